/** What the parent asks of a child process, and what comes back. Everything here travels as JSON. */
import { z } from 'zod';
import { Refusal } from '../model/errors.ts';
import { Seen } from '../model/meaning/decision.ts';
import { DocumentKind, SourceDocument } from '../model/reading/source.ts';
import { TableKind } from '../model/reading/table.ts';
import { ColumnRole, IndicatorLevel } from '../model/meaning/record.ts';

/** The input file of a task; the child checks that its bytes still hash to `id`. */
export const TaskInput = z.object({ path: z.string(), file: z.string(), id: z.string() });
export type TaskInput = z.infer<typeof TaskInput>;

/** Where a child finds and leaves results, and what it needs to read pages. */
export const ChildSettings = z.object({
  store: z.string(),
  ocrData: z.string().nullable(),
  /** The user's vocabulary, and the hash of the whole as the run began: results are kept under it and no other. */
  vocabulary: z.strictObject({ folder: z.string(), hash: z.string() }).optional(),
  include: z.array(TableKind),
  levels: z.array(IndicatorLevel),
  keepOfficials: z.boolean(),
});
export type ChildSettings = z.infer<typeof ChildSettings>;

/** `kind` is null for a PDF: its pages tell. `pageKeys` leads to the pages that could be read, in order. */
const ofAllPages = {
  source: SourceDocument.extend({ kind: DocumentKind.nullable() }),
  pageCount: z.number().int(),
  pageKeys: z.array(z.string()),
  key: z.string(),
};

/** What people saw of a table, and whether they took it, or what they say that a column of it holds. */
const seenOfTable = Seen.pick({ page: true, box: true, read: true });
const DecidedTable = z.union([
  seenOfTable.extend({ taken: z.boolean() }),
  seenOfTable.extend({ column: z.number().int(), role: ColumnRole, year: z.number().int().nullable() }),
]);

/**
 * `open` counts the pages, `page` reads one (`letters` is the key of what OCR read of it), `tables` joins them, `document`
 * gives them meaning, with the tables that people `decided` about.
 */
export const Task = z.discriminatedUnion('do', [
  z.object({ do: z.literal('open'), input: TaskInput, key: z.string() }),
  z.object({ do: z.literal('page'), input: TaskInput, number: z.number().int(), key: z.string(), letters: z.string() }),
  z.object({ do: z.literal('tables'), ...ofAllPages }),
  z.object({ do: z.literal('document'), ...ofAllPages, decided: z.array(DecidedTable).optional() }),
]);
export type Task = z.infer<typeof Task>;

/** What is known of a document before its pages are read. */
export const OpenedDocument = z.object({ kind: DocumentKind.nullable(), pageCount: z.number().int() });
export type OpenedDocument = z.infer<typeof OpenedDocument>;

/** Crops of a page: how many letters were kept from before, and how many had to be read. */
export const LetterCount = z.strictObject({ kept: z.number().int(), read: z.number().int() });
export type LetterCount = z.infer<typeof LetterCount>;

/**
 * A child's answer: the result lies in the store under the task's key, or there is a refusal. `rss` in bytes; `letters` is
 * null for other tasks than pages.
 */
export const Answer = z.object({
  id: z.number().int(),
  refusal: Refusal.nullable(),
  letters: LetterCount.nullable(),
  rss: z.number(),
});
export type Answer = z.infer<typeof Answer>;

/** Said once in a task: the parser has done its part, and letters are recognised from here on, which may take long. */
export const Recognising = z.object({ id: z.number().int(), recognising: z.literal(true) });
export type Recognising = z.infer<typeof Recognising>;
