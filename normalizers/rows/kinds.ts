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
import { levelOpening, namesGroup } from '../columns/levels.ts';
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

/** What is known while reading downwards: `dense` columns hold text in nearly every row, `valued` ones in some. */
export type RowView = {
  table: Table;
  columns: readonly Column[];
  slots: Slots;
  dense: readonly number[];
  valued: readonly number[];
  vocabulary: HeadingVocabulary;
};

/** Tells what row `row` is; `above` is the row before it that an unfinished text may go on from, or null. */
export function kindOfRow(view: RowView, row: number, above: number | null): RowKind {
  const own = view.slots.own(row);
  if (own.length === 0) return 'empty';
  if (isSignature(own)) return 'signature';
  if (isBand(view, own)) return 'band';
  if (isGroupLine(view, row, own)) return 'group';
  const roles = own.map((cell) => columnOf(cell, view.columns)?.role ?? 'unknown');
  const indicator = own[roles.indexOf('indicator')];
  if (indicator) return above !== null && isRest(view, own, above, indicator) ? 'rest' : 'indicator';
  if (isBelowIndicator(view, row)) return 'rest';
  if (above !== null && isRest(view, own, above, null)) return 'rest';
  return own.every((cell) => isContext(columnOf(cell, view.columns), view.columns)) ? 'context' : 'unplaced';
}

/** Share of the rows with an indicator that hold text in a dense column. */
const dense = 0.6;

/** The columns of values with text of their own in so many (share) of the body rows that have an indicator, and in one. */
export function filledColumns(view: Omit<RowView, 'dense' | 'valued'>, share = dense): number[] {
  const { table, columns, slots } = view;
  const indicator = columns.find((column) => column.role === 'indicator')?.index ?? -1;
  const rows = Array.from({ length: table.rows - table.headerRows }, (_, i) => i + table.headerRows);
  const begun = rows.map((row) => slots.own(row)).filter((own) => own.some((cell) => cell.column === indicator));
  const isFilled = (index: number) => {
    const count = begun.filter((own) => own.some((cell) => cell.column === index)).length;
    return count > 0 && count >= begun.length * share;
  };
  return columns
    .filter((column) => !isContext(column, columns) && column.role !== 'indicator' && begun.length > 0)
    .map((column) => column.index)
    .filter(isFilled);
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

const numbering: readonly ColumnRole[] = ['rowNumber', 'code'];

/**
 * "INDIKATOR PROGRAM:", "IKU Dinas", "PROGRAM PENGELOLAAN PARKIR" in the column of the indicators, where the others hold
 * values: a line that names the indicators below it and has no value of its own. A name in small letters without a colon
 * may be an indicator whose values were lost, and is one.
 */
function isGroupLine(view: RowView, row: number, own: TableCell[]): boolean {
  const roleOf = (cell: TableCell) => columnOf(cell, view.columns)?.role ?? 'unknown';
  const cell = own.find((one) => roleOf(one) === 'indicator');
  if (!cell || own.some((one) => one !== cell && !numbering.includes(roleOf(one)))) return false;
  if (view.valued.some((column) => isHeldFromAbove(view, row, column))) return false;
  const text = textOf(cell);
  if (namesGroup(text, view.vocabulary)) return true;
  if (view.valued.length === 0) return false;
  // "1.05.0.00.0.00.03.0000 - BADAN ..." stands under its code
  const [first = ''] = foldText(text.replace(/^[\d.\s–-]+/, '')).split(' ');
  const isUnit = view.vocabulary.content.get('unit-of-organisation')?.has(first) ?? false;
  const isName = isCapital(text) && (isUnit || levelOpening(text, view.vocabulary) !== null);
  return (/:\s*$/.test(text) || isName) && text.length <= longestGroup && !startsInside(text);
}

/** Letters; the name of a programme with its code is not longer. */
const longestGroup = 160;

function isCapital(text: string): boolean {
  const letters = text.replace(/\P{L}/gu, '');
  return letters.length >= 8 && letters === letters.toUpperCase();
}

// a value merged over several rows is the row's own
function isHeldFromAbove(view: RowView, row: number, column: number): boolean {
  const cell = view.slots.at(row, column);
  return cell !== undefined && cell.row < row && !cell.header && textOf(cell) !== '';
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
