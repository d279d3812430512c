/** What a value comes to: two ways to write one unit are one value. */
import type { DecidedValue } from '../../pipeline/model/meaning/decision.ts';
import { valueText } from '../../pipeline/model/meaning/seen.ts';
import { lookUp } from '../vocabulary/glossary.ts';
import type { Vocabulary } from '../vocabulary/vocabulary.ts';

/** The value in one line; a unit as the vocabulary calls it. Null for nothing. */
export function meantBy(field: string, value: DecidedValue, { units }: Pick<Vocabulary, 'units'>): string | null {
  const text = valueText(value);
  return field === 'unit' && text !== null ? (lookUp(units, 'unit', text)?.canonical ?? text) : text;
}
