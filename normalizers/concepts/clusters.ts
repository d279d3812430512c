/** Indicators that mean the same, put together: average link with pairs that must not meet. */
import type { Candidates } from './candidate-pairs.ts';
import type { Pairs } from './pairs.ts';

/** Share of the pairs between two clusters that must be alike before they become one. */
export const alikeShare = 0.6;

/**
 * Clusters as ascending places in the list of subjects, in the order of their first members. Pairs are joined from the
 * strongest down (ties by place, so that equal inputs give equal clusters); what people decided comes first.
 */
export function clusterPairs(count: number, candidates: Candidates, pairs: Pairs): number[][] {
  const clusterOf = Array.from({ length: count }, (_, i) => i);
  const members = new Map(clusterOf.map((_, i) => [i, [i]]));
  const links = candidates
    .filter(([i, j]) => pairs.isAlike(i, j))
    .map(([i, j]) => ({
      i,
      j,
      score: pairs.between(i, j).score + (pairs.between(i, j).relation === 'exact' ? 100 : 0),
    }))
    .sort((x, y) => y.score - x.score || x.i - y.i || x.j - y.j);
  for (const { i, j } of links) {
    const [a, b] = [clusterOf[i]!, clusterOf[j]!];
    if (a === b) continue;
    const [left, right] = [members.get(a)!, members.get(b)!];
    if (!mayJoin(left, right, pairs, pairs.isDecided(i, j))) continue;
    const [kept, gone] = a < b ? [a, b] : [b, a];
    members.set(
      kept,
      [...left, ...right].sort((x, y) => x - y),
    );
    members.delete(gone);
    for (const member of members.get(kept)!) clusterOf[member] = kept;
  }
  return [...members.values()].sort((x, y) => x[0]! - y[0]!);
}

function mayJoin(left: readonly number[], right: readonly number[], pairs: Pairs, isDecided: boolean): boolean {
  let alike = 0;
  for (const i of left) {
    for (const j of right) {
      if (pairs.isApart(i, j)) {
        // a person's "the same" yields only to a person's "different"
        if (!isDecided || pairs.isDecided(i, j)) return false;
      } else if (pairs.isAlike(i, j)) alike++;
    }
  }
  return isDecided || alike >= alikeShare * left.length * right.length;
}
