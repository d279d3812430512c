/** The word list of the trade: `words.csv`. */
import { readRows } from '../text/csv.ts';

/** Reads `words.csv` (word), lower case. Throws `internal-error` as `parseCsv` does. */
export function readWords(text: string): ReadonlySet<string> {
  const { columns, rows } = readRows(text, 'vocabulary/words.csv', ['word'], 'internal-error');
  const at = columns.indexOf('word');
  return new Set(rows.map(({ cells }) => cells[at] ?? ''));
}
