/** Several runs -> one catalogue over all agencies. */
import { listTerms } from '../../normalizers/harvest/terms-met.ts';
import { orderDataset } from '../../output/dataset/dataset.ts';
import { compareNumber, compareText, firstDifference } from '../../output/dataset/order.ts';
import type { Areas } from '../../normalizers/vocabulary/areas.ts';
import { conceive, loadConception } from '../decisions/conception.ts';
import { readDecisionFiles } from '../decisions/decision-files.ts';
import type { Catalogue } from '../model/meaning/catalogue-shape.ts';
import { packageVersion } from '../run/identity.ts';
import { gatherRuns, type GatheredRun } from './gathered-runs.ts';
import { listDecisions } from './listed-decisions.ts';
import { uniteRuns } from './one-version.ts';
import { readingsOf } from './same-paper.ts';

/** How to make a catalogue; everything may be left out. */
export type CatalogueOptions = {
  /** Folder with CSV files that extend the vocabulary; concepts are formed with it. */
  vocabulary?: string | undefined;
  /** Files of decisions beside those that lie in the runs. */
  decisions?: string | readonly string[] | undefined;
};

/**
 * Makes one catalogue of run folders and dataset files, with the decisions that lie in them. Equal documents, decisions and
 * vocabulary give equal catalogues, whatever the order of the runs. What runs read differently is an issue of the dataset
 * (`document-versions-differ`), and the newer result is taken. Throws PipelineError for a path that is no run, and for a broken decision.
 */
export async function makeCatalogue(runs: readonly string[], options: CatalogueOptions = {}): Promise<Catalogue> {
  const gathered = await gatherRuns(runs);
  const files = gathered.flatMap(({ decisions }) => decisions).concat(options.decisions ?? []);
  const conception = await loadConception(options.vocabulary ?? null, await readDecisionFiles(files));
  const { dataset: read, runsOf } = uniteRuns(gathered);
  const replacedBy = new Map(gathered.flatMap(({ replaced }) => replaced));
  const { dataset, stale } = conceive(read, { ...conception, replacedBy });
  const { readings, issues } = readingsOf(dataset);
  const pages = pagesByDocument(gathered, runsOf);
  return {
    ikat: packageVersion(),
    runs: gathered.map(({ name, ikat }) => ({ name, ikat })).sort((a, b) => compareText(a.name, b.name)),
    dataset: orderDataset({ ...dataset, issues: [...dataset.issues, ...issues] }),
    runsOf,
    readings,
    decisions: listDecisions(conception.decided.decisions, stale, dataset),
    regions: regionsOf(conception.vocabulary.areas),
    folders: new Map(gathered.flatMap(({ name, folder }) => (folder === null ? [] : [[name, folder] as const]))),
    terms: listTerms(conception.vocabulary),
    refusals: gathered.flatMap(({ lost }) => lost.flatMap(({ id, refusal }) => (runsOf.has(id) ? [] : [refusal]))),
    pages: pages.sort((a, b) => firstDifference(compareText(a.document, b.document), compareNumber(a.page, b.page))),
  };
}

/** The pages of each document, from the newest of the runs that it was taken from. */
function pagesByDocument(
  gathered: readonly GatheredRun[],
  runsOf: ReadonlyMap<string, readonly string[]>,
): GatheredRun['pages'] {
  const taken = new Set<string>();
  return gathered.flatMap(({ name, pages, dataset }) => {
    const own = new Set(
      dataset.documents.flatMap(({ id }) => (runsOf.get(id)?.includes(name) && !taken.has(id) ? [id] : [])),
    );
    for (const id of own) taken.add(id);
    return pages.filter(({ document }) => own.has(document));
  });
}

/** Every region once; an area stands under several spellings of its name. */
function regionsOf(areas: Areas): Catalogue['regions'] {
  const byCode = new Map([...areas.values()].flat().map((area) => [area.code, area]));
  return [...byCode.values()]
    .map(({ code, level, name }) => ({
      code,
      name: `${level.charAt(0).toUpperCase()}${level.slice(1)} ${name}`,
      level,
    }))
    .sort((a, b) => compareText(a.code, b.code));
}
