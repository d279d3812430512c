/** How much a word tells: a rare one much, one of every other row little (inverse document frequency, Sparck Jones 1972). */
import { lemmasOf } from '../phrases/lemmas.ts';
import type { Vocabulary } from '../vocabulary/vocabulary.ts';

/** Bits that agreement on a lemma is worth; `full` as if no lemma carried little. */
export type Weights = { bits: (lemma: string) => number; full: (lemma: string) => number };

/** Documents that are assumed to have been seen before, and in how many of them a word of each sort stood. */
const assumed = { documents: 64, light: 16, known: 3, other: 1 };
const bounds = { least: 2.5, most: 6, whole: 9 };
/** What a word that carries little is worth of its bits. */
const lightShare = 0.2;

/** Weights from the frozen table of the vocabulary: no run weighs a word by the company that it is read in. */
export function weightsOf(vocabulary: Vocabulary): Weights {
  return vocabulary.derive(makeWeights);
}

function makeWeights(vocabulary: Vocabulary): Weights {
  const lemmas = lemmasOf(vocabulary);
  const { documents, of } = vocabulary.frequencies;
  const known = new Map<string, number>();
  const weigh = (lemma: string): number => {
    const before = lemmas.isLight(lemma) ? assumed.light : lemmas.isKnown(lemma) ? assumed.known : assumed.other;
    const bits = Math.log2((assumed.documents + documents) / (before + (of.get(lemma) ?? 0)));
    return Math.min(bounds.most, Math.max(bounds.least, bits));
  };
  // a thing of several words tells more than one of them
  const weighWhole = (lemma: string): number => {
    const own = weigh(lemma);
    if (!lemma.includes(' ')) return own;
    const words = lemma
      .split(' ')
      .map((word) => weigh(lemmas.lemmaOf(word)) * (lemmas.isLight(lemmas.lemmaOf(word)) ? lightShare : 1));
    return Math.max(
      own,
      Math.min(
        bounds.whole,
        words.reduce((sum, bits) => sum + bits, 0),
      ),
    );
  };
  const full = (lemma: string): number => {
    const weight = known.get(lemma) ?? weighWhole(lemma);
    known.set(lemma, weight);
    return weight;
  };
  return { full, bits: (lemma) => full(lemma) * (lemmas.isLight(lemma) ? lightShare : 1) };
}
