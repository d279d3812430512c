/** The heading cells above each column. */
import type { Table } from '../../pipeline/model/reading/table.ts';
import { joinLines } from '../../pipeline/model/reading/text.ts';
import { spansTable } from '../../pipeline/model/print/band.ts';
import { columnNumbers } from '../../pipeline/model/print/column-numbers.ts';
import { foldText } from '../../pipeline/model/print/fold.ts';
import { ordinalOf } from '../../pipeline/model/print/ordinal.ts';

/** One heading cell above a column; `columns` are all columns that it stands over. */
export type HeadingCell = { text: string; from: number; columns: number };

/** A cell read with less confidence (0 to 1) is a guess at specks, at a screen or at letters on black: it says nothing. */
export const guessed = 0.35;

/** So many of the texts below a heading are column numbers, when its other texts are misread ones. */
const leastNumbers = 0.5;

/** For each column whether ink stands above it that could not be read, and nothing that could. */
export function unreadHeadings(table: Table): boolean[] {
  const read = readHeadingCells(table);
  const unread = table.cells.filter(
    (cell) => cell.header && (joinLines(cell.lines) === '' ? (cell.unreadInk ?? 0) > 0.2 : cell.confidence < guessed),
  );
  return read.map(
    (cells, column) =>
      cells.length === 0 && unread.some((cell) => column >= cell.column && column < cell.column + cell.columnSpan),
  );
}

/**
 * For each column its heading cells from top to bottom, without titles over the whole table, column numbers and cells
 * that could not be read.
 */
export function readHeadingCells(table: Table): HeadingCell[][] {
  const cells = table.cells
    .filter((cell) => cell.header && !spansTable(cell.columnSpan, table.columns) && cell.confidence >= guessed)
    .map((cell) => ({ ...cell, text: joinLines(cell.lines) }))
    .filter((cell) => foldText(cell.text) !== '' && ordinalOf(cell.text) === null)
    .filter((cell) => !isInNumberRow(table, cell.row))
    .sort((a, b) => a.row - b.row);
  return Array.from({ length: table.columns }, (_, column) =>
    cells
      .filter((cell) => column >= cell.column && column < cell.column + cell.columnSpan)
      .map((cell) => ({ text: cell.text, from: cell.column, columns: cell.columnSpan })),
  );
}

// misread column numbers, "(©)" or "@", stand in a row of which most cells are numbers
function isInNumberRow(table: Table, row: number): boolean {
  const texts = table.cells.filter((cell) => cell.header && cell.row === row).map((cell) => joinLines(cell.lines));
  const filled = texts.filter((text) => text !== '');
  const numbers = columnNumbers(filled)?.length ?? 0;
  return row > 0 && numbers >= Math.max(2, leastNumbers * filled.length);
}
