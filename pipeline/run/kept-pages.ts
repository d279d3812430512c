/** The pages that a run has kept: what it read, to be understood again without reading. */
import { join } from 'node:path';
import { openKeyOf, pageKeyOf } from '../batch/document.ts';
import { readResult } from '../batch/store.ts';
import { OpenedDocument } from '../batch/tasks.ts';
import { PipelineError } from '../model/errors.ts';
import { identitiesOf } from './run.ts';
import { Page } from '../model/reading/page.ts';
import { readJson } from './read-dataset.ts';
import { RunRecord } from './run-record.ts';

/** A document of a run with its pages as read; `kind` is null for a PDF: its pages tell. */
export type KeptDocument = { source: { id: string; file: string; kind: OpenedDocument['kind'] }; pages: Page[] };

/** The folder inside a run folder that keeps its results. */
export const storeName = '.cache';

/** All complete documents of a run folder. Throws `not-a-dataset` when it kept nothing (it ran with `--no-cache`). */
export async function readKeptDocuments(run: string): Promise<KeptDocument[]> {
  const { program, settings, documents } = RunRecord.parse(await readJson(join(run, 'run.json')));
  const identities = identitiesOf(program, settings);
  const store = join(run, storeName);
  const kept: KeptDocument[] = [];
  for (const { file, id, status, pages } of documents) {
    if (id === null || status === 'refused') continue;
    const opened = await readResult(store, openKeyOf(id, identities), OpenedDocument);
    if (opened === null) throw new PipelineError('not-a-dataset', 'The run has kept no pages', { file });
    const read: Page[] = [];
    for (const { page } of pages) {
      const one = await readResult(store, pageKeyOf(id, page, opened.kind, identities), Page);
      if (one !== null) read.push(one);
    }
    if (read.length > 0) kept.push({ source: { id, file, kind: opened.kind }, pages: read });
  }
  return kept;
}
