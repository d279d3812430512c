import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Dataset } from '../../pipeline/model/meaning/dataset.ts';
import type { RunRecord } from '../../pipeline/run/run-record.ts';
import { ikat } from './command.ts';

let folder = '';
let run = '';
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'ikat-decide-'));
  run = join(folder, 'run');
  await mkdir(join(folder, 'in'));
});
afterEach(async () => {
  await rm(folder, { recursive: true, force: true });
});

const listOf = (agency: string, ...names: string[]): string =>
  [
    'INDIKATOR KINERJA UTAMA',
    `DINAS ${agency} KABUPATEN TAPIN`,
    'TAHUN 2022',
    'No\tSasaran Strategis\tIndikator Kinerja Utama\tFormula Perhitungan\tSumber Data\tPenanggung Jawab',
    ...names.map(
      (name, i) =>
        `${i + 1}\tMeningkatnya produksi\tPersentase ${name}\tJumlah ${name} / Jumlah seluruhnya x 100%\tData statistik\tBidang Kfsfhatan`,
    ),
  ].join('\n');

async function put(file: string, text: string): Promise<string> {
  const path = join(folder, 'in', file);
  await writeFile(path, text);
  return path;
}

const extract = (...args: string[]) => ikat(['extract', ...args, '--out', run]);
const decide = (...args: string[]) => ikat(['decide', run, ...args, '--by', 'Rina']);
const dataset = async (at = run): Promise<Dataset> =>
  JSON.parse(await readFile(join(at, 'dataset.json'), 'utf8')) as Dataset;
const decided = async (): Promise<RunRecord['decisions']> =>
  (JSON.parse(await readFile(join(run, 'run.json'), 'utf8')) as RunRecord).decisions;

describe('what a person decided', () => {
  test('lasts over other workers, another order, more documents, a new vocabulary and a lost store', async () => {
    const fish = await put('fish.txt', listOf('PERIKANAN', 'kenaikan produksi ikan', 'nelayan yang dibina'));
    const trade = await put('trade.txt', listOf('PERDAGANGAN', 'pasar yang tertib ukur'));
    await extract(fish, '--workers', '1');
    expect((await decide('fish.txt:1', '--field', 'responsible', '--to', 'Bidang Pemberdayaan Sosial')).code).toBe(0);
    expect((await decide('fish.txt:2', '--to', 'Persentase nelayan yang terlatih', '--why', 'as printed')).code).toBe(
      0,
    );
    const ours = join(folder, 'ours');
    await mkdir(ours);
    await writeFile(join(ours, 'words.csv'), 'word,from\nkfsfhatan,test\n');
    const check = async (): Promise<void> => {
      const { indicators, documents } = await dataset();
      const own = documents.find(({ file }) => file === 'fish.txt')!.id;
      const rows = indicators.filter(({ document }) => document === own);
      expect(rows.map(({ responsible }) => responsible[0]?.text)).toEqual([
        'Bidang Pemberdayaan Sosial',
        'Bidang Kfsfhatan',
      ]);
      expect(rows[0]!.responsible[0]!.key).toBe('bidang/pemberdayaan-sosial');
      expect(rows[1]!.name).toBe('Persentase nelayan yang terlatih');
      expect(rows[1]!.evidence['name']?.decided).toMatchObject({ by: 'Rina', why: 'as printed' });
      expect(await decided()).toMatchObject({ held: 2, stale: 0, elsewhere: 0 });
    };
    await extract(fish, '--workers', '1');
    await check();
    await extract(trade, fish, '--workers', '2');
    await check();
    expect((await dataset()).indicators).toHaveLength(3);
    await rm(join(run, '.cache'), { recursive: true });
    await extract(trade, '--workers', '1');
    await check();
    await extract(fish, trade, '--vocabulary', ours);
    await check();
    await extract(fish, trade);
    const other = join(folder, 'other');
    const again = ['extract', fish, trade, '--out', other, '--decisions', join(run, 'decisions.jsonl')];
    expect((await ikat(again)).code).toBe(0);
    expect(await readFile(join(other, 'dataset.json'), 'utf8')).toBe(await readFile(join(run, 'dataset.json'), 'utf8'));
    const told = JSON.parse(await readFile(join(other, 'datapackage.json'), 'utf8')) as { decisions: { hash: string } };
    expect(told.decisions.hash).toBe((await decided())!.hash);
  });

  test('is shown by explain, and in the CSV file', async () => {
    await extract(await put('fish.txt', listOf('PERIKANAN', 'kenaikan produksi ikan')));
    await decide('fish.txt:1', '--to', 'Persentase produksi ikan');
    await extract(join(folder, 'in'));
    const { out } = await ikat(['explain', run, 'fish.txt:1', '--language', 'en']);
    expect(out).toMatch(/read as {2}Persentase kenaikan produksi ikan\n.* decided {2}corrected, by Rina on /);
    const again = await ikat(['explain', run, 'fish.txt:1', '--language', 'id']);
    expect(again.out).toMatch(
      /terbaca {5}Persentase kenaikan produksi ikan\n {2}diputuskan {2}dibetulkan, oleh Rina pada /,
    );
    expect(await readFile(join(run, 'indicators.csv'), 'utf8')).toContain('name: Rina');
  });

  test('is not applied to other bytes under the same name, and is told of', async () => {
    await extract(await put('fish.txt', listOf('PERIKANAN', 'kenaikan produksi ikan')));
    await decide('fish.txt:1', '--to', 'Persentase produksi ikan');
    await put('fish.txt', listOf('PERIKANAN', 'kenaikan produksi udang'));
    const { out } = await extract(join(folder, 'in'));
    expect((await dataset()).indicators.map(({ name }) => name)).toEqual(['Persentase kenaikan produksi udang']);
    expect(out).toContain('1 stale');
    const stale = async (): Promise<string[]> =>
      (await dataset()).issues.filter(({ code }) => code === 'decision-stale').map(({ message }) => message);
    expect(await stale()).toEqual([expect.stringContaining('fish.txt has other bytes now')]);
    // and so it is when the next run is given something else
    await extract(await put('trade.txt', listOf('PERDAGANGAN', 'pasar yang tertib ukur')));
    expect(await stale()).toHaveLength(1);
    expect(await decided()).toMatchObject({ held: 0, stale: 1, elsewhere: 0 });
  });

  test('about two phrases makes them one concept, whatever ids there are', async () => {
    await extract(await put('fish.txt', listOf('PERIKANAN', 'kenaikan produksi ikan')));
    await extract(await put('trade.txt', listOf('PERDAGANGAN', 'pasar yang tertib ukur')));
    const concepts = async () => new Set((await dataset()).indicators.map(({ concept }) => concept)).size;
    expect(await concepts()).toBe(2);
    await decide('fish.txt:1', '--same-as', 'trade.txt:1');
    await extract(join(folder, 'in'));
    expect(await concepts()).toBe(1);
    await decide('trade.txt:1', '--different-from', 'fish.txt:1');
    await extract(join(folder, 'in'));
    expect(await concepts()).toBe(2);
  });

  test('a broken line stops the run before anything is written, and names file and line', async () => {
    await extract(await put('fish.txt', listOf('PERIKANAN', 'kenaikan produksi ikan')));
    const before = await readFile(join(run, 'dataset.json'), 'utf8');
    await writeFile(join(run, 'decisions.jsonl'), '{"decided":"corrected"}\n');
    const { code, err } = await extract(join(folder, 'in'));
    expect([code, err]).toEqual([1, expect.stringContaining('decisions.jsonl:1: ')]);
    expect(await readFile(join(run, 'dataset.json'), 'utf8')).toBe(before);
  });

  test.each([
    [['fish.txt:1', '--field', 'concept', '--to', 'x'], '"concept" is no field that can be decided'],
    [['fish.txt:1'], 'Nothing is decided'],
    [['fish.txt:7', '--right'], 'The document has no row 7'],
  ])('%j is refused', async (args, reason) => {
    await extract(await put('fish.txt', listOf('PERIKANAN', 'kenaikan produksi ikan')));
    const { code, err } = await decide(...args);
    expect([code, err]).toEqual([1, expect.stringContaining(reason)]);
  });
});
