/** Years that stand in the first row of a body, below a heading over several columns: they are the headings of these. */
import type { Table, TableCell } from '../../pipeline/model/reading/table.ts';
import { spansTable } from '../../pipeline/model/print/band.ts';
import { cellText, hasText } from './alike.ts';

/** So many years side by side are no value of an indicator. */
const fewest = 2;

const yearOf = (cell: TableCell): number | null => {
  const year = /^\W*((?:19|20)\d{2})\W*$/.exec(cellText(cell))?.[1];
  return year === undefined ? null : Number(year);
};

/**
 * The table with such years as heading cells, each in the row in which it is printed; other cells of that row stay what they
 * are, and a row of nothing else belongs to the heading. A row counts when its years, one for each column below one heading,
 * go up by one.
 */
export function yearsAsHeading(table: Table): Table {
  const row = table.headerRows;
  if (row === 0 || row >= table.rows) return table;
  const own = table.cells.filter((cell) => cell.row === row && !cell.header);
  const groups = table.cells.filter(
    (cell) => cell.header && hasText(cell) && cell.columnSpan >= fewest && !spansTable(cell.columnSpan, table.columns),
  );
  const years = new Set(groups.flatMap((group) => yearsBelow(own, group)));
  if (years.size === 0) return table;
  const isAlone = own.every((cell) => years.has(cell) || !hasText(cell));
  const isHeading = (cell: TableCell): boolean =>
    years.has(cell) || (isAlone && own.includes(cell) && cell.rowSpan === 1);
  const cells = table.cells.map((cell) => (isHeading(cell) ? { ...cell, header: true } : cell));
  const isWhole = cells.every((cell) => cell.row !== row || cell.header);
  return { ...table, cells, headerRows: isWhole ? row + 1 : row };
}

/** The cells of the row that hold the years of a heading's columns, none unless all of these do. */
function yearsBelow(own: readonly TableCell[], group: TableCell): TableCell[] {
  const isBelow = (cell: TableCell) =>
    cell.column >= group.column && cell.column + cell.columnSpan <= group.column + group.columnSpan;
  const below = own.filter((cell) => isBelow(cell)).sort((a, b) => a.column - b.column);
  const years = below.map((cell) => yearOf(cell));
  const [first] = years;
  const goUp = years.every((year, i) => year !== null && year === (first ?? 0) + i);
  return below.length >= fewest && goUp ? below : [];
}
