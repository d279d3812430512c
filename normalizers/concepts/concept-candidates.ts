/** Which concepts are worth comparing: those that share telling words. No pair is looked at that shares none. */
import { addTo } from '../../pipeline/model/groups.ts';
import type { Lemmas } from '../phrases/lemmas.ts';
import type { Subject } from './phrasing/subject.ts';
import type { Weights } from './weights.ts';

/** Pairs of places in the list of subjects, the smaller first, in ascending order. */
export type Candidates = [number, number][];

/**
 * A subject is looked for by this many of its most telling words. A word that more than `long` subjects say is left out
 * while a rarer one is there, so that the search grows with the number of subjects and not with its square; of what is
 * found, `others` that share most are compared.
 */
const limits = { words: 6, long: 200, others: 24 };

/** Finds pairs by near families of words, the most telling first; the most bits in common come first where there are too many. */
export function candidatePairs(subjects: readonly Subject[], weights: Weights, lemmas: Lemmas): Candidates {
  const wordsOf = subjects.map((subject) => tellingWords(subject, weights, lemmas));
  const postings = new Map<string, number[]>();
  wordsOf.forEach((words, i) => {
    for (const word of words.keys()) addTo(postings, word, i);
  });
  const found: Set<number>[] = subjects.map(() => new Set());
  wordsOf.forEach((words, i) => {
    const shared = new Map<number, number>();
    for (const [word, bits] of askedWords(words, postings)) {
      for (const other of postings.get(word)!) if (other !== i) shared.set(other, (shared.get(other) ?? 0) + bits);
    }
    const nearest = [...shared].sort((x, y) => y[1] - x[1] || x[0] - y[0]).slice(0, limits.others);
    for (const [other] of nearest) found[Math.min(i, other)]!.add(Math.max(i, other));
  });
  return found.flatMap((others, i) => [...others].sort((x, y) => x - y).map((j): [number, number] => [i, j]));
}

function askedWords(words: ReadonlyMap<string, number>, postings: ReadonlyMap<string, number[]>): [string, number][] {
  const count = (word: string): number => postings.get(word)!.length;
  const rarest = [...words].sort((x, y) => y[1] - x[1] || count(x[0]) - count(y[0]) || (x[0] < y[0] ? -1 : 1));
  const short = rarest.filter(([word]) => count(word) > 1 && count(word) <= limits.long);
  return short.length > 0 ? short.slice(0, limits.words) : rarest.filter(([word]) => count(word) > 1).slice(0, 1);
}

function tellingWords(subject: Subject, weights: Weights, lemmas: Lemmas): Map<string, number> {
  const words = new Map<string, number>();
  for (const lemma of [...subject.parts.map((part) => part.lemma), ...subject.aside]) {
    words.set(lemmas.nearOf(lemma), weights.bits(lemma));
  }
  return words;
}
