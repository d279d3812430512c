/** What a name, a numerator or a denominator speaks of: whom it counts, under which condition, where and when. */
import type { MeasureKind } from '../measures/measure.ts';
import { readMeasure } from '../measures/measure.ts';
import { foldText } from '../plain-text.ts';
import { findTerms } from '../terms.ts';
import type { Vocabulary } from '../vocabulary.ts';
import { lookUp } from '../vocabulary.ts';

/**
 * "Persentase PPKS yang memperoleh bantuan sosial di dalam panti dalam 1 tahun": `measure` percentage, `population`
 * PPKS, `condition` "terima bantuan sosial", `setting` "dalam panti", `period` "1 tahun". The four lists hold content
 * words as lemmas in printed order, without stop words; `terms` the vocabulary keys met; `negated` tells "tidak",
 * "belum". A list is empty when the text says nothing of the kind.
 */
export type Phrase = {
  text: string;
  measure: MeasureKind | null;
  population: string[];
  condition: string[];
  setting: string[];
  period: string[];
  terms: string[];
  negated: boolean;
};

const stop = new Set([
  'yang',
  'dan',
  'di',
  'dari',
  'untuk',
  'dengan',
  'pada',
  'serta',
  'atau',
  'oleh',
  'ke',
  'sudah',
  'telah',
]);

/** Reads a phrase; never fails: what it cannot tell apart stays in `population`. */
export function readPhrase(text: string, vocabulary: Vocabulary): Phrase {
  const { measure, rest } = readMeasure(text, vocabulary.measures);
  const [head = '', ...tail] = rest.split(/\byang\b/i);
  const words = (part: string) =>
    foldText(part)
      .split(' ')
      .filter((word) => word !== '' && !stop.has(word))
      .map((word) => lookUp(vocabulary.lemmas, 'verb', word)?.canonical ?? word);
  return {
    text,
    measure,
    population: words(head),
    condition: words(tail.join(' ')),
    setting: [],
    period: [],
    terms: findTerms([text], vocabulary),
    negated: /\b(?:tidak|belum|bukan|tanpa)\b/i.test(text),
  };
}
