/** Which pairs are worth comparing: those that share telling words. No pair is looked at that shares none. */
import type { Lemmas } from '../phrases/lemmas.ts';
import type { Subject } from './subject.ts';
import type { Weights } from './weights.ts';
import { addTo } from '../../pipeline/model/groups.ts';

/** Pairs of places in the list of subjects, the smaller first, in ascending order. */
export type Candidates = [number, number][];

/** A subject is looked for by this many of its most telling words, and compared with this many others at most. */
const limits = { words: 6, others: 60 };

/** Blocks by near families of words, the rarest first; the most bits in common come first where there are too many. */
export function candidatePairs(subjects: readonly Subject[], weights: Weights, lemmas: Lemmas): Candidates {
  const keysOf = subjects.map((subject) => blockingKeys(subject, weights, lemmas));
  const postings = new Map<string, number[]>();
  keysOf.forEach((keys, i) => {
    for (const key of keys.keys()) addTo(postings, key, i);
  });
  const pairs = new Set<string>();
  keysOf.forEach((keys, i) => {
    const shared = new Map<number, number>();
    const asked = [...keys].sort((x, y) => y[1] - x[1] || (x[0] < y[0] ? -1 : 1)).slice(0, limits.words);
    for (const [key, bits] of asked) {
      for (const other of postings.get(key) ?? []) if (other !== i) shared.set(other, (shared.get(other) ?? 0) + bits);
    }
    const nearest = [...shared].sort((x, y) => y[1] - x[1] || x[0] - y[0]).slice(0, limits.others);
    for (const [other] of nearest) pairs.add(i < other ? `${i} ${other}` : `${other} ${i}`);
  });
  return [...pairs]
    .map((pair) => pair.split(' ').map(Number) as [number, number])
    .sort((x, y) => x[0] - y[0] || x[1] - y[1]);
}

function blockingKeys(subject: Subject, weights: Weights, lemmas: Lemmas): Map<string, number> {
  const keys = new Map<string, number>();
  for (const lemma of [...subject.parts.map((part) => part.lemma), ...subject.aside]) {
    keys.set(lemmas.nearOf(lemma), weights.bits(lemma));
  }
  return keys;
}
