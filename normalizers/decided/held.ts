/** Which decisions hold: what each one saw, looked for among what is read now. */
import type { DocumentDataset, Indicator } from '../../pipeline/model/meaning/dataset.ts';
import {
  decidedAt,
  decisionKey,
  decisionLine,
  isAlone,
  type Decision,
  type FieldDecision,
  type Seen,
} from '../../pipeline/model/meaning/decision.ts';
import { rootOf } from '../../pipeline/model/meaning/fields.ts';
import { cellOf, isSamePlace, readingOf, valueOf, valueText } from '../../pipeline/model/meaning/seen.ts';

/**
 * A decision of which the evidence changed, and what is there now. It is applied to nothing. `document` is the one that took the
 * place of that which was seen.
 */
export type Stale = { decision: Decision; because: string; document?: string };

/** Two people's decisions about one thing; the later one holds. */
export type Contradiction = { earlier: Decision; later: Decision };

/**
 * The last decision about each thing, in the order in which they were made, whatever file or line they came from; and those
 * in which one person overrules another, until they agree or a third decides. Who withdraws takes back what
 * they decided themselves: then the last word of the others holds.
 */
export function lastDecisions(all: readonly Decision[]): { decisions: Decision[]; contradictions: Contradiction[] } {
  const lines = new Map(all.map((decision) => [decisionLine(decision), decision]));
  const sorted = [...lines].sort(
    // what is said of one row alone holds whatever is said of its cell, before or after
    ([x, a], [y, b]) =>
      Number(isAlone(a)) - Number(isAlone(b)) || decidedAt(a) - decidedAt(b) || (x < y ? -1 : x > y ? 1 : 0),
  );
  const voices = new Map<string, Map<string, Decision>>();
  const open = new Map<string, Contradiction[]>();
  for (const [, decision] of sorted) {
    const key = decisionKey(decision);
    const own = voices.get(key) ?? new Map<string, Decision>();
    const disputed = open.get(key) ?? [];
    const isThird = disputed.length > 0 && !own.has(decision.by);
    const before = lastIn(own);
    own.delete(decision.by); // at its own time, not at that of the first
    if (decision.decided !== 'withdrawn') own.set(decision.by, decision);
    voices.set(key, own);
    const isAgreed = new Set([...own.values()].map(saysOf)).size < 2;
    if (isThird || isAgreed) open.delete(key);
    else if (before && before.by !== decision.by && own.has(decision.by) && saysOf(before) !== saysOf(decision)) {
      open.set(key, [...disputed, { earlier: before, later: decision }]);
    }
  }
  const contradictions = [...open.values()].flat();
  const held = new Set([...voices.values()].map(lastIn));
  return { decisions: sorted.map(([, decision]) => decision).filter((one) => held.has(one)), contradictions };
}

const lastIn = (voices: ReadonlyMap<string, Decision>): Decision | undefined => [...voices.values()].at(-1);

/** What is decided, without who did so and when. */
function saysOf(decision: Decision): string {
  const as = decision.decided === 'right' ? 'corrected' : decision.decided;
  return JSON.stringify({ ...decision, decided: as, by: '', on: '', why: '' });
}

/** The rows that a decision about a field is about, or why there are none. */
export function rowsOfField(
  { seen, field, ...decision }: FieldDecision,
  rows: readonly Indicator[],
): { rows: Indicator[] } | { because: string } {
  // a year was seen in the first cell of its field before each had a place of its own
  const there = rows.filter((row) => [field, rootOf(field)].some((key) => isSamePlace(seen, placeOf(row, key))));
  const same = there.filter(
    (row) => squeezed(readingOf(row, field)) === squeezed(seen.read) && isOwn(row, field, seen),
  );
  const named = same.filter((row) => nameRead(row) === squeezed(seen.row));
  // one merged cell stands for all of its rows; otherwise the name tells which row is meant
  const held = !decision.alone && isOneCell(same, field) ? same : named;
  if (held.length === 1 || (held.length > 1 && isOneCell(held, field))) return { rows: held };
  if (held.length > 1) return { because: `${held.length} rows read the same there` };
  const value = 'value' in decision ? valueText(decision.value) : null;
  const fulfilled = there.filter((row) => value !== null && valueText(valueOf(row, field)) === value);
  if (fulfilled.length > 0 && (fulfilled.length === 1 || isOneCell(fulfilled, field))) return { rows: fulfilled };
  return { because: changedTo(there, field, seen) };
}

/** The row that a decision about a whole row is about, or why there is none. */
export function rowSeen(seen: Seen, rows: readonly Indicator[]): { rows: Indicator[] } | { because: string } {
  const there = rows.filter((row) => isSamePlace(seen, placeOf(row, 'name')));
  const same = there.filter((row) => nameRead(row) === squeezed(seen.read));
  if (same.length === 1) return { rows: same };
  if (same.length > 1) return { because: `${same.length} rows read the same there` };
  return { because: changedTo(there, 'name', seen) };
}

/** Where a field of a row stands, or the row where it has no cell of its own. */
export function placeOf(row: Indicator, field: string): { page: number; box: Seen['box']; line?: number | undefined } {
  return cellOf(row, field) ?? row.evidence['name'] ?? Object.values(row.evidence)[0] ?? { page: 0, box: null };
}

const squeezed = (text: string): string => text.replace(/\s+/g, ' ').trim();

const nameRead = (row: Indicator): string => squeezed(row.evidence['name']?.raw ?? '');

/** Where nothing was read, the row itself must be the one that was seen. */
function isOwn(row: Indicator, field: string, seen: Seen): boolean {
  return cellOf(row, field) !== null || nameRead(row) === squeezed(seen.row);
}

function isOneCell(rows: readonly Indicator[], field: string): boolean {
  if (rows.length < 2) return rows.length === 1;
  return rows.filter((row) => (cellOf(row, field)?.inheritedFrom ?? null) === null).length <= 1 && hasCell(rows, field);
}

const hasCell = (rows: readonly Indicator[], field: string): boolean =>
  rows.every((row) => row.evidence[rootOf(field)] !== undefined);

function changedTo(there: readonly Indicator[], field: string, seen: Seen): string {
  const [now] = there;
  if (!now) return 'nothing is read at that place any more';
  const read = readingOf(now, field);
  if (squeezed(read) !== squeezed(seen.read)) return `the place now reads "${read}"`;
  return `the row there is now "${now.evidence['name']?.raw ?? ''}"`;
}

/** The rows of each document by its id. */
export function rowsByDocument(rows: DocumentDataset['indicators']): Map<string, Indicator[]> {
  const byDocument = new Map<string, Indicator[]>();
  for (const row of rows) {
    const own = byDocument.get(row.document);
    if (own) own.push(row);
    else byDocument.set(row.document, [row]);
  }
  return byDocument;
}
