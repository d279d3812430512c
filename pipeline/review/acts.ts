/** Acts of a reviewer -> decisions as lines of decisions.jsonl, and the acts that take them back. */
import { PipelineError } from '../model/errors.ts';
import { decidableOf } from '../model/meaning/decidable.ts';
import type { Indicator } from '../model/meaning/dataset.ts';
import { seenOfTable } from '../../normalizers/decided/decided-tables.ts';
import {
  aboutRow,
  aboutTable,
  isAlone,
  seenKey,
  type Decision,
  type DecidedValue,
  type Seen,
} from '../model/meaning/decision.ts';
import { fieldOf, indicatorFields } from '../model/meaning/fields.ts';
import { cellOf, isDecidable, readingOf, seenOf, valueOf, valueText } from '../model/meaning/seen.ts';
import type { Act } from '../model/review/requests.ts';
import { decideFact, type Where, type Written } from './documents.ts';
import { lastOf, opinionsOf, type SeenDecision } from './ledger.ts';
import { isReplaced } from './said.ts';

/** An act about one thing. */
type RowAct = Exclude<Act, { act: 'accept-document' }>;

/** A whole document as one act for each of its rows that stand. Throws `wrong-option` for a document that is not there. */
export function oneByOne(act: Act, where: Pick<Where, 'run' | 'ledger'>): RowAct[] {
  if (act.act !== 'accept-document') return [act];
  const rows = where.run.rowsOf.get(documentOf(act.document, where)) ?? [];
  return rows.filter((row) => isStanding(row, where)).map(({ id }) => ({ act: 'accept', row: id }));
}

/** The decisions of an act; none where this person said the same before. Throws `wrong-option` for what is not there. */
export function writeAct(act: RowAct, where: Where): Written {
  switch (act.act) {
    case 'accept':
      return acceptRow(rowOf(act.row, where), act.fields, where);
    case 'type':
    case 'unreadable':
      return together(rowsUnder(rowOf(act.row, where), act.field, where).map((row) => say(row, act, where)));
    case 'none':
    case 'split':
    case 'merge':
      return decideRow(act, where);
    case 'withdraw': {
      const row = rowOf(act.row, where);
      return together(rowsUnder(row, act.about, where).map((one) => withdraw(one, act.about, where)));
    }
    case 'table':
    case 'withdraw-table':
      return decideTable(act, where);
    case 'fact':
    case 'withdraw-fact':
      return decideFact(act, documentOf(act.document, where), where);
    case 'add':
    case 'remove':
      return decidePlace(act, where);
  }
}

/**
 * The rows that a word about a field is about: what stands in no cell of the row but once above several, such as the bands of a
 * section, is decided for all of them.
 */
function rowsUnder(row: Indicator, key: string, { run }: Where): Indicator[] {
  const field = fieldOf(key);
  if (!field?.shared || field.read !== null) return [row];
  const said = readingOf(row, key);
  if (said === '') return [row];
  return (run.rowsOf.get(row.document) ?? []).filter((other) => readingOf(other, key) === said);
}

function say(row: Indicator, act: Extract<Act, { act: 'type' | 'unreadable' }>, where: Where): Written {
  const { decided: kind } = fieldOf(decidable(act.field)) ?? {};
  const seen = sightOf(row, act.field);
  const isOfRow = (act.act === 'type' && act.alone) || isDecidedAlone(row, act.field, where);
  const stamp = { ...(isOfRow ? { alone: true as const } : {}), ...where.stamp };
  if (act.act === 'unreadable') {
    return change(row, act.field, { decided: 'unreadable', field: act.field, seen, ...stamp }, where);
  }
  const value = kind === 'list' && typeof act.value === 'string' ? [act.value] : act.value;
  // who types what was read says that it is right
  const decided = valueText(value) === valueText(valueOf(row, act.field)) ? 'right' : 'corrected';
  return change(row, act.field, { decided, field: act.field, seen, value, ...stamp }, where);
}

/** Whether the last word about a field is about this row of its cell alone: then the next one is, too. */
const isDecidedAlone = (row: Indicator, field: string, { ledger }: Where): boolean => {
  const last = lastOf(ledger.about(row.id, field));
  return last !== null && isAlone(last);
};

function acceptRow(row: Indicator, fields: readonly string[] | undefined, where: Where): Written {
  const keys = fields?.map(decidable) ?? decidableOf(row).filter((key) => !isReplaced(row, key, where.ledger));
  return together(keys.flatMap((field) => rowsUnder(row, field, where).map((one) => acceptField(one, field, where))));
}

/** What stands there by now is right: what was read, or what the last reviewer said. */
function acceptField(row: Indicator, field: string, where: Where): Written {
  const last = lastOf(where.ledger.about(row.id, field));
  if (last?.by === where.stamp.by) return { decisions: [], undo: [] };
  const seen = sightOf(row, field);
  const said = last?.decided === 'corrected' || last?.decided === 'right' ? last.value : valueOf(row, field);
  const decided = last?.decided === 'corrected' ? 'corrected' : 'right';
  const stamp = { ...(last !== null && isAlone(last) ? { alone: true as const } : {}), ...where.stamp };
  const decision: SeenDecision =
    last?.decided === 'unreadable'
      ? { decided: 'unreadable', field, seen, ...stamp }
      : { decided, field, seen, value: said, ...stamp };
  return change(row, field, decision, where);
}

function decideRow(act: Extract<Act, { act: 'none' | 'split' | 'merge' }>, where: Where): Written {
  const row = rowOf(act.row, where);
  const seen = sightOf(row, 'name');
  if (act.act === 'none') return change(row, aboutRow, { decided: 'not-an-indicator', seen, ...where.stamp }, where);
  if (act.act === 'split') {
    act.into.forEach(checkValues);
    return change(row, aboutRow, { decided: 'split', seen, into: act.into, ...where.stamp }, where);
  }
  checkValues(act.values);
  const others = act.with.map((id) => rowOf(id, where));
  if (others.some((other) => other.document !== row.document || other === row)) {
    throw new PipelineError('wrong-option', 'Only other rows of the same document can be merged with it');
  }
  const parts = others.map((other) => sightOf(other, 'name'));
  const values = { ...joinedIn([row, ...others], where), ...act.values };
  return change(row, aboutRow, { decided: 'merged', seen, with: parts, values, ...where.stamp }, where);
}

/** What rows that are one say in one cell, which was cut as they were: put together again where nobody said what it is. */
function joinedIn(rows: readonly Indicator[], { ledger }: Where): Record<string, DecidedValue> {
  const [row] = rows;
  const joined: Record<string, DecidedValue> = {};
  for (const { key, decided, read } of indicatorFields) {
    if (!row || read === null || decided === null || decided === 'years' || key === 'name') continue;
    const cells = rows.map((one) => cellOf(one, key));
    const isOne = cells.every((cell) => cell?.box != null && String(cell.box) === String(cells[0]?.box));
    const said = rows.map((one) => valueOf(one, key));
    if (!isOne || new Set(said.map(valueText)).size < 2 || lastOf(ledger.about(row.id, key)) !== null) continue;
    const texts = [...new Set(said.flatMap((value) => value ?? []))];
    joined[key] = decided === 'list' ? texts : texts.join(' ');
  }
  return joined;
}

function decidePlace(act: Extract<Act, { act: 'add' | 'remove' }>, where: Where): Written {
  const { page, box } = act;
  const document = documentOf(act.document, where);
  const sheet = where.run.documents[act.document]!;
  if (page > sheet.pages) throw new PipelineError('wrong-option', `The document has no page ${page}`);
  const seen: Seen = { document, page, box, read: '', row: '' };
  const place = { document: act.document, page, box };
  if (act.act === 'add') {
    checkValues(act.values);
    const name = act.values['name'];
    if (typeof name !== 'string' || name.trim() === '') throw new PipelineError('wrong-option', 'A row needs a name');
    const decision: Decision = { decided: 'missing-row', seen, values: act.values, ...where.stamp };
    return { decisions: [decision], undo: [{ act: 'remove', ...place }] };
  }
  const same = where.ledger.added().find((one) => JSON.stringify(one.seen) === JSON.stringify(seen));
  const undo: Act[] = same ? [{ act: 'add', ...place, values: same.values }] : [];
  return { decisions: [{ decided: 'withdrawn', about: aboutRow, seen, ...where.stamp }], undo };
}

function decideTable(act: Extract<Act, { act: 'table' | 'withdraw-table' }>, where: Where): Written {
  const { page, box, heading } = act;
  const document = documentOf(act.document, where);
  const { tables, otherTables } = where.run.documents[act.document]!;
  const seen: Seen = { document, page, box, read: heading, row: '' };
  const key = seenKey(aboutTable, seen);
  if (![...tables, ...otherTables].some((table) => seenKey(aboutTable, seenOfTable(document, table)) === key)) {
    throw new PipelineError('wrong-option', 'The document has no such table');
  }
  const own = where.ledger.ofSeen(aboutTable, seen).findLast(({ by }) => by === where.stamp.by);
  const before = own === undefined || own.decided === 'withdrawn' ? null : own.decided;
  const place = { document: act.document, page, box, heading };
  const undo: Act =
    before === null ? { act: 'withdraw-table', ...place } : { act: 'table', ...place, take: before === 'table-taken' };
  const decided = act.act === 'withdraw-table' ? null : act.take ? 'table-taken' : 'table-dropped';
  if (before === decided) return { decisions: [], undo: [] };
  const decision: Decision =
    decided === null
      ? { decided: 'withdrawn', about: aboutTable, seen, ...where.stamp }
      : { decided, seen, ...where.stamp };
  return { decisions: [decision], undo: [undo] };
}

function withdraw(row: Indicator, about: string, where: Where): Written {
  if (about !== aboutRow) decidable(about);
  const own = ownLast(where.ledger.about(row.id, about), where.stamp.by);
  if (own === null) return { decisions: [], undo: [] };
  const ofRow = isAlone(own) ? { alone: true as const } : {};
  const decision: Decision = { decided: 'withdrawn', about, seen: own.seen, ...ofRow, ...where.stamp };
  return { decisions: [decision], undo: [again(row, own, where)] };
}

function change(row: Indicator, about: string, decision: SeenDecision, where: Where): Written {
  const own = ownLast(where.ledger.about(row.id, about), where.stamp.by);
  // what is said of the row alone leaves what was said of its cell as it is
  const isBefore = own !== null && isAlone(own) === isAlone(decision);
  return { decisions: [decision], undo: [isBefore ? again(row, own, where) : { act: 'withdraw', row: row.id, about }] };
}

/** The last word of this person that was not taken back. */
function ownLast(decisions: readonly SeenDecision[], by: string): SeenDecision | null {
  return opinionsOf(decisions.filter((one) => one.by === by)).at(-1) ?? null;
}

/** The act that says the same again. */
function again(row: Indicator, decision: SeenDecision, { run }: Where): Act {
  switch (decision.decided) {
    case 'right':
    case 'corrected':
      return {
        ...{ act: 'type', row: row.id, field: decision.field, value: decision.value },
        ...(decision.alone ? { alone: true } : {}),
      };
    case 'unreadable':
      return { act: 'unreadable', row: row.id, field: decision.field };
    case 'split':
      return { act: 'split', row: row.id, into: decision.into };
    case 'merged': {
      const rows = run.rowsOf.get(row.document) ?? [];
      const parts = decision.with.flatMap((seen) => rows.filter((one) => isSame(seenOf(one, 'name'), seen)));
      return { act: 'merge', row: row.id, with: parts.map(({ id }) => id), values: decision.values };
    }
    default:
      return { act: 'none', row: row.id };
  }
}

const isSame = (a: Seen | null, b: Seen): boolean => JSON.stringify(a) === JSON.stringify(b);

/** The undoing of many begins with the last. */
function together(all: readonly Written[]): Written {
  return { decisions: all.flatMap(({ decisions }) => decisions), undo: all.flatMap(({ undo }) => undo).reverse() };
}

function isStanding(row: Indicator, { ledger }: Pick<Where, 'ledger'>): boolean {
  return lastOf(ledger.about(row.id, aboutRow)) === null && ledger.mergedInto(row.id) === null;
}

function rowOf(id: string, { run }: Where): Indicator {
  const row = run.rows.get(id);
  if (row) return row;
  throw new PipelineError('no-such-indicator', 'The run has no row of this id', { file: id });
}

function documentOf(index: number, { run }: Pick<Where, 'run'>): string {
  const document = run.documents[index];
  if (document) return document.id;
  throw new PipelineError('wrong-option', `The run has no document ${index}`);
}

function decidable(field: string): string {
  if (isDecidable(field)) return field;
  throw new PipelineError('wrong-option', `"${field}" is no field that can be decided`);
}

function checkValues(values: Readonly<Record<string, DecidedValue>>): void {
  Object.keys(values).forEach(decidable);
}

function sightOf(row: Indicator, field: string): Seen {
  const seen = seenOf(row, field);
  if (seen) return seen;
  throw new PipelineError('wrong-option', 'The row has no place in its document', { file: row.id });
}
