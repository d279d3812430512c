/** Which rows of two long lists are worth comparing: those that share rare words. Linear in rows, not in pairs. */
import { addTo } from '../../pipeline/model/groups.ts';
import { assign } from './assign.ts';
import { rowDistance, type RowFeatures } from './row-distance.ts';

const allPairs = 2500; // pairs up to which each row is compared with each
const wordsAsked = 4; // the rarest words of a row
const rowsAsked = 40; // rows that hold a word; a word of more tells nothing
const largest = 60; // rows of one group that are assigned at the least cost; larger ones take the nearest first

/** Pairs at the least cost, one to one; a pair that costs the limit or more is not made. `costOf` is 0 (same) to 1. */
export function cheapestMates(
  left: readonly RowFeatures[],
  right: readonly RowFeatures[],
  costOf: (a: RowFeatures, b: RowFeatures) => number,
  limit: number,
): [RowFeatures, RowFeatures][] {
  if (left.length === 0 || right.length === 0) return [];
  if (left.length * right.length <= allPairs) return assigned(left, right, costOf, limit);
  const near = new Map(left.map((a): [RowFeatures, RowFeatures[]] => [a, []]));
  const rare = postings(right);
  for (const a of left) {
    const others = new Set(rarestWords(a, rare).flatMap((word) => rare.get(word) ?? []));
    for (const b of others) if (rowDistance(a, b) < limit) near.get(a)!.push(b);
  }
  return groupsOf(near).flatMap(([own, others]) =>
    own.length <= largest && others.length <= largest
      ? assigned(own, others, costOf, limit)
      : nearestFirst(own, near, costOf, limit),
  );
}

function assigned(
  left: readonly RowFeatures[],
  right: readonly RowFeatures[],
  costOf: (a: RowFeatures, b: RowFeatures) => number,
  limit: number,
): [RowFeatures, RowFeatures][] {
  const cost = left.map((a) => right.map((b) => costOf(a, b)));
  return assign(cost, limit).flatMap((j, i): [RowFeatures, RowFeatures][] => {
    const [a, b] = [left[i], right[j]];
    return a && b ? [[a, b]] : [];
  });
}

function nearestFirst(
  left: readonly RowFeatures[],
  near: ReadonlyMap<RowFeatures, readonly RowFeatures[]>,
  costOf: (a: RowFeatures, b: RowFeatures) => number,
  limit: number,
): [RowFeatures, RowFeatures][] {
  const pairs = left.flatMap((a) => (near.get(a) ?? []).map((b) => ({ a, b, cost: costOf(a, b) })));
  pairs.sort((x, y) => x.cost - y.cost);
  const used = new Set<RowFeatures>();
  return pairs.flatMap(({ a, b, cost }): [RowFeatures, RowFeatures][] => {
    if (cost >= limit || used.has(a) || used.has(b)) return [];
    used.add(a).add(b);
    return [[a, b]];
  });
}

const wordsIn = ({ texts }: RowFeatures): Set<string> =>
  new Set(
    [texts['name'] ?? '', texts['formula'] ?? '']
      .join(' ')
      .split(' ')
      .filter((word) => word.length > 2),
  );

function postings(rows: readonly RowFeatures[]): Map<string, RowFeatures[]> {
  const found = new Map<string, RowFeatures[]>();
  for (const row of rows) for (const word of wordsIn(row)) addTo(found, word, row);
  return found;
}

function rarestWords(row: RowFeatures, rare: ReadonlyMap<string, RowFeatures[]>): string[] {
  return [...wordsIn(row)]
    .map((word) => ({ word, rows: rare.get(word)?.length ?? 0 }))
    .filter(({ rows }) => rows > 0 && rows <= rowsAsked)
    .sort((a, b) => a.rows - b.rows)
    .slice(0, wordsAsked)
    .map(({ word }) => word);
}

/** Rows that hang together over near ones, both sides of each group. */
function groupsOf(near: ReadonlyMap<RowFeatures, readonly RowFeatures[]>): [RowFeatures[], RowFeatures[]][] {
  const back = new Map<RowFeatures, RowFeatures[]>();
  for (const [a, list] of near) for (const b of list) addTo(back, b, a);
  const seen = new Set<RowFeatures>();
  const groups: [RowFeatures[], RowFeatures[]][] = [];
  for (const [start, list] of near) {
    if (seen.has(start) || list.length === 0) continue;
    const [own, others]: [RowFeatures[], RowFeatures[]] = [[], []];
    const open = [start];
    seen.add(start);
    for (let a = open.pop(); a !== undefined; a = open.pop()) {
      own.push(a);
      for (const b of near.get(a) ?? []) {
        if (seen.has(b)) continue;
        seen.add(b);
        others.push(b);
        for (const next of back.get(b) ?? []) {
          if (seen.has(next)) continue;
          seen.add(next);
          open.push(next);
        }
      }
    }
    groups.push([own, others]);
  }
  return groups;
}
