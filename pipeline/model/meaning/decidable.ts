/** Which values of a row a person can decide about. */
import type { Indicator } from './dataset.ts';
import { fieldOf, indicatorFields } from './fields.ts';
import { isDecidable, seenOf, valueOf } from './seen.ts';

/** The keys under which a field is decided: its parts where it has any, the years of its targets. */
export function partsOf(row: Indicator, key: string): string[] {
  const kind = fieldOf(key)?.decided;
  if (kind === 'years') return [...new Set(row.targets.map(({ year }) => `${key}.${year ?? 'text'}`))];
  const { numerator, denominator, multiplier } = row.formula;
  if (kind !== 'formula' || numerator === null || denominator === null) return [key];
  return [`${key}.numerator`, `${key}.denominator`, ...(multiplier === null ? [] : [`${key}.multiplier`])];
}

/** Every key of a row that holds a value and can be decided. */
export function decidableOf(row: Indicator): string[] {
  return indicatorFields
    .flatMap(({ key }) => partsOf(row, key))
    .filter((key) => {
      const value = isDecidable(key) ? valueOf(row, key) : null;
      return value !== null && value.length > 0 && seenOf(row, key) !== null && !isConcluded(row, key);
    });
}

/**
 * The keys under which a person may give a row a value where it holds none: the multiplier of a ratio, `years` of targets ("text" for
 * one without a year), every other field that can be decided. In the order of the dataset.
 */
export function absentIn(row: Indicator, years: readonly string[]): string[] {
  const isRatio = row.formula.numerator !== null && row.formula.denominator !== null;
  return indicatorFields
    .flatMap(({ key, decided }) => {
      if (decided === null) return [];
      if (decided === 'years') return (years.length > 0 ? years : ['text']).map((year) => `${key}.${year}`);
      return [decided === 'formula' && isRatio ? `${key}.multiplier` : key];
    })
    .filter((key) => (valueOf(row, key) ?? '').length === 0);
}

/** Nobody can say that what is not on the paper was read right. */
export const isConcluded = (row: Indicator, key: string): boolean => key === 'unit' && row.unit?.derived === true;
