/** Rows of a text export that slid one column to the side, put back where their contents belong. */
import { issue, type Issue } from '../../pipeline/model/issue.ts';
import type { Column } from '../../pipeline/model/meaning/record.ts';
import type { Table, TableCell } from '../../pipeline/model/reading/table.ts';
import { ordinalOf } from '../../pipeline/model/print/ordinal.ts';
import { isMultiplier } from '../columns/cell-content.ts';
import { columnOf, isFilled, textOf } from './slots.ts';

type Shape = 'ordinal' | 'code' | 'coded' | 'multiplier' | 'text';

const marginInCells = 2; // a shift must make at least so many more cells look like their column

/**
 * Moves rows of a separated table by one column where their cells then look like the rest of their columns and did not
 * before; each move is an issue. Tables with drawn columns stay as they are.
 */
export function alignShifted(table: Table, columns: readonly Column[]): { table: Table; issues: Issue[] } {
  if (table.method !== 'separated') return { table, issues: [] };
  const usual = usualShapes(table, columns);
  const issues: Issue[] = [];
  let cells = table.cells;
  let before = 0;
  for (let row = table.headerRows; row < table.rows; row++) {
    const own = cells.filter((cell) => cell.row === row);
    const filled = own.filter(isFilled);
    const shift = bestShift(filled, usual, table.columns, before);
    before = shift;
    if (shift === 0) continue;
    cells = moveRow(cells, row, shift, table.columns);
    const says = `The row was moved by one column: "${filled.map(textOf).join(' | ').slice(0, 100)}"`;
    issues.push(issue('row-split-uncertain', says, { page: own[0]?.page ?? null }));
  }
  return { table: { ...table, cells }, issues };
}

function shapeOf(text: string): Shape {
  if (isMultiplier(text)) return 'multiplier';
  if (ordinalOf(text) !== null) return 'ordinal';
  if (/^\W*\d{1,2}([.,]\d{1,2})+\W*$/.test(text)) return 'code';
  if (/^\W*(\d{1,2}([.,]\d{1,2})+|\d{1,2}[.)])\s+\p{L}/u.test(text)) return 'coded';
  return 'text';
}

/** The shape of most cells of each column, where it is a telling one. */
function usualShapes(table: Table, columns: readonly Column[]): (Shape | null)[] {
  return columns.map((column) => {
    const texts = table.cells
      .filter((cell) => !cell.header && isFilled(cell) && columnOf(cell, columns) === column)
      .map(textOf);
    const counts = new Map<Shape, number>();
    for (const text of texts) counts.set(shapeOf(text), (counts.get(shapeOf(text)) ?? 0) + 1);
    const [best] = [...counts].sort((a, b) => b[1] - a[1]);
    return best && best[1] >= texts.length * 0.6 && texts.length >= 2 ? best[0] : null;
  });
}

function bestShift(filled: TableCell[], usual: (Shape | null)[], columns: number, before: number): number {
  const count = (shift: number) =>
    filled.filter((cell) => fits(textOf(cell), usual[cell.column + shift] ?? null)).length;
  const isFree = (shift: number) => filled.every((cell) => cell.column + shift >= 0 && cell.column + shift < columns);
  if (filled.length === 0) return 0;
  // the rest of a moved row has no telling cells of its own
  if (
    before !== 0 &&
    isFree(before) &&
    filled.every((cell) => shapeOf(textOf(cell)) === 'text') &&
    count(before) >= count(0) &&
    filled.length < columns / 2
  ) {
    return before;
  }
  const shifts = [1, -1].filter(isFree).filter((shift) => count(shift) >= count(0) + marginInCells);
  return shifts.length === 1 ? shifts[0]! : 0;
}

// plain text says nothing about its column; only telling shapes count, for and against
function fits(text: string, usual: Shape | null): boolean {
  return usual !== null && shapeOf(text) === usual;
}

function moveRow(cells: TableCell[], row: number, shift: number, columns: number): TableCell[] {
  return cells.flatMap((cell) => {
    if (cell.row !== row) return [cell];
    const column = cell.column + shift;
    return column < 0 || column >= columns ? [] : [{ ...cell, column }];
  });
}
