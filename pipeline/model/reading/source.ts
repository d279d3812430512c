/** An input document and everything read from it, as handed from the extractors to the normalizers. */
import { z } from 'zod';
import { Issue } from '../issue.ts';
import { Page } from './page.ts';
import { Table } from './table.ts';

export const DocumentKind = z.enum([
  'scanned-pdf',
  'digital-pdf',
  'mixed-pdf',
  'image',
  'ocr-text',
  'table-text',
  'markup',
]);
export type DocumentKind = z.infer<typeof DocumentKind>;

/** `id` is `sha256:` and the hash of the input bytes; `file` the path below the input given, `/` between folders. */
export const SourceDocument = z.object({
  id: z.string(),
  file: z.string(),
  kind: DocumentKind,
});
export type SourceDocument = z.infer<typeof SourceDocument>;

/** A document after extraction: pages as read, and the tables over them. */
export const ReadDocument = z.object({
  source: SourceDocument,
  pages: z.array(Page),
  tables: z.array(Table),
  issues: z.array(Issue),
});
export type ReadDocument = z.infer<typeof ReadDocument>;
