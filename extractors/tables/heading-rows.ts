/** Which rows of a grid are its heading. */
import type { Cell, Grid } from '../../pipeline/model/reading/page.ts';
import { spansTable } from '../../pipeline/model/print/band.ts';
import { columnNumbers, countUp } from '../../pipeline/model/print/column-numbers.ts';
import { cellText, hasText } from './alike.ts';
import { mean } from '../../pipeline/model/numbers.ts';

/** `rows`: how many rows from the top are heading, column numbers and titles included; `unread`: none of them was read. */
export type Heading = { rows: number; because: string; unread?: true };

export type HeadingScore = (text: string) => number;

const deepest = 6; // rows; the tallest heading seen has two titles, two levels and a row of column numbers
/** So many of the marks in a row of column numbers are read as numbers; letters and lone brackets are misread ones. */
const leastNumbers = 0.6;
/** Share of its cells that a row with one known heading must fill. */
const leastFilled = 0.5;
const known = 0.6; // a heading score from here on is a heading

/** Finds the heading rows of a grid; 0 rows when it has none. `headingScore` says how far a text is a known heading. */
export function findHeading(grid: Grid, headingScore: HeadingScore): Heading {
  const rows = rowsOf(grid);
  const numbers = rows.slice(0, deepest).findIndex((row) => isNumberRow(row, grid.columns));
  const first = firstHeadingRow(rows, grid, headingScore);
  if (first === null) {
    if (numbers >= 0 && numbers < 4) return { rows: numbers + 1, because: 'a row of column numbers ends the heading' };
    const unread = unreadRows(rows);
    if (unread > 0) return { rows: unread, because: 'the first rows hold ink that could not be read', unread: true };
    return { rows: 0, because: 'no row reads like a heading' };
  }
  let end = headingEnd(rows, grid, first, headingScore);
  if (numbers >= end && numbers <= end + 1 && numbers < grid.rows) end = numbers + 1;
  return { rows: Math.min(end, grid.rows), because: 'its cells are known headings' };
}

/** The cells that begin in each row, left to right. */
export function rowsOf(grid: Pick<Grid, 'rows' | 'cells'>): Cell[][] {
  const rows: Cell[][] = Array.from({ length: grid.rows }, () => []);
  for (const cell of grid.cells) rows[cell.row]?.push(cell);
  for (const row of rows) row.sort((a, b) => a.column - b.column);
  return rows;
}

/** True for a row of column labels like "(1) (2) (3)" or "1 2 5 6", possibly fewer than columns and partly misread. */
export function isNumberRow(row: readonly Cell[], columns: number): boolean {
  const marks = row.map(cellText).filter((text) => text !== '');
  const numbers = columnNumbers(marks);
  if (numbers === null || marks.length < columns / 2) return false;
  return numbers.length >= Math.max(2, leastNumbers * marks.length) && countUp(numbers);
}

function firstHeadingRow(rows: Cell[][], grid: Grid, headingScore: HeadingScore): number | null {
  for (let r = 0; r < Math.min(rows.length, 4); r++) {
    const row = rows[r] ?? [];
    if (isHeadingRow(row, headingScore)) return r;
    const filled = row.filter(hasText);
    const isTitle = filled.length === 1 && spansTable(filled[0]?.columnSpan ?? 0, grid.columns);
    if (!isTitle && filled.length > 0) return null;
  }
  return null;
}

function isHeadingRow(row: Cell[], headingScore: HeadingScore): boolean {
  const filled = row.filter(hasText);
  if (filled.length < 2) return false;
  const scores = filled.map((cell) => headingScore(cellText(cell)));
  const hits = scores.filter((score) => score >= known).length;
  if (filled.length < row.length && row.some((cell) => /^\s*:\s*$/.test(cellText(cell)))) return false;
  if (hits >= 2) return hits >= filled.length * 0.4;
  const isOnlyOneRead = filled.every((cell, i) => scores[i]! >= known || cell.confidence < guessed);
  // one known word among the ends of texts that a page break cut is no heading: most of its columns are empty
  const isFull = filled.length >= row.length * leastFilled;
  return hits === 1 && ((filled.length <= 3 && isFull && filled.every(isShort)) || isOnlyOneRead);
}

function isShort(cell: Cell): boolean {
  return cellText(cell).length <= 60;
}

function headingEnd(rows: Cell[][], grid: Grid, first: number, headingScore: HeadingScore): number {
  const tallest = (rows[first] ?? []).map((cell) => Math.min(cell.rowSpan, 4));
  let end = first + Math.max(1, ...tallest);
  const groups = () =>
    rows
      .slice(first, end)
      .flatMap((row) => row.filter((cell) => cell.columnSpan > 1 && cell.columnSpan < grid.columns));
  while (end < Math.min(grid.rows, first + 4)) {
    const row = rows[end] ?? [];
    const filled = row.filter(hasText);
    if (filled.length === 0 || isNumberRow(row, grid.columns)) break;
    const above = groups();
    const isBelowGroup = filled.every((cell) =>
      above.some((group) => cell.column >= group.column && cell.column < group.column + group.columnSpan),
    );
    const isLabel = (cell: Cell) =>
      headingScore(cellText(cell)) >= known || /^\D{0,12}(19|20)\d\d\D{0,3}$/.test(cellText(cell));
    const isSecondLevel = isBelowGroup && filled.every((cell) => isLabel(cell) || cellText(cell).length <= 12);
    if (!isSecondLevel && !(filled.length > 1 && filled.every(isLabel))) break;
    end++;
  }
  return end;
}

/** A word that the reader is less sure of than this is a guess at specks; the worst body text seen is at 0.4. */
const guessed = 0.35;
/** The rows below an unread heading are read this much better, else the whole page is bad and nothing can be told. */
const better = 0.3;

/** Rows from the top of which no cell could be read, above rows that could: a heading scanned black or on a screen. */
function unreadRows(rows: readonly Cell[][]): number {
  let end = 0;
  while (end < Math.min(rows.length, 4) && isUnreadRow(rows[end] ?? [])) end++;
  const cells = (from: number, to: number) => rows.slice(from, to).flat();
  if (end === 0 || cells(0, end).length <= end) return 0;
  const below = cells(end, end + 3).filter(hasText);
  return below.length >= 2 && meanConfidence(below) >= meanConfidence(cells(0, end).filter(hasText)) + better ? end : 0;
}

function isUnreadRow(row: readonly Cell[]): boolean {
  const unread = row.filter((cell) => (hasText(cell) ? cell.confidence < guessed : (cell.unreadInk ?? 0) > 0.2));
  return (
    unread.length > 0 &&
    unread.length >= row.length / 2 &&
    !row.some((cell) => hasText(cell) && cell.confidence >= guessed)
  );
}

function meanConfidence(cells: readonly Cell[]): number {
  return mean(cells.map((cell) => cell.confidence));
}
