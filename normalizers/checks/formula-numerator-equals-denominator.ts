/** A formula whose numerator and denominator say the same, up to wording. */
import { rowCheck, type Check } from './check.ts';
import type { WordSense } from './word-sense.ts';

export const equalParts: Check = rowCheck('formula-numerator-equals-denominator', ({ indicator, parts }) => {
  const { numerator, denominator } = indicator.formula;
  if (numerator === null || denominator === null) return null;
  const says = `Numerator "${numerator}" and denominator "${denominator}" say the same`;
  const found = { field: 'formula', message: says };
  if (!parts) return numerator.trim() === denominator.trim() ? found : null;
  return sameWords(parts.numerator, parts.denominator) ? found : null;
});

/** "seluruh" and "yang ada" leave a set as it is; "yang seharusnya" makes it another one. */
function sameWords(a: WordSense, b: WordSense): boolean {
  if (a.words.length === 0 || a.need.length > 0 !== b.need.length > 0) return false;
  return [...a.words].sort().join(' ') === [...b.words].sort().join(' ');
}
