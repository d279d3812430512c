/** A ruled frame that holds more than one table: labels above a table, or one table right below another. */
import type { Cell, Grid } from '../../pipeline/model/reading/page.ts';
import { unite } from '../../pipeline/model/around.ts';
import { cellText, hasText } from './alike.ts';
import { findHeading, isNumberRow, rowsOf, type HeadingScore } from './heading-rows.ts';

/** A cell of a body may be worth a heading now and then; three of them, and nearly nothing else, are a heading. */
const [leastHits, shareOfHits, known] = [3, 0.75, 0.85];

/** The fragments of a grid: cut above every row below its own heading that is a heading again. Each cell stays whole. */
export function splitGrid(grid: Grid, headingScore: HeadingScore): Grid[] {
  const rows = rowsOf(grid);
  const from = Math.max(1, findHeading(grid, headingScore).rows);
  const cuts = rows.flatMap((row, r) => (r >= from && r + 1 < grid.rows && isHeading(row, headingScore) ? [r] : []));
  const clean = cuts.filter(
    (cut, i) => cut !== (cuts[i - 1] ?? -2) + 1 && grid.cells.every((cell) => !crosses(cell, cut)),
  );
  if (clean.length === 0 || isNumberRow(rows[clean[0]!] ?? [], grid.columns)) return [grid];
  return [0, ...clean].map((top, i) => fragmentOf(grid, top, clean[i] ?? grid.rows));
}

function isHeading(row: readonly Cell[], headingScore: HeadingScore): boolean {
  const filled = row.filter(hasText);
  const hits = filled.filter((cell) => headingScore(cellText(cell)) >= known).length;
  return hits >= leastHits && hits >= filled.length * shareOfHits;
}

const crosses = (cell: Cell, row: number): boolean => cell.row < row && cell.row + cell.rowSpan > row;

/** Rows `top` to `end` as a grid of their own, without column edges that only the other rows have. */
function fragmentOf(grid: Grid, top: number, end: number): Grid {
  const own = grid.cells.filter((cell) => cell.row >= top && cell.row < end);
  const used = new Set(own.flatMap((cell) => [cell.column, cell.column + cell.columnSpan]));
  const edges = Array.from({ length: grid.columns + 1 }, (_, i) => i).filter((i) => used.has(i));
  const cells = own.map((cell) => {
    const column = edges.indexOf(cell.column);
    return { ...cell, row: cell.row - top, column, columnSpan: edges.indexOf(cell.column + cell.columnSpan) - column };
  });
  return {
    ...grid,
    box: unite(cells.flatMap((cell) => (cell.box ? [cell.box] : []))) ?? grid.box,
    rows: end - top,
    columns: edges.length - 1,
    columnEdges: grid.columnEdges.length > 0 ? edges.map((i) => grid.columnEdges[i]!) : [],
    rowEdges: grid.rowEdges.length > 0 ? grid.rowEdges.slice(top, end + 1) : [],
    cells,
  };
}
