/** Whether a fragment goes on with the table that is open. */
import type { Grid } from '../../pipeline/model/reading/page.ts';
import { ordinalOf } from '../../pipeline/model/print/ordinal.ts';
import { alike, cellText, hasText } from './alike.ts';
import type { Between } from './between.ts';
import { isNumberRow, rowsOf, type Heading } from './heading-rows.ts';
import { headingTexts, startTable, type OpenTable } from './open-table.ts';
import { placeColumns, type Placement } from './place-columns.ts';

/** How a fragment follows: `headerRows` of it repeat the heading. */
export type Follow = { placement: Placement; headerRows: number; score: number; because: string };

const joinFrom = 0.6;
const sameHeading = 0.7;

/** Weighs the evidence; null when the fragment is a table of its own. */
export function follows(open: OpenTable, grid: Grid, heading: Heading, between: Between): Follow | null {
  const repeated = repeatedRows(open, grid, heading);
  if (heading.rows > 0 && repeated === 0 && !isOnlyNumbers(grid, heading) && !heading.unread) return null;
  const headerRows = repeated > 0 ? repeated : heading.rows;
  const own = headerRows > 0 ? headingTexts(startTable(grid, headerRows).cells, grid.columns) : null;
  const table = { edges: open.edges, columns: open.columns, headings: headingTexts(open.cells, open.columns) };
  const placement = placeColumns(table, grid, repeated > 0 ? own : null);
  if (!placement) return null;

  const reasons = [placement.because];
  let score = placement.fit >= 0.95 ? 0.5 : 0.5 * placement.fit;
  const weigh = (weight: number, reason: string) => {
    score += weight;
    reasons.push(reason);
  };
  if (repeated > 0) weigh(0.4, 'its heading repeats that of the table');
  else if (heading.unread) weigh(0.1, 'its heading could not be read');
  else weigh(0.2, 'it has no heading of its own');
  if (between.kind === 'title') weigh(-1, `a title stands between ("${between.text}")`);
  else if (between.kind === 'prose') weigh(-0.4, `text stands between ("${between.text}")`);
  else weigh(0.2, 'nothing stands between');
  if (between.continued) weigh(0.6, 'it says that it continues');
  const numbers = weighNumbers(open, grid, headerRows);
  if (numbers > 0) weigh(0.4, 'its numbers go on');
  if (numbers < 0 && repeated > 0 && between.runningTitle)
    weigh(-1, 'its title stands again and its numbers begin again');
  const isOpen = open.cells.some((cell) => cell.row + cell.rowSpan === open.rows && cell.openBottom === true);
  if (isOpen) weigh(0.2, 'the table was left open');
  return score >= joinFrom
    ? { placement, headerRows, score: Math.round(score * 100) / 100, because: reasons.join('; ') }
    : null;
}

function isOnlyNumbers(grid: Grid, heading: Heading): boolean {
  return heading.rows === 1 && isNumberRow(rowsOf(grid)[0] ?? [], grid.columns);
}

/** How many rows from the top of a grid repeat the heading of the table; OCR errors are allowed for. */
function repeatedRows(open: OpenTable, grid: Grid, heading: Heading): number {
  if (open.headerRows === 0) return 0;
  const head = open.cells.filter((cell) => cell.header && hasText(cell));
  const ours = head
    .sort((a, b) => a.row - b.row || a.column - b.column)
    .map(cellText)
    .join(' ');
  const rows = rowsOf(grid);
  let best = { rows: 0, score: 0 };
  let theirs = '';
  for (let n = 1; n <= Math.min(rows.length, open.headerRows + 2); n++) {
    theirs += ` ${(rows[n - 1] ?? []).filter(hasText).map(cellText).join(' ')}`;
    const score = alike(ours, theirs);
    if (score > best.score) best = { rows: n, score };
  }
  if (
    best.score < sameHeading &&
    !sameByCells(head.map(cellText), rows.slice(0, heading.rows).flat().filter(hasText).map(cellText))
  )
    return 0;
  return Math.max(best.score >= sameHeading ? best.rows : 0, heading.rows);
}

// one column more or less must not make a heading another heading
function sameByCells(ours: string[], theirs: string[]): boolean {
  const found = theirs.filter((text) => ours.some((heading) => alike(heading, text) >= 0.75));
  return theirs.length >= 2 && found.length >= 0.7 * theirs.length && found.length >= 0.5 * ours.length;
}

/** 1: the numbers go on; -1: they begin again at 1; 0: there are none, or a gap. */
function weighNumbers(open: OpenTable, grid: Grid, headerRows: number): number {
  const ours = open.cells
    .filter((cell) => !cell.header && cell.column <= 1)
    .map((cell) => ({ row: cell.row, n: ordinalOf(cellText(cell)) }));
  const last = ours.filter(({ n }) => n !== null).sort((a, b) => b.row - a.row)[0]?.n;
  const theirs = grid.cells
    .filter((cell) => cell.row >= headerRows && cell.column <= 1)
    .map((cell) => ({ row: cell.row, n: ordinalOf(cellText(cell)) }));
  const next = theirs.filter(({ n }) => n !== null).sort((a, b) => a.row - b.row)[0]?.n;
  if (last === undefined || last === null || next === undefined || next === null) return 0;
  if (next === last + 1) return 1;
  return next === 1 ? -1 : 0;
}
