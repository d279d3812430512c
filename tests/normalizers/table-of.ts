/** Tables written out by hand for the tests, and the vocabulary as shipped. */
import { readFileSync } from 'node:fs';
import { readHeadings } from '../../normalizers/columns/headings.ts';
import type { Table, TableCell } from '../../pipeline/model/reading/table.ts';
import { gridOf } from '../extractors/tables/draw.ts';
import type { Drawn } from '../extractors/tables/draw.ts';

const read = (name: string) =>
  readFileSync(new URL(`../../normalizers/vocabulary/${name}.csv`, import.meta.url), 'utf8');

export const headings = readHeadings({ headings: read('headings'), content: read('content') });

/** A table of drawn rows, of which the first `headerRows` are the heading. */
export function tableOf(headerRows: number, rows: (Drawn | null)[][], method: Table['method'] = 'ruled'): Table {
  const width = Math.max(...rows.map((row) => row.length));
  const edges = Array.from({ length: width + 1 }, (_, i) => 40 + i * 80);
  const grid = gridOf(1, rows, edges);
  const cells: TableCell[] = grid.cells.map((cell) => ({
    ...cell,
    header: cell.row < headerRows,
    segments: [{ page: 1, box: cell.box }],
  }));
  const { columns, agreement } = grid;
  return {
    index: 0,
    kind: 'iku',
    score: 1,
    because: [],
    pages: [1],
    method,
    rows: rows.length,
    columns,
    headerRows,
    cells,
    agreement,
    joins: [],
  };
}
