/** The one home of string-similarity: how alike two texts are, and which of many is meant. Similarity proposes only. */
import { compareTwoStrings } from 'string-similarity';
import { squash } from '../../pipeline/model/print/fold.ts';

/** The nearest of several candidates: its index, its score, and the best score of a candidate with another meaning. */
export type Nearest = { index: number; score: number; runnerUp: number };

/**
 * Bigram Dice of the squashed texts, 0 to 1. The package gives 0 to short texts with one letter moved and counts case;
 * so both are squashed first, and texts under three letters must be equal.
 */
export function similarity(a: string, b: string): number {
  const left = squash(a);
  const right = squash(b);
  if (left === right) return 1;
  if (left.length < 3 || right.length < 3) return 0;
  return compareTwoStrings(left, right);
}

/** True when both texts hold the same numbers in the same order: "target 2023" and "target 2024" are not alike. */
export function sameNumbers(a: string, b: string): boolean {
  const numbers = (text: string) => (text.match(/\d+/g) ?? []).join(' ');
  return numbers(a) === numbers(b);
}

/** A candidate of `nearest`: its text already squashed, and what it means. */
export type Candidate = { key: string; meaning: string };

/** Candidates that reach `floor` with their scores, the best first; equal scores keep the order of the candidates. */
export function rank(
  text: string,
  candidates: readonly Pick<Candidate, 'key'>[],
  floor: number,
): { index: number; score: number }[] {
  const key = squash(text);
  if (key.length < 3) return [];
  const pairs = new Set(Array.from({ length: key.length - 1 }, (_, i) => key.slice(i, i + 2)));
  const scored: { index: number; score: number }[] = [];
  candidates.forEach(({ key: other }, index) => {
    if (!mayReach(floor, key, other, pairs)) return;
    const score = key === other ? 1 : other.length < 3 ? 0 : compareTwoStrings(key, other);
    if (score >= floor) scored.push({ index, score });
  });
  return scored.sort((a, b) => b.score - a.score || a.index - b.index);
}

/**
 * The candidate that a text means, or null when none reaches `threshold`, when another meaning is less than `margin`
 * behind, or when its numbers differ. Ties go to the first.
 */
export function nearest(
  text: string,
  candidates: readonly Candidate[],
  limits: { threshold: number; margin: number },
): Nearest | null {
  const ranked = rank(text, candidates, limits.threshold - limits.margin);
  const best = ranked.find(({ index }) => sameNumbers(squash(text), candidates[index]!.key));
  if (!best || best.score < limits.threshold) return null;
  const meant = candidates[best.index]!.meaning;
  const rivals = ranked.filter(({ index }) => candidates[index]!.meaning !== meant);
  const runnerUp = Math.max(0, ...rivals.map(({ score }) => score));
  return best.score - runnerUp < limits.margin ? null : { ...best, runnerUp };
}

// the package counts afresh for every pair of texts; most candidates are out by length, or by the pairs they lack
function mayReach(score: number, key: string, other: string, pairs: ReadonlySet<string>): boolean {
  const total = key.length + other.length - 2;
  const needed = (score * total) / 2 - 1e-9;
  if (Math.min(key.length, other.length) - 1 < needed) return false;
  let spare = other.length - 1 - needed;
  for (let i = 0; i + 1 < other.length; i++) {
    if (!pairs.has(other.slice(i, i + 2)) && --spare < 0) return false;
  }
  return true;
}
