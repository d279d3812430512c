/** The shapes that children leave in the store, beside `Page` and `OpenedDocument`. */
import { z } from 'zod';
import { DocumentDataset } from '../model/meaning/dataset.ts';
import { Issue } from '../model/issue.ts';
import { DocumentKind } from '../model/reading/source.ts';
import { Table } from '../model/reading/table.ts';

/** The joined tables of one document, before any meaning. */
export const TablesResult = z.object({ kind: DocumentKind, tables: z.array(Table), issues: z.array(Issue) });
export type TablesResult = z.infer<typeof TablesResult>;

/** One document's share of the dataset, and whether its title or a table of it says that it holds key indicators. */
export const DocumentResult = z.object({ share: DocumentDataset, saysIku: z.boolean() });
export type DocumentResult = z.infer<typeof DocumentResult>;

/** A store that other machines see too: what lies there is taken before work is done, what was made is left there. */
export type ResultsElsewhere = Record<'pull' | 'push', (store: string, keys: readonly string[]) => Promise<void>>;
