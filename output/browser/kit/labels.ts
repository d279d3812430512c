/** Fields in words, never by their keys. */
import { labelsOf } from '../../../pipeline/model/meaning/fields.ts';
import { language } from './language.ts';

/** The label of a field in the language of the page, with the year of a target. */
export function labelOf(key: string): string {
  const year = /^targets\.(\d{4})$/.exec(key)?.[1];
  const label = labelsOf(key)[language()];
  return year === undefined ? label : `${label} ${year}`;
}
