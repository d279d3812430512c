/**
 * What people decided, as lines of `decisions.jsonl`: one JSON object a line, only ever added to. A decision is keyed by what
 * was seen, never by an id or a position: it holds when the same thing is read again, and for nothing else.
 */
import { z } from 'zod';
import { decidedRelations } from '../choices.ts';
import { Box } from '../geometry.ts';
import { ColumnRole } from './record.ts';

/**
 * What lay before the person: a cell of a document (by the hash of its bytes) and what was read there before any mend. Where
 * a row has no cell of its own for the field, the place is that of its name and `read` is empty. `row` is what was read as
 * the name of the row; `line` stands for the place in a text export.
 */
export const Seen = z.strictObject({
  document: z.string().regex(/^sha256:[0-9a-f]{64}$/),
  page: z.number().int().min(1),
  box: Box.nullable(),
  line: z.number().int().optional(),
  read: z.string(),
  row: z.string(),
});
export type Seen = z.infer<typeof Seen>;

/** A value as people write it: entries of a list apart, null for "nothing stands there". */
export const DecidedValue = z.union([z.string(), z.array(z.string()), z.null()]);
export type DecidedValue = z.infer<typeof DecidedValue>;

const Values = z.record(z.string(), DecidedValue);

const stamp = {
  /** A name that the person chose. */
  by: z.string().min(1),
  /** A day or an instant, as ISO 8601 writes it. */
  on: z.union([z.iso.date(), z.iso.datetime({ offset: true })]),
  why: z.string().optional(),
};

/** Of a cell that was read as that of several rows: the decision is about this row only, whatever is decided about the cell. */
const alone = z.literal(true).optional();

/** What a concept decision says the second phrase is to the first. */
export const DecidedRelation = z.enum(decidedRelations);

/**
 * A line of decisions. `right`: the value that was seen is what the paper says; `corrected`: this is; `unreadable`: nobody can
 * read it. `missing-row`: a row stands at the place that the program did not see; `split`, `merged`: what one row is, what
 * several are. `concept` is keyed by two phrases, as names print them; `alias` proposes a line of the vocabulary and
 * changes nothing by itself. `table-taken`, `table-dropped`: the table whose heading was read at the place (`row` is empty) is one
 * of indicators, or none; `column-is`: its column of this number, from 1, holds that, `year` where it is one of a year. `withdrawn`: what this person decided `about` a field, or about the `row`, `table` or `column.N`, holds no longer.
 */
export const Decision = z.discriminatedUnion('decided', [
  z.strictObject({ decided: z.literal('right'), field: z.string(), seen: Seen, value: DecidedValue, alone, ...stamp }),
  z.strictObject({
    decided: z.literal('corrected'),
    field: z.string(),
    seen: Seen,
    value: DecidedValue,
    alone,
    ...stamp,
  }),
  z.strictObject({ decided: z.literal('unreadable'), field: z.string(), seen: Seen, alone, ...stamp }),
  z.strictObject({ decided: z.literal('not-an-indicator'), seen: Seen, ...stamp }),
  z.strictObject({ decided: z.literal('missing-row'), seen: Seen, values: Values, ...stamp }),
  z.strictObject({ decided: z.literal('split'), seen: Seen, into: z.array(Values).min(2), ...stamp }),
  z.strictObject({ decided: z.literal('merged'), seen: Seen, with: z.array(Seen).min(1), values: Values, ...stamp }),
  z.strictObject({
    decided: z.literal('concept'),
    first: z.string().min(1),
    second: z.string().min(1),
    relation: DecidedRelation,
    ...stamp,
  }),
  z.strictObject({
    decided: z.literal('alias'),
    alias: z.string().min(1),
    canonical: z.string().min(1),
    kind: z.string().optional(),
    ...stamp,
  }),
  z.strictObject({ decided: z.literal('table-taken'), seen: Seen, ...stamp }),
  z.strictObject({ decided: z.literal('table-dropped'), seen: Seen, ...stamp }),
  z.strictObject({
    decided: z.literal('column-is'),
    seen: Seen,
    column: z.number().int().min(1).max(1000),
    role: ColumnRole,
    year: z.number().int().min(1900).max(2200).optional(),
    ...stamp,
  }),
  z.strictObject({ decided: z.literal('withdrawn'), about: z.string(), seen: Seen, alone, ...stamp }),
]);
export type Decision = z.infer<typeof Decision>;

/** A decision about one field of a row. */
export type FieldDecision = Extract<Decision, { field: string }>;

/** A decision about which rows there are. */
export type RowDecision = Extract<Decision, { decided: 'not-an-indicator' | 'missing-row' | 'split' | 'merged' }>;

/** A decision about which tables hold indicators, and what their columns are. */
export type TableDecision = Extract<Decision, { decided: 'table-taken' | 'table-dropped' | 'column-is' }>;

/** What a withdrawal of a decision about a whole row, or about a table, names in the place of a field. */
export const aboutRow = 'row';
export const aboutTable = 'table';

export const isOfTable = (decision: Decision): decision is TableDecision =>
  decision.decided === 'table-taken' || decision.decided === 'table-dropped' || decision.decided === 'column-is';

/** What a decision about a column of a table is about, and whether something is. */
const aboutColumn = (column: number): string => `column.${column}`;
const isColumn = (about: string): boolean => /^column\.[1-9]\d*$/.test(about);

/** Whether something is said about a table: as a whole, or of one of its columns. */
export const isAboutTable = (about: string): boolean => about === aboutTable || isColumn(about);

/** What a decision about something seen is about: a field, `aboutRow`, `aboutTable`, or a column of a table. */
export function aboutOf(decision: Extract<Decision, { seen: Seen }>): string {
  if (decision.decided === 'withdrawn') return decision.about;
  if ('field' in decision) return decision.field;
  if (decision.decided === 'column-is') return aboutColumn(decision.column);
  return isOfTable(decision) ? aboutTable : aboutRow;
}

/** The line of a decision in its file, without the line end: equal decisions give equal lines. */
export function decisionLine(decision: Decision): string {
  return JSON.stringify(Decision.parse(decision));
}

/** What a later decision about the same thing takes the place of. */
export function decisionKey(decision: Decision): string {
  if (decision.decided === 'concept') return JSON.stringify(['concept', ...[decision.first, decision.second].sort()]);
  if (decision.decided === 'alias') return JSON.stringify(['alias', decision.alias, decision.canonical]);
  const key = seenKey(aboutOf(decision), decision.seen);
  return isAlone(decision) ? `alone ${key}` : key;
}

/** Whether a decision is about one row of several that were read in one cell. */
export const isAlone = (decision: Decision): boolean => 'alone' in decision && decision.alone === true;

/** The key of whatever is decided about a field, or `aboutRow`, of what was seen. */
export function seenKey(about: string, { document, page, box, line, read, row }: Seen): string {
  return JSON.stringify([about, document, page, box, line ?? null, read, row]);
}

/** The time of a decision, in milliseconds; a day is its first instant. */
export function decidedAt({ on }: Pick<Decision, 'on'>): number {
  return Date.parse(on);
}

/** How a decision that was applied stands in the evidence of its field. `read` is the value that the program had, as text. */
export const Decided = z.strictObject({
  as: z.enum(['right', 'corrected', 'unreadable', 'missing-row', 'split', 'merged']),
  by: z.string(),
  on: z.string(),
  read: z.string().nullable(),
  why: z.string().optional(),
});
export type Decided = z.infer<typeof Decided>;
