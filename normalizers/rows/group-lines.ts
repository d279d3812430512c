/** Lines among the rows that name what follows them: groups of indicators, goals, objectives, fields of government. */
import type { Column, ColumnRole } from '../../pipeline/model/meaning/record.ts';
import { endsInside, startsInside } from '../../pipeline/model/print/flow.ts';
import { foldText } from '../../pipeline/model/print/fold.ts';
import { isRowCode } from '../../pipeline/model/print/ordinal.ts';
import type { TableCell } from '../../pipeline/model/reading/table.ts';
import type { HeadingVocabulary } from '../columns/headings.ts';
import { levelOpening, namesGroup } from '../columns/levels.ts';
import { columnOf, textOf, type Slots } from './slots.ts';

/** What is known of the rows: `valued` columns hold text in some row, `steady` ones in every row that has any value. */
type Lines = {
  columns: readonly Column[];
  slots: Slots;
  rows: number;
  valued: readonly number[];
  steady: readonly number[];
  vocabulary: HeadingVocabulary;
};

const numbering: readonly ColumnRole[] = ['rowNumber', 'code'];
/** Letters; the name of a programme with its code is not longer. */
const longestGroup = 160;
/** Letters; an objective may be a sentence. */
const longestLine = 320;
/** So many columns that hold a value in every other row leave no doubt when all of them are empty. */
const [mostlySteady, surelySteady] = [2, 3];

/**
 * "INDIKATOR PROGRAM:", "IKU Dinas", "1.1 Meningkatnya mutu layanan" in the column of the indicators, where the others hold
 * values: a line that names the indicators below it and has no value of its own. A name that begins as indicators do may be
 * one whose values were lost, and is one.
 */
export function isGroupLine(view: Lines, row: number, own: readonly TableCell[]): boolean {
  const cell = loneName(view, own);
  if (!cell || view.valued.some((column) => isHeldFromAbove(view, row, column))) return false;
  const text = textOf(cell);
  // nothing but the code of who or what follows
  if (namesGroup(text, view.vocabulary) || isRowCode(text)) return true;
  if (view.valued.length === 0) return false;
  // "1.05.0.00.0.00.03.0000 - BADAN ..." stands under its code
  const first = openingOf(text);
  const isUnit = view.vocabulary.content.get('unit-of-organisation')?.has(first) ?? false;
  const isName = isCapital(text) && (isUnit || levelOpening(text, view.vocabulary) !== null);
  if ((/:\s*$/.test(text) || isName) && text.length <= longestGroup && !startsInside(text)) return true;
  return isBareLine(view, row, own, cell);
}

/**
 * "SS1 | Meningkatnya mutu layanan" between the indicators of a table that has no column for objectives: the column that its
 * name cells would stand in, with the role of an objective. Null for a line that says none.
 */
export function saidByGroup(
  { columns, vocabulary }: Pick<Lines, 'columns' | 'vocabulary'>,
  named: readonly TableCell[],
): Column | null {
  const column = named[0] && columnOf(named[0], columns);
  const first = openingOf(named.map(textOf).join(' '));
  if (!column || !vocabulary.content.get('objective')?.has(first)) return null;
  if (columns.some(({ role, owned }) => role === 'objective' && !owned)) return null;
  return { ...column, role: 'objective', heading: '', because: 'a line above the rows says it' };
}

/** The cell of the indicators when beside it there are numbers at most. */
function loneName({ columns }: Lines, own: readonly TableCell[]): TableCell | undefined {
  const roleOf = (cell: TableCell) => columnOf(cell, columns)?.role ?? 'unknown';
  const cell = own.find((one) => roleOf(one) === 'indicator');
  return own.some((one) => one !== cell && !numbering.includes(roleOf(one))) ? undefined : cell;
}

/**
 * Several columns hold values in every row but this one, the next row is there, and the text says what indicators do not: a
 * level, capitals, the first word of an objective, a code that those below begin with; or it is one of several such lines.
 */
function isBareLine(view: Lines, row: number, own: readonly TableCell[], cell: TableCell): boolean {
  const { steady, slots, vocabulary, rows } = view;
  const text = textOf(cell);
  if (steady.length < mostlySteady || text.length > longestLine || startsInside(text) || endsInside(text)) return false;
  const next = nextRow(view, row);
  if (next === null) return false;
  const first = openingOf(text);
  const opens = (kind: string): boolean => vocabulary.content.get(kind)?.has(first) ?? false;
  const isTold = levelOpening(text, vocabulary) !== null || opens('band') || opens('objective') || isCapital(text);
  if (isTold || isAbove(codeOf(view, own), codeOf(view, slots.own(next)))) return true;
  if (opens('indicator') || steady.length < surelySteady) return false;
  const isBare = (at: number): boolean => at !== row && at < rows && loneName(view, slots.own(at)) !== undefined;
  return Array.from({ length: rows }, (_, at) => at).some((at) => isBare(at) && nextRow(view, at) !== null);
}

function nextRow({ slots, rows }: Lines, row: number): number | null {
  for (let next = row + 1; next < rows; next++) if (slots.own(next).length > 0) return next;
  return null;
}

/** The number or code of a row as its parts: "1.2" is 1 and 2. */
function codeOf({ columns }: Lines, own: readonly TableCell[]): string[] {
  const cell = own.find((one) => numbering.includes(columnOf(one, columns)?.role ?? 'unknown'));
  return cell ? (textOf(cell).match(/[\dA-Za-z]+/g) ?? []) : [];
}

/** "1.2" stands above "1.2.1". */
function isAbove(code: readonly string[], next: readonly string[]): boolean {
  return code.length > 0 && next.length > code.length && code.every((part, i) => part === next[i]);
}

const openingOf = (text: string): string => foldText(text.replace(/^[\d.\s–-]+/, '')).split(' ')[0] ?? '';

function isCapital(text: string): boolean {
  const letters = text.replace(/\P{L}/gu, '');
  return letters.length >= 8 && letters === letters.toUpperCase();
}

// a value merged over several rows is the row's own
function isHeldFromAbove({ slots }: Lines, row: number, column: number): boolean {
  const cell = slots.at(row, column);
  return cell !== undefined && cell.row < row && !cell.header && textOf(cell) !== '';
}
