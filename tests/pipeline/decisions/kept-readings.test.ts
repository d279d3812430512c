import { appendFile, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { formConcepts } from '../../../normalizers/concepts/concepts.ts';
import { usualLimits } from '../../../normalizers/concepts/compare.ts';
import { loadVocabulary } from '../../../normalizers/vocabulary/files.ts';
import type { Vocabulary } from '../../../normalizers/vocabulary/vocabulary.ts';
import { openReadings } from '../../../pipeline/decisions/kept-readings.ts';
import { sampleDataset } from '../../output/sample-dataset.ts';

let vocabulary: Vocabulary;
let store = '';
beforeAll(async () => {
  vocabulary = await loadVocabulary(null);
});
beforeEach(async () => {
  store = await mkdtemp(join(tmpdir(), 'ikat-test-'));
});
afterEach(async () => {
  await rm(store, { recursive: true, force: true });
});

async function form(knowledge = 'one'): Promise<{ formed: ReturnType<typeof formConcepts>; readings: number }> {
  const { known, save } = openReadings(store, knowledge);
  let readings = 0;
  const counted = {
    get: known.get,
    set: (text: string, subject: Parameters<typeof known.set>[1]) => {
      readings++;
      known.set(text, subject);
    },
  };
  const formed = formConcepts(sampleDataset(), vocabulary, [], usualLimits, counted);
  await save();
  return { formed, readings };
}

test('phrases are read once, and concepts formed from what is kept are those formed from the words', async () => {
  const first = await form();
  const second = await form();
  expect(first.readings).toBeGreaterThan(0);
  expect(second.readings).toBe(0);
  expect(second.formed).toEqual(first.formed);
});

test('another vocabulary or code, and a damaged file, make phrases be read again', async () => {
  const { readings } = await form();
  expect((await form('other')).readings).toBe(readings);
  await appendFile(join(store, 'readings.bin'), 'x');
  expect((await form('other')).readings).toBe(readings);
  const bytes = await readFile(join(store, 'readings.bin'));
  await writeFile(join(store, 'readings.bin'), bytes.subarray(0, bytes.length / 2));
  expect((await form('other')).readings).toBe(readings);
});
