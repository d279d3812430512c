import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { ikat } from '../cli/command.ts';

// One document with OCR on every page, one with OCR on its second page.
const inputs = ['fixtures/images/kesehatan.fax.tif', 'fixtures/images/pendidikan.mixed.pdf'];
let folder = '';
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'ikat-test-'));
});
afterAll(async () => {
  await rm(folder, { recursive: true, force: true });
});

async function datasetOf(run: string, documents: string[], workers: number): Promise<string> {
  const out = join(folder, run);
  const { code, err } = await ikat(['extract', ...documents, '--workers', `${workers}`, '--out', out]);
  expect([code, err.includes('refused')]).toEqual([0, false]);
  return await readFile(join(out, 'dataset.json'), 'utf8');
}

test('the dataset is the same, byte for byte, for one worker and two, and for any order of inputs', async () => {
  const one = await datasetOf('one', inputs, 1);
  const two = await datasetOf('two', inputs.toReversed(), 2);
  expect(two).toBe(one);
  // and once more from what the run has kept
  expect(await datasetOf('two', inputs, 2)).toBe(one);
  expect((JSON.parse(one) as { indicators: unknown[] }).indicators).toHaveLength(8);
});
