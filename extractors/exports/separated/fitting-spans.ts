/** Spans that nobody can have meant: they push the cells of their row, or of the rows below, out of the table. */
import { formTable, spanOf, type PlacedCell, type WrittenRow } from './formed-table.ts';

/** `cut` counts the spans that were cut. */
export type Fitted<Content> = { cells: PlacedCell<Content>[]; cut: number };

/**
 * The table as written, or with those spans cut that cannot be true. A table is torn when a row reaches into columns that
 * only it, or only rows that were pushed by a cell above them, have. Then spans down end above the first row that has cells
 * for all columns itself; where that does not help, those across that leave no column to the cells beside them do not count.
 * What fits in no way stays as written. Null when the spans cover more than `mostArea` places.
 */
export function fitTable<Content>(rows: readonly WrittenRow<Content>[], mostArea: number): Fitted<Content> | null {
  const asWritten = formTable(rows, mostArea);
  const full = fullWidth(rows);
  if (asWritten !== null && (full === null || widthOf(asWritten) <= full)) return { cells: asWritten, cut: 0 };
  for (const way of full === null ? [] : ways) {
    const { made, cut } = cutSpans(rows, full!, way);
    const cells = formTable(made, mostArea);
    if (cells !== null && widthOf(cells) === full) return { cells, cut };
  }
  return asWritten === null ? null : { cells: asWritten, cut: 0 };
}

/** Which spans are cut, tried in this order: those down, those across. */
const ways = [
  [true, false],
  [false, true],
  [true, true],
] as const;

/** Fewer columns than these are no table that a span could tear. */
const leastColumns = 3;

/**
 * The number of cells of the fullest rows, when there are two or more of them among at most twice as many rows that hold more
 * than one cell, and the first of these, the headings, has a cell for each column too, or is said to span as many. Else null.
 */
function fullWidth(rows: readonly WrittenRow<unknown>[]): number | null {
  const shared = rows.filter(({ cells }) => cells.length > 1).map(({ cells }) => cells);
  const most = Math.max(0, ...shared.map((cells) => cells.length));
  const whole = shared.filter((cells) => cells.length === most).length;
  const first = shared[0] ?? [];
  const spanned = first.reduce((sum, { columns }) => sum + (spanOf(columns) || 1), 0);
  const isHeaded = first.length === most || spanned === most;
  return most >= leastColumns && whole >= 2 && isHeaded && whole * 2 >= shared.length ? most : null;
}

function widthOf(cells: readonly PlacedCell<unknown>[]): number {
  return Math.max(0, ...cells.map(({ column, columnSpan }) => column + columnSpan));
}

function cutSpans<Content>(
  rows: readonly WrittenRow<Content>[],
  full: number,
  [down, across]: readonly [boolean, boolean],
): { made: WrittenRow<Content>[]; cut: number } {
  let cut = 0;
  const made = rows.map(({ section, cells }, row) => {
    let room = 1;
    while (row + room < rows.length && rows[row + room]!.cells.length < full) room++;
    return {
      section,
      cells: cells.map((cell) => {
        const tall = spanOf(cell.rows) ?? 1;
        const tooTall = down && (tall === 0 || tall > room);
        // beside other cells none spans all columns; a smaller span may stand over cells that rows leave out at their end
        const tooWide = across && cells.length > 1 && (spanOf(cell.columns) ?? 1) >= full;
        if (tooTall || tooWide) cut++;
        return {
          ...cell,
          rows: tooTall ? String(room) : cell.rows,
          columns: tooWide ? null : cell.columns,
        };
      }),
    };
  });
  return { made, cut };
}
