import { describe, expect, test } from 'vitest';
import { uniteRuns } from '../../../pipeline/catalogue/one-version.ts';
import type { GatheredRun } from '../../../pipeline/catalogue/gathered-runs.ts';
import { exportId, sampleDataset, scanId } from '../../output/sample-dataset.ts';
import type { Dataset } from '../../../pipeline/model/meaning/dataset.ts';

const run = (name: string, dataset: Dataset, more: Partial<GatheredRun> = {}): GatheredRun => ({
  name,
  ikat: '0.1.0',
  startedAt: null,
  dataset,
  replaced: [],
  decisions: [],
  folder: null,
  pages: [],
  lost: [],
  ...more,
});

/** The sample as another version of ikat read it: one name otherwise. */
function readOtherwise(): Dataset {
  const dataset = sampleDataset();
  dataset.indicators[1]!.name = 'Persentase anak terlantar yang dibina di panti';
  return dataset;
}

const messages = ({ dataset }: { dataset: Dataset }, code: string) =>
  dataset.issues.filter((one) => one.code === code).map(({ message }) => message);

describe('several runs as one dataset', () => {
  test('hold equal results once, whatever path the document had, and name both runs', () => {
    const moved = sampleDataset();
    moved.documents[0]!.file = 'elsewhere/tapin.office.pdf';
    const made = uniteRuns([run('a', sampleDataset()), run('b', moved)]);
    expect(made.dataset.indicators).toHaveLength(3);
    expect(messages(made, 'document-versions-differ')).toEqual([]);
    expect(made.runsOf.get(scanId)).toEqual(['a', 'b']);
  });

  test('take the newer result of a document, and name both runs where they differ', () => {
    const made = uniteRuns([run('new', readOtherwise()), run('old', sampleDataset())]);
    expect(made.dataset.indicators.map(({ name }) => name)).toContain('Persentase anak terlantar yang dibina di panti');
    expect(made.dataset.indicators).toHaveLength(3);
    expect(made.runsOf.get(scanId)).toEqual(['new']);
    expect(made.runsOf.get(exportId)).toEqual(['new', 'old']);
    expect(messages(made, 'document-versions-differ')).toEqual([
      'Run new and run old read tapin.office.pdf differently (1 of 2 rows); that of run new, which is newer, is here',
    ]);
  });

  test('name a difference of findings alone', () => {
    const quiet = sampleDataset();
    quiet.issues = quiet.issues.filter(({ code }) => code !== 'formula-unparsed');
    const made = uniteRuns([run('new', quiet), run('old', sampleDataset())]);
    expect(messages(made, 'document-versions-differ')).toHaveLength(1);
    expect(messages(made, 'formula-unparsed')).toEqual([]);
  });

  test('leave out a document whose place other bytes took, and say so', () => {
    const scanAgain = `sha256:${'c'.repeat(64)}`;
    const later = JSON.parse(JSON.stringify(sampleDataset()).replaceAll(scanId, scanAgain)) as Dataset;
    const made = uniteRuns([run('late', later, { replaced: [[scanId, scanAgain]] }), run('early', sampleDataset())]);
    expect(made.dataset.documents.map(({ id }) => id)).not.toContain(scanId);
    expect(messages(made, 'document-replaced')).toEqual([
      'tapin.office.pdf as run early has it (sha256:aaaaaaaaaaaa) gave way to other bytes, which run late has, and is left out',
    ]);
  });

  test('keep files of one name with other bytes, and say so of each', () => {
    const other = `sha256:${'c'.repeat(64)}`;
    const second = JSON.parse(
      JSON.stringify(sampleDataset()).replaceAll(scanId, other).replaceAll('"i-', '"j-'),
    ) as Dataset;
    const made = uniteRuns([run('a', sampleDataset()), run('b', second)]);
    expect(made.dataset.documents).toHaveLength(3);
    expect(messages(made, 'document-name-shared')).toHaveLength(2);
  });
});
