/**
 * Ikat as a library.
 *
 *     import { extractDocuments } from 'ikat';
 *     const { dataset, refusals } = await extractDocuments(['scans/']);
 */
import { join } from 'node:path';
import { decidedTables } from '../normalizers/decided/decided-tables.ts';
import type { RunEvent } from './batch/events.ts';
import type { Refusal } from './model/errors.ts';
import { conceive, loadConception } from './decisions/conception.ts';
import { readDecisionFiles } from './decisions/decision-files.ts';
import { datasetOf, extractArchive } from './run/run.ts';
import type { Dataset } from './model/meaning/dataset.ts';
import type { IndicatorLevel } from './model/meaning/record.ts';
import type { TableKind } from './model/reading/table.ts';
import { describeProgram } from './run/program.ts';
import { prepareFolder } from './run/open-folder.ts';
import { listAllInputs } from './origins/all-inputs.ts';
import { removeSpool, spoolName } from './origins/spool/spool.ts';
import { makeScratch } from './batch/scratch.ts';
import { settingsOf } from './run/settings.ts';
import { refuseWrongOptions } from './library-options.ts';

export { conceptsCsv, conceptsHtml, conceptTable } from '../output/concept-table.ts';
export { catalogueTables } from '../output/catalogue/tidy/all-tables.ts';
export type { TidyColumn, TidyTable } from '../output/catalogue/tidy/tidy-table.ts';
export { makeCatalogue, type CatalogueOptions } from './catalogue/make.ts';
export { writeCatalogue, type Manifest } from './catalogue/exported-files.ts';
export type { Catalogue } from './model/meaning/catalogue-shape.ts';
export { appendDecisions, parseDecisions } from './decisions/decision-files.ts';
export { canonicalJson } from '../output/dataset/dataset.ts';
export { datasetJsonSchema } from '../output/dataset/schema.ts';
export { validateDataset, type Problem } from '../output/dataset/validate.ts';
export type { RunEvent } from './batch/events.ts';
export { PipelineError, type Refusal, type RefusalCode } from './model/errors.ts';
export type { Dataset, DatasetDocument, Evidence, Indicator } from './model/meaning/dataset.ts';
export type { Decision } from './model/meaning/decision.ts';
export { seenOf } from './model/meaning/seen.ts';
export type { Issue, IssueCode } from './model/issue.ts';
export type { IndicatorLevel } from './model/meaning/record.ts';
export type { TableKind } from './model/reading/table.ts';

/** How to extract; everything may be left out. */
export type ExtractOptions = {
  /** Child processes; one a core when not given. */
  workers?: number | undefined;
  /** Seconds for one page before it is refused; 300 when not given. */
  pageTimeout?: number | undefined;
  /** Megabytes for all processes together; 1000 for each of them when not given. */
  memory?: number | undefined;
  /** Folder with `ind.traineddata`; the data installed with ikat when not given. */
  ocrData?: string | undefined;
  /** Folder with CSV files that extend the vocabulary; normalizers/vocabulary/README.md describes them. */
  vocabulary?: string | undefined;
  /** Files with what people decided about values, rows and pairs of indicators; docs/review.md describes them. */
  decisions?: string | readonly string[] | undefined;
  /** Kinds of tables that are added to those of key performance indicators; `iku` adds those in doubt. */
  include?: readonly TableKind[] | undefined;
  /** Levels of indicators that are added to the agency's own (goal and objective). */
  levels?: readonly IndicatorLevel[] | undefined;
  /** Keeps names and staff numbers of officials, which are left out of every output otherwise. */
  keepOfficials?: boolean | undefined;
  /** Folder that keeps finished pages for the next call; nothing is kept when not given. */
  cache?: string | undefined;
  onEvent?: ((event: RunEvent) => void) | undefined;
  /** Stops the run: its processes are killed and the call rejects with the signal's reason. */
  signal?: AbortSignal | undefined;
};

/** The dataset, and every document or page that is missing from it, with a reason and what to do. */
export type Extracted = {
  dataset: Dataset;
  refusals: Refusal[];
  /** Files in folders that are no documents. */
  skipped: { file: string; because: string }[];
};

/**
 * Extracts the indicators of files, folders and globs. Equal inputs give equal datasets, whatever the number of workers
 * and whatever lies in the cache. Documents that cannot be read are refusals, not errors; throws PipelineError only
 * when the run itself cannot start: an input leads nowhere, nothing at all is there to read, or an option is wrong
 * (`wrong-option`, with its name, what was given and what is allowed).
 */
export async function extractDocuments(inputs: readonly string[], options: ExtractOptions = {}): Promise<Extracted> {
  refuseWrongOptions(options);
  const settings = settingsOf({
    workers: options.workers,
    pageTimeout: options.pageTimeout,
    memory: options.memory,
    ocrData: options.ocrData,
    vocabulary: options.vocabulary,
    include: options.include && [...options.include],
    levels: options.levels && [...options.levels],
    keepOfficials: options.keepOfficials,
  });
  const decided = await readDecisionFiles([options.decisions ?? []].flat());
  const conception = await loadConception(settings.vocabulary, decided);
  const scratch = options.cache === undefined ? await makeScratch() : null;
  const store = options.cache ?? scratch!.folder;
  const spool = join(store, spoolName);
  try {
    const listed = await listAllInputs(inputs, { run: options.cache, vocabulary: settings.vocabulary }, spool);
    if (options.cache !== undefined) await prepareFolder(options.cache);
    const place = {
      program: await describeProgram(settings),
      store,
      onEvent: options.onEvent ?? (() => undefined),
      now: () => performance.now(),
      signal: options.signal,
    };
    const tables = decidedTables(conception.decided.decisions);
    const run = await extractArchive(listed, settings, place, { documents: [], store }, tables);
    return { dataset: conceive(datasetOf(run), conception).dataset, refusals: run.refusals, skipped: run.skipped };
  } finally {
    await removeSpool(spool);
    await scratch?.remove();
  }
}
