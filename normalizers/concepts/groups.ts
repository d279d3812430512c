/** Concepts that a table shows in one column: average link with pairs that must not meet. */
import type { Comparison } from './evidence.ts';

/** Share of the pairs between two groups that must be alike before they become one. */
const alikeShare = 0.6;

/** What grouping asks of two concepts by their places. */
export type Likeness = {
  between: (i: number, j: number) => Comparison;
  /** May never stand in one column: told apart, or two rows of one document. */
  isApart: (i: number, j: number) => boolean;
};

/**
 * Groups as ascending places in the list of concepts, in the order of their first members. Pairs are joined from the
 * strongest down (ties by place, so that equal inputs give equal groups).
 */
export function groupConcepts(
  count: number,
  pairs: readonly (readonly [number, number])[],
  likeness: Likeness,
): number[][] {
  const isAlike = (i: number, j: number): boolean => {
    const { relation } = likeness.between(i, j);
    return (relation === 'exact' || relation === 'close') && !likeness.isApart(i, j);
  };
  const groupOf = Array.from({ length: count }, (_, i) => i);
  const members = new Map(groupOf.map((_, i) => [i, [i]]));
  const links = pairs
    .filter(([i, j]) => isAlike(i, j))
    .map(([i, j]) => ({ i, j, score: strength(likeness.between(i, j)) }))
    .sort((x, y) => y.score - x.score || x.i - y.i || x.j - y.j);
  for (const { i, j } of links) {
    const [a, b] = [groupOf[i]!, groupOf[j]!];
    if (a === b) continue;
    const [left, right] = [members.get(a)!, members.get(b)!];
    if (!mayJoin(left, right, isAlike, likeness.isApart)) continue;
    const [kept, gone] = a < b ? [a, b] : [b, a];
    members.set(
      kept,
      [...left, ...right].sort((x, y) => x - y),
    );
    members.delete(gone);
    for (const member of members.get(kept)!) groupOf[member] = kept;
  }
  return [...members.values()].sort((x, y) => x[0]! - y[0]!);
}

/** An exact pair is joined before any that is only close. */
const strength = ({ relation, score }: Comparison): number => score + (relation === 'exact' ? 100 : 0);

function mayJoin(
  left: readonly number[],
  right: readonly number[],
  isAlike: (i: number, j: number) => boolean,
  isApart: (i: number, j: number) => boolean,
): boolean {
  let alike = 0;
  for (const i of left) {
    for (const j of right) {
      if (isApart(i, j)) return false;
      if (isAlike(i, j)) alike++;
    }
  }
  return alike >= alikeShare * left.length * right.length;
}
