/** Which of several results of a document stands in a catalogue, and what is said where they differ. */
import { mergeDatasets } from '../../output/dataset/dataset.ts';
import { issue, type Issue } from '../model/issue.ts';
import { addAll, addTo } from '../model/groups.ts';
import type { Dataset, DatasetDocument, DocumentDataset, Indicator } from '../model/meaning/dataset.ts';
import type { GatheredRun } from './gathered-runs.ts';

/** The runs as one dataset without concepts; `runsOf` names, for each document, the runs that gave the result that was taken. */
export type OneDataset = { dataset: Dataset; runsOf: Map<string, string[]> };

type Result = DocumentDataset & { run: string };

/**
 * Unites runs, the newest first. A document (by the hash of its bytes) that several runs hold is taken from the newest; where others
 * read it otherwise, an issue names both runs. A document whose place other bytes of the catalogue took is left out, with an issue; files of one name with other bytes are
 * both kept, with an issue.
 */
export function uniteRuns(runs: readonly GatheredRun[]): OneDataset {
  const results = new Map<string, Result[]>();
  for (const run of runs) {
    for (const result of resultsOf(run)) addTo(results, result.document.id, result);
  }
  const issues: Issue[] = runs.flatMap(({ dataset }) =>
    dataset.issues.filter((one) => isKept(one) && one.document === null),
  );
  const runsOf = new Map<string, string[]>();
  const taken: Result[] = [];
  const replacedBy = new Map(runs.flatMap(({ replaced }) => replaced));
  for (const [id, [newest, ...others]] of results) {
    const newer = results.get(replacedBy.get(id) ?? '')?.[0];
    if (newer) {
      issues.push(replacedIssue(newest!, newer));
      continue;
    }
    const same = [newest!.run];
    for (const other of others) {
      if (likeness(other) === likeness(newest!)) same.push(other.run);
      else issues.push(differsIssue(newest!, other));
    }
    runsOf.set(id, same.sort());
    taken.push(newest!);
  }
  addAll(issues, otherBytesIssues(taken));
  const parts = taken.map(({ run: _, ...part }) => part);
  const dataset = mergeDatasets([...parts], []);
  return { dataset: { ...dataset, issues: [...dataset.issues, ...unique(issues)] }, runsOf };
}

/** What is said of concepts is said anew over all runs. */
const isKept = ({ code }: Issue): boolean => !code.startsWith('concept-');

function resultsOf({ name, dataset }: GatheredRun): Result[] {
  const rows = new Map<string, Indicator[]>();
  for (const row of dataset.indicators) addTo(rows, row.document, asRead(row));
  const issues = new Map<string, Issue[]>();
  for (const one of dataset.issues) if (one.document !== null && isKept(one)) addTo(issues, one.document, one);
  const agencies = new Map(dataset.agencies.map((agency) => [agency.id, agency]));
  return dataset.documents.map((document): Result => {
    const indicators = rows.get(document.id) ?? [];
    const named = new Set([document.agency, ...indicators.map(({ agency }) => agency)]);
    return {
      run: name,
      document,
      agencies: [...named].flatMap((id) => agencies.get(id ?? '') ?? []),
      indicators,
      issues: issues.get(document.id) ?? [],
    };
  });
}

const asRead = ({ facets: _, ...row }: Indicator): Indicator => ({ ...row, concept: null });

/** Everything that was read of a document, and found about it; not its place, and not the words of findings. */
function likeness({ document, indicators, issues }: Result): string {
  const found = issues
    .filter(({ code }) => !code.startsWith('decision-') && code !== 'duplicate-document')
    .map(({ code, indicator, field, page }) => [code, indicator, field, page].join(' '))
    .sort();
  return JSON.stringify([{ ...document, file: '' }, indicators, found]);
}

function differsIssue(taken: Result, other: Result): Issue {
  const before = new Map(other.indicators.map((row) => [row.id, JSON.stringify(row)]));
  const now = new Map(taken.indicators.map((row) => [row.id, JSON.stringify(row)]));
  const changed = [...new Set([...before.keys(), ...now.keys()])].filter((id) => before.get(id) !== now.get(id)).length;
  const message = `Run ${taken.run} and run ${other.run} read ${taken.document.file} differently (${changed} of ${now.size} rows); that of run ${taken.run}, which is newer, is here`;
  return issue('document-versions-differ', message, { document: taken.document.id });
}

function replacedIssue(old: Result, newer: Result): Issue {
  const message = `${old.document.file} as run ${old.run} has it (${short(old.document)}) gave way to other bytes, which run ${newer.run} has, and is left out`;
  return issue('document-replaced', message, { document: newer.document.id });
}

/** Nobody knows whether two files of one name are two versions of a paper. */
function otherBytesIssues(taken: readonly Result[]): Issue[] {
  const byFile = new Map<string, Result[]>();
  for (const one of taken) addTo(byFile, one.document.file, one);
  return [...byFile].flatMap(([file, same]) =>
    same.length < 2
      ? []
      : same.map(({ document, run }) => {
          const others = same.filter((other) => other.document.id !== document.id);
          const named = others.map((other) => `${short(other.document)} in run ${other.run}`).sort();
          const message = `${file} of run ${run} has other bytes elsewhere (${named.join(', ')}); all are here`;
          return issue('document-name-shared', message, { document: document.id });
        }),
  );
}

const short = ({ id }: DatasetDocument): string => id.slice(0, 'sha256:'.length + 12);

const unique = (issues: readonly Issue[]): Issue[] => [
  ...new Map(issues.map((one) => [JSON.stringify(one), one])).values(),
];
