/** A table while fragments are still being added to it. */
import type { Box } from '../../pipeline/model/geometry.ts';
import type { Grid, GridMethod } from '../../pipeline/model/reading/page.ts';
import type { Table, TableCell } from '../../pipeline/model/reading/table.ts';
import { spansTable } from '../../pipeline/model/print/band.ts';
import { ordinalOf } from '../../pipeline/model/print/ordinal.ts';
import { cellText, hasText } from './alike.ts';

/** `edges` are the column edges in points of the first page, null for text exports; `last` is the newest fragment. */
export type OpenTable = {
  cells: TableCell[];
  rows: number;
  columns: number;
  headerRows: number;
  edges: number[] | null;
  method: GridMethod;
  agreements: number[];
  pages: number[];
  joins: Table['joins'];
  repeatedHeaders: NonNullable<Table['repeatedHeaders']>;
  last: { page: number; box: Box | null; line: number | null };
};

/** Starts a table from its first fragment. */
export function startTable(grid: Grid, headerRows: number): OpenTable {
  return {
    cells: grid.cells.map((cell) => ({
      ...cell,
      header: cell.row < headerRows,
      segments: [{ page: cell.page, box: cell.box }],
    })),
    rows: grid.rows,
    columns: grid.columns,
    headerRows,
    edges: edgesOf(grid),
    method: grid.method,
    agreements: [grid.agreement],
    pages: [grid.page],
    joins: [],
    repeatedHeaders: [],
    last: placeOf(grid),
  };
}

/** The column edges of a grid, or null when it has none worth the name. */
export function edgesOf(grid: Grid): number[] | null {
  return grid.columnEdges.length === grid.columns + 1 ? [...grid.columnEdges] : null;
}

/** Where a fragment ends: its page, its box, and its last line in a text export. */
export function placeOf(grid: Grid): OpenTable['last'] {
  const lines = grid.cells.flatMap((cell) => cell.lines.map((line) => line.line ?? 0));
  const line = Math.max(0, ...lines);
  return { page: grid.page, box: grid.box, line: line > 0 ? line : null };
}

/** The cell that covers a slot, if any. */
export function cellAt(cells: readonly TableCell[], row: number, column: number): TableCell | undefined {
  return cells.find(
    (cell) =>
      row >= cell.row &&
      row < cell.row + cell.rowSpan &&
      column >= cell.column &&
      column < cell.column + cell.columnSpan,
  );
}

/** The heading text of each column, top to bottom; titles over (nearly) the whole width are left out. */
export function headingTexts(cells: readonly TableCell[], columns: number): string[] {
  const header = cells.filter((cell) => cell.header && hasText(cell) && !spansTable(cell.columnSpan, columns));
  const ordered = [...header].sort((a, b) => a.row - b.row || a.column - b.column);
  return Array.from({ length: columns }, (_, column) =>
    ordered
      .filter((cell) => column >= cell.column && column < cell.column + cell.columnSpan)
      .map(cellText)
      .filter((text) => ordinalOf(text) === null)
      .join(' '),
  );
}

/** The finished table under its number in the document. */
export function closeTable(open: OpenTable, index: number): Table {
  return {
    index,
    kind: 'other',
    score: 0,
    because: [],
    pages: open.pages,
    method: open.method,
    rows: open.rows,
    columns: open.columns,
    headerRows: open.headerRows,
    cells: [...open.cells].sort((a, b) => a.row - b.row || a.column - b.column),
    agreement: open.agreements.reduce((sum, value) => sum + value, 0) / open.agreements.length,
    joins: open.joins,
    repeatedHeaders: open.repeatedHeaders,
  };
}
