/** One run over an archive: inputs in, outcomes of all documents and the dataset made from them out. */
import { fileURLToPath } from 'node:url';
import { mergeDatasets } from '../../output/dataset/dataset.ts';
import { processArchive, refusalsOf } from '../batch/archive.ts';
import type { DocumentOutcome, Identities, LastStep } from '../batch/document.ts';
import type { OnEvent } from '../batch/events.ts';
import { listInputs, type Skipped } from '../batch/inputs.ts';
import { createPool } from '../batch/pool.ts';
import { DocumentResult, TablesResult } from '../batch/results.ts';
import { sweepStore } from '../batch/store.ts';
import { PipelineError, type Refusal } from '../model/errors.ts';
import type { Dataset } from '../model/meaning/dataset.ts';
import type { ProgramRecord } from './run-record.ts';
import type { Settings } from './settings.ts';

/** Where a run works and whom it tells. */
export type RunPlace = {
  program: ProgramRecord;
  /** Folder of the results; one run at a time. */
  store: string;
  /** Folders that are not searched for documents. */
  outside: readonly string[];
  onEvent: OnEvent;
  /** Milliseconds, for times in run.json and progress only. */
  now: () => number;
  /** Stops the run: children are killed and the run throws the signal's reason. */
  signal?: AbortSignal | undefined;
  /** Module that the children run; the pipeline's own when not given. */
  module?: string | undefined;
};

/** All documents after the last step, in the order of the inputs. */
export type ArchiveRun<Result> = {
  outcomes: DocumentOutcome<Result>[];
  refusals: Refusal[];
  skipped: Skipped[];
  program: ProgramRecord;
};

const ownModule = fileURLToPath(new URL('../worker.js', import.meta.url));

const documentStep: LastStep<DocumentResult> = {
  do: 'document',
  schema: DocumentResult,
  rows: ({ share }) => share.indicators.length,
  refuse: ({ share, tablesUsed }, { file }) => {
    if (tablesUsed > 0 || share.indicators.length > 0) return null;
    return new PipelineError('no-iku-table', 'It holds no table of key performance indicators', { file }).refusal;
  },
};

const tablesStep: LastStep<TablesResult> = {
  do: 'tables',
  schema: TablesResult,
  rows: ({ tables }) => tables.reduce((sum, table) => sum + table.rows, 0),
  refuse: () => null,
};

/** Reads every document and gives its tables meaning; `datasetOf` puts the shares together. */
export async function extractArchive(
  inputs: readonly string[],
  settings: Settings,
  place: RunPlace,
): Promise<ArchiveRun<DocumentResult>> {
  return await runArchive(inputs, documentStep, settings, place);
}

/** Reads every document and joins its tables; no meaning is given to them. */
export async function tablesOfArchive(
  inputs: readonly string[],
  settings: Settings,
  place: RunPlace,
): Promise<ArchiveRun<TablesResult>> {
  return await runArchive(inputs, tablesStep, settings, place);
}

/** The dataset of a run, with an issue for every refusal. */
export function datasetOf(run: ArchiveRun<DocumentResult>): Dataset {
  const shares = run.outcomes.flatMap(({ input, result }) => {
    if (result === null) return [];
    return [{ ...result.share, document: { ...result.share.document, file: input.file } }];
  });
  return mergeDatasets(shares, run.refusals);
}

async function runArchive<Result>(
  inputs: readonly string[],
  last: LastStep<Result>,
  settings: Settings,
  place: RunPlace,
): Promise<ArchiveRun<Result>> {
  const { store, now, signal, program } = place;
  // What ends because the run was stopped is no news of its own.
  const onEvent: OnEvent = (event) => {
    if (!signal?.aborted) place.onEvent(event);
  };
  await sweepStore(store);
  // a vocabulary beside the documents is none of them, though its files are tables
  const outside = settings.vocabulary === null ? place.outside : [...place.outside, settings.vocabulary];
  const listed = await listInputs(inputs, outside);
  onEvent({ type: 'listed', documents: listed.documents.length });
  const { workers, pageTimeout, vocabulary: folder, ...childSettings } = settings;
  const vocabulary = folder === null ? {} : { vocabulary: { folder, hash: program.vocabulary.whole } };
  const forChildren = { ...childSettings, ...vocabulary, store };
  const pool = createPool({ module: place.module ?? ownModule, workers, settings: forChildren });
  signal?.addEventListener('abort', pool.close);
  try {
    const identities = identitiesOf(program, settings);
    const context = { pool, store, identities, pageLimit: pageTimeout * 1000, now, onEvent, workers };
    const outcomes = await processArchive(listed.documents, last, context);
    signal?.throwIfAborted();
    return { outcomes, refusals: [...listed.refusals, ...refusalsOf(outcomes)], skipped: listed.skipped, program };
  } finally {
    signal?.removeEventListener('abort', pool.close);
    pool.close();
  }
}

/** What the results of each step depend on besides the document. */
export function identitiesOf({ ikat, code, vocabulary, ocr }: ProgramRecord, settings: Settings): Identities {
  const page = JSON.stringify([ikat, code.reading, ocr, vocabulary.reading]);
  const { includePerformanceAgreements, keepOfficials } = settings;
  const tables = JSON.stringify([page, code.meaning, vocabulary.whole]);
  return { page, tables, document: JSON.stringify([tables, includePerformanceAgreements, keepOfficials]) };
}
