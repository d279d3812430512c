/** In how many documents each lemma was met: counted once, shipped with the vocabulary, the same in every run. */
import { readRows } from '../text/csv.ts';

/** `documents` is how many were counted; a lemma that is not in `of` stood in none of them. */
export type Frequencies = { documents: number; of: ReadonlyMap<string, number> };

/** The line that holds the number of documents. */
const all = '*';

/** Reads `frequencies.csv` (lemma, documents). Throws `internal-error` naming file and line when a column is missing. */
export function readFrequencies(text: string): Frequencies {
  const { rows } = readRows(text, 'vocabulary/frequencies.csv', ['lemma', 'documents'], 'internal-error');
  const of = new Map(rows.map(({ cells: [lemma = '', documents = ''] }) => [lemma, Number(documents)]));
  return { documents: of.get(all) ?? 0, of };
}

/** The text of `frequencies.csv`: lemmas of at least `least` documents, in the order of their letters. */
export function frequenciesText({ documents, of }: Frequencies, least: number): string {
  const kept = [...of].filter(([, n]) => n >= least).sort(([a], [b]) => (a < b ? -1 : 1));
  return `${['lemma,documents', `${all},${documents}`, ...kept.map(([lemma, n]) => `${lemma},${n}`)].join('\n')}\n`;
}
