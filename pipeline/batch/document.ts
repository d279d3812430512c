/** Takes one document through its tasks: open, every page, then the tables or the dataset. */
import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { extname } from 'node:path';
import type { z } from 'zod';
import { PipelineError, type Refusal } from '../model/errors.ts';
import { Page } from '../model/reading/page.ts';
import type { OnEvent } from './events.ts';
import type { DocumentInput } from './inputs.ts';
import type { Pool } from './pool.ts';
import { readResult, resultKey } from './store.ts';
import { OpenedDocument, type Task, type TaskInput } from './tasks.ts';

/** What a result depends on besides the document: one identity for each stage. */
export type Identities = { page: string; tables: string; document: string };

export type DocumentContext = {
  pool: Pool;
  store: string;
  identities: Identities;
  /** Milliseconds for one page; opening and joining get at least `slowStep`. */
  pageLimit: number;
  now: () => number;
  onEvent: OnEvent;
};

/** One page as the run record tells it. `key` leads to the result and the picture in the store. */
export type PageOutcome = {
  number: number;
  key: string;
  /** Size in points and what was measured; null for a page that was refused. */
  read: Pick<Page, 'width' | 'height' | 'quality'> | null;
  refusal: Refusal | null;
  cached: boolean;
  seconds: number;
};

/** Everything known of one document. A document without an IKU table has both a result and a refusal. */
export type DocumentOutcome<Result> = {
  input: DocumentInput;
  id: string | null;
  pages: PageOutcome[];
  result: Result | null;
  refusal: Refusal | null;
  /** Wall-clock time. */
  seconds: number;
};

/** The step over all pages: its task, the shape of its result, and what the result says of the document. */
export type LastStep<Result> = {
  do: 'tables' | 'document';
  schema: z.ZodType<Result>;
  rows: (result: Result) => number;
  refuse: (result: Result, input: DocumentInput) => Refusal | null;
};

const slowStep = 60_000; // milliseconds; opening or joining a report of hundreds of pages

/** Whether the name promises pages to look at: text under such a name is a failed download, not the document. */
export function promisesPages(file: string): boolean {
  return /\.(pdf|png|jpe?g|tiff?)$/i.test(file);
}

function isText(kind: OpenedDocument['kind']): boolean {
  return kind === 'ocr-text' || kind === 'table-text' || kind === 'markup';
}

/** The id of a document: `sha256:` and the hash of its bytes. Throws PipelineError for an unreadable or empty file. */
export async function documentId({ path, file }: DocumentInput): Promise<string> {
  const hash = createHash('sha256');
  let bytes = 0;
  try {
    for await (const chunk of createReadStream(path)) {
      hash.update(chunk as Uint8Array);
      bytes += (chunk as Uint8Array).length;
    }
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code ?? 'unknown';
    throw new PipelineError(code === 'ENOENT' ? 'not-found' : 'unreadable-file', `Reading failed (${code})`, { file });
  }
  if (bytes === 0) throw new PipelineError('empty-file', 'The file holds no bytes', { file });
  return `sha256:${hash.digest('hex')}`;
}

/**
 * Reads all pages and then makes `last` from them. A page that is refused is left out and named in `pages`; the
 * document is refused only when it cannot be opened, has no readable page, or its last step fails.
 */
export async function processDocument<Result>(
  input: DocumentInput,
  id: string,
  last: LastStep<Result>,
  context: DocumentContext,
): Promise<DocumentOutcome<Result>> {
  const started = context.now();
  const task: TaskInput = { ...input, id };
  const outcome = (pages: PageOutcome[], result: Result | null, refusal: Refusal | null): DocumentOutcome<Result> => ({
    input,
    id,
    pages,
    result,
    refusal,
    seconds: (context.now() - started) / 1000,
  });
  const slow = Math.max(slowStep, context.pageLimit);

  const openKey = openKeyOf(id, context.identities);
  const opened = await obtain(OpenedDocument, { do: 'open', input: task, key: openKey }, id, slow, context);
  if (opened.value === null) return outcome([], null, opened.refusal);
  const { kind, pageCount } = opened.value;
  if (isText(kind) && promisesPages(input.file)) {
    const reason = `The file is named ${extname(input.file)} but holds text, as failed downloads do`;
    return outcome([], null, refusal('unknown-format', reason, input));
  }
  if (pageCount === 0) return outcome([], null, refusal('no-pages', 'The document has no pages', input));
  context.onEvent({ type: 'opened', file: input.file, pages: pageCount });

  const numbers = Array.from({ length: pageCount }, (_, index) => index + 1);
  const pages = await Promise.all(
    numbers.map((number) => readPage(task, number, pageKeyOf(id, number, kind, context.identities), context)),
  );
  const read = pages.filter((page) => page.refusal === null);
  if (read.length === 0) return outcome(pages, null, noPageLeft(pages, input));
  if (read.every((page) => page.read?.quality.reading === 'blank')) {
    return outcome(pages, null, refusal('blank-page', 'Every page is blank', input));
  }

  const pageKeys = read.map((page) => page.key);
  const key = resultKey({ stage: last.do, document: id, pages: pageKeys, code: context.identities[last.do] });
  const source = { id, file: input.file, kind };
  const joined = await obtain(last.schema, { do: last.do, source, pageCount, pageKeys, key }, id, slow, context);
  if (joined.value === null) return outcome(pages, null, joined.refusal);
  return outcome(pages, joined.value, last.refuse(joined.value, input));
}

/** The key of what was found on opening a document. */
export function openKeyOf(document: string, identities: Identities): string {
  return resultKey({ stage: 'open', document, code: identities.tables });
}

/**
 * The key of a page as read. Text exports are cut into cells by vocabulary, so their pages depend on it; pictures and
 * PDFs do not.
 */
export function pageKeyOf(
  document: string,
  page: number,
  kind: OpenedDocument['kind'],
  identities: Identities,
): string {
  const code = kind === null || kind === 'image' ? identities.page : identities.tables;
  return resultKey({ stage: 'page', document, page, code });
}

async function readPage(input: TaskInput, number: number, key: string, context: DocumentContext): Promise<PageOutcome> {
  const started = context.now();
  const task: Task = { do: 'page', input, number, key };
  const { value, refusal, cached } = await obtain(Page, task, input.id, context.pageLimit, context);
  const seconds = (context.now() - started) / 1000;
  context.onEvent({ type: 'page', file: input.file, page: number, cached, seconds, refusal });
  const read = value && { width: value.width, height: value.height, quality: value.quality };
  return { number, key, read, refusal, cached, seconds };
}

type Obtained<T> = { value: T; refusal: null; cached: boolean } | { value: null; refusal: Refusal; cached: false };

/** The result of a task: from the store when it is there and whole, else from a child. */
async function obtain<T>(
  schema: z.ZodType<T>,
  task: Task,
  affinity: string,
  limit: number,
  { pool, store }: DocumentContext,
): Promise<Obtained<T>> {
  const kept = await readResult(store, task.key, schema);
  if (kept !== null) return { value: kept, refusal: null, cached: true };
  const refused = await pool.run(task, affinity, limit);
  if (refused !== null) return { value: null, refusal: refused, cached: false };
  const made = await readResult(store, task.key, schema);
  if (made !== null) return { value: made, refusal: null, cached: false };
  const file = 'input' in task ? task.input.file : task.source.file;
  return {
    value: null,
    refusal: refusal('internal-error', `The step '${task.do}' left no result`, { file }),
    cached: false,
  };
}

function refusal(
  code: 'unknown-format' | 'no-pages' | 'blank-page' | 'internal-error',
  reason: string,
  { file }: { file: string },
): Refusal {
  return new PipelineError(code, reason, { file }).refusal;
}

/** The reason why a document without any readable page is refused: that of its first page. */
function noPageLeft(pages: readonly PageOutcome[], { file }: DocumentInput): Refusal {
  const first = pages[0]!.refusal!;
  const reason = pages.length === 1 ? first.reason : `No page could be read; page 1: ${first.reason}`;
  return { ...first, file, page: null, reason };
}
