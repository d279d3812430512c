/* The second run over an archive: what it may believe of the file system, and what it must look at. */
import { cp, mkdir, mkdtemp, readdir, readFile, rm, stat, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { Dataset } from '../../pipeline/model/meaning/dataset.ts';
import { ikat, type Ended } from './command.ts';

type Summary = { unchanged?: string; indicators: number; without: { file: string }[] };

let folder = '';
let finished = '';

const listOf = (name: string): string =>
  [
    'INDIKATOR KINERJA UTAMA',
    'DINAS PERIKANAN KABUPATEN TAPIN',
    'TAHUN 2022',
    'No\tSasaran Strategis\tIndikator Kinerja Utama\tFormula Perhitungan\tSumber Data\tPenanggung Jawab',
    `1\tMeningkatnya produksi\tPersentase ${name}\tJumlah ${name} / Jumlah seluruhnya x 100%\tData statistik\tBidang Perikanan`,
  ].join('\n');

/** Long ago: a file that was changed a moment ago is looked at again, whatever its times. */
const then = new Date('2024-05-01T00:00:00Z');

async function put(file: string, text: string, at = then): Promise<void> {
  await writeFile(join(folder, 'in', file), text);
  await utimes(join(folder, 'in', file), at, at);
}

const extract = (...more: string[]): Promise<Ended> =>
  ikat(['extract', 'in', '--out', 'run', '--workers', '1', '--json', ...more], { cwd: folder });
const summaryOf = ({ out }: Ended): Summary => JSON.parse(out) as Summary;
const names = async (): Promise<(string | null)[]> =>
  (JSON.parse(await readFile(join(folder, 'run/dataset.json'), 'utf8')) as Dataset).indicators.map(({ name }) => name);
const timeOf = async (file: string): Promise<bigint> => (await stat(join(folder, file), { bigint: true })).mtimeNs;

beforeAll(async () => {
  finished = await mkdtemp(join(tmpdir(), 'ikat-test-'));
  folder = finished;
  await mkdir(join(folder, 'in'));
  await put('fish.txt', listOf('produksi ikan naik'));
  await put('ponds.txt', listOf('kolam yang panen'));
  await put('letter.txt', 'Surat edaran tentang libur bersama dan cuti bersama tahun ini.');
  const first = await extract();
  expect(first.code, first.err).toBe(0);
  expect(summaryOf(first).unchanged).toBeUndefined();
});
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'ikat-test-'));
  await cp(finished, folder, { recursive: true, preserveTimestamps: true });
  // copies have other inodes and times of writing than what was copied
  expect((await extract()).code).toBe(0);
});
afterAll(async () => {
  await rm(finished, { recursive: true, force: true });
});

describe('a run in which one document has changed', () => {
  const inodes = async (of: string): Promise<Map<string, bigint>> => {
    const found = await readdir(join(folder, 'run', of)).catch(() => []);
    const looks = found.map(async (name): Promise<[string, bigint]> => [name, await timeOf(`run/${of}/${name}`)]);
    return new Map(await Promise.all(looks));
  };
  const writtenAnew = (before: ReadonlyMap<string, bigint>, after: ReadonlyMap<string, bigint>): string[] =>
    [...after].filter(([name, time]) => before.get(name) !== time).map(([name]) => name);

  test('makes its share and its page of the report, and leaves those of the others as they lie there', async () => {
    const [shares, pages] = [await inodes('documents'), await inodes('report')];
    await put('fish.txt', listOf('produksi ikan turun'));
    const { code, err } = await extract();
    expect(code, err).toBe(0);
    expect((await names()).join()).toContain('produksi ikan turun');
    expect(writtenAnew(shares, await inodes('documents'))).toHaveLength(1);
    const made = writtenAnew(pages, await inodes('report'));
    expect(made).toEqual([expect.stringMatching(/^fish\.txt-/)]);
  });

  test('ends with the files of a run that read all of it at once', async () => {
    await put('fish.txt', listOf('produksi ikan turun'));
    expect((await extract()).code).toBe(0);
    const whole = await ikat(['extract', 'in', '--out', 'whole', '--workers', '1', '--json'], { cwd: folder });
    expect(whole.code, whole.err).toBe(0);
    const textsOf = async (run: string): Promise<[string, string][]> => {
      const pages = (await readdir(join(folder, run, 'report'))).map((name) => `report/${name}`).sort();
      const files = ['dataset.json', 'indicators.csv', 'datapackage.json', 'report.html', ...pages];
      return await Promise.all(
        files.map(async (file): Promise<[string, string]> => [file, await readFile(join(folder, run, file), 'utf8')]),
      );
    };
    expect(await textsOf('run')).toEqual(await textsOf('whole'));
  });

  test('makes a page of the report again that somebody has changed', async () => {
    const [page] = (await readdir(join(folder, 'run/report'))).filter((name) => name.startsWith('ponds'));
    await writeFile(join(folder, 'run/report', page!), 'mine');
    await put('fish.txt', listOf('produksi ikan turun'));
    expect((await extract()).code).toBe(0);
    expect(await readFile(join(folder, 'run/report', page!), 'utf8')).toContain('<!doctype html>');
  });
});

describe('a run in which nothing has changed', () => {
  test('writes nothing, and tells what it held', async () => {
    const files = ['run/dataset.json', 'run/run.json', 'run/report.html', 'run/indicators.csv'];
    const before = await Promise.all(files.map(timeOf));
    const { code, out } = await extract();
    expect(code).toBe(0);
    const { unchanged, indicators, without } = JSON.parse(out) as Summary;
    expect(unchanged).toMatch(/^\d{4}-/);
    expect([indicators, without.map(({ file }) => file)]).toEqual([2, ['letter.txt']]);
    expect(await Promise.all(files.map(timeOf))).toEqual(before);
  });

  test('says so on a console', async () => {
    const { out } = await ikat(['extract', 'in', '--out', 'run', '--workers', '1'], { cwd: folder });
    expect(out).toContain('Nothing has changed since');
    expect(out).toContain('letter.txt: ');
  });

  test('ends as the run before ended: what is missing is named again, code 2', async () => {
    await put('empty.pdf', '');
    const [first, second] = [await extract(), await extract()];
    expect([first.code, second.code]).toEqual([2, 2]);
    expect(summaryOf(second).unchanged).toBeDefined();
    expect(second.out).toContain('empty-file');
  });

  test('is one whose files were only touched', async () => {
    await put('fish.txt', listOf('produksi ikan naik'), new Date('2025-01-01T00:00:00Z'));
    expect(summaryOf(await extract()).unchanged).toBeDefined();
  });
});

describe('whatever has changed is looked at', () => {
  test('other bytes of a document', async () => {
    await put('fish.txt', listOf('produksi ikan naik tajam'));
    expect(summaryOf(await extract()).unchanged).toBeUndefined();
    expect(await names()).toContain('Persentase produksi ikan naik tajam');
  });

  test('other bytes of equal length under an older time, as an unpacked archive leaves them', async () => {
    await put('fish.txt', listOf('produksi ikan baru'), new Date('2020-01-01T00:00:00Z'));
    expect(summaryOf(await extract()).unchanged).toBeUndefined();
    expect(await names()).toContain('Persentase produksi ikan baru');
  });

  test('bytes changed in place with size and time kept: found by --verify alone', async () => {
    await put('fish.txt', listOf('produksi ikan baru'));
    expect(summaryOf(await extract()).unchanged).toBeDefined();
    const { code, out } = await extract('--verify');
    expect([code, (JSON.parse(out) as Summary).unchanged]).toEqual([0, undefined]);
    expect(await names()).toContain('Persentase produksi ikan baru');
  });

  test('a document more, and a document less', async () => {
    await put('prawns.txt', listOf('tambak udang'));
    expect(summaryOf(await extract()).indicators).toBe(3);
    await rm(join(folder, 'in/prawns.txt'));
    const { unchanged, indicators } = summaryOf(await extract());
    // what an earlier run was given stays in the run
    expect([unchanged, indicators]).toEqual([undefined, 3]);
  });

  test.each(['run/dataset.json', 'run/report.html', 'run/run.json'])('%s that somebody edited', async (file) => {
    const before = await readFile(join(folder, 'run/dataset.json'), 'utf8');
    await writeFile(join(folder, file), `${await readFile(join(folder, file), 'utf8')} `);
    expect(summaryOf(await extract()).unchanged).toBeUndefined();
    expect(await readFile(join(folder, 'run/dataset.json'), 'utf8')).toBe(before);
  });

  test('a file of the run that was deleted', async () => {
    await rm(join(folder, 'run/indicators.csv'));
    expect(summaryOf(await extract()).unchanged).toBeUndefined();
    expect(await timeOf('run/indicators.csv')).toBeGreaterThan(0n);
  });

  test('other settings, and another vocabulary', async () => {
    await mkdir(join(folder, 'words'));
    await writeFile(join(folder, 'words/terms.csv'), 'kind,alias,canonical,form\nterm,kolam tadah,kolam-tadah,name\n');
    for (const more of [
      ['--level', 'program'],
      ['--vocabulary', 'words'],
    ])
      expect(summaryOf(await extract(...more)).unchanged, more[0]).toBeUndefined();
  });

  test('a decision', async () => {
    const { indicators } = JSON.parse(await readFile(join(folder, 'run/dataset.json'), 'utf8')) as Dataset;
    const args = ['decide', 'run', indicators[0]!.id, '--field', 'name', '--to', 'Persentase ikan', '--by', 'NN'];
    const { code, err } = await ikat(args, { cwd: folder });
    expect(code, err).toBe(0);
    expect(summaryOf(await extract()).unchanged).toBeUndefined();
    expect(await names()).toContain('Persentase ikan');
  });
});
