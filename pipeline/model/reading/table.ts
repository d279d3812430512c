/** A whole table: fragments of one or more pages joined, headers known, no meaning given to columns yet. */
import { z } from 'zod';
import { tableKinds } from '../choices.ts';
import { Cell, GridMethod } from './page.ts';

export const TableKind = z.enum(tableKinds);
export type TableKind = z.infer<typeof TableKind>;

/**
 * `cells` use table rows; repeated headers are dropped (their places are kept in `repeatedHeaders`).
 * A cell whose text continues on the next page holds the lines of both pages; `segments` has a box a page.
 */
export const TableCell = Cell.extend({
  header: z.boolean(),
  segments: z.array(z.object({ page: z.number().int(), box: Cell.shape.box })),
});
export type TableCell = z.infer<typeof TableCell>;

export const Table = z.object({
  /** Counts the tables of a document from 0. */
  index: z.number().int(),
  kind: TableKind,
  /** How sure the kind is, 0 to 1; 0 before it was judged. */
  score: z.number(),
  /** What speaks for this kind and what against it, in short sentences, heaviest first. */
  because: z.array(z.string()),
  pages: z.array(z.number().int()),
  method: GridMethod,
  rows: z.number().int(),
  columns: z.number().int(),
  /** Rows 0 to headerRows - 1 are the heading. 0 when the table has none. */
  headerRows: z.number().int(),
  cells: z.array(TableCell),
  agreement: z.number(),
  /** Reasons for every join over a page break, and for rows put together. */
  joins: z.array(z.object({ page: z.number().int(), because: z.string(), score: z.number() })),
  /** Headings that stood again on a later page: a second reading of the heading. */
  repeatedHeaders: z
    .array(z.object({ page: z.number().int(), box: Cell.shape.box, column: z.number().int(), lines: Cell.shape.lines }))
    .optional(),
});
export type Table = z.infer<typeof Table>;
