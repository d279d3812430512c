/** Takes one document through its tasks: open, every page, then the tables or the dataset. */
import { extname } from 'node:path';
import type { z } from 'zod';
import { PipelineError, type Refusal } from '../model/errors.ts';
import { Page } from '../model/reading/page.ts';
import type { OnEvent } from './events.ts';
import { fileOf, type DocumentInput } from './inputs.ts';
import type { DecidedTable } from '../../normalizers/decided/decided-tables.ts';
import { lettersKeyOf, madeByOf, openKeyOf, pageKeyOf, resultKeyOf, type Identities } from './keys.ts';
import { lossesBorne, mostPages, parsingLimit } from './limits.ts';
import { refusedBy, type DocumentOutcome, type PageOutcome, type ReadPage } from './outcome.ts';
import type { TaskLimit } from './child.ts';
import type { Pool } from './pool.ts';
import type { ResultsElsewhere } from './results.ts';
import type { Identify } from './stamps.ts';
import { hasResult, hasSoundPicture, readResult } from './store.ts';
import { OpenedDocument, type LetterCount, type Task, type TaskInput } from './tasks.ts';

export type DocumentContext = {
  pool: Pool;
  store: string;
  identities: Identities;
  /** The tables that people decided about, by the document's id. */
  decided?: ReadonlyMap<string, readonly DecidedTable[]>;
  /** Milliseconds for one page; opening and joining get at least `slowStep`. */
  pageLimit: number;
  now: () => number;
  onEvent: OnEvent;
  /** Tells the id of a document. */
  identify: Identify;
  /** Why a task is refused without a try, though its result may be kept: other processes have tried it. */
  told?: ((task: Task, isKept: boolean) => Refusal | null) | undefined;
  /** Brings the bytes of the document, where they lie elsewhere until they are needed. */
  bring?: (() => Promise<void>) | undefined;
  elsewhere?: ResultsElsewhere | undefined;
};

/** The step over all pages: its task, the shape of its result, and what the result says of the document. */
export type LastStep<Result> = {
  do: 'tables' | 'document';
  schema: z.ZodType<Result>;
  rows: (result: Result) => number;
  refuse: (result: Result, input: DocumentInput) => Refusal | null;
};

const joiningOfPage = 1000; // milliseconds of computing
const slowStep = 60_000; // milliseconds; opening or joining a report of hundreds of pages

/** Whether the name promises pages to look at: text under such a name is a failed download, not the document. */
export function promisesPages(file: string): boolean {
  return /\.(pdf|png|jpe?g|tiff?)$/i.test(file);
}

function isText(kind: OpenedDocument['kind']): boolean {
  return kind === 'ocr-text' || kind === 'table-text' || kind === 'markup';
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
  const madeBy = madeByOf(id, last.do, context.identities, context.decided);
  let kind: OpenedDocument['kind'] = null;
  const outcome = (pages: PageOutcome[], result: Result | null, refusal: Refusal | null): DocumentOutcome<Result> => {
    const seconds = (context.now() - started) / 1000;
    return { input, id, kind, pages, result, madeBy, refusal, seconds };
  };
  const opened = await openDocument(input, id, context);
  if (opened.value === null) return outcome([], null, opened.refusal);
  const { pageCount } = opened.value;
  kind = opened.value.kind;
  if (isText(kind) && promisesPages(input.file)) {
    const reason = `The file is named ${extname(input.file)} but holds text, as failed downloads do`;
    return outcome([], null, refusal('unknown-format', reason, input));
  }
  if (pageCount === 0) return outcome([], null, refusal('no-pages', 'The document has no pages', input));
  if (pageCount > mostPages) {
    const reason = `The document has ${pageCount} pages; the limit is ${mostPages}`;
    return outcome([], null, refusal('too-many-pages', reason, input));
  }
  context.onEvent({ type: 'opened', file: input.file, pages: pageCount });

  const pages = await readPages(input, id, kind, { first: 1, last: pageCount }, context);
  const read = pages.filter((page) => page.refusal === null);
  if (read.every((page) => page.read?.quality.reading === 'blank')) {
    return outcome(pages, null, noPageLeft(pages, input));
  }
  const joined = await finish({ id, file: input.file, kind }, pages, last, context);
  if (joined.value === null) return outcome(pages, null, joined.refusal);
  return outcome(pages, joined.value, last.refuse(joined.value, input));
}

/** Opens a document: its kind, as far as that is known without its pages, and how many pages it has. */
export async function openDocument(
  input: DocumentInput,
  id: string,
  context: DocumentContext,
): Promise<Obtained<OpenedDocument>> {
  const taken: TaskInput = { path: fileOf(input), file: input.file, id };
  const task: Task = { do: 'open', input: taken, key: openKeyOf(id, context.identities) };
  return await obtain(OpenedDocument, task, id, opening(context), { ...context, bring: input.from?.bring });
}

/** Reads the pages from `first` to `last`; `kind` is what opening the document told. */
export async function readPages(
  input: DocumentInput,
  id: string,
  kind: OpenedDocument['kind'],
  { first, last }: { first: number; last: number },
  context: DocumentContext,
): Promise<PageOutcome[]> {
  const taken: TaskInput = { path: fileOf(input), file: input.file, id };
  const bringing = { ...context, bring: input.from?.bring };
  const toll: Toll = { read: 0, lost: 0 };
  const numbers = Array.from({ length: last - first + 1 }, (_, index) => first + index);
  return await Promise.all(
    numbers.map((number) => readPage(taken, number, pageKeyOf(id, number, kind, context.identities), bringing, toll)),
  );
}

/** A document of an earlier run: `pages` as they were read then, `result` what was made from them. */
export type EarlierDocument<Result> = {
  input: DocumentInput;
  id: string;
  kind: OpenedDocument['kind'];
  pages: ReadPage[];
  result: Result | null;
  madeBy: string;
  refusal: Refusal | null;
};

/**
 * Makes the result of an earlier document anew. Its pages are taken as they were kept; pages that other code read are laid
 * out again when the document still lies where it was and all of its letters are kept, and one whose share was lost is read
 * from there. What cannot be made anew stays as it was, with a refusal `outdated`; it goes when the code, vocabulary and
 * settings are again those that made the result.
 */
export async function processAgain<Result>(
  earlier: EarlierDocument<Result>,
  last: LastStep<Result>,
  context: DocumentContext,
): Promise<DocumentOutcome<Result>> {
  const started = context.now();
  const { input, id, kind } = earlier;
  const readable = earlier.pages.filter(({ refusal }) => refusal === null);
  const isCurrent = readable.every(({ number, key }) => key === pageKeyOf(id, number, kind, context.identities));
  const isLost = earlier.pages.length === 0;
  const mayRead = isLost || (!isCurrent && (await lettersKept(earlier, context)));
  if (mayRead && (await context.identify(input).catch(() => null)) === id) {
    return await processDocument(input, id, last, context);
  }
  const pages = earlier.pages.map((page): PageOutcome => ({ ...page, cached: true, seconds: 0, letters: null }));
  const as = (result: Result | null, madeBy: string, refused: Refusal | null): DocumentOutcome<Result> => {
    const seconds = (context.now() - started) / 1000;
    return { input, id, kind, pages, result, madeBy, refusal: refused, seconds };
  };
  const madeBy = madeByOf(id, last.do, context.identities, context.decided);
  if (isCurrent && earlier.result !== null && earlier.madeBy === madeBy) {
    return as(earlier.result, earlier.madeBy, last.refuse(earlier.result, input));
  }
  const kept = await Promise.all(readable.map(({ key }) => hasResult(context.store, key)));
  if (readable.length === 0) return as(earlier.result, earlier.madeBy, earlier.refusal);
  if (kept.includes(false)) {
    const reason = 'Its rows were made by another version, vocabulary or settings, and its pages are no longer kept';
    // without rows there are none out of date: it stays refused for what it was
    const stays = earlier.result === null ? earlier.refusal : null;
    return as(earlier.result, earlier.madeBy, stays ?? refusal('outdated', reason, input));
  }
  const joined = await finish({ id, file: input.file, kind }, pages, last, context);
  const outdated = 'Its pages were laid out by another version or vocabulary, and the document was not at hand';
  const stale = isCurrent ? null : refusal('outdated', outdated, input);
  if (joined.value === null) return as(earlier.result, earlier.madeBy, joined.refusal);
  return as(joined.value, madeBy, stale ?? last.refuse(joined.value, input));
}

/** Whether laying out the pages again would recognise nothing anew. */
async function lettersKept<Result>(earlier: EarlierDocument<Result>, context: DocumentContext): Promise<boolean> {
  const recognised = earlier.pages.filter(({ read }) => read?.quality.reading === 'ocr');
  const found = await Promise.all(
    recognised.map(({ number }) => hasResult(context.store, lettersKeyOf(earlier.id, number, context.identities))),
  );
  return !found.includes(false);
}

function slow({ pageLimit }: DocumentContext): TaskLimit {
  return { time: Math.max(slowStep, pageLimit), parsing: Infinity };
}

function opening(context: DocumentContext): TaskLimit {
  return { ...slow(context), parsing: parsingLimit(context.pageLimit) };
}

/** Pages of an office take a tenth of a second to be joined and given a meaning, long text exports some seconds. */
function joining(context: DocumentContext, pages: number): TaskLimit {
  return { ...slow(context), parsing: parsingLimit(context.pageLimit) + pages * joiningOfPage };
}

/** What the pages of a document have cost so far: how many were read, how many took their process down. */
type Toll = { read: number; lost: number };

async function finish<Result>(
  source: { id: string; file: string; kind: OpenedDocument['kind'] },
  pages: readonly PageOutcome[],
  last: LastStep<Result>,
  context: DocumentContext,
): Promise<Obtained<Result>> {
  const pageKeys = pages.filter((page) => page.refusal === null).map((page) => page.key);
  const key = resultKeyOf(
    last.do,
    source.id,
    pageKeys,
    madeByOf(source.id, last.do, context.identities, context.decided),
  );
  const decided = last.do === 'document' ? context.decided?.get(source.id) : undefined;
  const all = { source, pageCount: pages.length, pageKeys, key };
  const task: Task = decided ? { do: 'document', ...all, decided: [...decided] } : { do: last.do, ...all };
  return await obtain(last.schema, task, source.id, joining(context, pages.length), context);
}

async function readPage(
  input: TaskInput,
  number: number,
  key: string,
  context: DocumentContext,
  toll: Toll,
): Promise<PageOutcome> {
  const started = context.now();
  const task: Task = { do: 'page', input, number, key, letters: lettersKeyOf(input.id, number, context.identities) };
  const limit = { time: context.pageLimit, parsing: parsingLimit(context.pageLimit) };
  const isGivenUp = (): Refusal | null => {
    if (toll.lost < lossesBorne || toll.lost <= toll.read) return null;
    const reason = `Not tried: ${toll.lost} pages of the document took their process down, ${toll.read} were read`;
    return new PipelineError('too-complex', reason, { file: input.file, page: number }).refusal;
  };
  const { value, refusal, cached, letters } = await obtain(Page, task, input.id, limit, context, isGivenUp);
  if (refusal?.kind === 'resource') toll.lost += 1;
  else toll.read += 1;
  const seconds = (context.now() - started) / 1000;
  context.onEvent({ type: 'page', file: input.file, page: number, cached, seconds, refusal });
  const read = value && { width: value.width, height: value.height, quality: value.quality };
  return { number, key, read, refusal, cached, seconds, letters };
}

type Obtained<T> = { letters: LetterCount | null } & (
  { value: T; refusal: null; cached: boolean } | { value: null; refusal: Refusal; cached: false }
);

/** The result of a task: from the store when it is there and whole, else from a child. */
async function obtain<T>(
  schema: z.ZodType<T>,
  task: Task,
  affinity: string,
  limit: TaskLimit,
  { pool, store, told, bring, elsewhere }: DocumentContext,
  isGivenUp: () => Refusal | null = () => null,
): Promise<Obtained<T>> {
  const keys = task.do === 'page' ? [task.key, task.letters] : [task.key];
  await elsewhere?.pull(store, keys);
  const kept = await readResult(store, task.key, schema);
  const isKept = kept !== null && (task.do !== 'page' || (await hasSoundPicture(store, task.key)));
  const others = told?.(task, isKept) ?? null;
  if (others !== null) return { value: null, refusal: others, cached: false, letters: null };
  if (isKept) return { value: kept, refusal: null, cached: true, letters: null };
  const unbrought = await bring?.().then(() => null, refusedBy);
  if (unbrought) return { value: null, refusal: unbrought, cached: false, letters: null };
  const { refusal: refused, letters } = await pool.run(task, affinity, limit, isGivenUp);
  if (refused !== null) return { value: null, refusal: refused, cached: false, letters };
  await elsewhere?.push(store, keys);
  const made = await readResult(store, task.key, schema);
  if (made !== null) return { value: made, refusal: null, cached: false, letters };
  const file = 'input' in task ? task.input.file : task.source.file;
  const missing = refusal('internal-error', `The step '${task.do}' left no result`, { file });
  return { value: null, refusal: missing, cached: false, letters };
}

function refusal(
  code: 'unknown-format' | 'no-pages' | 'too-many-pages' | 'blank-page' | 'outdated' | 'internal-error',
  reason: string,
  { file }: { file: string },
): Refusal {
  return new PipelineError(code, reason, { file }).refusal;
}

/** The reason why a document without any readable page is refused: that of its first page. */
function noPageLeft(pages: readonly PageOutcome[], input: DocumentInput): Refusal {
  const at = pages.findIndex((page) => page.refusal !== null);
  const first = pages[at]?.refusal;
  if (!first) return refusal('blank-page', 'Every page is blank', input);
  const reason = pages.every((page) => page.refusal !== null)
    ? `No page could be read; page 1: ${first.reason}`
    : `The other pages are blank; page ${at + 1}: ${first.reason}`;
  return { ...first, file: input.file, page: null, reason: pages.length === 1 ? first.reason : reason };
}
