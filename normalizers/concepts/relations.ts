/** What concepts are to each other: phrases compared once each, formulas of their rows beside them. */
import type { Relation } from '../../pipeline/model/meaning/dataset.ts';
import { compare, type Compared, type Scale } from './compare.ts';
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

const turned: Readonly<Record<string, Comparison['relation']>> = { narrower: 'broader', broader: 'narrower' };

/** What a relation is when it is seen from the other side. */
export function turn<R extends Comparison['relation']>(relation: R): R {
  return (turned[relation] ?? relation) as R;
}

/** More formulas than this of one concept are not laid beside those of another. */
const formulasCompared = 8;
const nearness: readonly (Relation | 'different')[] = ['exact', 'close', 'narrower', 'broader', 'related', 'different'];

/** Comparisons on demand, each made once and kept. */
export function relationsOf(drafts: readonly Draft[], scale: Scale): Relations {
  const known = new Map<number, Compared>();
  const compared = (i: number, j: number): Compared => {
    const at = i * drafts.length + j;
    const before = known.get(at);
    if (before) return before;
    const made = compare(drafts[i]!.subject, drafts[j]!.subject, scale);
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
  const ofVariant = (i: number, j: number, variant: Variant): Comparison => {
    const { dependsOnFormula, by } = compared(i, j);
    if (!dependsOnFormula) return by('unknown');
    const own = drafts[i]!.variants.slice(0, formulasCompared);
    return own.map((one) => by(formulas(one, variant))).reduce(nearer);
  };
  const nearest = new Map<number, Comparison>();
  const ordered = (i: number, j: number): Comparison => {
    const at = i * drafts.length + j;
    const before = nearest.get(at);
    if (before) return before;
    const variants = drafts[j]!.variants.slice(0, formulasCompared);
    const found = variants.map((variant) => ofVariant(i, j, variant)).reduce(nearer);
    nearest.set(at, found);
    return found;
  };
  const between = (i: number, j: number): Comparison => {
    if (i < j) return ordered(i, j);
    const found = ordered(j, i);
    return { ...found, relation: turn(found.relation) };
  };
  return {
    between,
    ofVariant,
    isSameName: (i, j) => i === j || compared(i, j).sameName,
    formulas,
  };
}

function nearer(a: Comparison, b: Comparison): Comparison {
  return nearness.indexOf(b.relation) < nearness.indexOf(a.relation) ? b : a;
}
