import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { applyDecisions } from '../../../normalizers/decided/decided.ts';
import { parseDecisions } from '../../../pipeline/decisions/decision-files.ts';
import type { Dataset, DatasetDocument } from '../../../pipeline/model/meaning/dataset.ts';
import { factNow, type FactScreen } from '../../../pipeline/model/review/answers.ts';
import type { Act } from '../../../pipeline/model/review/requests.ts';
import type { ReviewedRun } from '../../../pipeline/review/reviewed-run.ts';
import { beginSession, type Session } from '../../../pipeline/review/session.ts';
import { evidence, sampleDataset } from '../../output/sample-dataset.ts';
import { madeRun } from './made-run.ts';

let folder: string;
let run: ReviewedRun;
let session: Session;

function read(): Dataset {
  const dataset = sampleDataset();
  dataset.documents[0]!.evidence = { year: evidence('TAHUN 2024', [10, 30, 200, 40], { confidence: 0.4 }) };
  return dataset;
}
const begin = (): Promise<Session> =>
  beginSession(
    run,
    () => new Date(),
    () => Promise.resolve({ text: '', from: 'source' }),
  );

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'ikat-documents-'));
  run = await madeRun(folder, read());
  session = await begin();
});
afterEach(async () => {
  await session.close();
  await rm(folder, { recursive: true });
});

const say = async (by: string, ...acts: Act[]) => await session.decide({ by, acts });
const year = (value: string | null): Act => ({ act: 'fact', document: 0, fact: 'year', value });
const yearScreen = async (one: Session = session): Promise<FactScreen> =>
  (await one.run()).documents[0]!.facts.find(({ fact }) => fact === 'year')!;
async function extracted(): Promise<DatasetDocument> {
  const lines = parseDecisions(await readFile(join(folder, 'decisions.jsonl'), 'utf8'), 'd.jsonl');
  return applyDecisions(read(), lines, run.vocabulary).dataset.documents[0]!;
}

test('a document shows what was read of it itself, where, and how sure', async () => {
  const [document, other] = (await session.run()).documents;
  expect(document!.facts.map(({ fact, value, raw }) => [fact, value, raw])).toEqual([
    ['agency', 'Dinas Sosial Kabupaten Tapin', ''],
    ['region', 'Kabupaten Tapin', ''],
    ['year', '2024', 'TAHUN 2024'],
  ]);
  expect(await yearScreen()).toMatchObject({ confidence: 0.4, box: [10, 30, 200, 40], sheet: { page: 1 } });
  expect(other!.facts.map(({ value }) => value)).toEqual([null, null, null]);
});

test('what is decided of it is what the next extract applies, and what other pages are told', async () => {
  const { written, documents, undo } = await say('Rina', year('2021'));
  expect([written, documents?.[0]?.year]).toEqual([1, 2021]);
  expect((await extracted()).year).toBe(2021);
  const beside = await begin();
  expect((await beside.run()).documents[0]!.year).toBe(2021);
  expect((await beside.changes(0)).documents?.[0]?.year).toBe(2021);
  expect((await say('Rina', year('2021'))).written).toBe(0);
  await say('Rina', ...undo);
  expect(factNow(await yearScreen())).toBe('2024');
  expect((await extracted()).year).toBe(2024);
});

test('who types what was read says that it is right; nothing is a word too', async () => {
  await say('Rina', year('2024'));
  expect((await yearScreen()).opinions).toMatchObject([{ as: 'right', by: 'Rina' }]);
  const { undo } = await say('Rina', year(''));
  expect((await extracted()).year).toBeNull();
  await say('Rina', ...undo);
  expect((await extracted()).year).toBe(2024);
});

test('two who differ disagree until a third decides, and what is no year is refused', async () => {
  await say('Rina', year('2021'));
  await say('Budi', year('2023'));
  expect(await yearScreen()).toMatchObject({ disagreed: true });
  await say('Sari', year('2021'));
  expect(await yearScreen()).toMatchObject({ disagreed: false });
  expect((await extracted()).year).toBe(2021);
  await expect(say('Rina', year('2o21'))).rejects.toMatchObject({ refusal: { reason: '"2o21" is no year' } });
  expect((await session.run()).rows).toHaveLength(3);
});

test('an agency that was typed is the one that rows are filtered by', async () => {
  await say('Rina', { act: 'fact', document: 1, fact: 'agency', value: 'Dinas Sosial Kota Bontang' });
  expect((await session.run()).documents[1]!.agency).toBe('Dinas Sosial Kota Bontang');
  expect(session.log().lines[0]).toMatchObject({
    field: 'document.agency',
    value: 'Dinas Sosial Kota Bontang',
    row: '',
  });
});
