/** The one home of papaparse: CSV text to records that know their line, and back. */
import Papa from 'papaparse';
import type { RefusalCode } from '../../pipeline/model/errors.ts';
import { PipelineError } from '../../pipeline/model/errors.ts';

/** A record of a CSV file: its fields by heading, and the line it began on (from 1). */
export type CsvRecord = { line: number; fields: Record<string, string> };

/**
 * A fault in a line of a file. Our own files are `internal-error`; a user's file has a code of its own and is named as
 * the file of the refusal, so that "terms.csv:4" stands first in what is printed.
 */
export function lineFault(file: string, line: number, reason: string, code: RefusalCode): PipelineError {
  if (code === 'internal-error') return new PipelineError(code, `${file}:${line}: ${reason}`);
  return new PipelineError(code, reason, { file: `${file}:${line}` });
}

/**
 * Reads CSV text with a heading line; fields are trimmed, empty lines skipped, `#` starts a comment line. A heading line
 * without any comma may use semicolons, as spreadsheets of some countries write them. Throws `code` with file and line
 * when a record is broken or a heading is missing.
 */
export function parseCsv(
  text: string,
  file: string,
  headings: readonly string[],
  code: RefusalCode = 'internal-error',
): CsvRecord[] {
  return readCsv(text, file, headings, code).records;
}

/** The columns of a CSV text in file order, and its records; reads and throws as `parseCsv` does. */
export function readCsv(
  text: string,
  file: string,
  headings: readonly string[],
  code: RefusalCode,
): { columns: string[]; records: CsvRecord[] } {
  const records: CsvRecord[] = [];
  let names: string[] | null = null;
  let delimiter = ',';
  let line = 0;
  for (const raw of text.replace(/^\uFEFF/, '').split(/\r?\n/)) {
    line++;
    if (/^[\s,;]*$/.test(raw) || raw.startsWith('#')) continue;
    if (!names) delimiter = !raw.includes(',') && raw.includes(';') ? ';' : ',';
    const parsed = Papa.parse<string[]>(raw, { delimiter });
    const cells = (parsed.data[0] ?? []).map((cell) => cell.trim());
    const broken = parsed.errors.some((error) => error.type === 'Quotes');
    if (broken) throw lineFault(file, line, 'a quote is not closed', code);
    if (!names) {
      names = cells;
      const missing = headings.filter((heading) => !cells.includes(heading));
      if (missing.length > 0) throw lineFault(file, line, `no column ${missing.join(', ')}`, code);
      continue;
    }
    const extra = cells.slice(names.length);
    if (extra.some((cell) => cell !== '')) throw lineFault(file, line, 'too many fields', code);
    records.push({ line, fields: Object.fromEntries(names.map((name, i) => [name, cells[i] ?? ''])) });
  }
  return { columns: names ?? [], records };
}

/** Records as CSV text with a heading line; fields that a record lacks are empty. */
export function formatCsv(columns: readonly string[], records: readonly Record<string, string>[]): string {
  const rows = records.map((record) => columns.map((column) => record[column] ?? ''));
  return `${Papa.unparse([[...columns], ...rows], { newline: '\n' })}\n`;
}

/** One line of CSV, without its end. */
export function csvLine(fields: readonly string[]): string {
  return Papa.unparse([[...fields]]);
}
