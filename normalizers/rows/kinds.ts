/** What a physical row of a table is: an indicator, the rest of one, a band, a signature. */
import type { Column, ColumnRole } from '../../pipeline/model/meaning/record.ts';
import { isPlaceName, readPlacedDay } from '../../pipeline/model/print/signature.ts';
import type { Table, TableCell } from '../../pipeline/model/reading/table.ts';
import { spansTable } from '../../pipeline/model/print/band.ts';
import { startsInside } from '../../pipeline/model/print/flow.ts';
import { holdsStaffNumber } from '../../pipeline/model/print/official.ts';
import { ordinalOf } from '../../pipeline/model/print/ordinal.ts';
import { isMultiplier } from '../columns/cell-content.ts';
import type { HeadingVocabulary } from '../columns/headings.ts';
import { isGroupLine } from './group-lines.ts';
import { foldText } from '../../pipeline/model/print/fold.ts';
import { columnOf, textOf, type Slots } from './slots.ts';

/** Roles that stand once for several rows. */
const contextRoles: readonly ColumnRole[] = [
  'rowNumber',
  'regionalObjective',
  'regionalIndicator',
  'goal',
  'goalIndicator',
  'objective',
];

/**
 * Whether what a column says holds for the empty cells below it: one of the roles above, or the programme, strategy or
 * policy where it stands left of the indicators and so groups them. Right of them it belongs to its row alone.
 */
export function isContext(column: Column | null | undefined, columns: readonly Column[]): boolean {
  if (!column) return false;
  if (contextRoles.includes(column.role)) return true;
  if (column.role !== 'program' || column.owned) return false;
  const indicator = columns.find(({ role, owned }) => role === 'indicator' && !owned);
  return indicator !== undefined && column.index < indicator.index;
}

export type RowKind = 'empty' | 'band' | 'group' | 'signature' | 'context' | 'indicator' | 'rest' | 'unplaced';

/**
 * What is known while reading downwards: `dense` columns hold text in nearly every row, `valued` ones in some, `steady` ones
 * in nearly every row that holds a value at all.
 */
export type RowView = {
  table: Table;
  columns: readonly Column[];
  slots: Slots;
  dense: readonly number[];
  valued: readonly number[];
  steady: readonly number[];
  vocabulary: HeadingVocabulary;
};

/** Tells what row `row` is; `above` is the row before it that an unfinished text may go on from, or null. */
export function kindOfRow(view: RowView, row: number, above: number | null): RowKind {
  const own = view.slots.own(row);
  if (own.length === 0) return 'empty';
  if (isSignature(own)) return 'signature';
  if (isBand(view, own)) return 'band';
  if (isGroupLine({ ...view, rows: view.table.rows }, row, own)) return 'group';
  const roles = own.map((cell) => columnOf(cell, view.columns)?.role ?? 'unknown');
  const indicator = own[roles.indexOf('indicator')];
  if (indicator) return above !== null && isRest(view, own, above, indicator) ? 'rest' : 'indicator';
  if (isBelowIndicator(view, row)) return 'rest';
  if (above !== null && isRest(view, own, above, null)) return 'rest';
  return own.every((cell) => isContext(columnOf(cell, view.columns), view.columns)) ? 'context' : 'unplaced';
}

/** Share of the rows with an indicator that hold text in a dense column. */
const dense = 0.6;
/** Share of the rows with any value that hold one in a steady column: merged values stand in the first of their rows. */
const steady = 0.8;

/** What a table says of its rows before they are read. */
type Bare = Pick<RowView, 'table' | 'columns' | 'slots' | 'vocabulary'>;

/**
 * The columns of values by how often they hold text of their own: `dense` of all body rows that have an indicator, `valued`
 * at all, `steady` of those rows that hold any value.
 */
export function filledColumns({ table, columns, slots }: Bare): Pick<RowView, 'dense' | 'valued' | 'steady'> {
  const indicator = columns.find((column) => column.role === 'indicator')?.index ?? -1;
  const values = columns.filter((column) => !isContext(column, columns) && column.role !== 'indicator');
  // a code counts a line as it counts a row
  const measured = values.filter(({ role }) => role !== 'code');
  const rows = Array.from({ length: table.rows - table.headerRows }, (_, i) => slots.own(i + table.headerRows));
  const begun = rows.filter((own) => own.some((cell) => cell.column === indicator));
  const isValued = (own: readonly TableCell[]) =>
    own.some((cell) => measured.some(({ index }) => index === cell.column));
  const filled = (of: readonly TableCell[][], share: number, among = values): number[] =>
    among
      .map(({ index }) => index)
      .filter((index) => {
        const count = of.filter((own) => own.some((cell) => cell.column === index)).length;
        return count > 0 && count >= of.length * share;
      });
  return {
    dense: filled(begun, dense),
    valued: filled(begun, 0),
    steady: filled(begun.filter(isValued), steady, measured),
  };
}

function isBand(view: RowView, own: TableCell[]): boolean {
  const [cell] = own;
  if (own.length !== 1 || !cell || view.table.columns < 2) return false;
  if (spansTable(cell.columnSpan, view.table.columns)) return true;
  // where band and heading cell were not merged, the text stands in the narrow number column
  const role = columnOf(cell, view.columns)?.role;
  const text = textOf(cell);
  if (cell.columnSpan > 1 && cell.column === 0 && cell.columnSpan >= view.table.columns / 2) return true;
  return (role === 'rowNumber' || role === 'code') && ordinalOf(text) === null && foldText(text).length >= 8;
}

/** A cell with place, day, post and name of who signs is shorter than this many letters. */
const longestSignature = 200;

function isSignature(own: TableCell[]): boolean {
  if (own.length > 2) return false;
  const printed = own.map(textOf).join(' ');
  const text = foldText(printed);
  const isStaff = holdsStaffNumber(printed) || /\b(ditetapkan di|pembina (utama|tingkat|tk))\b/.test(text);
  return isStaff || (text.length < longestSignature && isDated(printed));
}

function isDated(printed: string): boolean {
  const placed = readPlacedDay(printed.replace(/^[^\p{L}]+/u, ''));
  return placed !== null && /\d/.test(placed.day) && placed.month !== null && isPlaceName(placed.place);
}

// one indicator cell merged over several physical rows
function isBelowIndicator(view: RowView, row: number): boolean {
  const column = view.columns.find((candidate) => candidate.role === 'indicator');
  const cell = column && view.slots.at(row, column.index);
  return cell !== undefined && cell.row < row && !cell.header && textOf(cell) !== '';
}

/** True when a row only carries the lower part of texts above: no number, dense columns empty, texts that go on. */
function isRest(view: RowView, own: TableCell[], above: number, indicator: TableCell | null): boolean {
  const roleOf = (cell: TableCell) => columnOf(cell, view.columns)?.role ?? 'unknown';
  const number = own.find((cell) => roleOf(cell) === 'rowNumber' || roleOf(cell) === 'code');
  if (number && ordinalOf(textOf(number)) !== null) return false;
  const upper = (cell: TableCell) => view.slots.at(above, cell.column);
  const filledAbove = view.dense.filter((column) => {
    const cell = view.slots.at(above, column);
    return cell !== undefined && textOf(cell) !== '';
  });
  const blank = filledAbove.filter((column) => !own.some((cell) => cell.column === column)).length;
  const goesOn = own.filter((cell) => textGoesOn(textOf(upper(cell) ?? cell), textOf(cell))).length;
  if (indicator)
    return (
      blank > 0 &&
      blank >= filledAbove.length * 0.5 &&
      textGoesOn(textOf(upper(indicator) ?? indicator), textOf(indicator))
    );
  const isContextOnly = own.every((cell) => isContext(columnOf(cell, view.columns), view.columns));
  if (isContextOnly) return goesOn === own.length;
  const isAlone = own.every((cell) => isMultiplier(textOf(cell)));
  return isAlone || (filledAbove.length <= 1 ? goesOn > 0 || blank === 0 : blank >= filledAbove.length * 0.5);
}

function textGoesOn(before: string, text: string): boolean {
  if (before === text || before === '') return false;
  return startsInside(text);
}
