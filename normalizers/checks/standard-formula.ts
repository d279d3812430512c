/** Measures whose formula everybody knows (AKI, TPT, BOR), and whether a row keeps to it. */
import { foldText } from '../../pipeline/model/print/fold.ts';
import { entriesOf } from '../vocabulary/glossary.ts';
import { findTermUses } from '../vocabulary/terms.ts';
import type { Vocabulary } from '../vocabulary/vocabulary.ts';
import type { ReadRow } from './check.ts';

/** `kept`: both parts say what they should; `turned`: each says what the other should; `other`: neither says any of it. */
export type Standing = 'kept' | 'turned' | 'other' | 'open';

type Standard = { name: string; above: string[]; below: string[] };

/** How the parts of a row stand to the standard formula of what it names; null when there is none. */
export function standardOf({ indicator, parts }: ReadRow, vocabulary: Vocabulary): Standing | null {
  if (!parts || indicator.name === null) return null;
  const standard = standardFor(indicator.name, vocabulary);
  if (!standard) return null;
  const [numerator, denominator] = [foldText(parts.numerator.text), foldText(parts.denominator.text)];
  const says = (text: string, words: readonly string[]) => words.some((word) => text.includes(word));
  if (says(numerator, standard.above) && says(denominator, standard.below)) return 'kept';
  if (says(numerator, standard.below) && says(denominator, standard.above)) return 'turned';
  const whole = `${numerator} ${denominator}`;
  return says(whole, standard.above) || says(whole, standard.below) ? 'open' : 'other';
}

/** The standard whose measure the name says: in words, or as a term of the vocabulary. */
function standardFor(name: string, vocabulary: Vocabulary): Standard | null {
  const folded = ` ${foldText(name)} `;
  const terms = new Set(findTermUses(name, vocabulary).map(({ entry }) => entry.canonical));
  const all = vocabulary.derive(standards);
  return all.find((one) => terms.has(one.name) || folded.includes(` ${foldText(one.name)} `)) ?? null;
}

/** "aki,kematian meninggal / kelahiran": beginnings of words of which each part has one. */
function standards({ cues }: Vocabulary): Standard[] {
  return entriesOf(cues, 'standard').map(({ alias, canonical }) => {
    const [above = '', below = ''] = canonical.split(' / ');
    const words = (text: string) => text.split('|').map((word) => word.trim());
    return { name: alias, above: words(above), below: words(below) };
  });
}
