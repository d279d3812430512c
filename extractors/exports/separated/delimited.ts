/** Rows of delimited text. The one home of papaparse. */
import { createRequire } from 'node:module';
import type * as PapaParse from 'papaparse';
import type { SourceLine } from '../lines/source-lines.ts';

// loaded as the CommonJS that it is: `import` would first search all of it for names to give
const Papa = createRequire(import.meta.url)('papaparse') as typeof PapaParse;

/** A row of cells with the number of its first physical line. */
export type TextRow = { line: number; cells: string[] };

/**
 * The rows of consecutive lines. Quotes hold only when they are balanced over the whole piece and open a cell, as
 * spreadsheets write them; else a quote is a character like any other.
 */
export function readRows(lines: readonly SourceLine[], delimiter: string): TextRow[] {
  const first = lines[0]?.number ?? 1;
  const text = lines.map((l) => l.text).join('\n');
  const quoted = quotedCells(text, delimiter);
  const rows: TextRow[] = [];
  let [from, line] = [0, first];
  Papa.parse<string[]>(text, {
    delimiter,
    newline: '\n',
    ...(quoted ? {} : { quoteChar: '\u0000' }),
    step: ({ data, meta }) => {
      rows.push({ line, cells: data.map((c) => c.replace(/\s+/g, ' ').trim()) });
      line += newlines(text, from, meta.cursor);
      from = meta.cursor;
    },
  });
  return rows;
}

function newlines(text: string, from: number, end: number): number {
  let count = 0;
  for (let i = from; i < end; i++) if (text[i] === '\n') count++;
  return count;
}

function quotedCells(text: string, delimiter: string): boolean {
  const opens = new RegExp(`(?:^|\\n|${delimiter === '\t' ? '\\t' : delimiter})"`).test(text);
  return opens && (text.match(/"/g)?.length ?? 0) % 2 === 0;
}

/** The delimiter of the tables in a text: tab, then `;`, then `,`; null when nothing looks like a table. */
export function findDelimiter(lines: readonly SourceLine[], isHeading: (cells: string[]) => boolean): string | null {
  const tabbed = lines.filter((l) => l.text.split('\t').length >= 3).length;
  if (tabbed >= 2 || lines.some((l) => l.text.includes('\t') && isHeading(l.text.split('\t')))) return '\t';
  for (const delimiter of [';', ',']) {
    const heading = lines.findIndex(
      (l) => l.text.includes(delimiter) && isHeading(readRows([l], delimiter)[0]?.cells ?? []),
    );
    if (heading < 0) continue;
    const width = readRows([lines[heading] as SourceLine], delimiter)[0]?.cells.length ?? 0;
    const rest = readRows(lines.slice(heading + 1), delimiter);
    if (rest.some((r) => Math.abs(r.cells.length - width) <= 1)) return delimiter;
  }
  return null;
}
