/** Adds a fragment to a table: columns on one frame, rows below, a row cut by the break put together. */
import { issue, type Issue } from '../../pipeline/model/issue.ts';
import type { Grid } from '../../pipeline/model/reading/page.ts';
import type { TableCell } from '../../pipeline/model/reading/table.ts';
import { unite } from '../../pipeline/model/around.ts';
import { startsInside } from '../../pipeline/model/print/flow.ts';
import { cellText, hasText } from './alike.ts';
import { joinCutLines } from './cut-fraction.ts';
import { joinAt, uncertainAt, weighCut } from './cut-row.ts';
import { cellAt, placeOf, type OpenTable } from './open-table.ts';
import type { Placement } from './place-columns.ts';

/** Appends `grid`, of which the first `headerRows` rows repeat the heading; `because` and `score` explain the join. */
export function appendGrid(
  open: OpenTable,
  grid: Grid,
  headerRows: number,
  placement: Placement,
  join: { because: string; score: number },
): { table: OpenTable; issues: Issue[] } {
  const issues: Issue[] = [];
  const placed = placeCells(grid, placement);
  const widened = widen(open, placement);
  const repeated = placed.filter((cell) => cell.row < headerRows);
  const { cells: headed, rest: heading } = adoptHeadings(widened, repeated);
  const body = placed.filter((cell) => cell.row >= headerRows).map((cell) => ({ ...cell, row: cell.row - headerRows }));
  const bodyRows = grid.rows - headerRows;
  const table: OpenTable = {
    ...widened,
    cells: headed,
    pages: open.pages.includes(grid.page) ? open.pages : [...open.pages, grid.page],
    agreements: [...open.agreements, grid.agreement],
    joins: [...open.joins, { page: grid.page, ...join }],
    repeatedHeaders: [
      ...open.repeatedHeaders,
      ...heading.map(({ page, box, column, lines }) => ({ page, box, column, lines })),
    ],
    last: placeOf(grid),
  };
  if (bodyRows <= 0) return { table, issues };
  const first = body.filter((cell) => cell.row === 0);
  const cut = weighCut(table, first);
  const isCut = cut.sum >= joinAt;
  const at = { page: grid.page, box: unite(first.flatMap((cell) => (cell.box ? [cell.box] : []))) };
  if (isCut && first.some(hasText)) {
    const says = `A row goes on from page ${open.last.page} to page ${grid.page}: ${cut.because}`;
    issues.push(issue('row-joined', says, at));
    table.joins = [
      ...table.joins,
      { page: grid.page, because: `row put together: ${cut.because}`, score: Math.round(cut.sum * 100) / 100 },
    ];
  } else if (cut.sum >= uncertainAt) {
    const says = `The first row on page ${grid.page} may belong to the last row on page ${open.last.page}`;
    issues.push(issue('row-split-uncertain', says, at));
  }
  return { table: addRows(table, body, bodyRows, isCut), issues };
}

function placeCells(grid: Grid, placement: Placement): TableCell[] {
  return grid.cells.map((cell) => {
    const from = placement.spans[cell.column]?.[0] ?? cell.column;
    const to = placement.spans[cell.column + cell.columnSpan - 1]?.[1] ?? from + cell.columnSpan;
    const segments = [{ page: cell.page, box: cell.box }];
    return { ...cell, ...narrow(placement, from, to, cell.columnSpan), header: false, segments };
  });
}

function widen(open: OpenTable, placement: Placement): OpenTable {
  const cells = open.cells.map((cell) => {
    const from = placement.shift[cell.column] ?? cell.column;
    const last = placement.shift[cell.column + cell.columnSpan - 1] ?? cell.column + cell.columnSpan - 1;
    const to = placement.edges ? (placement.shift[cell.column + cell.columnSpan] ?? last + 1) : last + 1;
    return { ...cell, ...narrow(placement, from, to, cell.columnSpan) };
  });
  return { ...open, cells, columns: placement.columns, edges: placement.edges ?? open.edges };
}

/**
 * One column here may be two columns there, because a sliver of it stands apart on some page. A cell of that one column
 * belongs to the widest of them; a cell that was merged over columns keeps all.
 */
function narrow(placement: Placement, from: number, to: number, columnSpan: number) {
  const { edges } = placement;
  if (columnSpan > 1 || to - from <= 1 || !edges) return { column: from, columnSpan: Math.max(1, to - from) };
  let widest = from;
  for (let column = from; column < to; column++) {
    if (edges[column + 1]! - edges[column]! > edges[widest + 1]! - edges[widest]! + 0.01) widest = column;
  }
  return { column: widest, columnSpan: 1 };
}

/** A heading of a column that earlier pages did not have joins the heading of the table; all others are repetitions. */
function adoptHeadings(open: OpenTable, repeated: TableCell[]): { cells: TableCell[]; rest: TableCell[] } {
  const cells = [...open.cells];
  const rest: TableCell[] = [];
  for (const cell of repeated) {
    const row = Math.min(cell.row, open.headerRows - 1);
    const isNew = row >= 0 && hasText(cell) && !cellAt(cells, row, cell.column);
    if (isNew) cells.push({ ...cell, row, rowSpan: Math.min(cell.rowSpan, open.headerRows - row), header: true });
    else rest.push(cell);
  }
  return { cells, rest };
}

function addRows(table: OpenTable, body: TableCell[], bodyRows: number, isCut: boolean): OpenTable {
  const last = table.rows - 1;
  const offset = isCut ? last : table.rows;
  const grown = new Map<TableCell, TableCell>();
  const added: TableCell[] = [];
  for (const cell of body) {
    const above = cell.row === 0 ? cellAt(table.cells, last, cell.column) : undefined;
    const sameWidth = above?.column === cell.column && above.columnSpan === cell.columnSpan;
    const goesOn =
      above &&
      !above.header &&
      (isCut
        ? true
        : sameWidth &&
          (spanGoesOn(above, cell) || isHeldOver(table, body, above, cell) || isCutBetween(table, body, above, cell)));
    if (!above || !goesOn) {
      added.push({ ...cell, row: cell.row + offset });
      continue;
    }
    const joined = joinCells(grown.get(above) ?? above, cell, offset + cell.rowSpan - above.row);
    grown.set(above, joined);
  }
  const cells = [...table.cells.map((cell) => grown.get(cell) ?? cell), ...added];
  return { ...table, cells, rows: table.rows + bodyRows - (isCut ? 1 : 0) };
}

// a merged cell without its lower rule goes on below the break, mostly without a word
function spanGoesOn(above: TableCell, cell: TableCell): boolean {
  const isOpen = above.openBottom === true || cell.openTop === true;
  const isClosed = above.openBottom === false && cell.openTop === false;
  if (!hasText(cell)) return isOpen || (!isClosed && hasText(above) && above.rowSpan > 1 && cell.rowSpan > 1);
  return isOpen && hasText(above) && (above.rowSpan > 1 || cell.rowSpan > 1) && startsInside(cellText(cell));
}

/**
 * A merged cell that office programs close with a rule at the end of a page, and go on with below it without its text.
 * Only a column that is filled everywhere else tells that the cell is not simply empty.
 */
function isHeldOver(table: OpenTable, body: readonly TableCell[], above: TableCell, cell: TableCell): boolean {
  if (hasText(cell) || !hasText(above)) return false;
  const isOther = (one: TableCell): boolean => one !== cell && !one.header && one.column === cell.column;
  const others = [...table.cells.filter(isOther), ...body.filter(isOther)];
  return [cell, ...others].some(({ rowSpan }) => rowSpan > 1) && others.every(hasText);
}

/**
 * The end of a text that stands once for several rows, where the page ends between two of these. A cell with a fraction
 * stands by itself, and a dash is what its own row says.
 */
function isCutBetween(table: OpenTable, body: readonly TableCell[], above: TableCell, cell: TableCell): boolean {
  if (!hasText(above) || !startsInside(cellText(cell)) || cell.lines.some((line) => line.fraction)) return false;
  const isOther = (one: TableCell): boolean => one !== cell && !one.header && one.column === cell.column;
  const others = [...table.cells.filter(isOther), ...body.filter(isOther)];
  const isBlank = (one: TableCell): boolean => one.lines.every((line) => line.words.length === 0);
  const isMerged = [cell, ...others].some((one) => one.rowSpan > 1 || isBlank(one));
  return isMerged && !others.some((one) => startsInside(cellText(one)));
}

function joinCells(above: TableCell, cell: TableCell, rowSpan: number): TableCell {
  const words = (of: TableCell) => of.lines.reduce((sum, line) => sum + line.words.length, 0);
  const [upper, lower] = [words(above), words(cell)];
  const confidence =
    lower === 0
      ? above.confidence
      : upper === 0
        ? cell.confidence
        : (above.confidence * upper + cell.confidence * lower) / (upper + lower);
  const ink = [above.unreadInk, cell.unreadInk].filter((share) => typeof share === 'number');
  return {
    ...above,
    rowSpan: Math.max(above.rowSpan, rowSpan),
    lines: joinCutLines(above.lines, cell.lines),
    confidence,
    segments: [...above.segments, ...cell.segments],
    ...(cell.openBottom === undefined ? {} : { openBottom: cell.openBottom }),
    ...(ink.length > 0 ? { unreadInk: Math.max(...ink) } : {}),
  };
}
