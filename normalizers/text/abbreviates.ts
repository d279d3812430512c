/** Whether a short form is made of the letters of a long one: "PMKS", "P3K", "diklat", "KTP-el". */
import { squash } from '../../pipeline/model/print/fold.ts';

/** Letters of a piece from inside a word ("pendidikan": "dik"); one letter alone must be the first of its word. */
const leastInside = 2;

/**
 * True when the letters of `short` are pieces of the words of `long`, one piece or more of each word and in their order;
 * words that only join (`isJoint`) may give none. A number counts the letter before it or behind it: "P3K" is "PPPK".
 */
export function abbreviates(short: string, long: string, isJoint: (word: string) => boolean): boolean {
  const words = long
    .toLowerCase()
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== '');
  const printed = squash(short);
  if (words.length < 2 || printed.length < 2) return false;
  return [printed, ...counted(printed)].some((letters) => isMadeOf(letters, words, isJoint));
}

/** "p3k" as "pppk", "up2k" as "uppk". */
function counted(letters: string): string[] {
  if (!/\p{L}[2-9]/u.test(letters)) return [];
  return [letters.replace(/(\p{L})([2-9])/gu, (_, letter: string, times: string) => letter.repeat(Number(times)))];
}

function isMadeOf(letters: string, words: readonly string[], isJoint: (word: string) => boolean): boolean {
  // ends of what the words so far can give
  let ends = new Set([0]);
  for (const word of words) {
    const next = new Set<number>(isJoint(word) ? ends : []);
    for (const from of ends) for (const to of piecesAt(letters, from, word)) next.add(to);
    ends = next;
  }
  return ends.has(letters.length);
}

/** Where a piece of the word that begins at `from` may end. */
function piecesAt(letters: string, from: number, word: string): number[] {
  const ends: number[] = [];
  for (let to = from + 1; to <= letters.length; to++) {
    const piece = letters.slice(from, to);
    if (word.startsWith(piece) || (piece.length >= leastInside && word.includes(piece))) ends.push(to);
  }
  return ends;
}
