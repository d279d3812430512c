/** Runs as they lie on the disk: what each read, before anybody decided, and which is the newer one. */
import { realpath, stat } from 'node:fs/promises';
import { basename, dirname, resolve } from 'node:path';
import { sha256OfAll } from '../../output/dataset/checksum.ts';
import { compareNumbers, compareText, firstDifference } from '../../output/dataset/order.ts';
import { decisionFilesOf } from '../decisions/decision-files.ts';
import { PipelineError, type Refusal } from '../model/errors.ts';
import type { CataloguePage } from '../model/meaning/catalogue-shape.ts';
import type { Dataset } from '../model/meaning/dataset.ts';
import type { TextPool } from '../dataset/dataset-pieces.ts';
import { recordOf } from '../run/facts.ts';
import { readKeptDocuments } from '../run/kept-documents.ts';
import { readDataset, readReplaced } from '../run/read-dataset.ts';
import type { RunRecord } from '../run/run-record.ts';
import { datasetOf } from '../run/run.ts';
import { holdsShares } from '../run/share-path.ts';

/** `replaced`: documents whose place other bytes took, each with these. `decisions`: the files of decisions that lie in it. */
export type GatheredRun = {
  name: string;
  ikat: string | null;
  startedAt: string | null;
  dataset: Dataset;
  replaced: [string, string][];
  decisions: string[];
  /** The folder that page pictures lie in; null for a dataset file. */
  folder: string | null;
  pages: CataloguePage[];
  /** Documents of the run that are gone from it: their ids, and what is said of them. */
  lost: { id: string; refusal: Refusal }[];
};

/**
 * Reads runs, the newest first: by version of ikat, then by when they started, then by what they hold. One that was named twice is
 * read once. Of a run folder the documents are taken as they were read, of a dataset file as it is. Throws what `readDataset` throws, and `no-documents` without any run.
 */
export async function gatherRuns(paths: readonly string[]): Promise<GatheredRun[]> {
  if (paths.length === 0) throw new PipelineError('no-documents', 'No run was given');
  const real = new Set<string>();
  for (const path of paths) real.add(await realpath(path).catch(() => resolve(path)));
  const named = namesOf([...real].sort());
  const texts: TextPool = new Map();
  const runs: (GatheredRun & { hash: string })[] = [];
  for (const [path, name] of named) {
    const run = await gatherRun(path, name, texts);
    runs.push({ ...run, hash: sha256OfAll(Object.values(run.dataset).flat()) });
  }
  return runs
    .sort((a, b) =>
      firstDifference(
        -compareNumbers(numbersIn(a.ikat), numbersIn(b.ikat)),
        -compareText(a.startedAt, b.startedAt),
        compareText(a.hash, b.hash),
        compareText(a.name, b.name),
      ),
    )
    .map(({ hash: _, ...run }) => run);
}

const numbersIn = (version: string | null): number[] => (version?.match(/\d+/g) ?? []).map(Number);

async function gatherRun(path: string, name: string, texts: TextPool): Promise<GatheredRun> {
  const isFolder = (await stat(path).catch(() => null))?.isDirectory() === true;
  if (!isFolder || !(await holdsShares(path))) {
    const dataset = await readDataset(path, texts);
    return {
      name,
      ikat: null,
      startedAt: null,
      dataset,
      replaced: [],
      decisions: [],
      folder: null,
      pages: [],
      lost: [],
    };
  }
  const kept = await readKeptDocuments(path);
  const dataset = datasetOf({ documents: kept.map((outcome) => ({ outcome, earlier: true })) });
  const record = await recordOf(path);
  return {
    name,
    ikat: record?.program.ikat ?? null,
    startedAt: record?.startedAt ?? null,
    dataset,
    replaced: await readReplaced(path),
    decisions: await decisionFilesOf(path, []),
    folder: path,
    pages: record === null ? [] : pagesOf(record, name),
    lost: kept.flatMap(({ id, refusal }) => (id !== null && refusal?.code === 'outdated' ? [{ id, refusal }] : [])),
  };
}

function pagesOf({ documents }: RunRecord, run: string): CataloguePage[] {
  return documents.flatMap(({ id, pages }) =>
    id === null
      ? []
      : pages.map(({ page, reading, dpi, confidence, skew, picture }): CataloguePage => ({
          document: id,
          page,
          run,
          reading,
          dpi,
          confidence,
          skew: skew ?? null,
          width: picture?.width ?? null,
          height: picture?.height ?? null,
          picture: picture?.file ?? null,
        })),
  );
}

/** Paths with names that tell them apart: the last folder, with as many above it as are needed. */
function namesOf(paths: readonly string[]): [path: string, name: string][] {
  return paths.map((path) => {
    const others = paths.filter((other) => other !== path);
    for (let above = dirname(path), name = basename(path); ; above = dirname(above)) {
      const isAlone = others.every((other) => !`/${other}`.endsWith(`/${name}`));
      if (isAlone || above === dirname(above)) return [path, name];
      name = `${basename(above)}/${name}`;
    }
  });
}
