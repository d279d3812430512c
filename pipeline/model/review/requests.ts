/** What the review page may ask of its server: checked at the door. A page names rows and fields; what was seen, the server knows. */
import { z } from 'zod';
import { Box } from '../geometry.ts';
import { DecidedValue } from '../meaning/decision.ts';
import { documentFacts } from '../meaning/facts-of-document.ts';

/** Letters that a person may type for one value. */
const longestText = 20_000;
const Text = z.string().max(longestText);
const Id = z.string().min(1).max(200);
const Field = z.string().min(1).max(80);
const Value = DecidedValue.refine((value) => JSON.stringify(value).length <= longestText);
const Values = z.record(Field, Value);
const Place = { document: z.number().int().min(0), page: z.number().int().min(1), box: Box };

const Fact = { document: z.number().int().min(0), fact: z.enum(documentFacts) };

/** A table as the page was told of it. */
const Table = {
  document: z.number().int().min(0),
  page: z.number().int().min(1),
  box: Box.nullable(),
  heading: z.string().max(longestText),
};

/**
 * One act of a reviewer. `accept`: the values of these fields, or of all that are open, are what the paper says. `type`: this
 * is, in this row `alone` where its cell was read as that of several. `none`: no indicator. `withdraw`: what was decided about a field, or about the row (`row`), holds no longer. `add`: a row
 * stands in this box; `remove`: what was added there is withdrawn. `table`: it holds indicators (`take`), or none. `fact`: this is what
 * the paper says of the document itself, null for nothing.
 */
export const Act = z.discriminatedUnion('act', [
  z.strictObject({ act: z.literal('accept'), row: Id, fields: z.array(Field).max(100).optional() }),
  z.strictObject({ act: z.literal('accept-document'), document: z.number().int().min(0) }),
  z.strictObject({ act: z.literal('type'), row: Id, field: Field, value: Value, alone: z.literal(true).optional() }),
  z.strictObject({ act: z.literal('unreadable'), row: Id, field: Field }),
  z.strictObject({ act: z.literal('none'), row: Id }),
  z.strictObject({ act: z.literal('split'), row: Id, into: z.array(Values).min(2).max(20) }),
  z.strictObject({ act: z.literal('merge'), row: Id, with: z.array(Id).min(1).max(20), values: Values }),
  z.strictObject({ act: z.literal('withdraw'), row: Id, about: Field }),
  z.strictObject({ act: z.literal('table'), ...Table, take: z.boolean() }),
  z.strictObject({ act: z.literal('withdraw-table'), ...Table }),
  z.strictObject({ act: z.literal('fact'), ...Fact, value: Text.nullable() }),
  z.strictObject({ act: z.literal('withdraw-fact'), ...Fact }),
  z.strictObject({ act: z.literal('add'), ...Place, values: Values }),
  z.strictObject({ act: z.literal('remove'), ...Place }),
]);
export type Act = z.infer<typeof Act>;

/** Acts of one key press: written together, undone together. */
export const DecideRequest = z.strictObject({
  by: z.string().trim().min(1).max(80),
  why: Text.max(300).optional(),
  acts: z.array(Act).min(1).max(500),
});
export type DecideRequest = z.infer<typeof DecideRequest>;

/** What stands in a box of a page; `like` is the row whose columns tell which field stands where. */
export const ReadRequest = z.strictObject({ ...Place, like: Id.nullable() });
export type ReadRequest = z.infer<typeof ReadRequest>;
