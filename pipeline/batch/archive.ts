/** Takes a whole archive through the pipeline: bounded in flight, every document once, whatever the order. */
import { PipelineError, type Refusal } from '../model/errors.ts';
import {
  documentId,
  processDocument,
  promisesPages,
  type DocumentContext,
  type DocumentOutcome,
  type LastStep,
} from './document.ts';
import type { DocumentInput } from './inputs.ts';
import { inLanes } from './lanes.ts';

/** Documents open at a time for each worker: two, so that no worker waits while a document is joined. */
const documentsPerWorker = 2;

/**
 * The outcome of every document, in the order of `documents`. Documents with the same bytes are read once; each keeps
 * its own file name. A document that cannot be read is an outcome with a refusal; nothing is thrown for it.
 */
export async function processArchive<Result>(
  documents: readonly DocumentInput[],
  last: LastStep<Result>,
  context: DocumentContext & { workers: number },
): Promise<DocumentOutcome<Result>[]> {
  const underWay = new Map<string, Promise<DocumentOutcome<Result>>>();
  const process = async (input: DocumentInput): Promise<DocumentOutcome<Result>> => {
    const id = await documentId(input).catch(refusedBy);
    if (typeof id !== 'string') return { input, id: null, pages: [], result: null, refusal: id, seconds: 0 };
    // the same text may be refused under one name and welcome under another
    const key = `${id} ${promisesPages(input.file)}`;
    const same = underWay.get(key);
    if (same) return renamed(await same, input);
    const outcome = processDocument(input, id, last, context);
    underWay.set(key, outcome);
    return await outcome;
  };
  return await inLanes(documents, context.workers * documentsPerWorker, async (input) => {
    const outcome = await process(input);
    const rows = outcome.result === null ? null : last.rows(outcome.result);
    const { pages, seconds } = outcome;
    const refusals = refusalsOf([outcome]);
    context.onEvent({ type: 'document', file: input.file, pages: pages.length, rows, seconds, refusals });
    return outcome;
  });
}

function refusedBy(error: unknown): Refusal {
  if (error instanceof PipelineError) return error.refusal;
  throw error;
}

function renamed<Result>(outcome: DocumentOutcome<Result>, input: DocumentInput): DocumentOutcome<Result> {
  const rename = (refusal: Refusal | null): Refusal | null => refusal && { ...refusal, file: input.file };
  const pages = outcome.pages.map((page) => ({ ...page, cached: true, seconds: 0, refusal: rename(page.refusal) }));
  return { ...outcome, input, pages, refusal: rename(outcome.refusal), seconds: 0 };
}

/** Every refusal in these outcomes: single pages, and whole documents. */
export function refusalsOf(outcomes: readonly DocumentOutcome<unknown>[]): Refusal[] {
  return outcomes.flatMap(({ pages, result, refusal }) => {
    // Without a result the refusal of the document tells what its pages would tell.
    const ofPages = result === null ? [] : pages.flatMap((page) => page.refusal ?? []);
    return refusal ? [...ofPages, refusal] : ofPages;
  });
}
