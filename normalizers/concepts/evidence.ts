/** Everything that speaks for or against two indicators being one, gathered before it is judged. */
import type { Relation } from '../../pipeline/model/meaning/dataset.ts';
import type { Lemmas } from '../phrases/lemmas.ts';
import { align, bitsOf, fullOf, type Alignment, type Leftover } from './align.ts';
import { clashOf, type Clash } from './clashes.ts';
import { matchMeasures, type MeasureMatch } from './phrasing/measures.ts';
import { facetNames, type FacetName, type Part, type Subject } from './phrasing/subject.ts';
import type { Weights } from './weights.ts';

/**
 * `relation` is what the second is to the first. `score` is the evidence in bits, for and against. `apart` says why the
 * two may never be shown as one, however much else agrees, or is null.
 */
export type Comparison = { relation: Relation | 'different'; score: number; because: string; apart: string | null };

const turned: Readonly<Record<string, Comparison['relation']>> = { narrower: 'broader', broader: 'narrower' };

/** What a relation is when it is seen from the other side. */
export function turn<R extends Comparison['relation']>(relation: R): R {
  return (turned[relation] ?? relation) as R;
}

/** Everything that two phrases say for or against their being one, before it is judged. */
export type Evidence = {
  alignment: Alignment;
  measure: MeasureMatch;
  clash: Clash | null;
  /** Facets of which both sides say something, and nothing the same. */
  others: FacetName[];
  /** One side counts people or things that the other never speaks of, besides those that it counts itself. */
  strangers: boolean;
  /** One side asks for a state, a means or a group besides what both ask for: "terakreditasi paripurna", "melalui KUBE", "bagi lansia". */
  further: boolean;
  /** One side says how they are, "sesuai standar", and the other does not say it at all. */
  newState: boolean;
  /** One side has something done besides what both speak of: "penanganan", "rehabilitasi". */
  deeds: boolean;
  common: number;
  exchanged: number;
  added: Readonly<Record<FacetName, number>>;
  near: number;
};

/** Gathers the evidence on a pair of phrases. */
export function gather(a: Subject, b: Subject, { weights, lemmas }: { weights: Weights; lemmas: Lemmas }): Evidence {
  const alignment = align(...spelledOut(a, b), weights, lemmas);
  const measure = matchMeasures(a.measures, b.measures);
  const [first, second] = [bitsOf(alignment.first), bitsOf(alignment.second)];
  const whole = alignment.matched + (first + second) / 2 || 1;
  const isStated = ({ lemma, facet, purpose }: Part): boolean =>
    facet === 'condition' && purpose !== true && lemmas.isState(lemma);
  const sides = [alignment.first, alignment.second].map((side) => side.filter(({ facet }) => facet === 'condition'));
  const left = (facet: FacetName) =>
    bitsOf([...alignment.first, ...alignment.second].filter((part) => part.facet === facet)) / whole;
  return {
    alignment,
    measure,
    clash: clashOf({ a, b, alignment, measure, lemmas }),
    others: facetNames.filter(
      (facet) => isOther(a, alignment.first, facet, lemmas) && isOther(b, alignment.second, facet, lemmas),
    ),
    strangers:
      isOther(a, alignment.first, 'population', lemmas) !== isOther(b, alignment.second, 'population', lemmas) &&
      [a, b].every(({ parts }) => parts.some(({ facet }) => facet === 'population')),
    further: [...alignment.first, ...alignment.second].some(
      ({ lemma, facet, purpose, means, group, bits, full }) =>
        facet === 'condition' &&
        purpose !== true &&
        (means === true ||
          (group === true && bits === full) ||
          lemmas.isState(lemma) ||
          (lemmas.isHandling(lemma) && alignment.common.some((part) => lemmas.isState(part.lemma)))),
    ),
    newState: !alignment.common.some(isStated) && [...alignment.first, ...alignment.second].some(isStated),
    deeds: [...alignment.first, ...alignment.second].some(
      ({ lemma, facet }) => facet === 'condition' && lemmas.isAction(lemma) && !lemmas.isLight(lemma),
    ),
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

/** Both with the abbreviations written out that the other explains: "IDZ" beside "Indeks Desa Zamrud (IDZ)". */
function spelledOut(a: Subject, b: Subject): [Subject, Subject] {
  const written = (one: Subject, { explains }: Subject): Subject => {
    if (explains.size === 0 || !one.parts.some(({ lemma }) => explains.has(lemma))) return one;
    const parts = one.parts.flatMap((part) =>
      (explains.get(part.lemma) ?? [part.lemma]).map((lemma) => ({ ...part, lemma })),
    );
    return { ...one, parts };
  };
  return [written(a, b), written(b, a)];
}
