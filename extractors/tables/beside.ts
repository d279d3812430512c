/** One table in two grids: a merged cell that goes on over a whole page has no rule of its own between them. */
import { unite } from '../../pipeline/model/around.ts';
import type { Cell, Grid } from '../../pipeline/model/reading/page.ts';
import { edgesOf, type OpenTable } from './open-table.ts';

/** How near (points) the rows of both grids, and the columns of both and of the table, lie to each other. */
const nearness = 2;

/**
 * Both grids as one, with one empty cell between them, when they stand side by side, have the same rows, and leave out
 * one column of the open table; else null.
 */
export function gridOfBoth(open: OpenTable, left: Grid, right: Grid | undefined): Grid | null {
  if (!right || left.page !== right.page || !open.edges || !areNear(left.rowEdges, right.rowEdges)) return null;
  const [own, others] = [edgesOf(left), edgesOf(right)];
  if (!own || !others || !areNear([...own, ...others], open.edges)) return null;
  const box: Cell['box'] = [own.at(-1)!, left.rowEdges[0]!, others[0]!, left.rowEdges.at(-1)!];
  const held: Cell = {
    row: 0,
    column: left.columns,
    rowSpan: left.rows,
    columnSpan: 1,
    page: left.page,
    box,
    lines: [],
    confidence: 1,
    unreadInk: null,
    openTop: true,
    openBottom: true,
  };
  const shift = left.columns + 1;
  const cells = [...left.cells, held, ...right.cells.map((cell) => ({ ...cell, column: cell.column + shift }))];
  return {
    ...left,
    box: unite([left.box, right.box].flatMap((one) => (one ? [one] : []))) ?? left.box,
    columns: shift + right.columns,
    columnEdges: [...own, ...others],
    cells: cells.sort((a, b) => a.row - b.row || a.column - b.column),
    agreement: Math.min(left.agreement, right.agreement),
  };
}

function areNear(a: readonly number[], b: readonly number[]): boolean {
  return a.length > 2 && a.length === b.length && a.every((x, i) => Math.abs(x - b[i]!) <= nearness);
}
