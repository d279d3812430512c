/** Whether two quantities are the same up to wording. */
import type { FormulaQuantity } from '../../../pipeline/model/meaning/formula-tree.ts';
import { parseUnit } from '../../fields/unit-text.ts';
import { readPhrase } from '../../phrases/phrase.ts';
import type { Phrase } from '../../phrases/phrase.ts';
import { ownAgency, ownRegion } from '../../phrases/settings.ts';
import { squeeze } from '../../text/plain-text.ts';
import type { Vocabulary } from '../../vocabulary/vocabulary.ts';

/** What two quantities are to each other; `unknown` where the words are alike but not who does what to whom. */
export type Sameness = 'equal' | 'differs' | 'unknown';

/** A year goes without saying: "dalam 1 (satu) tahun", "selama 1 th", "pada tahun berjalan". */
const yearly =
  /\b(?:(?:dalam|dlm|di dalam|selama|setiap|per|untuk)\s+(?:kurun waktu|jangka waktu|periode)?\s*|(?:kurun waktu|periode)\s+)(?:1|satu)(?:\s*\(\s*satu\s*\))?\s*(?:tahun|thn|th)\b\.?|\b(?:pada|di|dalam)\s+tahun\s+(?:berjalan|bersangkutan|yang sama|tersebut|pelaporan|ini|[nt])\b(?!\s*-)|\bdalam setahun\b/giu;

/** Compares what two quantities count, under which conditions, where and when; "jumlah", "seluruh" and order do not count. */
export function sameQuantity(a: FormulaQuantity, b: FormulaQuantity, vocabulary: Vocabulary): Sameness {
  const [first, second] = [a, b].map((one) => readPhrase(plainText(one.text, vocabulary), vocabulary));
  if (!first || !second) return 'unknown';
  if (first.negated !== second.negated || first.need.length > 0 !== second.need.length > 0) return 'differs';
  if (!sameMeasure(first, second)) return 'differs';
  if (!sameWords(wordsOf(first), wordsOf(second))) return 'differs';
  if (!sameWords(first.population, second.population)) return 'unknown';
  if (sameWords(first.aside, second.aside)) return 'equal';
  return first.aside.length > 0 && second.aside.length > 0 ? 'differs' : 'unknown';
}

/** Without the year that goes without saying, units in brackets, and an abbreviation behind what it is short for. */
function plainText(text: string, vocabulary: Vocabulary): string {
  const bare = text.replace(yearly, ' ').replace(/\(([^()]*)\)/gu, (bracket, inside: string) => {
    const isUnit = parseUnit(inside, vocabulary.units) !== null;
    return isUnit || /^\p{Lu}[\p{Lu}\d]+$/u.test(inside.trim()) ? ' ' : bracket;
  });
  return squeeze(bare);
}

/** "Jumlah X" and "X" both count X. */
function sameMeasure(a: Phrase, b: Phrase): boolean {
  const kind = ({ measure }: Phrase) => (measure === 'count' ? null : measure);
  return kind(a) === kind(b);
}

/** All content words of a phrase; the agency's own region goes without saying. */
function wordsOf({ population, condition, purpose, setting, period }: Phrase): string[] {
  return [...population, ...condition, ...purpose, ...setting, ...period].filter(
    (word) => word !== ownRegion && word !== ownAgency,
  );
}

function sameWords(a: readonly string[], b: readonly string[]): boolean {
  const [first, second] = [new Set(a), new Set(b)];
  return first.size === second.size && [...first].every((word) => second.has(word));
}
