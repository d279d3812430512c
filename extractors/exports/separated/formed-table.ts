/** The cells of an HTML table in their places on its grid: what a browser shows. */

/** A cell with its spans as written (null: none); `rows` 0 reaches down to the end of its section. */
type WrittenCell<Content> = { content: Content; rows: string | null; columns: string | null };
/** A row and the section that it stands in: the head, a body, the foot. */
export type WrittenRow<Content> = { section: number; cells: readonly WrittenCell<Content>[] };
export type PlacedCell<Content> = {
  row: number;
  column: number;
  rowSpan: number;
  columnSpan: number;
  content: Content;
};

/** The widest and tallest span that the standard knows. */
const widest = 1000;
const tallest = 65_534;

/**
 * Places the cells. Source: the HTML standard, 4.9.12.1 "Forming a table". As in browsers, a span ends with its section,
 * and columns in which no cell begins are none. Cells may overlap, as the standard has it. Null when the spans cover more than
 * `mostArea` places.
 */
export function formTable<Content>(
  rows: readonly WrittenRow<Content>[],
  mostArea: number,
): PlacedCell<Content>[] | null {
  const cells: PlacedCell<Content>[] = [];
  const taken = rows.map(() => new Set<number>());
  let area = 0;
  for (const [row, { section, cells: written }] of rows.entries()) {
    let end = row;
    while (rows[end]?.section === section) end++;
    let column = 0;
    for (const { content, rows: down, columns: across } of written) {
      while (taken[row]!.has(column)) column++;
      const asked = spanOf(down) ?? 1;
      const rowSpan = Math.min(asked === 0 ? tallest : asked, tallest, end - row);
      const columnSpan = Math.min(spanOf(across) || 1, widest);
      area += rowSpan * columnSpan;
      if (area > mostArea) return null;
      for (let r = row; r < row + rowSpan; r++) for (let c = column; c < column + columnSpan; c++) taken[r]!.add(c);
      cells.push({ row, column, rowSpan, columnSpan, content });
      column += columnSpan;
    }
  }
  return withoutEmptyColumns(cells);
}

/** A span as the standard reads whole numbers that are not negative: signs behind the digits are passed over; null when there is none. */
export function spanOf(text: string | null): number | null {
  const digits = /^[\t\n\f\r ]*(?:\+?(\d+)|-0+(?!\d))/.exec(text ?? '');
  return digits ? Number(digits[1] ?? 0) : null;
}

function withoutEmptyColumns<Content>(cells: readonly PlacedCell<Content>[]): PlacedCell<Content>[] {
  const begins = [...new Set(cells.map(({ column }) => column))].sort((a, b) => a - b);
  const placeOf = new Map(begins.map((column, place) => [column, place]));
  const ends = (column: number): number => {
    let low = 0;
    let high = begins.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (begins[middle]! < column) low = middle + 1;
      else high = middle;
    }
    return low;
  };
  return cells.map((cell) => {
    const column = placeOf.get(cell.column)!;
    return { ...cell, column, columnSpan: ends(cell.column + cell.columnSpan) - column };
  });
}
