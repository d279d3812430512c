/** From a table to rows: one for each indicator, with the values of merged cells given to every row they span. */
import { issue, type Issue } from '../../pipeline/model/issue.ts';
import type { Column, ColumnRole, FieldText, IndicatorLevel, Row } from '../../pipeline/model/meaning/record.ts';
import type { Table, TableCell } from '../../pipeline/model/reading/table.ts';
import { joinLines, type TextLine } from '../../pipeline/model/reading/text.ts';
import { enterBand, fieldsSaid, levelToldBy, useBands, type Band } from './bands.ts';
import { guessed } from '../columns/heading-cells.ts';
import type { HeadingVocabulary } from '../columns/headings.ts';
import { levelOf, levelOpening, namesGroup } from '../columns/levels.ts';
import { alignShifted } from './shifted.ts';
import { filledColumns, isContext, kindOfRow, type RowKind, type RowView } from './kinds.ts';
import { findGaps, holdsSeveral } from './numbering.ts';
import { readLabels, saidByBand } from './labelled.ts';
import { readLabelledParts } from './labelled-parts.ts';
import { joinShared } from './parallel.ts';
import { saidByGroup } from './group-lines.ts';
import { listsForAll, splitSeveral } from './several.ts';
import {
  apartIssue,
  forAllIssue,
  leftIssue,
  restIssue,
  severalIssue,
  unplacedIssue,
  unreadIssue,
} from './row-issues.ts';
import { columnOf, isFilled, slotsOf, textOf } from './slots.ts';
import { addAll } from '../../pipeline/model/groups.ts';

/** Lines that have found their place: in a row, a band, a signature, or an issue that quotes them. */
type Placed = Set<TextLine>;

/** An indicator and the physical rows that hold it. */
type Entry = { first: number; rows: number[]; bands: Band[]; section: number; carried: Map<number, FieldText> };

/**
 * Reads the rows of a table. Text that finds no row becomes an issue `unplaced-text`; bands become context; a context
 * value that stands once holds for the empty cells below it, up to the next band.
 */
export function readRows(
  table: Table,
  columns: readonly Column[],
  vocabulary: HeadingVocabulary,
): { rows: Row[]; issues: Issue[] } {
  const issues: Issue[] = [];
  const page = table.pages[0] ?? null;
  if (!columns.some((column) => column.role === 'indicator')) {
    const says = 'No column of indicators was recognised';
    return { rows: [], issues: [issue('no-indicator-column', says, { page })] };
  }
  const shifted = alignShifted(withoutOwned(table, columns), columns);
  addAll(issues, shifted.issues);
  const slots = slotsOf(shifted.table);
  const bare = { table: shifted.table, columns, slots, vocabulary };
  const view: RowView = { ...bare, ...filledColumns(bare) };
  const placed: Placed = new Set();
  const entries = collectEntries(view, issues, placed);
  const read = entries.map((entry) => readEntry(view, entry));
  for (const { text } of read.flatMap((row) => row.fields)) place(placed, [text]);
  for (const entry of entries) for (const column of view.columns) place(placed, cellsOf(view, entry, column));
  const rows = readLabelledParts(readLabels(read, vocabulary), vocabulary);
  addAll(issues, leftOver(shifted.table, placed));
  const apart = rows.map((row) => splitSeveral(row));
  rows.forEach((row, i) => {
    if (apart[i]) {
      issues.push(apartIssue(row, apart[i].length));
      for (const text of listsForAll(row, apart[i])) issues.push(forAllIssue(text, apart[i].length));
    } else if (holdsSeveral(row)) issues.push(severalIssue(row));
  });
  issues.push(
    ...findGaps(
      entries.map((entry, i) => ({ row: rows[i]!, section: entry.section })),
      table.headerRows > 0,
    ),
  );
  return { rows: rows.flatMap((row, i) => apart[i] ?? [row]), issues };
}

/** The table without what other columns of indicators own: it belongs to other rows. */
function withoutOwned(table: Table, columns: readonly Column[]): Table {
  if (columns.every(({ owned }) => owned === undefined)) return table;
  const isOwned = (cell: TableCell) =>
    columns.slice(cell.column, cell.column + cell.columnSpan).every(({ owned }) => owned !== undefined);
  return { ...table, cells: table.cells.filter((cell) => cell.header || !isOwned(cell)) };
}

function place(placed: Placed, holders: readonly { lines: readonly TextLine[] }[]): void {
  for (const { lines } of holders) for (const line of lines) placed.add(line);
}

/** Text of the body that no row, band or issue holds: nothing is lost without a word. */
function leftOver(table: Table, placed: Placed): Issue[] {
  return table.cells
    .filter((cell) => !cell.header && isFilled(cell) && cell.lines.some((line) => !placed.has(line)))
    .map(leftIssue);
}

function collectEntries(view: RowView, issues: Issue[], placed: Placed): Entry[] {
  const entries: Entry[] = [];
  let bands: Band[] = [];
  let section = 0;
  let carried = new Map<number, FieldText>();
  let last: Entry | null = null;
  let isSigned = false;
  for (let row = view.table.headerRows; row < view.table.rows; row++) {
    const own = view.slots.own(row);
    const kind = isSigned && own.length > 0 ? 'signature' : kindOfRow(view, row, last?.rows.at(-1) ?? null);
    if (kind === 'empty') continue;
    if (kind === 'signature') {
      place(placed, own);
      isSigned = !rowsBelowHold(view, row);
      continue;
    }
    if (kind === 'band' || kind === 'group' || isStem(view, row)) {
      const isRead = own.every((cell) => cell.confidence >= guessed);
      if (!isRead) issues.push(unreadIssue(own));
      place(placed, own);
      // what an unread band says of the bands above it is unknown as well
      const said = kind === 'group' ? strivingOf(view, own, row) : saidOf(view, own, row);
      bands = isRead ? enterBand(bands, bandText(view, own, kind), { level: groupLevel(view, own, kind), said }) : [];
      section++;
      if (kind !== 'group') carried = new Map();
      last = null;
      continue;
    }
    if (kind === 'rest' && last) {
      last.rows.push(row);
      carried = carryRest(view, row, carried);
      if (!isBelow(view, row, last)) issues.push(restIssue(own));
      continue;
    }
    carried = carryOn(view, row, carried);
    if (kind === 'context') {
      last = null;
      continue;
    }
    if (kind !== 'indicator') {
      issues.push(unplacedIssue(own));
      place(placed, own);
      continue;
    }
    bands = useBands(bands);
    last = { first: row, rows: [row], bands, section, carried };
    entries.push(last);
  }
  return entries;
}

/** The number of a group line stands in its own column and is not part of its name. */
function bandText(view: RowView, own: readonly TableCell[], kind: RowKind): string {
  const named = own.filter((cell) => columnOf(cell, view.columns)?.role === 'indicator');
  return (kind === 'group' && named.length > 0 ? named : own).map(textOf).join(' ');
}

function saidOf(view: RowView, own: readonly TableCell[], row: number): Row['fields'][number] | null {
  const column = view.columns[own[0]?.column ?? 0];
  return column ? saidByBand(fieldOf(own, row), column, view.vocabulary) : null;
}

function strivingOf(view: RowView, own: readonly TableCell[], row: number): Row['fields'][number] | null {
  const named = own.filter((cell) => columnOf(cell, view.columns)?.role === 'indicator');
  const column = saidByGroup(view, named);
  return column && { column, text: fieldOf(named, row) };
}

/** The level that a group line tells, null for one that tells none; undefined for a band over something else. */
function groupLevel(view: RowView, own: readonly TableCell[], kind: RowKind): IndicatorLevel | null | undefined {
  const text = bandText(view, own, kind);
  if (namesGroup(text, view.vocabulary)) return levelOf(text, view.vocabulary);
  if (kind !== 'group') return undefined;
  // an objective may speak of programmes without being one
  return levelOpening(text, view.vocabulary) ?? (/:\s*$/.test(text) ? levelOf(text, view.vocabulary) : null);
}

// after a signature nothing more is an indicator, unless whole rows follow: tables of several units in one document
function rowsBelowHold(view: RowView, row: number): boolean {
  for (let below = row + 1; below < view.table.rows; below++) {
    if (view.slots.own(below).length >= Math.max(3, view.columns.length * 0.6)) return true;
  }
  return false;
}

/** "Jumlah laporan :" alone in its row, above entries with dashes: the stem of the indicators below. */
function isStem(view: RowView, row: number): boolean {
  const own = view.slots.own(row);
  const [cell] = own;
  if (own.length !== 1 || !cell || columnOf(cell, view.columns)?.role !== 'indicator') return false;
  const next = view.slots.own(row + 1).find((below) => below.column === cell.column);
  return /:\s*$/.test(textOf(cell)) && next !== undefined && /^\s*([-•–*]|[a-z][.)])\s*\S/.test(textOf(next));
}

function isBelow(view: RowView, row: number, entry: Entry): boolean {
  const column = view.columns.find((candidate) => candidate.role === 'indicator');
  const cell = column && view.slots.at(row, column.index);
  return cell !== undefined && cell.row < row && cell.row <= entry.first;
}

/** Whether a new value of `role` ends what stood right of it. */
function ends(role: ColumnRole, right: ColumnRole): boolean {
  if (role === 'objective') return right === 'program';
  return (role === 'goal' || role === 'regionalObjective') && right !== 'rowNumber';
}

/** Context values after a row: what it says itself, else what stood above; a new goal ends the objective before it. */
function carryOn(view: RowView, row: number, before: Map<number, FieldText>): Map<number, FieldText> {
  const after = new Map(before);
  for (const column of view.columns) {
    if (!isContext(column, view.columns)) continue;
    const cell = view.slots.own(row).find((own) => columnOf(own, view.columns) === column);
    if (!cell) continue;
    after.set(column.index, fieldOf([cell], cell.row));
    const said = before.get(column.index);
    if (said && joinLines(said.lines) === textOf(cell)) continue;
    for (const later of view.columns)
      if (later.index > column.index && isContext(later, view.columns) && ends(column.role, later.role))
        after.delete(later.index);
  }
  return after;
}

/** The lower part of a context value belongs to all rows that inherit the value. */
function carryRest(view: RowView, row: number, before: Map<number, FieldText>): Map<number, FieldText> {
  const after = new Map(before);
  for (const cell of view.slots.own(row)) {
    const column = columnOf(cell, view.columns);
    const upper = column && before.get(column.index);
    if (!column || !upper || !isContext(column, view.columns)) continue;
    const lower = fieldOf([cell], null);
    const confidence = Math.min(upper.confidence, lower.confidence);
    const lines = [...upper.lines, ...lower.lines];
    after.set(column.index, { ...upper, lines, confidence, segments: [...upper.segments, ...lower.segments] });
  }
  return after;
}

function readEntry(view: RowView, entry: Entry): Row {
  const fields = view.columns.flatMap((column) => {
    const cells = cellsOf(view, entry, column);
    const inherited = cells.find((cell) => cell.row < entry.first);
    if (cells.length > 0) return [{ column, text: fieldOf(cells, inherited ? inherited.row : null) }];
    const carried = isContext(column, view.columns) ? entry.carried.get(column.index) : undefined;
    return carried ? [{ column, text: carried }] : [];
  });
  return {
    table: view.table.index,
    row: entry.first,
    fields: [...fieldsSaid(entry.bands, fields), ...joinShared(fields)],
    context: entry.bands.map((band) => band.text),
    ...(levelToldBy(entry.bands) ?? headingLevel(view)),
  };
}

function headingLevel(view: RowView): Pick<Row, 'level' | 'printedLevel'> {
  const column = view.columns.find(({ role }) => role === 'indicator');
  return column?.level === undefined ? {} : { level: column.level, printedLevel: column.heading };
}

/** The filled cells that cover a column in the rows of an entry, each once, top to bottom. */
function cellsOf(view: RowView, entry: Entry, column: Column): TableCell[] {
  const cells: TableCell[] = [];
  for (const row of entry.rows) {
    const cell = view.slots.at(row, column.index);
    if (!cell || cell.header || cells.includes(cell) || textOf(cell) === '') continue;
    if (columnOf(cell, view.columns) === column && (isFilled(cell) || /[-–—]/.test(textOf(cell)))) cells.push(cell);
  }
  return cells;
}

function fieldOf(cells: readonly TableCell[], inheritedFrom: number | null): FieldText {
  const words = cells.map((cell) =>
    Math.max(
      1,
      cell.lines.reduce((sum, line) => sum + line.words.length, 0),
    ),
  );
  const total = words.reduce((sum, n) => sum + n, 0);
  const confidence = cells.reduce((sum, cell, i) => sum + cell.confidence * words[i]!, 0) / total;
  const ink = cells.flatMap((cell) => cell.unreadInk ?? []);
  return {
    lines: linesOf(cells),
    segments: cells.flatMap((cell) => cell.segments),
    confidence,
    inheritedFrom,
    ...(ink.length > 0 ? { unreadInk: Math.max(...ink) } : {}),
  };
}

/** The lines of several cells, each fraction of theirs with an index of its own: a cell counts its own from 0. */
function linesOf(cells: readonly TableCell[]): TextLine[] {
  let before = 0;
  return cells.flatMap(({ lines }) => {
    const first = before;
    before += 1 + Math.max(-1, ...lines.map(({ fraction }) => fraction?.index ?? -1));
    return lines.map((line) =>
      line.fraction && first > 0
        ? { ...line, fraction: { ...line.fraction, index: line.fraction.index + first } }
        : line,
    );
  });
}
