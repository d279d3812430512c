/** One run over an archive: inputs in, outcomes of all documents and the dataset made from them out. */
import { fileURLToPath } from 'node:url';
import { mergeDatasets } from '../../output/dataset/dataset.ts';
import { processArchive, processEarlier, type ArchiveContext } from '../batch/archive.ts';
import { documentId } from '../batch/document-id.ts';
import type { DocumentContext, EarlierDocument, LastStep } from '../batch/document.ts';
import type { OnEvent } from '../batch/events.ts';
import type { Inputs, Skipped } from '../batch/inputs.ts';
import type { DecidedTable } from '../../normalizers/decided/decided-tables.ts';
import { madeByOf, type Identities } from '../batch/keys.ts';
import { refusalsOf, renamed, type DocumentOutcome } from '../batch/outcome.ts';
import { createPool } from '../batch/pool.ts';
import { DocumentResult, TablesResult, type ResultsElsewhere } from '../batch/results.ts';
import type { Identify } from '../batch/stamps.ts';
import { sweepStore } from '../batch/store.ts';
import { PipelineError, type Refusal } from '../model/errors.ts';
import { whatItHolds } from '../../output/dataset/tables-told.ts';
import type { Dataset } from '../model/meaning/dataset.ts';
import { grow, type Replaced, type RunDocument } from './grow.ts';
import type { ProgramRecord } from './run-record.ts';
import { memoryOfProcess, type Settings } from './settings.ts';

/** Where a run works and whom it tells. */
export type RunPlace = {
  program: ProgramRecord;
  /** Folder of the results; one run at a time. */
  store: string;
  onEvent: OnEvent;
  /** Tells the id of a document; its bytes are read when not given. */
  identify?: Identify | undefined;
  /** Milliseconds, for times in run.json and progress only. */
  now: () => number;
  /** Stops the run: children are killed and the run throws the signal's reason. */
  signal?: AbortSignal | undefined;
  /** Module that the children run; the pipeline's own when not given. */
  module?: string | undefined;
  /** What other processes that write into the same store were refused; not given where there are none. */
  told?: DocumentContext['told'];
  /** Where results lie that other machines see too. */
  elsewhere?: ResultsElsewhere | undefined;
};

type DecidedTables = ReadonlyMap<string, readonly DecidedTable[]>;
export type WorkPlace = RunPlace & { decided?: DecidedTables; before?: ArchiveContext['before'] };

/** What earlier runs left: their documents, and the folder of their results. `verify`: pages are looked at however they were kept. */
export type Earlier = { documents: readonly DocumentOutcome<DocumentResult>[]; store: string; verify?: boolean };

/** All documents after the last step, and what of it is due to this run. */
export type ArchiveRun<Result> = {
  documents: RunDocument<Result>[];
  replaced: Replaced[];
  /** What this run could not read or make anew; refusals of earlier runs stay with their documents. */
  refusals: Refusal[];
  skipped: Skipped[];
  program: ProgramRecord;
};

const ownModule = fileURLToPath(new URL('../stages/worker.js', import.meta.url));

/** The last step of a document on its way into a dataset. */
export const documentStep: LastStep<DocumentResult> = {
  do: 'document',
  schema: DocumentResult,
  rows: ({ share }) => share.indicators.length,
  refuse: ({ share, saysIku }, { file }) => {
    const damage = share.issues.find(({ code, severity }) => code === 'pdf-damaged' && severity === 'error');
    if (damage) return new PipelineError('damaged-part', damage.message, { file }).refusal;
    if (!saysIku || share.indicators.length > 0) return null;
    const reason = `Its title says that it holds key performance indicators, and none was read; ${whatItHolds(share.document)}`;
    return new PipelineError('no-iku-table', reason, { file }).refusal;
  },
};

const tablesStep: LastStep<TablesResult> = {
  do: 'tables',
  schema: TablesResult,
  rows: ({ tables }) => tables.reduce((sum, table) => sum + table.rows, 0),
  refuse: () => null,
};

/**
 * Reads every document, gives its tables meaning and adds it to the documents of earlier runs; of those, everything that
 * other code, vocabulary or settings made is made anew, and so is a document about whose tables people decided otherwise since
 * then. `datasetOf` puts the shares together.
 */
export async function extractArchive(
  listed: Inputs,
  settings: Settings,
  place: RunPlace,
  earlier: Earlier = { documents: [], store: place.store },
  decided: DecidedTables = new Map(),
): Promise<ArchiveRun<DocumentResult>> {
  const kept = earlier.verify || earlier.store !== place.store ? [] : earlier.documents;
  const before = new Map(kept.flatMap((one) => (one.id === null ? [] : [[one.id, one] as const])));
  const given = await readListed(listed, documentStep, settings, { ...place, decided, before });
  const grown = grow(earlier.documents, given);
  const identities = identitiesOf(place.program, settings);
  const madeBy = (id: string): string => madeByOf(id, 'document', identities, decided);
  const old = new Map(grown.documents.filter((one) => one.earlier).flatMap((one) => outOfDate(one, madeBy)));
  place.onEvent({ type: 'listed', documents: listed.documents.length + old.size });
  const again = await makeAgain([...old.values()], settings, { ...place, decided, store: earlier.store });
  const byId = new Map(again.map((outcome) => [outcome.id, outcome]));
  const documents = grown.documents.map((one): RunDocument<DocumentResult> => {
    const made = one.earlier ? byId.get(one.outcome.id) : undefined;
    if (made === undefined) return one;
    const isSame = made.input.file === one.outcome.input.file;
    return { outcome: isSame ? made : renamed(made, one.outcome.input), earlier: true };
  });
  const refusals = [...refusalsOf(given), ...refusalsOf(again)];
  return { documents, replaced: grown.replaced, refusals, skipped: listed.skipped, program: place.program };
}

/** Reads every document and joins its tables; no meaning is given to them. */
export async function tablesOfArchive(
  listed: Inputs,
  settings: Settings,
  place: RunPlace,
): Promise<ArchiveRun<TablesResult>> {
  const given = await readListed(listed, tablesStep, settings, place);
  const documents = given.map((outcome) => ({ outcome, earlier: false }));
  return { documents, replaced: [], refusals: refusalsOf(given), skipped: listed.skipped, program: place.program };
}

/** The dataset of a run, with an issue for every refusal. */
export function datasetOf(run: Pick<ArchiveRun<DocumentResult>, 'documents'>): Dataset {
  const outcomes = run.documents.map(({ outcome }) => outcome);
  const shares = outcomes.flatMap(({ input, result }) => {
    if (result === null) return [];
    return [{ ...result.share, document: { ...result.share.document, file: input.file } }];
  });
  return mergeDatasets(shares, refusalsOf(outcomes));
}

/**
 * A document, by its id, that other code, vocabulary or settings made, or that an earlier run named as out of date or lost.
 * One that was refused before a page was read has nothing to be made from.
 */
function outOfDate(
  { outcome }: RunDocument<DocumentResult>,
  madeBy: (id: string) => string,
): [string, EarlierDocument<DocumentResult>][] {
  const { id, pages, refusal } = outcome;
  const isNamed = refusal?.code === 'outdated';
  const isCurrent = id === null || pages.length === 0 || outcome.madeBy === madeBy(id);
  return id === null || (isCurrent && !isNamed) ? [] : [[id, { ...outcome, id }]];
}

async function readListed<Result>(
  { documents, refusals }: Inputs,
  last: LastStep<Result>,
  settings: Settings,
  place: WorkPlace,
): Promise<DocumentOutcome<Result>[]> {
  place.onEvent({ type: 'listed', documents: documents.length });
  const outcomes = await withPool(settings, place, (context) =>
    processArchive(documents, last, { ...context, before: place.before }),
  );
  const { [last.do]: madeBy } = identitiesOf(place.program, settings);
  // a link that leads nowhere is a document of the archive all the same
  const missing = refusals.map((refusal): DocumentOutcome<Result> => {
    const input = { path: '', file: refusal.file };
    return { input, id: null, kind: null, pages: [], result: null, madeBy, refusal, seconds: 0 };
  });
  return [...outcomes, ...missing];
}

async function makeAgain(
  old: readonly EarlierDocument<DocumentResult>[],
  settings: Settings,
  place: WorkPlace,
): Promise<DocumentOutcome<DocumentResult>[]> {
  if (old.length === 0) return [];
  return await withPool(settings, place, (context) => processEarlier(old, documentStep, context));
}

/** Does `work` with child processes at hand, which are gone when it has ended or was stopped. */
export async function withPool<Outcome>(
  settings: Settings,
  place: WorkPlace,
  work: (context: ArchiveContext) => Promise<Outcome>,
): Promise<Outcome> {
  const {
    store,
    now,
    signal,
    program,
    told,
    elsewhere,
    identify = documentId,
    decided = new Map<string, never>(),
  } = place;
  // What ends because the run was stopped is no news of its own.
  const onEvent: OnEvent = (event) => {
    if (!signal?.aborted) place.onEvent(event);
  };
  // half-written files may be those of other processes
  if (told === undefined) await sweepStore(store);
  const { workers, pageTimeout, memory, vocabulary: folder, ...childSettings } = settings;
  const vocabulary = folder === null ? {} : { vocabulary: { folder, hash: program.vocabulary.whole } };
  const forChildren = { ...childSettings, ...vocabulary, store };
  const pool = createPool({
    module: place.module ?? ownModule,
    workers,
    settings: forChildren,
    maxRss: memoryOfProcess(memory, workers),
  });
  signal?.addEventListener('abort', pool.close);
  try {
    const identities = identitiesOf(program, settings);
    const pageLimit = pageTimeout * 1000;
    const context = { pool, store, identities, decided, pageLimit, now, onEvent, identify, told, elsewhere, workers };
    const outcome = await work(context);
    signal?.throwIfAborted();
    return outcome;
  } finally {
    signal?.removeEventListener('abort', pool.close);
    pool.close();
  }
}

/** What the results of each step depend on besides the document. */
export function identitiesOf({ code, vocabulary, ocr }: ProgramRecord, settings: Settings): Identities {
  const { include, levels, keepOfficials } = settings;
  const letters = JSON.stringify([code.letters, ocr]);
  const page = JSON.stringify([letters, code.pages, vocabulary.reading, keepOfficials]);
  const tables = JSON.stringify([page, code.meaning, vocabulary.whole]);
  return { letters, page, tables, document: JSON.stringify([tables, include, levels, keepOfficials]) };
}
