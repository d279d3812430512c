/** The one home of papaparse: CSV text to records that know their line. */
import Papa from 'papaparse';
import { PipelineError } from '../pipeline/errors.ts';

/** A record of a CSV file: its fields by heading, and the line it began on (from 1). */
export type CsvRecord = { line: number; fields: Record<string, string> };

/**
 * Reads CSV text with a heading line; fields are trimmed, empty lines skipped, `#` starts a comment line.
 * Throws `internal-error` with file and line when a record is broken or a heading is missing.
 */
export function parseCsv(text: string, file: string, headings: readonly string[]): CsvRecord[] {
  const records: CsvRecord[] = [];
  let names: string[] | null = null;
  let line = 0;
  for (const raw of text.split(/\r?\n/)) {
    line++;
    if (raw.trim() === '' || raw.startsWith('#')) continue;
    const parsed = Papa.parse<string[]>(raw, { delimiter: ',' });
    const cells = (parsed.data[0] ?? []).map((cell) => cell.trim());
    const broken = parsed.errors.some((error) => error.type === 'Quotes');
    if (broken) throw new PipelineError('internal-error', `${file}:${line}: a quote is not closed`);
    if (!names) {
      names = cells;
      const missing = headings.filter((heading) => !cells.includes(heading));
      if (missing.length > 0)
        throw new PipelineError('internal-error', `${file}:${line}: no column ${missing.join(', ')}`);
      continue;
    }
    if (cells.length > names.length) throw new PipelineError('internal-error', `${file}:${line}: too many fields`);
    records.push({ line, fields: Object.fromEntries(names.map((name, i) => [name, cells[i] ?? ''])) });
  }
  return records;
}
