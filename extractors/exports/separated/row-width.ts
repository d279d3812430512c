/** Rows that hold more or fewer cells than their heading: two rows on one line, and rows that end too early. */
import { ordinalOf } from '../../../pipeline/model/print/ordinal.ts';
import { joinLines, type TextLine } from '../../../pipeline/model/reading/text.ts';
import { openersOf, type ExportHints } from '../lines/hints.ts';
import { exportLine } from '../lines/source-lines.ts';
import type { CellRow } from './pieces.ts';

/** Two rows on one line, `cut` telling whether the place between them is known; or a row that cannot be taken apart. */
export type WidthFault = { line: number; cells: number; rows: number; cut: boolean };

const numberRoles: ReadonlySet<string> = new Set(['rowNumber', 'code']);
const upperRoles: ReadonlySet<string> = new Set(['regionalObjective', 'goal', 'objective']);

/**
 * Rows of which the line end was lost, taken apart: as a tab it leaves all cells of both rows, as a space it joins the last
 * cell of one with the first of the next. `columns` is the width of the heading, `roles` what its columns hold.
 */
export function apartRows(
  rows: readonly CellRow[],
  columns: number,
  roles: readonly (string | null)[],
  hints: ExportHints,
): { rows: CellRow[]; faults: WidthFault[] } {
  const faults: WidthFault[] = [];
  const apart = rows.flatMap((row) => {
    // empty cells at the end are no row
    const cells = row.cells.slice(0, row.cells.findLastIndex((cell) => cell.length > 0) + 1);
    if (cells.length <= columns || columns < 3) return [row];
    const joinedByTab = row.cells.length % columns === 0;
    const joinedBySpace = (row.cells.length - 1) % (columns - 1) === 0;
    if (!joinedByTab && !joinedBySpace) {
      faults.push({ line: row.line, cells: row.cells.length, rows: 1, cut: false });
      return [row];
    }
    const made = joinedByTab ? inRuns(row, columns) : atSeams(row, columns, roles[0] ?? null, hints);
    faults.push({ line: row.line, cells: row.cells.length, rows: made.rows.length, cut: made.cut });
    return made.rows;
  });
  return { rows: apart, faults };
}

function inRuns(row: CellRow, columns: number): { rows: CellRow[]; cut: boolean } {
  const count = row.cells.length / columns;
  const rows = Array.from({ length: count }, (_, i) => ({
    line: row.line,
    cells: row.cells.slice(i * columns, (i + 1) * columns),
  }));
  return { rows, cut: true };
}

function atSeams(row: CellRow, columns: number, role: string | null, hints: ExportHints) {
  const count = (row.cells.length - 1) / (columns - 1);
  const rows: CellRow[] = [];
  let cut = true;
  let first: TextLine[] = row.cells[0] ?? [];
  for (let i = 0; i < count; i++) {
    const start = i * (columns - 1) + 1;
    const cells = [first, ...row.cells.slice(start, start + columns - 1)];
    if (i < count - 1) {
      const seam = seamOf(cells.at(-1) ?? [], role, hints);
      cells[columns - 1] = seam.before;
      first = seam.after;
      cut &&= seam.sure;
    }
    rows.push({ line: row.line, cells });
  }
  return { rows, cut };
}

/** The end of one row and the first cell of the next in one text; all of it is the end where nothing tells. */
function seamOf(cell: TextLine[], role: string | null, hints: ExportHints) {
  const words = cell.flatMap((line) => line.words.map((word) => word.text));
  const parted = (at: number) => ({
    before: lineOf(words.slice(0, at), cell),
    after: lineOf(words.slice(at), cell),
    sure: true,
  });
  if (role !== null && numberRoles.has(role)) {
    const isNumbered = words.length > 1 && ordinalOf(words.at(-1) ?? '') !== null;
    return parted(isNumbered ? words.length - 1 : words.length);
  }
  if (role === 'indicator' || (role !== null && upperRoles.has(role))) {
    const openers = openersOf(hints)[role === 'indicator' ? 'indicator' : 'objective'];
    const at = words.findLastIndex((word, i) => i > 0 && /^\p{Lu}/u.test(word) && openers.includes(word.toLowerCase()));
    if (at > 0) return parted(at);
  }
  return { before: cell, after: [], sure: false };
}

function lineOf(words: readonly string[], cell: readonly TextLine[]): TextLine[] {
  const made = exportLine(words.join(' '), cell[0]?.line ?? 0);
  return made ? [made] : [];
}

/** Share of the rows that fill a column from which a row must fill it too. */
const denseShare = 0.8;

/**
 * The numbers of lines whose row ends before a column that nearly all rows fill: its end was cut off, or a cell border
 * was lost. `short` are the lines with fewer cells than the heading.
 */
export function cutRows(rows: readonly CellRow[], short: ReadonlySet<number>, columns: number): number[] {
  const isRow = (row: CellRow) => row.cells.filter((cell) => cell.length > 0).length >= Math.max(2, columns / 3);
  const whole = rows.filter((row) => isRow(row) && !short.has(row.line));
  const fills = (row: CellRow, column: number) => joinLines(row.cells[column] ?? []) !== '';
  const dense = Array.from({ length: columns }, (_, column) => column).filter(
    // without a whole row to compare with, a row has to fill what its heading promises
    (column) => whole.filter((row) => fills(row, column)).length >= denseShare * whole.length,
  );
  return rows
    .filter((row) => short.has(row.line) && isRow(row) && dense.some((column) => !fills(row, column)))
    .map((row) => row.line);
}
