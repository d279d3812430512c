/** The one home of papaparse: CSV text to records that know their line, and back. */
import { createRequire } from 'node:module';
import type * as PapaParse from 'papaparse';
import { PipelineError, type RefusalCode } from '../../pipeline/model/errors.ts';

// loaded as the CommonJS that it is: `import` would first search all of it for names to give, longer than our files are read
const Papa = createRequire(import.meta.url)('papaparse') as typeof PapaParse;

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
 * Reads CSV text with a heading line; fields are trimmed, empty lines skipped, `#` starts a comment line (in quotes too:
 * so spreadsheets save one with a comma). A heading line without any comma may use semicolons, as spreadsheets of some
 * countries write them. A field in quotes may hold line breaks. Throws `code` with file and line when a record is broken
 * or a heading is missing.
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
  const { columns, rows } = readRows(text, file, headings, code);
  const records = rows.map(({ line, cells }): CsvRecord => {
    const fields: Record<string, string> = {};
    for (let i = 0; i < columns.length; i++) fields[columns[i]!] = cells[i] ?? '';
    return { line, fields };
  });
  return { columns, records };
}

/** A row of a CSV text: the line that it begins on (from 1), and its cells, trimmed; the last ones may be missing. */
export type CsvRow = { line: number; cells: string[] };

/** The columns of a CSV text, and its rows in the order of the columns; reads and throws as `parseCsv` does. */
export function readRows(
  text: string,
  file: string,
  headings: readonly string[],
  code: RefusalCode,
): { columns: string[]; rows: CsvRow[] } {
  const all = splitRows(text, file, code);
  const heading = all[0];
  if (!heading) return { columns: [], rows: [] };
  const columns = heading.cells;
  const rows = all.slice(1);
  const missing = headings.filter((one) => !columns.includes(one));
  if (missing.length > 0) throw lineFault(file, heading.line, `no column ${missing.join(', ')}`, code);
  const long = rows.find(({ cells }) => cells.length > columns.length && cells.slice(columns.length).some(isFilled));
  if (long) throw lineFault(file, long.line, 'too many fields', code);
  return { columns, rows };
}

/** All rows that hold anything. Lines without a quote, nearly all, are cut by hand: in a third of the time. */
function splitRows(text: string, file: string, code: RefusalCode): CsvRow[] {
  const lines = text.replace(/^\uFEFF/, '').split(/\r?\n/);
  const heading = lines.find(holdsRow) ?? '';
  const delimiter = !heading.includes(',') && heading.includes(';') ? ';' : ',';
  const rows: CsvRow[] = [];
  for (let i = 0; i < lines.length; i++) {
    const line = lines[i]!;
    if (!holdsRow(line)) continue;
    if (!line.includes('"')) rows.push({ line: i + 1, cells: trimmed(line.split(delimiter)) });
    else {
      const end = endOfRecord(lines, i);
      for (const row of quotedRows(lines.slice(i, end), delimiter, i + 1, file, code)) rows.push(row);
      i = end - 1;
    }
  }
  return rows;
}

/** False for a line that is empty, or holds nothing but delimiters, or is a comment. */
function holdsRow(line: string): boolean {
  return !line.startsWith('#') && !/^[\s,;]*$/.test(line);
}

/** The line after a record that begins with the given one: while a quote is open, the next line belongs to it. */
function endOfRecord(lines: readonly string[], from: number): number {
  let quotes = 0;
  for (let i = from; i < lines.length; i++) {
    quotes += lines[i]!.split('"').length - 1;
    if (quotes % 2 === 0) return i + 1;
  }
  return lines.length;
}

/** Lines with quotes as rows; `first` is the number of the first line. Throws when a quote is not closed. */
function quotedRows(
  lines: readonly string[],
  delimiter: string,
  first: number,
  file: string,
  code: RefusalCode,
): CsvRow[] {
  const { data, errors } = Papa.parse<string[]>(lines.join('\n'), { delimiter, newline: '\n' });
  const broken = errors.find(({ type }) => type === 'Quotes')?.row;
  const rows: CsvRow[] = [];
  let line = first;
  for (const [i, cells] of data.entries()) {
    if (i === broken) throw lineFault(file, line, 'a quote is not closed', code);
    if (holdsRow(cells.join(delimiter))) rows.push({ line, cells: trimmed(cells) });
    line += 1 + cells.reduce((sum, cell) => sum + cell.split('\n').length - 1, 0);
  }
  return rows;
}

function trimmed(cells: string[]): string[] {
  for (let i = 0; i < cells.length; i++) if (cells[i] !== '') cells[i] = cells[i]!.trim();
  return cells;
}

function isFilled(cell: string): boolean {
  return cell !== '';
}

/** Records as CSV text with a heading line; fields that a record lacks are empty. */
export function formatCsv(columns: readonly string[], records: readonly Record<string, string>[]): string {
  const rows = records.map((record) => columns.map((column) => record[column] ?? ''));
  return `${Papa.unparse([[...columns], ...rows], { newline: '\n' })}\n`;
}

/** One line of CSV, without its end. */
export function csvLine(fields: readonly string[], delimiter: ',' | ';' = ','): string {
  return Papa.unparse([[...fields]], { delimiter });
}
