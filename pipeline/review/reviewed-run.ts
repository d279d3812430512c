/** The run under review: its rows as they were read, before anybody decided, and what its pages show. */
import { stat } from 'node:fs/promises';
import { basename, join, resolve } from 'node:path';
import { loadVocabulary } from '../../normalizers/vocabulary/files.ts';
import type { Vocabulary } from '../../normalizers/vocabulary/vocabulary.ts';
import { rowsByDocument } from '../../normalizers/decided/held.ts';
import type { Picture } from '../../output/report/page-data.ts';
import { decisionFilesOf, decisionsName, mostBytes, parseDecisions } from '../decisions/decision-files.ts';
import type { DecidedTable } from '../../normalizers/decided/decided-tables.ts';
import type { Dataset, DatasetDocument, DocumentDataset, Indicator } from '../model/meaning/dataset.ts';
import type { Decision } from '../model/meaning/decision.ts';
import type { Issue } from '../model/issue.ts';
import { addTo } from '../model/groups.ts';
import { PipelineError } from '../model/errors.ts';
import { cannotRead } from '../model/file-fault.ts';
import { openForReading } from '../model/read-file.ts';
import { readKeptDocuments } from '../run/kept-documents.ts';
import { openLearntRun } from '../learn/learnt-run.ts';
import { eachDocument, storeName } from '../run/kept-pages.ts';
import { readPictures } from '../run/read-dataset.ts';
import { datasetOf } from '../run/run.ts';
import { understandAgain } from '../stages/again.ts';
import { loadKnowledge, type Knowledge } from '../stages/knowledge.ts';

/**
 * `pageKeys` lead from "document page" to what was kept of the page below `store`, `sources` from documents to where their
 * files lay when they were read.
 */
export type ReviewedRun = {
  folder: string;
  name: string;
  dataset: Dataset;
  documents: readonly DatasetDocument[];
  rows: ReadonlyMap<string, Indicator>;
  rowsOf: ReadonlyMap<string, Indicator[]>;
  issuesOf: ReadonlyMap<string, Issue[]>;
  pictures: ReadonlyMap<string, Picture>;
  pageKeys: ReadonlyMap<string, string>;
  sources: ReadonlyMap<string, string>;
  store: string;
  vocabulary: Vocabulary;
  /** Understands a document again with the tables of it that people took and dropped. False where its pages are not kept. */
  takeTables: (document: string, decided: readonly DecidedTable[]) => Promise<boolean>;
};

/** The key of a page in the maps of a run. */
export const pageKey = (document: string, page: number): string => `${document} ${page}`;

/** Opens a finished run. Throws `not-a-dataset` for a folder that keeps no documents, and what reading them throws. */
export async function openReviewedRun(run: string, vocabularyFolder: string | null): Promise<ReviewedRun> {
  const folder = resolve(run);
  const isFolder = await stat(folder).then(
    (found) => found.isDirectory(),
    () => false,
  );
  const kept = isFolder ? await readKeptDocuments(folder) : [];
  const dataset = datasetOf({ documents: kept.map((outcome) => ({ outcome, earlier: true })) });
  if (dataset.documents.length === 0) {
    throw new PipelineError('not-a-dataset', 'It keeps no documents to review', { file: run });
  }
  const pageKeys = kept.flatMap(({ id, pages }) =>
    id === null ? [] : pages.map(({ number, key }): [string, string] => [pageKey(id, number), key]),
  );
  const vocabulary = vocabularyFolder ?? (await vocabularyOf(run));
  let known: Promise<Knowledge> | null = null; // read with the first table that is taken
  const opened: ReviewedRun = {
    folder,
    name: basename(folder),
    dataset,
    documents: dataset.documents,
    ...rowsIn(dataset),
    pictures: new Map((await readPictures(folder)).map((one) => [pageKey(one.document, one.page), one])),
    pageKeys: new Map(pageKeys),
    sources: new Map(kept.flatMap(({ id, input }) => (id === null || input.path === '' ? [] : [[id, input.path]]))),
    store: join(folder, storeName),
    vocabulary: await loadVocabulary(vocabulary),
    takeTables: async (document, decided) => {
      const share = await shareWith(run, document, decided, () => (known ??= loadKnowledge(vocabulary)));
      if (share === null) return false;
      const next = withShare(opened.dataset, share);
      Object.assign(opened, { dataset: next, documents: next.documents, ...rowsIn(next) });
      return true;
    },
  };
  return opened;
}

/** The folder of the vocabulary that made the run, where it still lies there. */
async function vocabularyOf(run: string): Promise<string | null> {
  const { vocabulary } = await openLearntRun(run).catch(() => ({ vocabulary: null }));
  const isThere =
    vocabulary !== null &&
    (await stat(vocabulary)
      .then((found) => found.isDirectory())
      .catch(() => false));
  return isThere ? vocabulary : null;
}

function rowsIn(dataset: Dataset): Pick<ReviewedRun, 'rows' | 'rowsOf' | 'issuesOf'> {
  const issuesOf = new Map<string, Issue[]>();
  for (const one of dataset.issues) if (one.indicator !== null) addTo(issuesOf, one.indicator, one);
  return {
    rows: new Map(dataset.indicators.map((row) => [row.id, row])),
    rowsOf: rowsByDocument(dataset.indicators),
    issuesOf,
  };
}

async function shareWith(
  run: string,
  document: string,
  decided: readonly DecidedTable[],
  knowledge: () => Promise<Knowledge>,
): Promise<DocumentDataset | null> {
  try {
    const { choice } = await openLearntRun(run);
    for await (const pages of eachDocument(run, new Set([document]))) {
      return understandAgain(pages, { ...choice, decided }, await knowledge()).share;
    }
    return null;
  } catch (error) {
    // a run without its pages: the next extract takes the tables all the same
    if (error instanceof PipelineError) return null;
    throw error;
  }
}

/** The dataset with another share of one document, each row in the place of its document. */
function withShare(dataset: Dataset, { document, indicators, issues }: DocumentDataset): Dataset {
  const { id } = document;
  const rowsOf = rowsByDocument(dataset.indicators);
  const before = dataset.documents.find((one) => one.id === id)!;
  return {
    ...dataset,
    // pages that could not be read count as pages of the document
    documents: dataset.documents.map((one) =>
      one === before ? { ...document, file: before.file, pages: before.pages } : one,
    ),
    indicators: dataset.documents.flatMap((one) => (one.id === id ? indicators : (rowsOf.get(one.id) ?? []))),
    issues: [...dataset.issues.filter((one) => one.document !== id), ...issues],
  };
}

/**
 * The decisions that lie in the run from a byte of their file on, and the byte where whole lines end; none where there is no
 * file yet. A line that another process is about to write is left for the next time. Throws `decisions-line`.
 */
export async function readOwnDecisions(folder: string, from: number): Promise<{ decisions: Decision[]; size: number }> {
  const path = join(folder, decisionsName);
  const [file] = await Promise.all((await decisionFilesOf(folder, [])).map(openForReading)).catch((error: unknown) => {
    throw cannotRead(error, path);
  });
  if (!file) return { decisions: [], size: from };
  try {
    const { size } = await file.stat();
    if (size <= from) return { decisions: [], size: from };
    if (size > mostBytes)
      throw new PipelineError('too-much-text', `It holds more than ${mostBytes / 1e6} MB`, { file: path });
    const { buffer, bytesRead } = await file.read(Buffer.alloc(size - from), 0, size - from, from);
    const whole = buffer.subarray(0, bytesRead).lastIndexOf(0x0a) + 1;
    return { decisions: parseDecisions(buffer.toString('utf8', 0, whole), path), size: from + whole };
  } finally {
    await file.close();
  }
}
