/** A table seen as slots: which cell covers a place, what a row of its own holds. */
import type { Column } from '../../pipeline/model/meaning/record.ts';
import type { Table, TableCell } from '../../pipeline/model/reading/table.ts';
import { joinLines } from '../../pipeline/model/reading/text.ts';
import { addTo } from '../../pipeline/model/groups.ts';
import { foldText } from '../../pipeline/model/print/fold.ts';

/** `at(row, column)` is the covering cell; `own(row)` are cells with text that begin in the row, left to right. */
export type Slots = {
  at: (row: number, column: number) => TableCell | undefined;
  own: (row: number) => TableCell[];
};

export function slotsOf(table: Table): Slots {
  const places = new Map<number, TableCell>();
  const starts = new Map<number, TableCell[]>();
  const ordered = [...table.cells].sort((a, b) => a.row - b.row || a.column - b.column);
  for (const cell of ordered) {
    // years may stand as headings in the first row of the body
    if (isFilled(cell) && !(cell.header && cell.row >= table.headerRows)) addTo(starts, cell.row, cell);
    for (let row = cell.row; row < cell.row + cell.rowSpan; row++) {
      for (let column = cell.column; column < cell.column + cell.columnSpan; column++) {
        const key = row * table.columns + column;
        if (!places.has(key)) places.set(key, cell);
      }
    }
  }
  return { at: (row, column) => places.get(row * table.columns + column), own: (row) => starts.get(row) ?? [] };
}

export function textOf(cell: TableCell): string {
  return joinLines(cell.lines);
}

/** A letter, a digit, or a sign that is a unit; "·" and "." are dirt, and "-" says that there is nothing. */
export function isFilled(cell: TableCell): boolean {
  const text = textOf(cell);
  return foldText(text) !== '' || /[%‰°]/.test(text);
}

/** The column that a cell belongs to: the first one it covers that has a known role, else its first. */
export function columnOf(cell: TableCell, columns: readonly Column[]): Column | undefined {
  const covered = columns.slice(cell.column, cell.column + cell.columnSpan);
  return covered.find((column) => column.role !== 'unknown') ?? covered[0];
}
