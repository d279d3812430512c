/** What was decided about each thing of a run, by whom, and whether they agree. Decisions are taken in, never out. */
import { rowSeen, rowsOfField, placeOf } from '../../normalizers/decided/held.ts';
import type { Indicator } from '../model/meaning/dataset.ts';
import {
  aboutOf,
  aboutRow,
  decidedAt,
  decisionLine,
  seenKey,
  isAboutTable,
  isAlone,
  type Decision,
  type FieldDecision,
  type RowDecision,
  type Seen,
  type TableDecision,
} from '../model/meaning/decision.ts';
import { factOf } from '../model/meaning/facts-of-document.ts';
import { isSamePlace, valueText } from '../model/meaning/seen.ts';

/** A decision about something that was seen. */
export type SeenDecision = FieldDecision | RowDecision | Extract<Decision, { decided: 'withdrawn' }>;

/** A decision about a table or a fact of a document, or one that takes such a decision back. */
export type SeenTable = TableDecision | FieldDecision | Extract<Decision, { decided: 'withdrawn' }>;

/** A decision that holds for nothing here: why, and the rows at its place. */
type StaleDecision = { decision: SeenDecision; because: string; rows: string[] };

export type Ledger = {
  /** Takes a decision in; returns the ids of the rows that it is about. One that was taken in before changes nothing. */
  take: (decision: Decision) => string[];
  /** Everything decided about a field of a row, or `row`, the last one last. */
  about: (row: string, about: string) => readonly SeenDecision[];
  /** The fields of a row that anything was decided about, values or not. */
  fieldsDecided: (row: string) => string[];
  /** The row that this one was merged into, null for none. */
  mergedInto: (row: string) => string | null;
  stale: () => readonly StaleDecision[];
  /** Everything decided about a table, or a fact of a document (its key), that was seen so, the last one last. */
  ofSeen: (about: string, seen: Seen) => readonly SeenTable[];
  /** The revision at which anything was decided about a document itself. */
  factsAt: () => number;
  /** The decisions that add rows, and hold. */
  added: () => Extract<Decision, { decided: 'missing-row' }>[];
  revision: () => number;
  /** Every decision, in the order in which it came. */
  all: () => readonly Decision[];
};

/** An empty ledger over the rows of a run. */
export function createLedger(rowsOf: ReadonlyMap<string, Indicator[]>): Ledger {
  const byThing = new Map<string, SeenDecision[]>();
  const fields = new Map<string, Set<string>>();
  const lines = new Set<string>();
  const stale: StaleDecision[] = [];
  const added = new Map<string, SeenDecision[]>();
  const mergedInto = new Map<string, string>();
  const ofDocuments = new Map<string, SeenTable[]>();
  let factsAt = 0;
  const all: Decision[] = [];
  const keep = (key: string, decision: SeenDecision): void => {
    const there = byThing.get(key) ?? [];
    insert(there, decision);
    byThing.set(key, there);
  };
  const take = (decision: Decision): string[] => {
    const line = decisionLine(decision);
    if (lines.has(line)) return [];
    lines.add(line);
    all.push(decision);
    if (!('seen' in decision)) return [];
    const about = aboutOf(decision);
    const isFact = factOf(about) !== null;
    if (isFact) factsAt = all.length;
    if (isFact || isAboutTable(about)) {
      const key = seenKey(about, decision.seen);
      const there = ofDocuments.get(key) ?? [];
      insert(there, decision as SeenTable);
      ofDocuments.set(key, there);
      return [];
    }
    return takeOfRows(decision as SeenDecision);
  };
  const takeOfRows = (decision: SeenDecision): string[] => {
    const own = rowsOf.get(decision.seen.document);
    if (!own) return [];
    const about = aboutOf(decision);
    if (decision.decided === 'missing-row' || (about === aboutRow && isPlaceAlone(decision, own))) {
      const key = seenKey(aboutRow, decision.seen);
      const there = added.get(key) ?? [];
      insert(there, decision);
      added.set(key, there);
      return [];
    }
    const found = about === aboutRow ? rowSeen(decision.seen, own) : rowsOfField(asField(decision, about), own);
    if ('because' in found) {
      if (decision.decided === 'withdrawn') return [];
      stale.push({ decision, because: found.because, rows: placed(decision, about, own) });
      return placed(decision, about, own);
    }
    const touched = found.rows.map(({ id }) => id);
    for (const id of touched) {
      keep(thing(id, about), decision);
      if (about !== aboutRow) fields.set(id, (fields.get(id) ?? new Set()).add(about));
    }
    if (about !== aboutRow) return touched;
    const parts = decision.decided === 'merged' ? partsOfMerged(decision, own) : [];
    for (const id of parts) mergedInto.set(id, touched[0]!);
    const others = [...mergedInto].flatMap(([part, whole]) => (touched.includes(whole) ? [part] : []));
    return [...touched, ...others];
  };
  return {
    take,
    about: (row, about) => byThing.get(thing(row, about)) ?? [],
    fieldsDecided: (row) => [...(fields.get(row) ?? [])],
    mergedInto: (row) => {
      const whole = mergedInto.get(row);
      const last = whole === undefined ? null : lastOf(byThing.get(thing(whole, aboutRow)) ?? []);
      return last?.decided === 'merged' ? whole! : null;
    },
    stale: () => stale,
    added: () =>
      [...added.values()].flatMap((decisions) => {
        const last = lastOf(decisions);
        return last?.decided === 'missing-row' ? [last] : [];
      }),
    ofSeen: (about, seen) => ofDocuments.get(seenKey(about, seen)) ?? [],
    factsAt: () => factsAt,
    revision: () => all.length,
    all: () => all,
  };
}

const thing = (row: string, about: string): string => `${row} ${about}`;

/** In the order of time, those about one row of a cell alone last; equal times in that of their lines, as when they are applied. */
function insert<One extends Decision>(list: One[], decision: One): void {
  const isAfter = (other: One): boolean =>
    Number(isAlone(other)) > Number(isAlone(decision)) ||
    (isAlone(other) === isAlone(decision) && isLater(other, decision));
  let at = list.length;
  while (at > 0 && isAfter(list[at - 1]!)) at--;
  list.splice(at, 0, decision);
}

const isLater = (other: Decision, decision: Decision): boolean =>
  decidedAt(other) - decidedAt(decision) > 0 ||
  (decidedAt(other) === decidedAt(decision) && decisionLine(other) > decisionLine(decision));

/** A withdrawal that names a place where nothing was read is about a row that somebody added. */
function isPlaceAlone(decision: SeenDecision, own: readonly Indicator[]): boolean {
  return decision.decided === 'withdrawn' && decision.seen.read === '' && !('rows' in rowSeen(decision.seen, own));
}

function partsOfMerged(
  { with: parts }: Extract<RowDecision, { decided: 'merged' }>,
  own: readonly Indicator[],
): string[] {
  return parts.flatMap((seen) => {
    const found = rowSeen(seen, own);
    return 'rows' in found ? found.rows.map(({ id }) => id) : [];
  });
}

function asField(decision: SeenDecision, field: string): FieldDecision {
  if ('field' in decision) return decision;
  const { seen, by, on, alone } = decision as Extract<Decision, { decided: 'withdrawn' }>;
  return { decided: 'unreadable', field, seen, by, on, ...(alone ? { alone } : {}) };
}

function placed(decision: SeenDecision, about: string, own: readonly Indicator[]): string[] {
  const field = about === aboutRow ? 'name' : about;
  return own.filter((row) => isSamePlace(decision.seen, placeOf(row, field))).map(({ id }) => id);
}

/**
 * The last word of each reviewer about one thing, the last one last; none where it was withdrawn. Where anybody speaks of one row
 * of a cell alone, what is said of the whole cell does not count for it.
 */
export function opinionsOf<One extends Decision>(decisions: readonly One[]): One[] {
  const ofRow = lastWords(decisions.filter(isAlone));
  return ofRow.length > 0 ? ofRow : lastWords(decisions.filter((one) => !isAlone(one)));
}

function lastWords<One extends Decision>(decisions: readonly One[]): One[] {
  const last = new Map<string, One>();
  for (const decision of decisions) {
    last.delete(decision.by);
    last.set(decision.by, decision);
  }
  return [...last.values()].filter(({ decided }) => decided !== 'withdrawn');
}

/**
 * Whether reviewers disagree about one thing and nobody has settled it. Who comes third to a disagreement decides it, and
 * may change their mind; the two who disagreed open it again when they speak again.
 */
export function isDisagreed(decisions: readonly (SeenDecision | SeenTable)[]): boolean {
  const says = new Map<string, string>();
  let isOpen = false;
  let judge: string | null = null;
  const ofRow = decisions.filter(isAlone);
  for (const decision of lastWords(ofRow).length > 0 ? ofRow : decisions.filter((one) => !isAlone(one))) {
    const { by } = decision;
    const isThird = isOpen && !says.has(by);
    if (decision.decided === 'withdrawn') says.delete(by);
    else says.set(by, sayOf(decision));
    if (new Set(says.values()).size < 2) isOpen = false;
    else if (isThird) [isOpen, judge] = [false, by];
    else if (by !== judge) isOpen = true;
  }
  return isOpen;
}

function sayOf(decision: SeenDecision | SeenTable): string {
  if (decision.decided === 'right' || decision.decided === 'corrected') return `is ${valueText(decision.value) ?? ''}`;
  return JSON.stringify({ ...decision, seen: '', by: '', on: '', why: '' });
}

/** The last decision about one thing that holds, or null. */
export function lastOf<One extends Decision>(decisions: readonly One[]): One | null {
  return opinionsOf(decisions).at(-1) ?? null;
}
