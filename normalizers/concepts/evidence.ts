/** Everything that speaks for or against two indicators being one, gathered before it is judged. */
import type { Relation } from '../../pipeline/model/meaning/dataset.ts';
import type { Lemmas } from '../phrases/lemmas.ts';
import type { Contrasts } from '../vocabulary/contrasts.ts';
import { align, bitsOf, fullOf, type Alignment, type Leftover } from './align.ts';
import { matchFormulas, type FormulaMatch } from './formulas.ts';
import { matchMeasures, type MeasureMatch } from './measures.ts';
import { facetNames, type FacetName, type Subject } from './subject.ts';
import type { Weights } from './weights.ts';

/**
 * `relation` is what the second is to the first. `score` is the evidence in bits, for and against. `apart` says why the
 * two may never be in one concept, however much else agrees, or is null.
 */
export type Comparison = { relation: Relation | 'different'; score: number; because: string; apart: string | null };

/** Everything that speaks for or against a pair, before it is judged. */
export type Evidence = {
  alignment: Alignment;
  measure: MeasureMatch;
  formula: FormulaMatch;
  opposition: { kind: string; first: string[]; second: string[] } | null;
  negation: boolean;
  owners: boolean;
  levels: boolean;
  /** Facets of which both sides say something, and nothing the same. */
  others: FacetName[];
  /** One side counts people or things that the other never speaks of, besides those that it counts itself. */
  strangers: boolean;
  common: number;
  exchanged: number;
  added: Readonly<Record<FacetName, number>>;
  near: number;
};

/** Share of the bits in common from which formulas are compared: less, and nothing depends on them. */
const readFrom = 0.3;

/** Gathers the evidence on a pair. */
export function gather(a: Subject, b: Subject, { weights, lemmas }: { weights: Weights; lemmas: Lemmas }): Evidence {
  const alignment = align(a, b, weights, lemmas);
  const [first, second] = [bitsOf(alignment.first), bitsOf(alignment.second)];
  const whole = alignment.matched + (first + second) / 2 || 1;
  const sides = [alignment.first, alignment.second].map((side) => side.filter(({ facet }) => facet === 'condition'));
  const left = (facet: FacetName) =>
    bitsOf([...alignment.first, ...alignment.second].filter((part) => part.facet === facet)) / whole;
  return {
    alignment,
    measure: matchMeasures(a.measures, b.measures),
    formula: alignment.matched / whole < readFrom ? 'unknown' : matchFormulas(a, b, weights, lemmas),
    opposition: oppositionOf(a.sides, b.sides),
    negation: a.phrase.negated !== b.phrase.negated,
    owners: a.own !== null && b.own !== null && a.own !== b.own,
    levels: (a.level.said || b.level.said) && a.level.of !== null && b.level.of !== null && a.level.of !== b.level.of,
    others: facetNames.filter(
      (facet) => isOther(a, alignment.first, facet, lemmas) && isOther(b, alignment.second, facet, lemmas),
    ),
    strangers:
      isOther(a, alignment.first, 'population', lemmas) !== isOther(b, alignment.second, 'population', lemmas) &&
      [a, b].every(({ parts }) => parts.some(({ facet }) => facet === 'population')),
    common: alignment.matched / whole,
    // "memiliki" and "merekam" are common words, but one instead of the other is another condition
    exchanged: Math.max(Math.min(first, second), Math.min(...sides.map(fullOf))) / whole,
    added: {
      population: left('population'),
      condition: left('condition'),
      setting: left('setting'),
      period: left('period'),
    },
    near: alignment.near / whole,
  };
}

/** The side says something of the facet, and all of it is left over. */
function isOther({ parts }: Subject, leftovers: readonly Leftover[], facet: FacetName, lemmas: Lemmas): boolean {
  const count = (list: readonly { facet: FacetName }[]) => list.filter((part) => part.facet === facet).length;
  const tells = leftovers.some((part) => part.facet === facet && !lemmas.isPeople(part.lemma));
  return tells && count(leftovers) === count(parts);
}

/** How one counts, where, and at which level of government is compared by its own rules; numbers are words like others. */
const comparedElsewhere = new Set(['measure', 'level', 'compass', 'negation', 'region', 'number']);

/** The opposition that two names stand on different sides of, or null; a name that takes no side agrees with all. */
function oppositionOf(a: Contrasts, b: Contrasts): { kind: string; first: string[]; second: string[] } | null {
  for (const [kind, first] of a) {
    const second = b.get(kind);
    if (comparedElsewhere.has(kind) || !second || first.some((side) => second.includes(side))) continue;
    return { kind, first: [...first], second: [...second] };
  }
  return null;
}
