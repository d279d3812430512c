import { appendFile, mkdtemp, readdir, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { canonicalJson, orderDataset } from '../../../output/dataset/dataset.ts';
import { dropPrevious, writeDatasetFiles } from '../../../pipeline/dataset/dataset-files.ts';
import { readDataset } from '../../../pipeline/run/read-dataset.ts';
import type { Dataset } from '../../../pipeline/model/meaning/dataset.ts';
import { sampleDataset } from '../../output/sample-dataset.ts';

let folder = '';
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'ikat-test-'));
});
afterEach(async () => {
  await rm(folder, { recursive: true, force: true });
});

const parts = async (): Promise<string[]> => (await readdir(join(folder, 'dataset')).catch(() => [])).sort();

test('a dataset in parts is read as the one that was written', async () => {
  const dataset = sampleDataset();
  await writeDatasetFiles(folder, dataset, null, 0);
  expect((await parts()).length).toBeGreaterThan(0);
  expect(canonicalJson(await readDataset(folder))).toBe(canonicalJson(orderDataset(dataset)));
});

test('up to the limit all rows lie in dataset.json', async () => {
  await writeDatasetFiles(folder, sampleDataset(), null);
  expect(await parts()).toEqual([]);
});

test('only the part of a document that changed is written again, and the old one goes away last', async () => {
  const sample = sampleDataset();
  const [first] = sample.indicators;
  const other = { ...sample.documents[0]!, id: 'sha256:ff00', file: 'other.pdf' };
  const dataset: Dataset = {
    ...sample,
    documents: [...sample.documents, other],
    indicators: [...sample.indicators, { ...first!, id: 'other', document: other.id, parent: null }],
  };
  await writeDatasetFiles(folder, dataset, null, 0);
  const before = await parts();
  const looks = await Promise.all(before.map(async (name) => (await stat(join(folder, 'dataset', name))).ino));
  const indicators = dataset.indicators.map((row) => (row.id === 'other' ? { ...row, name: 'changed' } : row));
  const written = await writeDatasetFiles(folder, { ...dataset, indicators }, null, 0);
  expect((await parts()).length).toBe(before.length + 1);
  await dropPrevious(folder, written);
  const after = await parts();
  expect(after.filter((name) => !before.includes(name))).toHaveLength(1);
  const same = await Promise.all(after.map(async (name) => (await stat(join(folder, 'dataset', name))).ino));
  expect(same.filter((ino) => looks.includes(ino))).toHaveLength(before.length - 1);
});

test('a part with other bytes than the dataset names is refused', async () => {
  await writeDatasetFiles(folder, sampleDataset(), null, 0);
  await appendFile(join(folder, 'dataset', (await parts())[0]!), 'x');
  await expect(readDataset(folder)).rejects.toThrow(/part of the dataset/);
});
