/** Abbreviations in running text that no vocabulary knows, with the words that they are spelt out by beside them. */
import { foldText } from '../../pipeline/model/print/fold.ts';
import type { TermUse } from '../vocabulary/terms.ts';
import type { Vocabulary } from '../vocabulary/vocabulary.ts';
import { glossaryNames } from '../vocabulary/glossary.ts';

/** An abbreviation as printed, and the words in or before its brackets whose initials it holds; null without any. */
export type UnknownAbbreviation = { short: string; long: string | null };

const shape = /(?<![\p{L}\p{N}])\p{Lu}(?=[\p{L}\p{N}-]{1,11}(?![\p{L}\p{N}]))[\p{L}\p{N}]*(?:-\p{Lu}[\p{L}\p{N}]*)?/gu;
const roman = /^[IVXLC]+$/;

/**
 * The abbreviations of a text: words of at least two capitals, more capitals than small letters, that no glossary holds and
 * no "=" explains as a part of its formula.
 * A text in capitals has none: there every word looks like one.
 */
export function unknownAbbreviations(
  text: string,
  uses: readonly TermUse[],
  vocabulary: Vocabulary,
): UnknownAbbreviation[] {
  if (isCapitals(text)) return [];
  const aliases = vocabulary.derive(foldedAliases);
  const symbols = new Set([...text.matchAll(/(\p{L}[\p{L}\p{N}]*)\s*=(?!=)/gu)].map(([, symbol]) => symbol));
  const found = [...text.matchAll(shape)].filter(({ 0: word, index }) => {
    const capitals = word.replace(/[^\p{Lu}]/gu, '').length;
    const small = word.replace(/[^\p{Ll}]/gu, '').length;
    if (capitals < 2 || small >= capitals || roman.test(word)) return false;
    // "NK = nilai kondisi" names a part of the formula, for this formula only
    if (symbols.has(word)) return false;
    if (uses.some((use) => index >= use.from && index < use.to)) return false;
    // a word of the trade in capitals is emphasis, not an abbreviation
    return !aliases.has(foldText(word)) && !vocabulary.words.has(word.toLowerCase());
  });
  return found.map(({ 0: short, index }) => ({ short, long: spelledOut(text, index, index + short.length, short) }));
}

function isCapitals(text: string): boolean {
  const words = text.match(/\p{L}{2,}/gu) ?? [];
  return words.filter((word) => word === word.toUpperCase()).length * 2 > words.length;
}

function foldedAliases(vocabulary: Vocabulary): ReadonlySet<string> {
  return new Set(glossaryNames.flatMap((name) => vocabulary[name].entries.map(({ alias }) => foldText(alias))));
}

/** "Kelompok Budi Daya Ikan (POKDAKAN)" or "POKDAKAN (Kelompok ...)": words whose letters the abbreviation picks in order. */
function spelledOut(text: string, from: number, to: number, short: string): string | null {
  const after = /^\s*\(([^()]+)\)/.exec(text.slice(to))?.[1];
  if (after !== undefined && spells(after.trim(), short)) return after.trim();
  if (!/\(\s*$/.test(text.slice(0, from)) || !/^\s*\)/.test(text.slice(to))) return null;
  const before = text
    .slice(0, from)
    .replace(/\(\s*$/, '')
    .trim()
    .split(/\s+/);
  for (let n = 2; n <= Math.min(before.length, short.length + 3); n++) {
    const words = before.slice(-n).join(' ');
    if (!/[.;:,()]/.test(words) && spells(words, short)) return words;
  }
  return null;
}

const joining = new Set(['dan', 'yang', 'di', 'dengan', 'untuk', 'serta', 'atau', 'bagi', 'dari']);

/** One initial of the abbreviation for every word but joining ones, in order; "P3A" counts three words with P. */
export function spells(words: string, short: string): boolean {
  const initials = foldText(words)
    .split(' ')
    .filter((word) => !joining.has(word))
    .map((word) => word.charAt(0))
    .join('');
  const letters = short
    .toLowerCase()
    .replace(/([a-z])(\d)/g, (_, letter: string, times: string) => letter.repeat(Math.min(Number(times), 9)))
    .replace(/[^\p{L}]/gu, '');
  return initials.length > 1 && initials === letters;
}
