/** What concepts are to each other: phrases compared once each, formulas of their rows beside them. */
import type { Relation } from '../../pipeline/model/meaning/dataset.ts';
import { compare, type Both, type Compared, type Scale } from './compare.ts';
import type { Draft, Variant } from './drafts.ts';
import type { Comparison } from './evidence.ts';
import { matchFormulas, type FormulaMatch } from './formulas.ts';

/** Comparisons by places in the list of drafts; what the second is to the first. */
export type Relations = {
  /** The nearest that rows of the two are to each other. */
  between: (i: number, j: number) => Comparison;
  /** What the rows of one variant of the second are to the first, with the reason told from the first. */
  ofVariant: (i: number, j: number, variant: Variant) => Comparison;
  isSameName: (i: number, j: number) => boolean;
  formulas: (one: Variant, other: Variant) => FormulaMatch;
};

/** More formulas than this of one concept are not laid beside those of another. */
const formulasCompared = 8;
const nearness: readonly (Relation | 'different')[] = ['exact', 'close', 'narrower', 'broader', 'related', 'different'];

/** What is kept of a pair; `by` only where formulas have a say, as it holds all that speaks for and against the pair. */
type Kept = Both & { sameName: boolean; by: Compared['by'] | null };

/** Comparisons on demand, each pair once, the smaller place first; of most pairs only what came out is kept. */
export function relationsOf(drafts: readonly Draft[], scale: Scale): Relations {
  /** What is kept of pairs that are nothing to each other, the same object for all of them. */
  const empty = new Map<Comparison, Kept>();
  const calculated = drafts.map(({ variants }) => variants.some(({ subject }) => subject.ratio !== null));
  const known = new Map<number, Kept>();
  // most reasons are told of many pairs: each is held once
  const reasons = new Map<string, string>();
  const once = (comparison: Comparison): Comparison => {
    if (comparison.because === '') return comparison;
    const because = reasons.get(comparison.because) ?? comparison.because;
    reasons.set(because, because);
    return { ...comparison, because };
  };
  const kept = (i: number, j: number): Kept => {
    const at = i * drafts.length + j;
    const before = known.get(at);
    if (before) return before;
    const { sameName, dependsOnFormula, by } = compare(drafts[i]!.subject, drafts[j]!.subject, scale);
    const asks = dependsOnFormula && calculated[i]! && calculated[j]!;
    const { first, second } = nearestOf(i, j, asks ? by : null, by);
    const isNothing = first.because === '' && !sameName && !asks;
    const made = isNothing
      ? (empty.get(first) ?? { first, second, sameName, by: null })
      : { first: once(first), second: once(second), sameName, by: asks ? by : null };
    if (isNothing) empty.set(first, made);
    known.set(at, made);
    return made;
  };
  const matches = new Map<Variant, Map<Variant, FormulaMatch>>();
  const formulas = (one: Variant, other: Variant): FormulaMatch => {
    const ofOne = matches.get(one) ?? new Map<Variant, FormulaMatch>();
    const before = ofOne.get(other);
    if (before !== undefined) return before;
    const match = matchFormulas(one.subject, other.subject, scale.weights, scale.lemmas);
    matches.set(one, ofOne.set(other, match));
    return match;
  };
  const few = (i: number): readonly Variant[] => drafts[i]!.variants.slice(0, formulasCompared);
  /** The nearest that any of some rows of the first are to any of some of the second. */
  const nearestOf = (i: number, j: number, asks: Compared['by'] | null, by: Compared['by']): Both => {
    if (asks === null) return by('unknown');
    return few(i)
      .flatMap((one) => few(j).map((other) => by(formulas(one, other))))
      .reduce(nearer);
  };
  const between = (i: number, j: number): Comparison => (i < j ? kept(i, j).first : kept(j, i).second);
  const ofVariant = (i: number, j: number, variant: Variant): Comparison => {
    const { by } = i < j ? kept(i, j) : kept(j, i);
    if (by === null) return between(i, j);
    const all = few(i).map((one) => by(i < j ? formulas(one, variant) : formulas(variant, one)));
    const both = all.reduce(nearer);
    return i < j ? both.first : both.second;
  };
  const isSameName = (i: number, j: number): boolean => i === j || kept(Math.min(i, j), Math.max(i, j)).sameName;
  return { between, ofVariant, isSameName, formulas };
}

function nearer(a: Both, b: Both): Both {
  return nearness.indexOf(b.first.relation) < nearness.indexOf(a.first.relation) ? b : a;
}
