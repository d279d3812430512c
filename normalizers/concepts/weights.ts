/** How much a word tells: a rare one much, one of every other row little (inverse document frequency, Sparck Jones 1972). */
import type { Lemmas } from '../phrases/lemmas.ts';
import type { Subject } from './subject.ts';

/** Bits that agreement on a lemma is worth; `full` as if no lemma carried little. */
export type Weights = { bits: (lemma: string) => number; full: (lemma: string) => number };

/** Documents that are assumed to have been seen before, and in how many of them a word of each sort stood. */
const assumed = { documents: 64, light: 16, known: 3, other: 1 };
const bounds = { least: 2.5, most: 6 };
/** What a word that carries little is worth of its bits. */
const lightShare = 0.2;

/** Weights counted over distinct documents, so that an agency that repeats itself does not make its words common. */
export function weightsOf(subjects: readonly Subject[], lemmas: Lemmas): Weights {
  const documents = new Set(subjects.map((subject) => subject.document)).size;
  const seen = new Map<string, Set<string>>();
  for (const { parts, document } of subjects) {
    for (const { lemma } of parts) seen.set(lemma, (seen.get(lemma) ?? new Set()).add(document));
  }
  const known = new Map<string, number>();
  const weigh = (lemma: string): number => {
    const before = lemmas.isLight(lemma) ? assumed.light : lemmas.isKnown(lemma) ? assumed.known : assumed.other;
    const bits = Math.log2((assumed.documents + documents) / (before + (seen.get(lemma)?.size ?? 0)));
    return Math.min(bounds.most, Math.max(bounds.least, bits));
  };
  const full = (lemma: string): number => {
    const weight = known.get(lemma) ?? weigh(lemma);
    known.set(lemma, weight);
    return weight;
  };
  return { full, bits: (lemma) => full(lemma) * (lemmas.isLight(lemma) ? lightShare : 1) };
}
