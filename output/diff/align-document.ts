/** The rows of one document in two runs, aligned. */
import type { Indicator } from '../../pipeline/model/meaning/dataset.ts';
import { addAll, addTo } from '../../pipeline/model/groups.ts';
import { cheapestMates } from './candidates.ts';
import { uniqueMates, type DocumentPair } from './documents.ts';
import { longestRising } from './longest-rising.ts';
import { contentKey, overlapOnPaper, rowDistance, type RowFeatures } from './row-distance.ts';
import { findRegroups } from './split-merge.ts';

/** Rows taken for the same, one to one, or one to two for a split or merge; one side is empty for added and removed. */
export type RowAlignment = {
  old: Indicator[];
  new: Indicator[];
  kind: 'paired' | 'added' | 'removed' | 'split' | 'merged';
  /** What decided it, in plain words. */
  because: string;
  /** The row stands elsewhere among its neighbours, or in another document. */
  moved: boolean;
  /** 0 (same) to 1, see rowDistance; null without a partner. */
  distance: number | null;
};

type Pair = { a: RowFeatures; b: RowFeatures; because: string };

/** A pair that is farther apart than this is an added and a removed row. */
const limit = 0.5;
/** An id or a place on paper alone does not pair rows that have little in common. */
const idLimit = 0.75;
/** Pairs of rows of a document without a partner yet, up to which each pair of neighbours is tried as halves of each row. */
const fewPairs = 2500;
const leastOverlap = 0.6; // intersection over union of the two names' boxes

/** The alignment of a pair that has not moved. */
export const pairing = ({ a, b, because }: Pair): RowAlignment => ({
  old: [a.row],
  new: [b.row],
  kind: 'paired',
  because,
  moved: false,
  distance: Math.round(rowDistance(a, b) * 1000) / 1000,
});

/**
 * Aligns the rows of one pair of documents, each side in the order of the document: exact unique rows, stable ids,
 * place on paper (same bytes only), distinctive keys, cheapest assignment in the gaps, splits and merges.
 */
export function alignDocument(
  left: RowFeatures[],
  right: RowFeatures[],
  documents: DocumentPair,
): { rows: RowAlignment[]; lost: RowFeatures[]; fresh: RowFeatures[] } {
  const pairs: Pair[] = [];
  const usedA = new Set<RowFeatures>();
  const usedB = new Set<RowFeatures>();
  const add = (because: string, mates: readonly (readonly [RowFeatures, RowFeatures])[]): void => {
    for (const [a, b] of mates) {
      pairs.push({ a, b, because });
      usedA.add(a);
      usedB.add(b);
    }
  };
  const free = (): [RowFeatures[], RowFeatures[]] => [
    left.filter((f) => !usedA.has(f)),
    right.filter((f) => !usedB.has(f)),
  ];
  const near = (mates: [RowFeatures, RowFeatures][]): [RowFeatures, RowFeatures][] =>
    mates.filter(([a, b]) => rowDistance(a, b) < idLimit);
  add('every field reads the same', uniqueMates(...free(), contentKey));
  add('the same id', near(uniqueMates(...free(), (f) => f.row.id)));
  if (documents.because === 'same bytes') add('the same place on the page', near(placeMates(...free())));
  for (const [because, keyOf] of distinctiveKeys) add(because, uniqueMates(...free(), keyOf));
  // before rows are given to the likest: the two halves of one row each have something in common with a neighbour of it
  const [looseA, looseB] = free();
  const early = looseA.length * looseB.length <= fewPairs ? regroupRows(left, right, pairs) : [];
  for (const one of early.flatMap(({ features }) => features)) {
    usedA.add(one);
    usedB.add(one);
  }
  const isLoose = (f: RowFeatures): boolean => !usedA.has(f) && !usedB.has(f);
  add('the likest row between the same neighbours', gapMates(left, right, pairs, isLoose));
  add('the likest row left', assignMates(...free(), left.length, right.length));
  const regroups = [...early, ...regroupRows(left, right, pairs, new Set(early.flatMap(({ features }) => features)))];
  const grouped = new Set(regroups.flatMap((r) => r.features));
  const kept = pairs.filter((p) => !grouped.has(p.a) && !grouped.has(p.b));
  const steady = steadyPairs(kept, left, right);
  return {
    rows: [...kept.map((p) => ({ ...pairing(p), moved: !steady.has(p) })), ...regroups.map((r) => r.row)],
    lost: left.filter((f) => !usedA.has(f) && !grouped.has(f)),
    fresh: right.filter((f) => !usedB.has(f) && !grouped.has(f)),
  };
}

const keyOfTexts =
  (...fields: string[]) =>
  (f: RowFeatures): string | null => {
    const texts = fields.map((field) => f.texts[field] ?? '');
    return texts.some((t) => t === '') ? null : texts.join('\u0001');
  };

/** Keys that tell rows apart, the most telling first. */
const distinctiveKeys: readonly (readonly [string, (f: RowFeatures) => string | null])[] = [
  ['the same name, formula and objective', keyOfTexts('name', 'formula', 'objective')],
  ['the same name and formula', keyOfTexts('name', 'formula')],
  ['the same name and code', keyOfTexts('name', 'code')],
  ['the same name and objective', keyOfTexts('name', 'objective')],
  ['the same name', keyOfTexts('name')],
];

/** Pairs of rows that are each other's best overlap on the same page. */
function placeMates(left: RowFeatures[], right: RowFeatures[]): [RowFeatures, RowFeatures][] {
  const pageOf = ({ row }: RowFeatures): number | undefined => row.evidence['name']?.page;
  const byPage = (rows: RowFeatures[]): Map<number | undefined, RowFeatures[]> => {
    const pages = new Map<number | undefined, RowFeatures[]>();
    for (const row of rows) addTo(pages, pageOf(row), row);
    return pages;
  };
  const [onLeft, onRight] = [byPage(left), byPage(right)];
  const best = (f: RowFeatures, others: RowFeatures[]): RowFeatures | null => {
    let found: RowFeatures | null = null;
    let most = leastOverlap;
    for (const other of others) {
      const overlap = overlapOnPaper(f.row, other.row);
      if (overlap > most) [found, most] = [other, overlap];
    }
    return found;
  };
  return left.flatMap((a): [RowFeatures, RowFeatures][] => {
    if (!a.row.evidence['name']?.box) return [];
    const b = best(a, onRight.get(pageOf(a)) ?? []);
    return b && best(b, onLeft.get(pageOf(a)) ?? []) === a ? [[a, b]] : [];
  });
}

/** Pairs whose order is the same on both sides: the others have moved. */
function steadyPairs(pairs: Pair[], left: RowFeatures[], right: RowFeatures[]): Set<Pair> {
  const placeA = new Map(left.map((f, i) => [f, i]));
  const placeB = new Map(right.map((f, i) => [f, i]));
  const sorted = [...pairs].sort((x, y) => (placeA.get(x.a) ?? 0) - (placeA.get(y.a) ?? 0));
  return new Set(longestRising(sorted.map((p) => placeB.get(p.b) ?? 0)).flatMap((i) => sorted[i] ?? []));
}

/** Cheapest assignment inside each gap between pairs that are in the same order on both sides. */
function gapMates(
  left: RowFeatures[],
  right: RowFeatures[],
  pairs: Pair[],
  isLoose: (row: RowFeatures) => boolean,
): [RowFeatures, RowFeatures][] {
  const mateOf = new Map([...steadyPairs(pairs, left, right)].map((p) => [p.a, p.b]));
  const placeB = new Map(right.map((f, i) => [f, i]));
  const mates: [RowFeatures, RowFeatures][] = [];
  let gapA: RowFeatures[] = [];
  let from = 0;
  const close = (to: number): void => {
    const gapB = right.slice(from, to).filter(isLoose);
    addAll(mates, assignMates(gapA, gapB, left.length, right.length));
    gapA = [];
  };
  for (const a of left) {
    const b = mateOf.get(a);
    if (!b) {
      if (isLoose(a)) gapA.push(a);
      continue;
    }
    const at = placeB.get(b) ?? from;
    close(at);
    from = at + 1;
  }
  close(right.length);
  return mates;
}

/** Place counts little: at most this much of the distance for rows at opposite ends, and on other pages. */
const placeWeight = 0.04;

function assignMates(
  left: RowFeatures[],
  right: RowFeatures[],
  lengthA: number,
  lengthB: number,
): [RowFeatures, RowFeatures][] {
  const costOf = (a: RowFeatures, b: RowFeatures): number => {
    const ordinal = Math.abs(a.row.position / Math.max(lengthA, 1) - b.row.position / Math.max(lengthB, 1));
    return rowDistance(a, b) + placeWeight * Math.min(ordinal, 1);
  };
  return cheapestMates(left, right, costOf, limit);
}

/** Splits and merges of rows of which at most the whole has a partner; `grouped` are part of another. */
function regroupRows(
  left: RowFeatures[],
  right: RowFeatures[],
  pairs: Pair[],
  grouped: ReadonlySet<RowFeatures> = new Set(),
): { row: RowAlignment; features: RowFeatures[] }[] {
  const mateOfA = new Map(pairs.map((p) => [p.a, p.b]));
  const mateOfB = new Map(pairs.map((p) => [p.b, p.a]));
  const takenB = new Set([...mateOfA.values(), ...grouped]);
  const takenA = new Set([...mateOfB.values(), ...grouped]);
  const isOpen = (f: RowFeatures): boolean => !grouped.has(f);
  const splits = findRegroups(left.filter(isOpen), right, (a) => mateOfA.get(a) ?? null, takenB).map(
    ({ whole, parts }) => ({
      row: regrouped('split', [whole.row], [parts[0].row, parts[1].row]),
      features: [whole, ...parts],
    }),
  );
  const gone = new Set(splits.flatMap((s) => s.features));
  const merges = findRegroups(
    right.filter((f) => isOpen(f) && !gone.has(f)),
    left.filter((f) => !gone.has(f)),
    (b) => mateOfB.get(b) ?? null,
    takenA,
  ).map(({ whole, parts }) => ({
    row: regrouped('merged', [parts[0].row, parts[1].row], [whole.row]),
    features: [whole, ...parts],
  }));
  return [...splits, ...merges];
}

const regrouped = (kind: 'split' | 'merged', old: Indicator[], fresh: Indicator[]): RowAlignment => ({
  old,
  new: fresh,
  kind,
  because: 'two neighbours read together are much liker the one row than either alone',
  moved: false,
  distance: null,
});
