/** Rows that an export has moved sideways against their heading. */
import { joinLines } from '../../../pipeline/model/reading/text.ts';
import { isMultiplier } from '../lines/multiplier.ts';
import type { CellRow } from './pieces.ts';

/** The look of a cell: what kind of text it is, by its first word. */
function cellLook(text: string): string {
  if (!text) return 'empty';
  if (isMultiplier(text)) return 'factor';
  if (/^\d+(?:[.,]\d+)*[.)]?$/.test(text)) return /[.,]\d/.test(text) ? 'code' : 'number';
  if (/^\d+(?:[.,]\d+)+\.?\s+\S/.test(text)) return 'coded text';
  return (text.split(' ')[0] ?? '').toLowerCase().replace(/[^\p{L}]/gu, '');
}

/** Share of rows that look alike in a column, by look. */
function profiles(rows: readonly CellRow[], columns: number): Map<string, number>[] {
  return Array.from({ length: columns }, (_, c) => {
    const counts = new Map<string, number>();
    for (const row of rows) {
      const look = cellLook(joinLines(row.cells[c] ?? []));
      counts.set(look, (counts.get(look) ?? 0) + 1);
    }
    return counts;
  });
}

/**
 * Rows put back below their headings. A row moves by one column when its cells then look like the other rows of these
 * columns and did not before, and only an empty cell falls off. Returns the rows and the numbers of the moved ones.
 */
export function unslip(
  rows: readonly CellRow[],
  columns: number,
): { rows: CellRow[]; moved: { line: number; by: number }[] } {
  const looks = profiles(rows, columns);
  const moved: { line: number; by: number }[] = [];
  let before = 0;
  const result = rows.map((row) => {
    const fits = (by: number) => fit(shift(row, by, columns), looks, row);
    const stay = fits(0);
    const best = [1, -1].map((by) => ({ by, score: fits(by) })).sort((a, b) => b.score - a.score)[0];
    // the second line of a row slipped together with the first
    const margin = best && best.by === before ? 0.25 : 1;
    if (!best || best.score < stay + margin) {
      if (row.cells.some((c) => c.length)) before = 0;
      return shift(row, 0, columns);
    }
    before = best.by;
    moved.push({ line: row.line, by: best.by });
    return shift(row, best.by, columns);
  });
  return { rows: result, moved };
}

function shift(row: CellRow, by: number, columns: number): CellRow {
  const cells = Array.from({ length: Math.max(columns, row.cells.length) }, (_, c) => row.cells[c - by] ?? []);
  return { line: row.line, cells };
}

/** How many other rows share the look of each filled cell; -Infinity when a filled cell would fall off. */
function fit(row: CellRow, looks: Map<string, number>[], original: CellRow): number {
  const words = (r: CellRow) => r.cells.reduce((n, c) => n + (c.length ? 1 : 0), 0);
  if (words(row) < words(original)) return -Infinity;
  return row.cells.reduce((sum, cell, c) => {
    const text = joinLines(cell);
    if (!text) return sum;
    const look = cellLook(text);
    const self = cellLook(joinLines(original.cells[c] ?? [])) === look ? 1 : 0;
    return sum + Math.min(1, Math.max(0, (looks[c]?.get(look) ?? 0) - self) / 2);
  }, 0);
}
