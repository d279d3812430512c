/** One row that became two, and two that became one: the usual change when cell borders are found elsewhere. */
import type { Indicator } from '../../pipeline/model/meaning/dataset.ts';
import { featuresOf, rowDistance, type RowFeatures } from './row-distance.ts';

/** A group of rows taken for the same content: one side has one row, the other two. */
export type Regroup = { whole: RowFeatures; parts: [RowFeatures, RowFeatures] };

const joined = (a: string | null, b: string | null): string | null =>
  a === null || b === null || a === b ? (a ?? b) : `${a} ${b}`;

/** Two rows as if they were one: texts put together in order, equal ones (merged cells) kept once. */
export function joinRows(a: Indicator, b: Indicator): Indicator {
  const lists = <T extends { text: string }>(x: T[], y: T[]): T[] => [
    ...x,
    ...y.filter((item) => !x.some((known) => known.text === item.text)),
  ];
  return {
    ...a,
    name: joined(a.name, b.name),
    objective: joined(a.objective, b.objective),
    definition: joined(a.definition, b.definition),
    formula: {
      ...a.formula,
      text: joined(a.formula.text, b.formula.text),
      numerator: joined(a.formula.numerator, b.formula.numerator),
      denominator: joined(a.formula.denominator, b.formula.denominator),
    },
    responsible: lists(a.responsible, b.responsible),
    dataSources: lists(a.dataSources, b.dataSources),
    targets: lists(a.targets, b.targets),
  };
}

/** Joining two rows must bring the distance down to this share of the best single one (engineering practice: 30 %). */
const leastGain = 0.7;
const leastApart = 0.1; // a whole that one part says nearly alone is that part: twins beside each other are no halves
const most = 0.45; // a joined pair farther away than this is no evidence of anything

/**
 * Splits among the rows of one document: for each whole row with at most one partner, a free neighbour of that
 * partner which together with it fits the whole much better. `partner` gives the index of the partner in `parts`.
 */
export function findRegroups(
  wholes: readonly RowFeatures[],
  parts: readonly RowFeatures[],
  partner: (whole: RowFeatures) => RowFeatures | null,
  taken: ReadonlySet<RowFeatures>,
): Regroup[] {
  const likely: (Regroup & { distance: number })[] = [];
  const place = new Map(parts.map((row, i) => [row, i]));
  const open = parts.flatMap((row, i) => {
    const next = parts[i + 1];
    return next && !taken.has(row) && !taken.has(next) ? [i] : [];
  });
  for (const whole of wholes) {
    const mate = partner(whole);
    const at = mate ? place.get(mate) : undefined;
    // with a partner only its neighbours can be the rest; without one any two free neighbours that share words
    const starts = mate ? (at === undefined ? [] : [at - 1, at]) : placesOf(whole, open, parts);
    const single = mate ? rowDistance(whole, mate) : 1;
    for (const i of starts) {
      const [a, b] = [parts[i], parts[i + 1]];
      if (!a || !b) continue;
      const free = (row: RowFeatures): boolean => row === mate || !taken.has(row);
      if (!free(a) || !free(b)) continue;
      const together = rowDistance(whole, featuresOf(joinRows(a.row, b.row)));
      const alone = Math.min(single, rowDistance(whole, a), rowDistance(whole, b));
      if (alone < leastApart || together > most || together > alone * leastGain) continue;
      likely.push({ whole, parts: [a, b], distance: together });
    }
  }
  // the nearest first: a row that was dropped may be like the halves of another
  const used = new Set<RowFeatures>();
  return likely
    .sort((x, y) => x.distance - y.distance)
    .flatMap(({ whole, parts }) => {
      const rows = [whole, ...parts];
      if (rows.some((row) => used.has(row))) return [];
      for (const row of rows) used.add(row);
      return [{ whole, parts }];
    });
}

const fewStarts = 200; // neighbours up to which each pair is tried

/** Places of free neighbours of which both share a good part of their words with the whole row. */
function placesOf(whole: RowFeatures, open: readonly number[], parts: readonly RowFeatures[]): readonly number[] {
  if (open.length <= fewStarts) return open;
  const words = new Set((whole.texts['name'] ?? '').split(' '));
  const shares = (row: RowFeatures | undefined): boolean => {
    const own = (row?.texts['name'] ?? '').split(' ');
    return own.filter((word) => words.has(word)).length * 2 >= own.length;
  };
  return open.filter((i) => shares(parts[i]) && shares(parts[i + 1])).slice(0, fewStarts);
}
