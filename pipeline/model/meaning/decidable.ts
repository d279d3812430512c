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

/** Nobody can say that what is not on the paper was read right. */
export const isConcluded = (row: Indicator, key: string): boolean => key === 'unit' && row.unit?.derived === true;
