/** Separated tables (tabs, pipes, HTML) as pages: one piece of table a page, the text around it as lines. */
import { issue, type Issue } from '../../../pipeline/model/issue.ts';
import type { Cell, Grid, Page } from '../../../pipeline/model/reading/page.ts';
import { joinLines, lineText, type TextLine } from '../../../pipeline/model/reading/text.ts';
import { glued, headingRoles, isHeading, mendSplitHeading, strayColumns } from './heading-row.ts';
import { openersOf, type ExportHints } from '../lines/hints.ts';
import type { HtmlCell } from './html.ts';
import { exportCell, exportGrid, exportPage } from '../lines/source-lines.ts';
import type { CellRow, Piece } from './pieces.ts';
import { continues, isEcho, isSpeck, joinRows } from './row-join.ts';
import { apartRows, cutRows, type WidthFault } from './row-width.ts';
import { unslip } from './slipped-row.ts';
import { addAll } from '../../../pipeline/model/groups.ts';

/** What later pieces of a table inherit from the last heading. */
type Heading = { roles: (string | null)[]; columns: number };

/** Pages of the pieces: each table piece starts a page; lines before it stand on its page, last lines on the last. */
export function separatedPages(pieces: readonly Piece[], hints: ExportHints, because: string): Page[] {
  const pages: Page[] = [];
  let waiting: TextLine[] = [];
  let heading: Heading | null = null;
  for (const piece of pieces) {
    if (piece.kind === 'lines') {
      addAll(waiting, piece.lines);
      continue;
    }
    const number = pages.length + 1;
    const issues: Issue[] = [];
    const at = (code: Parameters<typeof issue>[0], message: string) =>
      issues.push(issue(code, message, { page: number }));
    if (piece.kind === 'laid') {
      if (piece.cut > 0)
        at(
          'row-split-uncertain',
          `line ${piece.line}: ${piece.cut} cells of the table span more rows or columns than there is room for, and were cut`,
        );
      pages.push(exportPage(number, [laidGrid(piece.cells, number)], waiting, issues, because));
    } else {
      const read = rowsGrid(piece.rows, number, heading, hints, at, piece === pieces.at(-1));
      heading = read.heading;
      pages.push(exportPage(number, [read.grid], waiting, issues, because));
    }
    waiting = [];
  }
  const last = pages.at(-1);
  if (last) addAll(last.lines, waiting);
  else pages.push(exportPage(1, [], waiting, [], because));
  return pages;
}

function laidGrid(cells: readonly HtmlCell[], page: number): Grid {
  const rows = Math.max(0, ...cells.map((c) => c.row + c.rowSpan));
  const columns = Math.max(0, ...cells.map((c) => c.column + c.columnSpan));
  const made = cells.map((c) => exportCell(c.row, c.column, page, c.lines, [c.rowSpan, c.columnSpan]));
  return exportGrid(page, 'separated', rows, columns, made);
}

type Raise = (code: Parameters<typeof issue>[0], message: string) => unknown;

function rowsGrid(
  source: readonly CellRow[],
  page: number,
  before: Heading | null,
  hints: ExportHints,
  raise: Raise,
  isLast: boolean,
) {
  const openers = openersOf(hints);
  const cleaned = source.map((row) => withoutSpecks(row, raise));
  const onOne = cleaned[0] ? glued(cleaned[0], hints) : null;
  if (onOne) {
    cleaned.splice(0, 1, onOne.head, onOne.row);
    raise('row-split-uncertain', `line ${onOne.row.line}: a row stood on the line of the headings and was taken apart`);
  }
  const first = cleaned[0];
  const mended = first ? mendSplitHeading(first, hints) : null;
  const head = mended && isHeading(mended.row, hints) ? mended : null;
  head?.mends.forEach((m) => raise('reading-mended', `heading "${m.from}" read as "${m.to}"`));
  let body = head ? cleaned.slice(1) : cleaned;
  const printed = head ? width(head.row) : (before?.columns ?? 0);
  const apart = apartRows(body, printed, head ? headingRoles(head.row, hints) : (before?.roles ?? []), hints);
  apart.faults.forEach((fault) => raise(...widthIssue(fault, printed)));
  body = apart.rows;
  const short = new Set(body.filter((row) => width(row) < printed).map((row) => row.line));
  const end = body.at(-1);
  if (isLast && end && short.has(end.line) && short.size === 1)
    raise('row-incomplete', `line ${end.line}: the text ends inside a row; what came after it is not known`);
  const columns = head ? printed : Math.max(printed, ...body.map(width));
  const straightened = unslip(body, columns);
  straightened.moved.forEach((m) =>
    raise('row-split-uncertain', `line ${m.line}: the row stood one column beside its headings and was moved`),
  );
  body = straightened.rows;
  let headRow = head?.row ?? null;
  if (headRow) {
    for (const column of strayColumns(headRow, body, hints).reverse()) {
      raise(
        'reading-mended',
        `heading "${joinLines(headRow.cells[column] ?? [])}" is a broken-off end; its column belongs to the one on its left`,
      );
      headRow = foldColumn(headRow, column, false);
      body = body.map((row) => foldColumn(row, column, true));
    }
  }
  const width1 = Math.max(
    headRow ? width(headRow) : 0,
    before && !headRow ? before.columns : 0,
    ...body.map(lastFilled),
  );
  const roles = headRow ? headingRoles(headRow, hints) : (before?.roles ?? []);
  body = joinPhysical(body, roles, openers, raise);
  cutRows(body, short, width1).forEach((line) =>
    raise('row-incomplete', `line ${line}: the row ends before a column that the other rows fill`),
  );
  body.forEach((row) => {
    raiseClipped(row, roles, openers.dangling, raise);
  });
  const rows = headRow ? [headRow, ...body] : body;
  const cells = rows.flatMap((row, r) => rowCells(row, r, page, width1));
  return { grid: exportGrid(page, 'separated', rows.length, width1, cells), heading: { roles, columns: width1 } };
}

function widthIssue({ line, cells, rows, cut }: WidthFault, columns: number): Parameters<Raise> {
  if (rows === 1) return ['row-incomplete', `line ${line}: ${cells} cells below ${columns} headings`];
  const says = `line ${line}: ${rows} rows stood on one line and were taken apart`;
  return cut ? ['row-split-uncertain', says] : ['row-incomplete', `${says}; where one ends is not known`];
}

function width(row: CellRow): number {
  return row.cells.length;
}

function lastFilled(row: CellRow): number {
  return row.cells.findLastIndex((c) => c.length > 0) + 1;
}

function withoutSpecks(row: CellRow, raise: Raise): CellRow {
  const cells = row.cells.map((lines) => {
    const text = joinLines(lines);
    if (!text || !isSpeck(text)) return lines;
    raise('unplaced-text', `line ${row.line}: "${text}" alone in a cell was taken for a speck`);
    return [];
  });
  return { line: row.line, cells };
}

function foldColumn(row: CellRow, column: number, keep: boolean): CellRow {
  const cells = row.cells.filter((_, c) => c !== column);
  const folded = row.cells[column] ?? [];
  if (keep && folded.length)
    cells[column - 1] = [...(cells[column - 1] ?? []), ...folded.map((l) => ({ ...l, paragraph: true }))];
  return { line: row.line, cells };
}

function joinPhysical(
  body: readonly CellRow[],
  roles: readonly (string | null)[],
  openers: ReturnType<typeof openersOf>,
  raise: Raise,
): CellRow[] {
  const rows: CellRow[] = [];
  for (const row of body) {
    const above = rows.at(-1);
    if (!row.cells.some((c) => c.length)) continue;
    if (above && continues(row, above, roles, openers)) {
      rows[rows.length - 1] = factorLast(joinRows(above, withoutEchoes(row, above, roles, raise)), above);
      raise('row-joined', `lines ${above.line} and ${row.line} are one row of the table`);
    } else rows.push(row);
  }
  return rows;
}

/** Numerator and denominator may well be the same words; elsewhere a repeated end is the export's. */
function withoutEchoes(row: CellRow, above: CellRow, roles: readonly (string | null)[], raise: Raise): CellRow {
  const cells = row.cells.map((lines, c) => {
    const text = joinLines(lines);
    if (!roles[c] || ['formula', 'explanation'].includes(roles[c] ?? '')) return lines;
    if (!text || !isEcho(text, joinLines(above.cells[c] ?? []))) return lines;
    raise('reading-mended', `line ${row.line}: "${text}" repeats the end of the line above and was left out`);
    return [];
  });
  return { line: row.line, cells };
}

/** A factor from a folded column stands right of the whole fraction: it goes behind the lines joined from below. */
function factorLast(joined: CellRow, above: CellRow): CellRow {
  const cells = joined.cells.map((lines, c) => {
    const before = above.cells[c] ?? [];
    const factor = before.at(-1);
    if (!factor?.paragraph || before.length < 2 || lines.length === before.length) return lines;
    return [...lines.filter((l) => l !== factor), factor];
  });
  return { line: joined.line, cells };
}

function raiseClipped(
  row: CellRow,
  roles: readonly (string | null)[],
  dangling: readonly string[],
  raise: Raise,
): void {
  row.cells.forEach((lines, c) => {
    const role = roles[c];
    const last = lines.at(-1);
    if (!last || !role || !['responsible', 'dataSource', 'formula', 'indicator', 'objective'].includes(role)) return;
    const word = (lineText(last).split(/[\s,]/).at(-1) ?? '').toLowerCase();
    const cutEnd = dangling.includes(word);
    // "e-PPGBM" and "eSakip" are names that begin in small letters
    const cutStart =
      ['responsible', 'dataSource'].includes(role) &&
      /^\p{Ll}/u.test(joinLines(lines)) &&
      !/^\p{Ll}{1,2}-?(?:\p{Lu}|\p{Ll}+\p{Lu})/u.test(joinLines(lines)) &&
      !/^\p{Ll}-\p{L}/u.test(joinLines(lines));
    if (cutEnd || cutStart)
      raise('text-clipped', `line ${row.line}: "${joinLines(lines)}" is cut off at its ${cutStart ? 'start' : 'end'}`);
  });
}

/** A row that holds one longer text in its first cell is a band across the table. */
function isBand(row: CellRow, columns: number): boolean {
  return columns > 2 && lastFilled(row) === 1 && joinLines(row.cells[0] ?? []).split(' ').length >= 3;
}

function rowCells(row: CellRow, r: number, page: number, columns: number): Cell[] {
  if (isBand(row, columns)) return [exportCell(r, 0, page, row.cells[0] ?? [], [1, columns])];
  return Array.from({ length: columns }, (_, c) => exportCell(r, c, page, row.cells[c] ?? []));
}
