/** What concepts are to each other: phrases compared once each, formulas of their rows beside them. */
import type { Relation } from '../../pipeline/model/meaning/dataset.ts';
import { compare, isSameName, type Compared, type Scale } from './compare.ts';
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
  const formulas = (one: Variant, other: Variant): FormulaMatch =>
    matchFormulas(one.subject, other.subject, scale.weights, scale.lemmas);
  const ofVariant = (i: number, j: number, variant: Variant): Comparison => {
    const { evidence, by } = compared(i, j);
    const plain = by('unknown');
    if (evidence.clash !== null || evidence.common < readFrom) return plain;
    const own = drafts[i]!.variants.slice(0, formulasCompared);
    return own.map((one) => by(formulas(one, variant))).reduce(nearer);
  };
  const between = (i: number, j: number): Comparison => {
    const [first, second] = [Math.min(i, j), Math.max(i, j)];
    const variants = drafts[second]!.variants.slice(0, formulasCompared);
    const nearest = variants.map((variant) => ofVariant(first, second, variant)).reduce(nearer);
    return i < j ? nearest : { ...nearest, relation: turn(nearest.relation) };
  };
  return {
    between,
    ofVariant,
    isSameName: (i, j) => i === j || isSameName(compared(i, j).evidence, scale.limits),
    formulas,
  };
}

/** Share of the bits in common from which formulas are compared: less, and nothing depends on them. */
const readFrom = 0.3;

function nearer(a: Comparison, b: Comparison): Comparison {
  return nearness.indexOf(b.relation) < nearness.indexOf(a.relation) ? b : a;
}
