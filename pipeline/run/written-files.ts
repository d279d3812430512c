/** Every file that a run leaves for its reader. */
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { writeFileAtomic } from '../../output/write.ts';
import { refusalsOf } from '../batch/outcome.ts';
import type { DocumentResult } from '../batch/results.ts';
import type { Dataset } from '../model/meaning/dataset.ts';
import { dropPrevious, writeDatasetFiles } from '../dataset/dataset-files.ts';
import { conceiveKept } from '../decisions/conception-store.ts';
import type { Conception } from '../decisions/conception.ts';
import { openMadeFiles } from '../made/made-files.ts';
import { keepVocabulary } from './facts.ts';
import { codeKey } from './code-key.ts';
import { sharesBeside, writeKeptDocuments } from './kept-documents.ts';
import { recordText } from './open-folder.ts';
import { readReplaced } from './read-dataset.ts';
import type { Replaced } from './grow.ts';
import { commonestReasons } from '../model/reasons.ts';
import { reportInput, writeReport } from './report-files.ts';
import { removeOldPictures, writePages } from './page-files.ts';
import { recordDocuments, recordReplaced, type ProgramRecord, type RunRecord } from './run-record.ts';
import { datasetOf, type ArchiveRun } from './run.ts';
import type { Settings } from './settings.ts';

/** What run.json says of the run besides its documents. */
export type RunHead = {
  startedAt: string;
  seconds: () => number;
  settings: Settings;
  inputs: string[];
  /** Every file is made, whatever lies there. */
  anew?: boolean;
};

/** The record of a run that has just begun. */
export function begunRecord(head: RunHead, program: ProgramRecord): RunRecord {
  return {
    schema: 'ikat/run/1',
    status: 'running',
    startedAt: head.startedAt,
    seconds: 0,
    program,
    settings: head.settings,
    inputs: head.inputs,
    documents: [],
    refusals: [],
    replaced: [],
    skipped: [],
  };
}

/**
 * Writes all files of the run, each whole or not at all, run.json and then the report last; then what belongs to no document
 * of the run any more goes away. Until then the dataset of before lies in dataset.previous.json. `stores` are the folders with the results.
 */
export async function writeRunFiles(
  folder: string,
  run: ArchiveRun<DocumentResult>,
  stores: readonly string[],
  head: RunHead,
  conception: Conception,
): Promise<{ dataset: Dataset; record: RunRecord }> {
  const code = codeKey({ entries: ['normalizers/concepts/concepts.ts'], lazy: false });
  const replacedBy = await allReplaced(folder, run.replaced);
  const decided = { ...conception, replacedBy };
  const { dataset, decisions } = await conceiveKept(datasetOf(run), decided, { store: stores[0]!, code });
  const made = openMadeFiles(folder, stores.at(-1)!, head.anew);
  await writeKeptDocuments(run.documents, made);
  const pictures = await writePages(folder, run.documents, stores, dataset, made);
  const refusals = refusalsOf(run.documents.map(({ outcome }) => outcome));
  const record: RunRecord = {
    ...begunRecord(head, run.program),
    status: refusals.length === 0 ? 'complete' : 'partial',
    seconds: Math.round(head.seconds() * 10) / 10,
    documents: recordDocuments(folder, run.documents, pictures),
    refusals,
    ...(refusals.length === 0 ? {} : { reasons: commonestReasons(refusals) }),
    replaced: recordReplaced(folder, run.replaced),
    ...(replacedBy.size === 0 ? {} : { replacedBy: Object.fromEntries(replacedBy) }),
    skipped: run.skipped,
    ...(decisions.hash === null ? {} : { decisions: { ...decisions, hash: decisions.hash } }),
  };
  const parts = await writeDatasetFiles(folder, dataset, decisions.hash, head.settings.oneFile ? Infinity : undefined);
  await writeFileAtomic(join(folder, 'run.json'), recordText(record));
  const noReport = await writeReport(folder, reportInput(dataset, record, conception), made);
  if (noReport !== null) {
    record.noReport = noReport;
    await writeFileAtomic(join(folder, 'run.json'), recordText(record));
  }
  await keepVocabulary(folder, run.program.vocabulary.whole, record.settings.vocabulary);
  await removeOldPictures(folder, pictures);
  for (const share of await sharesBeside(folder, run.documents)) await rm(join(folder, share), { force: true });
  await dropPrevious(folder, parts);
  await made.keep();
  return { dataset, record };
}

/** From documents of this and of earlier runs to those that took their place, in the order in which that happened. */
async function allReplaced(folder: string, now: readonly Replaced[]): Promise<Map<string, string>> {
  const before = await readReplaced(folder);
  const pairs = now.flatMap(({ before: old, after }): [string, string][] => (old && after ? [[old, after]] : []));
  const latest = new Map(pairs);
  const moved = before.map(([old, after]): [string, string] => [old, latest.get(after) ?? after]);
  return new Map([...moved, ...pairs].filter(([old, after]) => old !== after));
}
