/** The pages that a run has kept: what it read, to be understood again without reading. */
import { join } from 'node:path';
import { readResult } from '../batch/store.ts';
import type { OpenedDocument } from '../batch/tasks.ts';
import { PipelineError } from '../model/errors.ts';
import { Page } from '../model/reading/page.ts';
import { readKeptDocuments } from './kept-documents.ts';

/** A document of a run with its pages as read; `kind` is null for a PDF: its pages tell. */
export type DocumentPages = { source: { id: string; file: string; kind: OpenedDocument['kind'] }; pages: Page[] };

/** The folder inside a run folder that keeps its results. */
export const storeName = '.cache';

/** All readable documents of a run folder. Throws `not-a-dataset` when it kept no pages (it ran with `--no-cache`). */
export async function readKeptPages(run: string): Promise<DocumentPages[]> {
  const kept: DocumentPages[] = [];
  for await (const one of eachDocument(run)) kept.push(one);
  return kept;
}

/** The same one by one, so that the pages of one document are held at a time; `only` are the ids that are wanted. */
export async function* eachDocument(run: string, only?: ReadonlySet<string>): AsyncGenerator<DocumentPages> {
  const store = join(run, storeName);
  for (const { id, input, kind, pages, result, refusal: refused } of await readKeptDocuments(run)) {
    if (id === null || result === null || refused !== null || only?.has(id) === false) continue;
    const read: Page[] = [];
    for (const { key, refusal } of pages) {
      const page = refusal === null ? await readResult(store, key, Page) : null;
      if (page !== null) read.push(page);
    }
    if (read.length === 0) throw new PipelineError('not-a-dataset', 'The run has kept no pages', { file: input.file });
    yield { source: { id, file: input.file, kind }, pages: read };
  }
}
