/** Decisions about which rows a document has: one that is none, one that was missed, one that is two, two that are one. */
import { createHash } from 'node:crypto';
import type { Evidence, Indicator } from '../../pipeline/model/meaning/dataset.ts';
import type { Decided, DecidedValue, RowDecision, Seen } from '../../pipeline/model/meaning/decision.ts';
import { emptyRow } from '../../pipeline/model/meaning/empty-row.ts';
import { isSamePlace } from '../../pipeline/model/meaning/seen.ts';
import { foldText } from '../../pipeline/model/print/fold.ts';
import { placeOf, rowSeen } from './held.ts';
import { withDecided, type DecidedField, type Meaning } from './values.ts';

/** The rows of a document after a decision about them, or why it does not hold. */
export type RowsDecided = { rows: Indicator[] } | { because: string };

/** Applies a decision about rows to the rows of its document, in their order; positions are given anew by the caller. */
export function decideRows(
  decision: RowDecision,
  rows: readonly Indicator[],
  meaning: Meaning & { pages: number },
): RowsDecided {
  if (decision.decided === 'missing-row') return addRow(decision, rows, meaning);
  const seen = rowSeen(decision.seen, rows);
  if ('because' in seen) return seen;
  const [row] = seen.rows;
  const at = rows.indexOf(row!);
  const mark = markOf(decision);
  if (decision.decided === 'not-an-indicator') return { rows: rows.filter((one) => one !== row) };
  if (decision.decided === 'split') {
    const parts = decision.into.map((values, n) => {
      const id = n === 0 ? row!.id : idOf([row!.id, 'split', String(n), foldText(textOf(values['name']))]);
      return withDecided({ ...row!, id }, fieldsOf(values, mark), meaning).row;
    });
    return { rows: rows.toSpliced(at, 1, ...parts) };
  }
  const others: Indicator[] = [];
  for (const one of decision.with) {
    const found = rowSeen(one, rows);
    if ('because' in found) return found;
    others.push(found.rows[0]!);
  }
  if (others.includes(row!)) return { because: 'a row is merged with itself' };
  const whole = withDecided(row!, fieldsOf(decision.values, mark), meaning).row;
  return { rows: rows.filter((one) => !others.includes(one)).map((one) => (one === row ? whole : one)) };
}

/** A row that the program did not see, in its place on the page: rows above it come first. */
function addRow(
  decision: Extract<RowDecision, { decided: 'missing-row' }>,
  rows: readonly Indicator[],
  meaning: Meaning & { pages: number },
): RowsDecided {
  const { seen, values } = decision;
  if (seen.page > meaning.pages) return { because: `the document has no page ${seen.page}` };
  const name = textOf(values['name']);
  const there = rows.filter((row) => isSamePlace(seen, placeOf(row, 'name')));
  const same = rows.find((row) => row.name !== null && foldText(row.name) === foldText(name));
  if (same) return { because: 'the row is read now' };
  if (there.length > 0) return { because: `the row "${there[0]!.name ?? ''}" stands there now` };
  const id = idOf([seen.document, 'missing', String(seen.page), foldText(name)]);
  const empty = rowAt(id, seen, meaning.agency?.id ?? null);
  const row = withDecided(empty, fieldsOf(values, markOf(decision)), meaning).row;
  const after = rows.findIndex((one) => isBelow(placeOf(one, 'name'), seen));
  return { rows: after < 0 ? [...rows, row] : rows.toSpliced(after, 0, row) };
}

function isBelow(place: ReturnType<typeof placeOf>, seen: Seen): boolean {
  if (place.page !== seen.page) return place.page > seen.page;
  if (place.box && seen.box) return place.box[1] >= (seen.box[1] + seen.box[3]) / 2;
  return (place.line ?? 0) > (seen.line ?? 0);
}

function rowAt(id: string, { document, page, box, line }: Seen, agency: string | null): Indicator {
  const place: Evidence = { raw: '', page, box, confidence: 1, edits: [], inheritedFrom: null };
  return emptyRow({ id, document, agency, evidence: { name: line === undefined ? place : { ...place, line } } });
}

function markOf({ decided, by, on, why }: RowDecision): DecidedField['mark'] {
  return { as: decided as Decided['as'], by, on, ...(why === undefined ? {} : { why }) };
}

function fieldsOf(values: Readonly<Record<string, DecidedValue>>, mark: DecidedField['mark']): DecidedField[] {
  return Object.entries(values).map(([field, value]) => ({ field, value, mark }));
}

const textOf = (value: DecidedValue | undefined): string => (typeof value === 'string' ? value : '');

function idOf(parts: readonly string[]): string {
  return `iku-${createHash('sha256').update(parts.join('\n')).digest('hex').slice(0, 16)}`;
}
