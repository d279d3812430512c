/** All comparisons of a run, each made once, with the word of a person before that of the program. */
import type { Relation } from '../../pipeline/model/meaning/dataset.ts';
import { compare, type Scale } from './compare.ts';
import type { Comparison } from './evidence.ts';
import type { Subject } from './subject.ts';

/** What a person decided about two indicators: what the second is to the first, and the sentence that says so. */
export type Verdict = { first: string; second: string; relation: Relation | 'different'; because: string };

/** Comparisons by places in the list of subjects; the second of the pair is described, as seen from the first. */
export type Pairs = {
  between: (i: number, j: number) => Comparison;
  /** The reason, told with the first as the label. */
  reason: (i: number, j: number) => string;
  isDecided: (i: number, j: number) => boolean;
  /** May never be in one concept: decided so, told apart by the comparison, or two rows of one document. */
  isApart: (i: number, j: number) => boolean;
  isAlike: (i: number, j: number) => boolean;
};

const turned: Readonly<Record<string, Comparison['relation']>> = { narrower: 'broader', broader: 'narrower' };

/** What a relation is when it is seen from the other side. */
export function turn<R extends Comparison['relation']>(relation: R): R {
  return (turned[relation] ?? relation) as R;
}

/** Comparisons on demand, kept for the run. */
export function pairsOf(subjects: readonly Subject[], verdicts: readonly Verdict[], scale: Scale): Pairs {
  const place = new Map(subjects.map((subject, i) => [subject.id, i]));
  const decided = new Map<string, Comparison>();
  const keyOf = (i: number, j: number): string => (i < j ? `${i} ${j}` : `${j} ${i}`);
  for (const { first, second, relation, because } of verdicts) {
    const [i, j] = [place.get(first), place.get(second)];
    if (i === undefined || j === undefined || i === j) continue;
    const alike = relation === 'exact' || relation === 'close';
    const comparison = { relation: i < j ? relation : turn(relation), score: alike ? 1000 : -1000, because };
    decided.set(keyOf(i, j), { ...comparison, apart: alike ? null : because });
  }
  const known = new Map<string, Comparison>();
  const ordered = (i: number, j: number): Comparison => {
    const key = keyOf(i, j);
    const before = decided.get(key) ?? known.get(key);
    if (before) return before;
    const made = compare(subjects[i]!, subjects[j]!, scale);
    known.set(key, made);
    return made;
  };
  const between = (i: number, j: number): Comparison => {
    if (i < j) return ordered(i, j);
    const comparison = ordered(j, i);
    return { ...comparison, relation: turn(comparison.relation) };
  };
  const reason = (i: number, j: number): string =>
    (decided.get(keyOf(i, j)) ?? (i < j ? ordered(i, j) : compare(subjects[i]!, subjects[j]!, scale))).because;
  const isDecided = (i: number, j: number): boolean => decided.has(keyOf(i, j));
  const isApart = (i: number, j: number): boolean => {
    if (ordered(Math.min(i, j), Math.max(i, j)).apart !== null) return true;
    if (isDecided(i, j)) return false;
    // two rows of one document are two things, unless one was printed twice
    return subjects[i]!.document === subjects[j]!.document && subjects[i]!.nameKey !== subjects[j]!.nameKey;
  };
  const isAlike = (i: number, j: number): boolean => {
    const { relation } = between(i, j);
    return (relation === 'exact' || relation === 'close') && !isApart(i, j);
  };
  return { between, reason, isDecided, isApart, isAlike };
}
