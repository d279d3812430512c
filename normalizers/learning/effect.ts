/** What a proposal would do to rows, and to what people decided about them. */
import type { Indicator } from '../../pipeline/model/meaning/dataset.ts';
import type { Decision, FieldDecision, RowDecision } from '../../pipeline/model/meaning/decision.ts';
import { indicatorFields } from '../../pipeline/model/meaning/fields.ts';
import { isDecidable, valueOf, valueText } from '../../pipeline/model/meaning/seen.ts';
import { placeOf, rowSeen, rowsOfField } from '../decided/held.ts';
import type { Vocabulary } from '../vocabulary/vocabulary.ts';
import { meantBy } from './meant.ts';

/** A value of a row before and after; `field` is `row` for a row that comes or goes. */
export type Change = {
  document: string;
  position: number;
  name: string | null;
  field: string;
  before: string | null;
  after: string | null;
};

/** A decided value or row that comes out otherwise; `decided` is what people said, `by` who did. */
export type DecidedChange = Change & { decided: string | null; by: string };

/** `mends`: wrong before and right by now; `breaks`: right before, or found no more. Both compare what the program makes. */
export type Effect = { changes: Change[]; mends: DecidedChange[]; breaks: DecidedChange[] };

const wholeRow = 'row';

/**
 * Rows of one document as they are made now and as they would be; `decisions` are the last ones about it, `vocabulary` the
 * one that would be.
 */
export function effectOf(
  before: readonly Indicator[],
  after: readonly Indicator[],
  decisions: readonly Decision[],
  vocabulary: Pick<Vocabulary, 'units'>,
): Effect {
  const mends: DecidedChange[] = [];
  const breaks: DecidedChange[] = [];
  for (const one of decisions) {
    if (!('seen' in one) || one.decided === 'withdrawn') continue;
    const told =
      'field' in one
        ? valueChange(one, before, after, vocabulary)
        : isOfRows(one)
          ? rowChange(one, before, after)
          : null;
    if (told) (told.isMend ? mends : breaks).push(told.change);
  }
  return { changes: changesOf(before, after), mends, breaks };
}

const isOfRows = (decision: Decision): decision is RowDecision =>
  ['not-an-indicator', 'split', 'merged'].includes(decision.decided);

type Told = { isMend: boolean; change: DecidedChange };

function valueChange(
  decision: FieldDecision,
  before: readonly Indicator[],
  after: readonly Indicator[],
  vocabulary: Pick<Vocabulary, 'units'>,
): Told | null {
  const { field, by } = decision;
  if (!isDecidable(field)) return null;
  const was = rowsOfField(decision, before);
  if ('because' in was) return null;
  const row = was.rows[0]!;
  const now = rowsOfField(decision, after);
  const place = { ...told(row), field, by };
  const made = valueText(valueOf(row, field));
  const decided = 'value' in decision ? valueText(decision.value) : null;
  if ('because' in now) return { isMend: false, change: { ...place, before: made, after: now.because, decided } };
  if (!('value' in decision)) return null;
  const next = valueText(valueOf(now.rows[0]!, field));
  const [x, y, said] = [made, next, decided].map((text) => meantBy(field, text, vocabulary));
  if (x === y || (x !== said && y !== said)) return null;
  return { isMend: y === said, change: { ...place, before: made, after: next, decided } };
}

function rowChange(decision: RowDecision, before: readonly Indicator[], after: readonly Indicator[]): Told | null {
  const was = rowSeen(decision.seen, before);
  const now = rowSeen(decision.seen, after);
  if ('because' in was || !('because' in now)) return null;
  const row = was.rows[0]!;
  const change = { ...told(row), field: wholeRow, before: row.name, after: now.because };
  return { isMend: false, change: { ...change, decided: decision.decided, by: decision.by } };
}

/** Rows are paired by the place of their name, rows of one place in their order. */
function changesOf(before: readonly Indicator[], after: readonly Indicator[]): Change[] {
  const left = new Map<string, Indicator[]>();
  for (const row of after) left.set(placeKey(row), [...(left.get(placeKey(row)) ?? []), row]);
  const changes = before.flatMap((row): Change[] => {
    const other = left.get(placeKey(row))?.shift();
    if (!other) return [{ ...told(row), field: wholeRow, before: row.name, after: null }];
    const [was, now] = [valuesOf(row), valuesOf(other)];
    return [...new Set([...was.keys(), ...now.keys()])]
      .map((field) => ({ ...told(row), field, before: was.get(field) ?? null, after: now.get(field) ?? null }))
      .filter((change) => change.before !== change.after);
  });
  const come = [...left.values()].flat();
  return [...changes, ...come.map((row): Change => ({ ...told(row), field: wholeRow, before: null, after: row.name }))];
}

function placeKey(row: Indicator): string {
  const { page, box, line } = placeOf(row, 'name');
  return JSON.stringify([page, box, line ?? null]);
}

/** Everything that two runs are compared by. */
function valuesOf(row: Indicator): Map<string, string | null> {
  const compared = indicatorFields.flatMap((field) => field.compared(row));
  return new Map(compared.map(({ key, value }) => [key, value === null ? null : String(value)]));
}

const told = ({ document, position, name }: Indicator): Pick<Change, 'document' | 'position' | 'name'> => ({
  document,
  position,
  name,
});
