import { expect, test } from 'vitest';
import { cellText } from '../../../extractors/tables/alike.ts';
import { startTable } from '../../../extractors/tables/open-table.ts';
import { recutGrid } from '../../../extractors/tables/recut.ts';
import type { Cell, Grid } from '../../../pipeline/model/reading/page.ts';
import { lineAt } from '../words-at.ts';

const cell = (column: number, edges: number[], ...pieces: [number, string][]): Cell => {
  const words = lineAt(100, ...pieces);
  return {
    row: 0,
    column,
    rowSpan: 1,
    columnSpan: 1,
    page: 1,
    box: [edges[column]!, 90, edges[column + 1]!, 120],
    lines: [{ words, box: null }],
    confidence: 1,
  };
};
const grid = (columnEdges: number[], cells: Cell[]): Grid => ({
  page: 1,
  box: [columnEdges[0]!, 90, columnEdges.at(-1)!, 120],
  method: 'borderless',
  rows: 1,
  columns: columnEdges.length - 1,
  columnEdges,
  rowEdges: [90, 120],
  cells,
  agreement: 0.9,
});

const edges = [30, 100, 200, 300];
const table = startTable(
  grid(edges, [cell(0, edges, [40, 'Tujuan']), cell(1, edges, [110, 'Rumus']), cell(2, edges, [210, 'Sumber'])]),
  1,
);

test('two columns that one page could not tell apart are parted as the table has them', () => {
  const own = [30, 100, 300];
  const recut = recutGrid(
    table,
    grid(own, [cell(0, own, [40, 'Mutu']), cell(1, own, [110, 'Nilai akhir'], [210, 'LHE'])]),
  );
  expect(recut.cells.map((c) => [c.column, cellText(c)])).toEqual([
    [0, 'Mutu'],
    [1, 'Nilai akhir'],
    [2, 'LHE'],
  ]);
});

test('a column without text on this page comes back empty', () => {
  const own = [100, 200, 300];
  const recut = recutGrid(table, grid(own, [cell(0, own, [110, 'Nilai']), cell(1, own, [210, 'LHE'])]));
  expect(recut.cells.map(cellText)).toEqual(['', 'Nilai', 'LHE']);
});

test('words over the column edges of the table show another table', () => {
  const own = [30, 150, 300];
  const other = grid(own, [cell(0, own, [85, 'pembangunan']), cell(1, own, [185, 'berkelanjutan'])]);
  expect(recutGrid(table, other)).toBe(other);
});

test('columns that rules drew stay', () => {
  const own = [30, 100, 300];
  const ruled: Grid = { ...grid(own, [cell(0, own, [40, 'Mutu']), cell(1, own, [110, 'Nilai'])]), method: 'ruled' };
  expect(recutGrid(table, ruled)).toBe(ruled);
});
