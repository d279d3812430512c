/** In which words two texts differ, when misread letters, word order, doubled words and small words are left aside. */
import { readingWay, type Confusions } from './confusion.ts';
import { foldText } from '../../pipeline/model/print/fold.ts';

/** `words` stand in one text only; `mended` is the read text with misread words as the known text has them. */
export type WordDifference = { words: string[]; mended: string };

const small = new Set(['dan', 'serta', 'atau', 'di', 'yang', 'pada', 'untuk', 'dari', 'dengan', 'oleh', 'ke', 'bagi']);
/** High enough for three misreadings of any kind; how many are allowed is counted, not weighed. */
const anyWay = 24;

/**
 * The words in which a read text and a known one differ. A word that is no word of the language (`isWord`, given it
 * folded) may be a misreading of a known one, one sign in four; a real word never is: "kota" is no slip for "kata".
 */
export function wordDifference(
  read: string,
  known: string,
  confusions: Confusions,
  isWord: (word: string) => boolean,
): WordDifference {
  const there = foldText(known).split(' ');
  const here = foldText(read).split(' ');
  const missing = without(there, here);
  const slips = new Map<string, string>();
  const extra: string[] = [];
  for (const word of without(here, there)) {
    const at = isWord(word) ? -1 : missing.findIndex((other) => isSlip(word, other, confusions));
    if (at >= 0) slips.set(word, missing.splice(at, 1)[0]!);
    else if (word.length > 1) extra.push(word);
  }
  const mended = read.replace(/[\p{L}\p{N}]+/gu, (part) => slips.get(foldText(part)) ?? part);
  // a narrow column breaks words, and a doubled word says nothing new
  if (extra.join('') === missing.join('')) return { words: [], mended: mended === read ? known : mended };
  return { words: [...extra.filter((word) => !there.includes(word)), ...missing], mended };
}

function without(words: readonly string[], others: readonly string[]): string[] {
  const left = [...others];
  return words.filter((word) => {
    if (small.has(word)) return false;
    const at = left.indexOf(word);
    if (at >= 0) left.splice(at, 1);
    return at < 0;
  });
}

function isSlip(word: string, other: string, confusions: Confusions): boolean {
  if (word.length < 3 || other.length < 3 || Math.abs(word.length - other.length) > 2) return false;
  const way = readingWay(word, other, confusions, anyWay);
  return way !== null && way.misread <= Math.ceil(other.length / 4);
}
