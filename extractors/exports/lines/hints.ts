/** Vocabulary that text exports are read with; it comes from outside, since extractors give words no meaning. */

import { onwardWords } from '../../../pipeline/model/print/flow.ts';

/** Words that tell what kind of cell a text opens; lower case, without punctuation. */
export type Openers = {
  /** First words of indicator names (persentase, jumlah, ...). */
  indicator: readonly string[];
  /** First words of a formula's numerator or denominator (jumlah, total, ...). */
  formulaPart: readonly string[];
  /** First words of objectives and goals (meningkatnya, ...). */
  objective: readonly string[];
  /** First words of units of an agency (bidang, seksi, ...). */
  unit: readonly string[];
  /** First words of data sources (laporan, profil, ...). */
  source: readonly string[];
  /** Names of units of measurement (persen, orang, ...). */
  measure: readonly string[];
  /** Words after which a text cannot end (dan, yang, ...). */
  dangling: readonly string[];
};

/** What the reader of exports may ask about words. `isWord` false means: surely no word of the language. */
export type ExportHints = {
  headingRole: (text: string) => { role: string; score: number } | null;
  isUnitName: (text: string) => boolean;
  isSourceName?: (text: string) => boolean;
  isWord?: (text: string) => boolean;
  openers: Omit<Openers, 'dangling'>;
};

/** The score from which a heading counts as recognised (0 to 1). */
const headingScore = 0.75;

/** The openers of the hints, and the words after which no text ends. */
export function openersOf(hints: ExportHints): Openers {
  return { ...hints.openers, dangling: onwardWords };
}

/** What a heading is recognised as, or null when it is not recognised with enough score. */
export function recognise(hints: ExportHints, heading: string): { role: string; score: number } | null {
  const text = heading.trim();
  if (!text) return null;
  const found = hints.headingRole(text);
  return found && found.score >= headingScore ? found : null;
}

/** The role that a heading is recognised as, or null when it is not recognised with enough score. */
export function roleOf(hints: ExportHints, heading: string): string | null {
  return recognise(hints, heading)?.role ?? null;
}
