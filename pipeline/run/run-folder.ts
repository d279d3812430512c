/** The run folder: every file that a run leaves for its reader. */
import { mkdir, readFile, readdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { indicatorsCsv } from '../../output/dataset/csv.ts';
import { dataPackage } from '../../output/dataset/datapackage.ts';
import { canonicalJson } from '../../output/dataset/dataset.ts';
import { renderOverlay } from '../../output/report/overlay.ts';
import { renderReport } from '../../output/report/report.ts';
import { writeFileAtomic } from '../../output/write.ts';
import { findPicture, readResult, sweepFolder } from '../batch/store.ts';
import { PipelineError } from '../model/errors.ts';
import { conceive, type Conception } from './conception.ts';
import { datasetOf, type ArchiveRun } from './run.ts';
import type { DocumentResult } from '../batch/results.ts';
import type { Dataset } from '../model/meaning/dataset.ts';
import { Page } from '../model/reading/page.ts';
import { overlayPath, picturePath, picturesOf, recordDocuments, type RunRecord } from './run-record.ts';
import type { Settings } from './settings.ts';

/** What run.json says of the run besides its documents. */
export type RunHead = {
  startedAt: string;
  seconds: () => number;
  settings: Settings;
  inputs: string[];
  conception: Conception;
};

/** Makes the folder and tries to write there, before any work is done. Throws PipelineError `output-not-writable`. */
export async function prepareFolder(folder: string): Promise<void> {
  const trial = join(folder, '.ikat.0.part');
  try {
    await mkdir(folder, { recursive: true });
    await writeFile(trial, '');
    await rm(trial);
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code ?? 'unknown';
    throw new PipelineError('output-not-writable', `Nothing can be written there (${code})`, { file: folder });
  }
}

/** The run folder with its folder for pictures, without what a killed run left half-written. Throws as `prepareFolder`. */
export async function prepareRunFolder(folder: string): Promise<void> {
  for (const each of [folder, join(folder, 'pages')]) {
    await prepareFolder(each);
    await sweepFolder(each);
  }
}

/** Writes all files of the run, each whole or not at all, run.json last; pictures of earlier runs go away. */
export async function writeRunFolder(
  folder: string,
  run: ArchiveRun<DocumentResult>,
  store: string,
  head: RunHead,
): Promise<{ dataset: Dataset; record: RunRecord }> {
  const dataset = conceive(datasetOf(run), head.conception);
  const pictures = await writePages(folder, run, store, dataset);
  const files = {
    dataset: { path: 'dataset.json', text: canonicalJson(dataset) },
    csv: { path: 'indicators.csv', text: indicatorsCsv(dataset) },
  };
  const record: RunRecord = {
    schema: 'ikat/run/1',
    status: run.refusals.length === 0 ? 'complete' : 'partial',
    startedAt: head.startedAt,
    seconds: Math.round(head.seconds() * 10) / 10,
    program: run.program,
    settings: head.settings,
    inputs: head.inputs,
    documents: recordDocuments(run.outcomes, pictures),
    refusals: run.refusals,
    skipped: run.skipped,
  };
  await writeFileAtomic(join(folder, files.dataset.path), files.dataset.text);
  await writeFileAtomic(join(folder, files.csv.path), files.csv.text);
  await writeFileAtomic(join(folder, 'datapackage.json'), dataPackage(dataset, files));
  await writeFileAtomic(join(folder, 'report.html'), reportOf(dataset, record));
  await writeFileAtomic(join(folder, 'run.json'), `${JSON.stringify(record, null, 2)}\n`);
  return { dataset, record };
}

function reportOf(dataset: Dataset, record: RunRecord): string {
  const { program, refusals, settings } = record;
  const facts: [string, string][] = [
    ['Node', program.node],
    ['OCR', `${program.ocr.engine}, ${program.ocr.language} (${program.ocr.sha256.slice(0, 12)})`],
    ['Vocabulary', program.vocabulary.whole.replace('sha256:', '').slice(0, 12)],
    ['Performance agreements', settings.includePerformanceAgreements ? 'included' : 'left out'],
  ];
  return renderReport({ dataset, pictures: picturesOf(record), refusals, run: { version: program.ikat, facts } });
}

/** Writes the picture of every page and the overlay over it; returns the paths of the pictures. */
async function writePages(
  folder: string,
  run: ArchiveRun<DocumentResult>,
  store: string,
  dataset: Dataset,
): Promise<Set<string>> {
  const wanted = new Set<string>();
  for (const { id, input, pages } of run.outcomes) {
    const rows = dataset.indicators.filter((row) => row.document === id);
    const issues = dataset.issues.filter((found) => found.document === id);
    for (const page of id === null ? [] : pages) {
      const picture = page.refusal === null ? await findPicture(store, page.key) : null;
      const path = picturePath(id!, page.number);
      if (picture === null || wanted.has(path)) continue;
      wanted.add(path);
      await writeFileAtomic(join(folder, path), await readFile(picture));
      const read = await readResult(store, page.key, Page);
      if (read === null) continue;
      const addresses = { picture: path.replace('pages/', ''), report: '../report.html' };
      const overlay = renderOverlay({ file: input.file, page: read, rows, issues, ...addresses });
      await writeFileAtomic(join(folder, overlayPath(id!, page.number)), overlay);
    }
  }
  const names = await readdir(join(folder, 'pages'));
  const old = names.filter((name) => {
    const picture = `pages/${name.replace(/html$/, 'png')}`;
    return /^[0-9a-f]{16}-\d+\.(png|webp|html)$/.test(name) && !wanted.has(picture);
  });
  await Promise.all(old.map((name) => rm(join(folder, 'pages', name), { force: true })));
  return wanted;
}
