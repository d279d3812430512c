/** Whether the first row after a page break is the rest of the last row before it. */
import { lineText } from '../../pipeline/model/reading/text.ts';
import type { TableCell } from '../../pipeline/model/reading/table.ts';
import { spansTable } from '../../pipeline/model/print/band.ts';
import { endsInside, startsInside } from '../../pipeline/model/print/flow.ts';
import { markOf, ordinalOf } from '../../pipeline/model/print/ordinal.ts';
import { cellText, hasText } from './alike.ts';
import { cellAt, type OpenTable } from './open-table.ts';

/** `sum` above `joinAt` joins; between the two limits the answer is uncertain. */
export type CutEvidence = { sum: number; because: string };

export const joinAt = 0.5;
export const uncertainAt = 0.3;

/** So many texts that begin in the middle are the lower parts of others, whatever else the row holds. */
const surelyOnward = 3;

/** So many rows that begin in at most a third of the columns show that these hold several lines beside one indicator. */
const [finerRows, fewOf] = [2, 3];

/** A number or code before a text, without a sign between them. */
const codeBefore = /^\W{0,2}\d{1,2}([.,]\d{1,2})*[.)]?\s+\S/u;

/** Weighs the first body row of a fragment (`lower`, in columns of the table) against the last row of the table. */
export function weighCut(open: OpenTable, lower: readonly TableCell[]): CutEvidence {
  const filled = lower.filter(hasText);
  if (open.rows <= open.headerRows) return { sum: -1, because: 'the table has no row yet' };
  if (filled.length === 0) return { sum: 1, because: 'the row after the break holds no text' };
  const reasons: string[] = [];
  let sum = 0;
  const weigh = (weight: number, reason: string) => {
    if (weight === 0) return;
    sum += weight;
    reasons.push(reason);
  };
  const last = open.rows - 1;
  const upper = (cell: TableCell) => cellAt(open.cells, last, cell.column);
  const pairs = filled.map((cell) => ({ cell, above: upper(cell) }));

  if (isOpen(lower, pairs)) weigh(0.5, 'no rule closes the cell at the break');
  // on a new page the number of a row may be printed again
  const isNumber = ({ cell, above }: (typeof pairs)[number]): boolean => {
    const number = ordinalOf(cellText(cell));
    return number !== null && (!above || ordinalOf(cellText(above)) !== number);
  };
  const number = pairs.find((pair) => pair.cell.column <= 1 && isNumber(pair));
  if (number) weigh(-2, 'it has a number of its own');
  if (isBand(filled, open.columns)) weigh(-2, 'it spans the table');

  const dense = denseColumns(open);
  const blank = dense.filter((column) => !filled.some((cell) => covers(cell, column)));
  if (blank.length >= dense.length / 2)
    weigh(Math.min(0.9, 0.3 * blank.length), 'columns that are always filled are empty');
  if (dense.length >= 3 && blank.length === 0) weigh(-0.8, 'all columns that are always filled are filled');
  if (blank.some((column) => column <= 1 && isNumbered(open, column))) weigh(0.3, 'it has no number');

  // several lines of one column may stand beside one indicator: the next of them begins no row
  const flows = pairs.map(({ cell, above }) => Math.max(flow(above, cell), isFiner(open, cell) ? 0 : -1));
  const onward = flows.filter((f) => f > 0).length;
  if (onward >= surelyOnward) weigh(0.9, 'several of its texts go on from those above');
  else if (onward > 0)
    weigh(onward === flows.length ? 0.6 : onward > 1 ? 0.5 : 0.4, 'its text goes on from the text above');
  else if (blank.length < dense.length / 2) weigh(-0.4, 'no text of it goes on from above');
  if (flows.some((f) => f < 0)) weigh(-1, 'it begins an entry of its own');
  const fresh = pairs.filter(({ above }) => !above || !hasText(above)).length;
  weigh(-Math.min(0.6, 0.3 * fresh), 'it fills columns that are empty above');
  return { sum, because: reasons.join('; ') };
}

function covers(cell: TableCell, column: number): boolean {
  return column >= cell.column && column < cell.column + cell.columnSpan;
}

function isOpen(lower: readonly TableCell[], pairs: { cell: TableCell; above: TableCell | undefined }[]): boolean {
  // a merged context cell is open over many rows; only open cells of the row itself speak of a cut
  const own = pairs.filter(({ cell, above }) => cell.rowSpan === 1 && above?.rowSpan === 1);
  if (own.some(({ cell, above }) => cell.openTop === true && above?.openBottom === true)) return true;
  const open = lower.filter((cell) => cell.openTop === true).length;
  return open > 0 && open >= lower.length * 0.6;
}

/** True when every row of the table has a number of its own in this column. */
function isNumbered(open: OpenTable, column: number): boolean {
  const rows = open.rows - open.headerRows;
  const numbers = open.cells.filter(
    (cell) => !cell.header && cell.column === column && ordinalOf(cellText(cell)) !== null,
  );
  return rows >= 2 && numbers.length >= rows * 0.8;
}

function isBand(filled: readonly TableCell[], columns: number): boolean {
  return filled.length === 1 && spansTable(filled[0]!.columnSpan, columns);
}

/** Columns that hold text in at least 70 % of the body rows. */
function denseColumns(open: OpenTable): number[] {
  const rows = open.rows - open.headerRows;
  const dense: number[] = [];
  for (let column = 0; column < open.columns; column++) {
    let filled = 0;
    for (let row = open.headerRows; row < open.rows; row++) {
      const cell = cellAt(open.cells, row, column);
      if (cell && hasText(cell) && cell.row === row) filled++;
    }
    if (filled >= rows * 0.7) dense.push(column);
  }
  return dense;
}

/** 1: the lower text goes on from the upper; -1: it begins something new; 0: cannot be told. */
function flow(above: TableCell | undefined, cell: TableCell): number {
  const text = cellText(cell);
  const before = above ? cellText(above) : '';
  if (before === '') return 0;
  if (isEntry(text)) return isEntry(before) && !isList(above) && !/^\W/.test(text) ? -1 : 0;
  return startsInside(text) || /^[xX]\s?\d/.test(text) || endsInside(before) ? 1 : 0;
}

/** Rows of the table in which a column begins anew while most of the others go on: a column of lists, in lines of their own. */
function isFiner(open: OpenTable, { column }: TableCell): boolean {
  const starts = new Map<number, number[]>();
  for (const cell of open.cells) {
    if (cell.header || !hasText(cell)) continue;
    starts.set(cell.row, [...(starts.get(cell.row) ?? []), cell.column]);
  }
  const isOfFew = (columns: readonly number[]) => columns.includes(column) && columns.length <= open.columns / fewOf;
  return [...starts.values()].filter(isOfFew).length >= finerRows;
}

function isList(cell: TableCell | undefined): boolean {
  return (cell?.lines ?? []).filter((line) => isEntry(lineText(line))).length > 1;
}

function isEntry(text: string): boolean {
  return markOf(text) !== null || codeBefore.test(text);
}
