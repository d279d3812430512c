/** Pairs of indicators marked by hand: what one means beside the other, to measure the concepts of a dataset against. */
import { z } from 'zod';
import { Relation } from '../meaning/dataset.ts';

/** What the second indicator of a pair is to the first; the definitions are in fixtures/concepts/README.md. */
export const PairRelation = z.enum([...Relation.options, 'different']);
export type PairRelation = z.infer<typeof PairRelation>;

/** A row of a document: `document` is the file name up to its first dot, `row` its place in the table, from 1. */
export const RowReference = z.strictObject({ document: z.string(), row: z.number().int().positive() });
export type RowReference = z.infer<typeof RowReference>;

export const MarkedPair = z.strictObject({
  first: RowReference,
  second: RowReference,
  relation: PairRelation,
  note: z.string(),
});
export type MarkedPair = z.infer<typeof MarkedPair>;

/** A row that pairs may name, with its indicator as printed. */
export const MarkedRow = RowReference.extend({ name: z.string() });
export type MarkedRow = z.infer<typeof MarkedRow>;

/** Marked pairs and the rows of their documents. All pairs of rows that are not marked mean different things. */
export const PairTruth = z.strictObject({ rows: z.array(MarkedRow), pairs: z.array(MarkedPair) });
export type PairTruth = z.infer<typeof PairTruth>;
