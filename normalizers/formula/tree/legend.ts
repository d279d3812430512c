/** What the letters of a formula stand for: "A = jumlah ..., B = jumlah ...". */
import { squeeze } from '../../text/plain-text.ts';

/** Whether a text is a letter or a short sign that stands for something else: "A", "a", "HP", "RT SL", "P 15+". */
export function isSymbol(text: string): boolean {
  const bare = text.replace(/^[("“]+|[)"”.,;]+$/gu, '');
  return /^(?:\p{L}\d?|\p{Lu}[\p{L}\d]{1,4}|\p{Lu}{1,4} (?:[\p{L}\d+]{1,5}))$/u.test(bare);
}

/**
 * What each symbol stands for, as far as the texts say it; a symbol with two meanings has none. A first text that others
 * go on from (`isOpen`) may have lost the end of its last meaning, which is left out.
 */
export function readLegend(texts: readonly string[], symbols: readonly string[], isOpen = false): Map<string, string> {
  const meanings = new Map<string, string | null>();
  texts.forEach((text, i) => {
    const found = meaningsIn(squeeze(text), symbols);
    for (const { symbol, meaning, last } of found) {
      if (i === 0 && isOpen && last) continue;
      const before = meanings.get(symbol);
      meanings.set(symbol, before !== undefined && before !== meaning ? null : meaning);
    }
  });
  return new Map([...meanings].filter((entry): entry is [string, string] => entry[1] !== null));
}

type Meaning = { symbol: string; meaning: string; last: boolean };

function meaningsIn(text: string, symbols: readonly string[]): Meaning[] {
  const wanted = symbols.flatMap((symbol) => keysOf(text, symbol)).sort((a, b) => a.from - b.from);
  const others = [...text.matchAll(/(?<![\p{L}\d])\p{L}[\p{L}\d+]{0,5}\s*=/gu)]
    .map((match) => match.index)
    .filter((at) => !wanted.some((key) => at >= key.from && at < key.to));
  const starts = [...wanted.map((key) => key.from), ...others];
  return wanted.flatMap(({ symbol, to }) => {
    const next = Math.min(text.length, ...starts.filter((at) => at >= to));
    const meaning = meaningOf(text.slice(to, next));
    return meaning === '' ? [] : [{ symbol, meaning, last: next === text.length }];
  });
}

function keysOf(text: string, symbol: string): { symbol: string; from: number; to: number }[] {
  const sign = symbol.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
  const key = new RegExp(`(?<![\\p{L}\\p{N}=+/x×*-] ?)(?<![\\p{L}\\p{N}])${sign}\\s*(?:=|:|adalah|yaitu)\\s+`, 'gu');
  const loose = new RegExp(`(?<![\\p{L}\\p{N}])${sign}\\s*=\\s*`, 'gu');
  const found = [...text.matchAll(loose)];
  return (found.length > 0 ? found : [...text.matchAll(key)]).map((match) => ({
    symbol,
    from: match.index,
    to: match.index + match[0].length,
  }));
}

/** A meaning ends with its sentence, and without the word that leads to the next one. */
function meaningOf(text: string): string {
  const sentence = /^(.*?(?:\p{Ll}{2}|\)))[.;]\s+(?=\p{Lu}|$)/u.exec(text)?.[1] ?? text;
  return sentence.replace(/[\s,;.]*(?:\b(?:dan|serta|sedangkan|keterangan|ket)\b\s*:?)?[\s,;.]*$/iu, '').trim();
}
