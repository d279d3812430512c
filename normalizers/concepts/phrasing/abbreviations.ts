/** Abbreviations that rows explain themselves: "Indeks Desa Membangun (IDM)" tells what "Nilai IDM" of another row is. */
import { foldText } from '../../../pipeline/model/print/fold.ts';

const spelled = /(?<![\p{L}\p{N}])(\p{Lu}[\p{L}\d]{1,9})\s*\(\s*((?:[\p{L}/-]+\s*){2,9})\)/gu;
const explained = /((?:[\p{L}/-]+\s+){1,9})\(\s*(\p{Lu}[\p{L}\d]{1,9})\s*\)/gu;
const skipped = new Set(['dan', 'di', 'yang', 'ke', 'pada', 'untuk', 'atas', 'dengan', 'dalam', 'of', 'and']);

/**
 * A function that writes abbreviations in full, learnt from texts in which one of the two stands in brackets behind the
 * other and its words begin with its letters. One that texts explain differently is left alone, as are those that
 * `isTerm` knows.
 */
export function learnAbbreviations(
  texts: Iterable<string>,
  isTerm: (abbreviation: string) => boolean,
): (text: string) => string {
  const found = new Map<string, Map<string, string>>();
  for (const text of texts) {
    for (const { short, long } of explainedAbbreviations(text)) {
      if (isTerm(short)) continue;
      const forms = found.get(short) ?? new Map<string, string>();
      if (!forms.has(foldText(long))) forms.set(foldText(long), long);
      found.set(short, forms);
    }
  }
  const known = new Map(
    [...found].filter(([, forms]) => forms.size === 1).map(([short, forms]) => [short, [...forms.values()][0]!]),
  );
  return (text) =>
    text.replace(/(?<![\p{L}\p{N}(])\p{Lu}[\p{L}\d]{1,9}(?![\p{L}\p{N})])/gu, (word) => known.get(word) ?? word);
}

/** Abbreviations that a text writes out itself, one of the two in brackets behind the other. */
export function explainedAbbreviations(text: string): { short: string; long: string }[] {
  if (!text.includes('(')) return [];
  const asides = [...text.matchAll(explained)].map(([, long = '', short = '']) => [long, short] as const);
  const spelt = [...text.matchAll(spelled)].map(([, short = '', long = '']) => [long, short] as const);
  return [...asides, ...spelt].flatMap(([before, short]) => {
    const long = longForm(before.trim().split(/\s+/), short);
    return long === null ? [] : [{ short, long }];
  });
}

/** The last words that begin with the letters of the abbreviation, in order; small words may have no letter. */
function longForm(words: readonly string[], abbreviation: string): string | null {
  const letters = abbreviation.toUpperCase();
  if (letters !== abbreviation) return null;
  let at = letters.length - 1;
  for (let i = words.length - 1; i >= 0; i--) {
    const word = words[i]!;
    if (word.charAt(0).toUpperCase() === letters[at]) {
      if (at === 0) return words.slice(i).join(' ');
      at--;
    } else if (!skipped.has(word.toLowerCase())) return null;
  }
  return null;
}
