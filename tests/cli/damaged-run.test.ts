import { cp, mkdir, mkdtemp, readFile, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { ikat } from './command.ts';

let start = ''; // a finished run over two lists, and the lists
let folder = ''; // a copy of it for one test
const at = (file: string): string => join(folder, file);
const extract = (...args: string[]) => ikat(['extract', ...args, '--out', 'run', '--workers', '1'], { cwd: folder });
const dataset = (): Promise<string> => readFile(at('run/dataset.json'), 'utf8');

const listOf = (agency: string): string =>
  [
    'INDIKATOR KINERJA UTAMA',
    `DINAS ${agency} KABUPATEN TAPIN`,
    'TAHUN 2022',
    'No\tSasaran Strategis\tIndikator Kinerja Utama\tFormula Perhitungan\tSumber Data\tPenanggung Jawab',
    '1\tMeningkatnya produksi\tPersentase kenaikan produksi\tJumlah produksi / Jumlah seluruhnya x 100%\tData statistik\tBidang Produksi',
  ].join('\n');

beforeAll(async () => {
  start = await mkdtemp(join(tmpdir(), 'ikat-test-'));
  await mkdir(join(start, 'in'));
  await writeFile(join(start, 'in/fish.txt'), listOf('PERIKANAN'));
  await writeFile(join(start, 'in/trade.txt'), listOf('PERDAGANGAN'));
  expect((await ikat(['extract', 'in', '--out', 'run'], { cwd: start })).code).toBe(0);
});
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'ikat-test-'));
  await cp(start, folder, { recursive: true });
});
afterEach(() => rm(folder, { recursive: true, force: true }));
afterAll(() => rm(start, { recursive: true, force: true }));

/** Removes the share of trade.txt. */
async function loseShare(): Promise<void> {
  for (const name of await readdir(at('run/documents'))) {
    const path = at(`run/documents/${name}`);
    if ((await readFile(path, 'utf8')).includes('trade.txt')) await rm(path);
  }
}

test.each([
  ['is gone', (path: string) => rm(path)],
  ['is empty', (path: string) => writeFile(path, '')],
  ['breaks off', async (path: string) => writeFile(path, (await readFile(path, 'utf8')).slice(0, 500))],
  ['is something else', (path: string) => writeFile(path, '[]')],
])('when run.json %s, the documents are taken from their shares, and the run says so', async (_, damage) => {
  const before = await dataset();
  await damage(at('run/run.json'));
  const { code, err } = await extract('in/fish.txt');
  expect([code, err]).toEqual([
    0,
    expect.stringContaining('run: run.json is missing or damaged; 2 documents are taken'),
  ]);
  expect(await dataset()).toBe(before);
});

test('a run.json that cannot be read is not taken for missing: code 1, nothing is written', async () => {
  const before = await dataset();
  await rm(at('run/run.json'));
  await mkdir(at('run/run.json'));
  const { code, err } = await extract('in/fish.txt');
  expect([code, err]).toEqual([1, 'run/run.json: It is a folder, not a file -> Check the path\n']);
  expect(await dataset()).toBe(before);
});

test('a lost share is made anew from the document, where that still lies as it was', async () => {
  const before = await dataset();
  await loseShare();
  expect((await extract('in/fish.txt')).code).toBe(0);
  expect(await dataset()).toBe(before);
});

test('a lost share of a document that is gone is named with code 2, until the document is given again', async () => {
  const before = await dataset();
  await loseShare();
  await rm(at('in/trade.txt'));
  for (const time of ['first', 'second']) {
    const { code, out } = await extract('in/fish.txt');
    expect([time, code, out]).toEqual([
      time,
      2,
      expect.stringMatching(/trade\.txt: Its share .+ is missing or damaged/),
    ]);
  }
  await writeFile(at('in/trade.txt'), listOf('PERDAGANGAN'));
  expect((await extract('in/trade.txt')).code).toBe(0);
  expect(await dataset()).toBe(before);
});

test('rows that other settings could not make anew are named each time, and are right again under their own', async () => {
  const before = await dataset();
  await rm(at('run/.cache'), { recursive: true });
  await rm(at('in/trade.txt'));
  for (const time of ['first', 'second']) {
    const { code } = await extract('in/fish.txt', '--keep-officials');
    expect([time, code]).toEqual([time, 2]);
  }
  expect((await extract('in/fish.txt')).code).toBe(0);
  expect(await dataset()).toBe(before);
});

test('a run that has no time to read a document again keeps what was read before', async () => {
  const rows = (text: string): unknown => (JSON.parse(text) as { indicators: unknown }).indicators;
  const before = await dataset();
  await cp(join(import.meta.dirname, '../../fixtures/digital/tapin.pdf'), at('in/tapin.pdf'));
  await extract('in');
  const whole = await dataset();
  await rm(at('run/.cache'), { recursive: true });
  const { code, out } = await extract('in/tapin.pdf', '--page-timeout', '0.001');
  expect([code, out]).toEqual([2, expect.stringContaining('what was read before stays')]);
  expect(rows(await dataset())).toEqual(rows(whole));
  expect(rows(whole)).not.toEqual(rows(before));
});

test('signs in a name that command a terminal do not reach it', async () => {
  await writeFile(at('in/\u001b[31mred.txt'), listOf('PERTANIAN'));
  const { out, err } = await extract('in');
  expect(out + err).toContain('?[31mred.txt');
  expect(out + err).not.toContain('\u001b');
});
