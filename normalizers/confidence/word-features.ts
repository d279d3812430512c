/** What the words of a field say against its reading. */
import type { Word } from '../../pipeline/model/reading/text.ts';
import type { Lexicon } from '../mending/lexicon.ts';
import type { Features } from '../vocabulary/confidence-model.ts';

/** A word under this confidence (0 to 1) is unsure: good print on a good scan is read above it. */
const sure = 0.9;
/** Shorter words have too many neighbours that are words as well. */
const provable = 4;
/** From this length on a word that differs by one letter from a repeated one is likely the same word. */
const comparable = 6;

/**
 * Features of the words as mended. Counts go in as log(1 + n): the second doubtful word says less than the first.
 * A lexicon proves a word of letters; numbers, short words and abbreviations have only the reader's confidence.
 */
export function wordFeatures(all: readonly Word[], lexicon: Lexicon): Features {
  const words = all.filter((word) => /[\p{L}\p{N}]/u.test(word.text));
  if (words.length === 0) return { 'no-words': 1 };
  const doubts = words.map((word) => 1 - word.confidence);
  const unsure = words.filter((word) => word.confidence < sure);
  const parts = words.flatMap((word) => partsOf(word));
  const unknown = parts.filter((part) => isProvable(part.text) && !lexicon.isWord(part.text));
  const count = (n: number) => Math.log1p(n);
  return {
    'doubt-mean': sum(doubts) / words.length,
    'doubt-most': Math.max(...doubts),
    'doubt-sum': count(sum(doubts)),
    'unsure-words': count(unsure.length),
    'unproved-words': count(unsure.filter((word) => !partsOf(word).every((part) => isProvable(part.text))).length),
    'unknown-words': count(unknown.length),
    'unknown-share': unknown.length / Math.max(1, parts.length),
    'unknown-unsure': count(sum(unknown.map((part) => 3 * (1 - part.confidence)))),
    'near-repeated': count(unknown.filter((part) => isNearRepeated(part.text.toLowerCase(), lexicon)).length),
    'odd-words': count(words.filter((word) => isOdd(word.text)).length),
    'stray-marks': count(
      all.filter((word) => /^[^\p{L}\p{N}\s]{1,3}$/u.test(word.text) && !usual.test(word.text)).length,
    ),
  };
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}

function partsOf(word: Word): Word[] {
  return word.text
    .split(/[^\p{L}\p{N}]+/u)
    .filter((text) => text !== '')
    .map((text) => ({ ...word, text }));
}

function isProvable(text: string): boolean {
  return text.length >= provable && /^\p{L}+$/u.test(text) && text !== text.toUpperCase();
}

/** Marks that stand alone in good text: list marks, signs of formulas, quotes. */
const usual = /^(?:[-–—•=+/:*×÷%&;.,()"“”]|\(|\))+$/;

/** Shapes that no author writes: a digit inside a word, a capital inside a lower-case word, a mark inside letters. */
function isOdd(text: string): boolean {
  const core = text.replace(/^[^\p{L}\p{N}]+|[^\p{L}\p{N}]+$/gu, '');
  if (/\p{L}[|!¢$§£¥<>[\]{}~_\\^]\p{L}/u.test(text)) return true;
  if (/\p{Ll}\d|\d\p{Ll}{2}/u.test(core) && !/^\p{L}?[23]$|^\d+(?:an|nya|th|jam)$/u.test(core)) return true;
  return /\p{Ll}{2}\p{Lu}/u.test(core) || /^[b-df-hj-np-tvwyz]$/i.test(core);
}

function isNearRepeated(word: string, lexicon: Lexicon): boolean {
  if (word.length < comparable) return false;
  return [...lexicon.counts].some(([other, n]) => n >= 2 && other !== word && differsByOne(word, other));
}

/** True when one letter changed, was lost or was added; a changed last letter is grammar more often than misreading. */
export function differsByOne(a: string, b: string): boolean {
  if (Math.abs(a.length - b.length) > 1 || a === b) return false;
  let start = 0;
  while (start < a.length && a[start] === b[start]) start++;
  let end = 0;
  while (end < Math.min(a.length, b.length) - start && a[a.length - 1 - end] === b[b.length - 1 - end]) end++;
  return Math.max(a.length, b.length) - start - end <= 1;
}
