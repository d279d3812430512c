/** Frequent noun phrases that no term covers: what the vocabulary may lack. */
import { foldText } from '../../pipeline/model/print/fold.ts';
import type { PrintedField } from './printed-fields.ts';
import { findTermUses } from '../vocabulary/terms.ts';
import type { Vocabulary } from '../vocabulary/vocabulary.ts';
import { lookUp } from '../vocabulary/glossary.ts';

/** A phrase at one of its places. */
export type PhraseSighting = { text: string; place: PrintedField };

const fewest = 3; // rows
const longest = 4; // words
const mostShown = 60; // phrases
/** "menangani", "ditangani", "tertangani"; "penanganan" is of the same family and a noun. */
export const verbal = /^(?:me|di|ter|ber)/;

/**
 * The phrases of two to four words that stand in at least three rows, outside of terms; a part of a longer phrase only
 * where it stands in clearly more rows. Words that open measures ("persentase"), stop words and verbs of `lemmas.csv` and
 * the words that join, deny, compare or count of `cues.csv` end a phrase.
 */
export function openPhrases(fields: readonly PrintedField[], vocabulary: Vocabulary): PhraseSighting[] {
  const places = new Map<string, Map<string, PhraseSighting>>();
  for (const place of fields) {
    for (const run of runsOf(place.text, vocabulary)) {
      for (let from = 0; from < run.length; from++) {
        for (let to = from + 2; to <= Math.min(run.length, from + longest); to++) {
          const text = run.slice(from, to).join(' ');
          const rows = places.get(foldText(text)) ?? new Map<string, PhraseSighting>();
          if (!rows.has(place.indicator)) rows.set(place.indicator, { text, place });
          places.set(foldText(text), rows);
        }
      }
    }
  }
  const frequent = [...places].filter(([, rows]) => rows.size >= fewest);
  const whole = frequent.filter(
    ([key, rows]) =>
      !frequent.some(
        ([other, more]) => other !== key && ` ${other} `.includes(` ${key} `) && more.size > rows.size * 0.6,
      ),
  );
  return whole
    .sort(([a, x], [b, y]) => agencies(y) - agencies(x) || y.size - x.size || (a < b ? -1 : 1))
    .slice(0, mostShown)
    .flatMap(([, rows]) => [...rows.values()]);
}

function agencies(rows: ReadonlyMap<string, PhraseSighting>): number {
  return new Set([...rows.values()].map(({ place }) => place.agency)).size;
}

/** The runs of words between terms, signs, and words that no noun phrase holds. */
function runsOf(text: string, vocabulary: Vocabulary): string[][] {
  const uses = findTermUses(text, vocabulary);
  const runs: string[][] = [[]];
  let end = 0;
  for (const { 0: word, index } of text.matchAll(/\p{L}+(?:-\p{L}+)*/gu)) {
    const gap = text.slice(end, index);
    end = index + word.length;
    const lower = word.toLowerCase();
    const closed =
      lookUp(vocabulary.cues, 'phrase-bound', word) !== null ||
      lookUp(vocabulary.measures, 'lead', word) !== null ||
      lookUp(vocabulary.lemmas, 'stop', word) !== null ||
      (verbal.test(lower) && lookUp(vocabulary.lemmas, 'verb', word) !== null) ||
      vocabulary.areas.has(lower) ||
      uses.some((use) => index >= use.from && index < use.to);
    if (closed || /[^\s]/.test(gap)) runs.push([]);
    if (!closed) runs.at(-1)!.push(word);
  }
  return runs.filter((run) => run.length > 1);
}
