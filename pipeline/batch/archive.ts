/** Takes a whole archive through the pipeline: bounded in flight, every document once, whatever the order. */
import { PipelineError, type Refusal } from '../model/errors.ts';
import {
  processAgain,
  processDocument,
  promisesPages,
  type DocumentContext,
  type EarlierDocument,
  type LastStep,
} from './document.ts';
import { fileFault } from '../model/file-fault.ts';
import type { DocumentInput } from './inputs.ts';
import { madeByOf, pageKeyOf } from './keys.ts';
import { inLanes } from './lanes.ts';
import { refusalsOf, refusedBy, renamed, type DocumentOutcome } from './outcome.ts';
import { hasResult } from './store.ts';

/** Documents open at a time for each worker: two, so that no worker waits while a document is joined. */
const documentsPerWorker = 2;

export type ArchiveContext = DocumentContext & {
  workers: number;
  /** What earlier runs made of documents, by id: what would be made again from the same is taken as it is. */
  before?: ReadonlyMap<string, DocumentOutcome<unknown>> | undefined;
};

/**
 * The outcome of every document, in the order of `documents`. Documents with the same bytes are read once; each keeps
 * its own file name. A document that cannot be read is an outcome with a refusal; nothing is thrown for it.
 */
export async function processArchive<Result>(
  documents: readonly DocumentInput[],
  last: LastStep<Result>,
  context: ArchiveContext,
): Promise<DocumentOutcome<Result>[]> {
  const underWay = new Map<string, Promise<DocumentOutcome<Result>>>();
  const ofBytes = new Map<string, Promise<unknown>>();
  const process = async (input: DocumentInput): Promise<DocumentOutcome<Result>> => {
    try {
      return await read(input);
    } finally {
      await input.from?.letGo();
    }
  };
  const read = async (input: DocumentInput): Promise<DocumentOutcome<Result>> => {
    // it is read next, and let go at the end
    const id = await context.identify(input, true).catch(refusedBy);
    if (typeof id !== 'string') return unread(input, id, context.identities[last.do]);
    // the same text may be refused under one name and welcome under another
    const key = `${id} ${promisesPages(input.file)}`;
    const same = underWay.get(key);
    if (same) return renamed(await same, input);
    // what was found on opening is kept by bytes: two at a time would write it while the other reads it
    const outcome = (ofBytes.get(id) ?? Promise.resolve())
      .then(() => asBefore(input, id, last, context))
      .then((kept) => kept ?? processDocument(input, id, last, context))
      .catch((error: unknown) => failed<Result>(input, id, context.identities[last.do], error));
    underWay.set(key, outcome);
    ofBytes.set(id, outcome);
    return await outcome;
  };
  return await inTurn(documents, process, last, context);
}

/** The same for documents of earlier runs, from what was kept of them. */
export async function processEarlier<Result>(
  documents: readonly EarlierDocument<Result>[],
  last: LastStep<Result>,
  context: ArchiveContext,
): Promise<DocumentOutcome<Result>[]> {
  return await inTurn(documents, (document) => processAgain(document, last, context), last, context);
}

async function inTurn<Item, Result>(
  items: readonly Item[],
  process: (item: Item) => Promise<DocumentOutcome<Result>>,
  last: LastStep<Result>,
  context: ArchiveContext,
): Promise<DocumentOutcome<Result>[]> {
  return await inLanes(items, context.workers * documentsPerWorker, async (item) => {
    const outcome = await process(item);
    const rows = outcome.result === null ? null : last.rows(outcome.result);
    const { input, pages, seconds } = outcome;
    const refusals = refusalsOf([outcome]);
    context.onEvent({ type: 'document', file: input.file, pages: pages.length, rows, seconds, refusals });
    return outcome;
  });
}

/**
 * The outcome of before, where the same file with the same bytes was read whole by the same code, vocabulary and settings, and its
 * pages are still kept; null otherwise. None of its pages is opened for that.
 */
async function asBefore<Result>(
  input: DocumentInput,
  id: string,
  last: LastStep<Result>,
  { before, identities, decided, store, onEvent }: ArchiveContext,
): Promise<DocumentOutcome<Result> | null> {
  const kept = before?.get(id) as DocumentOutcome<Result> | undefined;
  if (!kept?.result || kept.refusal !== null || kept.pages.length === 0 || kept.input.file !== input.file) return null;
  if (kept.madeBy !== madeByOf(id, last.do, identities, decided)) return null;
  for (const { number, key, refusal } of kept.pages) {
    if (refusal !== null || key !== pageKeyOf(id, number, kept.kind, identities)) return null;
    if (!(await hasResult(store, key))) return null;
  }
  onEvent({ type: 'opened', file: input.file, pages: kept.pages.length });
  for (const { number: page } of kept.pages) {
    onEvent({ type: 'page', file: input.file, page, cached: true, seconds: 0, refusal: null });
  }
  return renamed(kept, input);
}

function unread<Result>(input: DocumentInput, refusal: Refusal, madeBy: string): DocumentOutcome<Result> {
  return { input, id: null, kind: null, pages: [], result: null, madeBy, refusal, seconds: 0 };
}

/** A fault of ours over one document is told of it, and the others go on; what the disk or the user says ends the run. */
function failed<Result>(input: DocumentInput, id: string, madeBy: string, error: unknown): DocumentOutcome<Result> {
  if (error instanceof PipelineError || fileFault(error) !== null) throw error;
  const { refusal } = new PipelineError('internal-error', String(error), { file: input.file });
  return { ...unread<Result>(input, refusal, madeBy), id };
}
