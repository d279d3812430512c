/** Scores the concepts of a dataset against marked pairs: which indicators were rightly said to mean the same. */
import type { Dataset, Indicator } from '../../pipeline/model/meaning/dataset.ts';
import { PairRelation, type MarkedPair, type PairTruth } from '../../pipeline/model/truth/marked-pair.ts';
import { documentKey, locateRows, rowKey } from './located-rows.ts';
import { shareOf, type Share } from './share.ts';
import {
  conceptRelations,
  keysOf,
  markedRelations,
  pairKey,
  relationBetween,
  type PairRelations,
} from './pair-relations.ts';

/** Precision, recall and F1 with the counts of pairs behind them. */
type PairScore = { precision: Share; recall: Share; f1: Share; found: number; truth: number; right: number };

/** A pair that is not right, with the indicators' names; `marked` is null where nobody marked it. */
export type PairMiss = {
  kind: 'missed pair' | 'wrong pair' | 'other relation';
  first: string;
  second: string;
  names: [string, string];
  marked: PairRelation | null;
  found: PairRelation;
  note: string;
};

/**
 * `alike` counts pairs that are exact or close, `exact` those that are exact, both over pairs of different documents;
 * `bCubed` is a mean over indicators. `confusion` counts all marked pairs of the run: `confusion[marked][found]`.
 */
export type PairEvaluation = {
  indicators: number;
  marked: number;
  alike: PairScore;
  exact: PairScore;
  bCubed: Pick<PairScore, 'precision' | 'recall' | 'f1'>;
  confusion: Record<PairRelation, Record<PairRelation, number>>;
  misses: PairMiss[];
  lostRows: string[];
  missingDocuments: string[];
};

const isAlike = (relation: PairRelation | null): boolean => relation === 'exact' || relation === 'close';

/**
 * Two indicators of different documents are found alike when both are exact or close members of one concept; pairs that
 * are not marked are different. Documents that the truth does not name are left out; rows that the run lost count as
 * missed, and so do all rows of documents that it lacks. B-cubed after Bagga and Baldwin (1998), with all that is
 * alike to an indicator as its cluster, since "close" is not transitive.
 */
export function scorePairs(dataset: Dataset, truth: PairTruth): PairEvaluation {
  const { ids, missingDocuments, lostRows } = locateRows(dataset, truth.rows);
  const neverSeen = truth.rows.filter((row) => missingDocuments.includes(row.document));
  const measured = measuredKeys(dataset, ids);
  const found = conceptRelations(dataset, measured);
  const marked = markedRelations(truth.pairs);
  const names = new Map(truth.rows.map((row) => [rowKey(row), row.name]));
  for (const one of dataset.indicators) names.set(measured.get(one.id) ?? '', one.name ?? '');
  const keys = [...new Set([...measured.values(), ...[...lostRows, ...neverSeen].map(rowKey)])];
  const of = (relations: PairRelations, counts: typeof isAlike): string[] =>
    [...relations].filter(([pair, relation]) => !isWithinOne(pair) && counts(relation)).map(([pair]) => pair);
  const isExact = (relation: PairRelation | null): boolean => relation === 'exact';
  return {
    indicators: keys.length,
    marked: truth.pairs.length,
    alike: pairScore(of(found, isAlike), of(marked, isAlike)),
    exact: pairScore(of(found, isExact), of(marked, isExact)),
    bCubed: bCubed(keys, of(found, isAlike), of(marked, isAlike)),
    confusion: confusionOf(truth.pairs, found),
    misses: missesOf(found, marked, names, new Map(truth.pairs.map((one) => [pairOf(one), one.note]))),
    lostRows: lostRows.map((row) => `${rowKey(row)} ${row.name}`),
    missingDocuments,
  };
}

/** The key of each indicator of the measured documents, by id; a row that the truth does not know gets a mark. */
function measuredKeys(dataset: Dataset, ids: ReadonlyMap<string, string>): Map<string, string> {
  const keyOf = new Map([...ids].map(([key, id]) => [id, key]));
  const measured = new Set(dataset.indicators.filter((one) => keyOf.has(one.id)).map((one) => one.document));
  const files = new Map(dataset.documents.map((one) => [one.id, documentKey(one.file)]));
  const invented = (one: Indicator): string => `${files.get(one.document) ?? ''}#${one.position}?`;
  return new Map(
    dataset.indicators
      .filter((one) => measured.has(one.document))
      .map((one) => [one.id, keyOf.get(one.id) ?? invented(one)]),
  );
}

const pairOf = (one: MarkedPair): string => pairKey(rowKey(one.first), rowKey(one.second));
const documentOf = (key: string): string => key.slice(0, key.lastIndexOf('#'));
const isWithinOne = (pair: string): boolean => new Set(keysOf(pair).map(documentOf)).size === 1;

function pairScore(found: readonly string[], truth: readonly string[]): PairScore {
  const wanted = new Set(truth);
  const right = found.filter((pair) => wanted.has(pair)).length;
  const [precision, recall] = [shareOf(right, found.length), shareOf(right, truth.length)];
  const f1 = shareOf(2 * right, found.length + truth.length);
  return { precision, recall, f1, found: found.length, truth: truth.length, right };
}

function bCubed(keys: readonly string[], found: readonly string[], truth: readonly string[]): PairEvaluation['bCubed'] {
  const [besideFound, besideTruth] = [neighbours(keys, found), neighbours(keys, truth)];
  const shares = keys.map((key) => {
    const [inRun, inTruth] = [besideFound.get(key)!, besideTruth.get(key)!];
    const both = [...inRun].filter((other) => inTruth.has(other)).length;
    return { precision: both / inRun.size, recall: both / inTruth.size };
  });
  const sum = (of: 'precision' | 'recall'): number => shares.reduce((total, one) => total + one[of], 0);
  const [precision, recall] = [sum('precision'), sum('recall')];
  const [ofRun, ofTruth] = [shareOf(precision, keys.length), shareOf(recall, keys.length)];
  // every key is beside itself: neither sum is 0 where there are keys
  const f1 = shareOf(2 * precision * recall, (precision + recall) * keys.length);
  return { precision: ofRun, recall: ofTruth, f1 };
}

/** Each key with itself and all that a pair puts beside it. */
function neighbours(keys: readonly string[], pairs: readonly string[]): Map<string, Set<string>> {
  const beside = new Map(keys.map((key) => [key, new Set([key])]));
  for (const [first, second] of pairs.map(keysOf)) {
    beside.get(first)?.add(second);
    beside.get(second)?.add(first);
  }
  return beside;
}

function confusionOf(pairs: readonly MarkedPair[], found: PairRelations): PairEvaluation['confusion'] {
  const zero = Object.fromEntries(PairRelation.options.map((r) => [r, 0])) as Record<PairRelation, number>;
  const counts = Object.fromEntries(PairRelation.options.map((r) => [r, { ...zero }])) as PairEvaluation['confusion'];
  for (const { first, second, relation } of pairs) {
    counts[relation][relationBetween(found, rowKey(first), rowKey(second)) ?? 'different']++;
  }
  return counts;
}

/** Pairs of different documents that count against precision or recall, or are marked as something else. */
function missesOf(
  found: PairRelations,
  marked: PairRelations,
  names: ReadonlyMap<string, string>,
  notes: ReadonlyMap<string, string>,
): PairMiss[] {
  const all = [...new Set([...marked.keys(), ...found.keys()])].filter((pair) => !isWithinOne(pair)).sort();
  return all.flatMap((pair) => {
    const [mark, seen] = [marked.get(pair) ?? null, found.get(pair) ?? 'different'];
    const kind = kindOfMiss(mark, seen);
    const [first, second] = keysOf(pair);
    const both: [string, string] = [names.get(first) ?? '', names.get(second) ?? ''];
    return kind ? [{ kind, first, second, names: both, marked: mark, found: seen, note: notes.get(pair) ?? '' }] : [];
  });
}

function kindOfMiss(marked: PairRelation | null, found: PairRelation): PairMiss['kind'] | null {
  if (isAlike(marked) !== isAlike(found)) return isAlike(marked) ? 'missed pair' : 'wrong pair';
  return marked !== null && marked !== found ? 'other relation' : null;
}
