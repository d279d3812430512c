/** A formula whose numerator and denominator say the same, up to wording. */
import type { Vocabulary } from '../vocabulary/vocabulary.ts';
import { rowCheck, type Check } from './check.ts';
import { bareWords } from './word-sense.ts';

export const equalParts: Check = rowCheck(
  'formula-numerator-equals-denominator',
  ({ indicator, parts }, { vocabulary }) => {
    const { numerator, denominator } = indicator.formula;
    if (numerator === null || denominator === null) return null;
    const says = `Numerator "${numerator}" and denominator "${denominator}" say the same`;
    const found = { field: 'formula', message: says };
    if (!parts) return numerator.trim() === denominator.trim() ? found : null;
    return sameWords(numerator, denominator, vocabulary) ? found : null;
  },
);

/** "seluruh" and "yang ada" leave a set as it is; "yang seharusnya", "yang terdaftar" or any other word makes another one. */
function sameWords(a: string, b: string, vocabulary: Vocabulary): boolean {
  const [above, below] = [bareWords(a, vocabulary), bareWords(b, vocabulary)];
  // the same words in another order may be another thing: "guru per siswa", "siswa per guru"
  return above.length > 0 && above.join(' ') === below.join(' ');
}
