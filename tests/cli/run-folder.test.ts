import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { cp, mkdir, mkdtemp, readFile, readdir, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { Dataset } from '../../pipeline/model/meaning/dataset.ts';
import type { RunRecord } from '../../pipeline/run/run-record.ts';
import { ikat, root } from './command.ts';

let folder = '';
let run = '';
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'ikat-test-'));
  run = join(folder, 'run');
  await mkdir(join(folder, 'in'));
});
afterEach(async () => {
  await rm(folder, { recursive: true, force: true });
});

/** A made-up agency with one indicator of this name, as a text export with tabs. */
const listOf = (agency: string, name: string): string =>
  [
    'INDIKATOR KINERJA UTAMA',
    `DINAS ${agency} KABUPATEN TAPIN`,
    'TAHUN 2022',
    'No\tSasaran Strategis\tIndikator Kinerja Utama\tFormula Perhitungan\tSumber Data\tPenanggung Jawab',
    `1\tMeningkatnya produksi\tPersentase ${name}\tJumlah ${name} / Jumlah seluruhnya x 100%\tData statistik\tBidang Perikanan`,
  ].join('\n');

async function put(file: string, text: string): Promise<string> {
  const path = join(folder, 'in', file);
  await mkdir(join(path, '..'), { recursive: true });
  await writeFile(path, text);
  return path;
}

const extract = (...args: string[]) => ikat(['extract', ...args, '--out', run, '--workers', '1']);
const text = (file: string): Promise<string> => readFile(join(run, file), 'utf8');
const dataset = async (): Promise<Dataset> => JSON.parse(await text('dataset.json')) as Dataset;
const record = async (): Promise<RunRecord> => JSON.parse(await text('run.json')) as RunRecord;
const names = async (): Promise<(string | null)[]> => (await dataset()).indicators.map(({ name }) => name);

/** Every file of the run but what may differ from run to run: run.json with its times, and the kept pages. */
async function bytesOf(at: string): Promise<Record<string, string>> {
  const entries = await readdir(at, { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
  const own = files.filter((file) => !/\.cache|run\.json$|report\.html$/.test(file.slice(at.length)));
  return Object.fromEntries(
    await Promise.all(own.map(async (file) => [file.slice(at.length), await readFile(file, 'latin1')])),
  ) as Record<string, string>;
}

const fish = listOf('PERIKANAN', 'kenaikan produksi ikan');
const trade = listOf('PERDAGANGAN', 'pasar yang tertib ukur');

describe('a mistake in the command loses nothing', () => {
  // one finished run for all of them: none may change it
  let finished = '';
  beforeAll(async () => {
    finished = await mkdtemp(join(tmpdir(), 'ikat-test-'));
    await mkdir(join(finished, 'in'));
    await mkdir(join(finished, 'empty'));
    await writeFile(join(finished, 'in/fish.txt'), fish);
    expect((await ikat(['extract', 'in', '--out', 'run'], { cwd: finished })).code).toBe(0);
  });
  afterAll(async () => {
    await rm(finished, { recursive: true, force: true });
  });

  test.each([
    ['a path that leads nowhere', ['typo.pdf'], /There is no such file or folder -> Check the path/],
    ['a pattern that nothing matches', ['in/*.tiff'], /No file matches this pattern/],
    ['a path that leads nowhere beside one that is right', ['in/fish.txt', 'typo.pdf'], /typo\.pdf: There is no such/],
    ['a folder without documents', ['empty'], /There is no document in it/],
    ['an empty name', [''], /The path is empty/],
    ['decisions that are not there', ['in/fish.txt', '--decisions', 'gone.csv'], /gone\.csv: There is no such file/],
    ['a vocabulary that is not there', ['in/fish.txt', '--vocabulary', 'gone'], /The folder cannot be read/],
    ['the run itself as input', ['run'], /There is no document in it/],
  ])('%s: code 1, and the finished run stays byte for byte as it was', async (_, args, message) => {
    const record = join(finished, 'run/run.json');
    const before = { ...(await bytesOf(join(finished, 'run'))), record: await readFile(record, 'utf8') };
    const { code, err } = await ikat(['extract', ...args, '--out', 'run'], { cwd: finished });
    expect(err).toMatch(message);
    expect(code).toBe(1);
    expect({ ...(await bytesOf(join(finished, 'run'))), record: await readFile(record, 'utf8') }).toEqual(before);
  });

  test('another run folder as input is refused: its tables are no documents', async () => {
    const { code, err } = await extract(join(finished, 'run'));
    expect([code, err]).toEqual([1, expect.stringContaining('It is a run folder of ikat, not a folder of documents')]);
    expect(await readdir(folder)).toEqual(['in']);
  });

  test('a typo for a new run writes nothing at all', async () => {
    expect((await extract(join(folder, 'typo.pdf'))).code).toBe(1);
    expect(await readdir(folder)).toEqual(['in']);
  });

  test('a folder of the user is refused and left alone, unless --force says otherwise', async () => {
    const fishPath = await put('fish.txt', fish);
    await mkdir(run);
    await writeFile(join(run, 'notes.txt'), 'mine');
    const refused = await extract(fishPath);
    expect(refused.code).toBe(1);
    expect(refused.err).toMatch(
      /The folder is no run of ikat; it holds notes\.txt -> Choose another folder with --out/,
    );
    expect(await readdir(run)).toEqual(['notes.txt']);
    expect((await extract(fishPath, '--force')).code).toBe(0);
    expect(await text('notes.txt')).toBe('mine');
    expect((await extract(fishPath)).code).toBe(0); // it is a run now
  });

  test('a folder with only a folder of pages is not taken for a run', async () => {
    await mkdir(join(run, 'pages'), { recursive: true });
    await writeFile(join(run, 'pages', 'scan-1.png'), 'mine');
    expect((await extract(await put('fish.txt', fish))).code).toBe(1);
    expect(await readdir(run, { recursive: true })).toEqual(['pages', 'pages/scan-1.png']);
  });
});

describe('a run grows', () => {
  test('a second batch is added; the dataset is that of one run over both, in whatever order', async () => {
    const [a, b] = [await put('a/fish.txt', fish), await put('b/trade.txt', trade)];
    await extract(a);
    const grown = await extract(b);
    expect(grown.out).toMatch(
      /^Read 1 document in .+\nThe run holds 2 indicators on 2 pages of 2 documents, 1 of them/,
    );
    const inTwo = await bytesOf(run);
    await rm(run, { recursive: true });
    await extract(b);
    await extract(a);
    expect(await bytesOf(run)).toEqual(inTwo);
    await rm(run, { recursive: true });
    await extract(a, b);
    expect(await bytesOf(run)).toEqual(inTwo);
    expect(await names()).toEqual(['Persentase kenaikan produksi ikan', 'Persentase pasar yang tertib ukur']);
  });

  test('deleting the cache loses no row, and what was made stays as it is', async () => {
    await extract(await put('fish.txt', fish));
    const before = await text('dataset.json');
    await rm(join(run, '.cache'), { recursive: true });
    await extract(await put('trade.txt', trade));
    expect(await names()).toHaveLength(2);
    await extract(join(folder, 'in'), '--replace');
    await rm(join(folder, 'in/trade.txt'));
    await extract(join(folder, 'in'), '--replace');
    expect(await text('dataset.json')).toBe(before);
  });

  test('a file with other bytes replaces its earlier version, and the run names both', async () => {
    const path = await put('list.txt', fish);
    await extract(path);
    const { documents } = await dataset();
    await writeFile(path, trade);
    const { out, code } = await extract(path);
    expect(code).toBe(0);
    expect(await names()).toEqual(['Persentase pasar yang tertib ukur']);
    const after = (await dataset()).documents[0]!.id;
    expect((await record()).replaced).toEqual([{ file: 'list.txt', before: documents[0]!.id, after }]);
    expect(out).toContain(`list.txt: ${documents[0]!.id.slice(0, 19)} by ${after.slice(0, 19)}`);
    expect(await readdir(join(run, 'documents'))).toHaveLength(1);
  });

  test('the same bytes under a new path are one document', async () => {
    await extract(await put('fish.txt', fish));
    await extract(await put('copy.txt', fish));
    const { documents, indicators, issues } = await dataset();
    expect([documents.map(({ file }) => file), indicators.length]).toEqual([['copy.txt'], 1]);
    expect(issues).toContainEqual(expect.objectContaining({ code: 'duplicate-document' }));
    expect((await record()).documents.map(({ file }) => file)).toEqual(['copy.txt', 'fish.txt']);
  });

  test('--replace starts anew, and leaves what people decided alone', async () => {
    await extract(await put('fish.txt', fish));
    const line = '{"decided":"alias","alias":"PPKS","canonical":"ppks","by":"Reviewer","on":"2026-01-05"}\n';
    await writeFile(join(run, 'decisions.jsonl'), line);
    await extract(await put('trade.txt', trade), '--replace');
    expect(await names()).toEqual(['Persentase pasar yang tertib ukur']);
    expect(await readdir(join(run, 'documents'))).toHaveLength(1);
    expect(await text('decisions.jsonl')).toBe(line);
  });

  test('what an earlier run could not read stays named; the code tells of this run alone', async () => {
    await put('a/bad.pdf', '%PDF-1.7 cut');
    await put('a/fish.txt', fish);
    expect((await extract(join(folder, 'in/a'))).code).toBe(2);
    const { code, out } = await extract(await put('b/trade.txt', trade));
    expect(code).toBe(0);
    expect(out).toMatch(/Missing \(1\):\n {2}bad\.pdf: /);
    expect([(await record()).status, (await names()).length]).toEqual(['partial', 2]);
  });

  test('a dead link below a folder is refused by its name, with code 2', async () => {
    await put('fish.txt', fish);
    await symlink(join(folder, 'gone.pdf'), join(folder, 'in/link.pdf'));
    const { code, out } = await extract(join(folder, 'in'));
    expect([code, await names()]).toEqual([2, ['Persentase kenaikan produksi ikan']]);
    expect(out).toContain('link.pdf: The link leads nowhere -> Check the path');
  });

  test('an earlier run below the input is left out and named', async () => {
    await put('fish.txt', fish);
    await ikat(['extract', join(folder, 'in'), '--out', join(folder, 'in/old-run')]);
    const { code, out } = await extract(join(folder, 'in'));
    expect([code, await names()]).toEqual([0, ['Persentase kenaikan produksi ikan']]);
    expect(out).toContain('old-run: a run folder of ikat');
  });
});

describe('when settings differ from last time', () => {
  test('every document is given its meaning anew from kept pages', async () => {
    await extract(await put('agreement.txt', fish.replace('INDIKATOR KINERJA UTAMA', 'PERJANJIAN KINERJA TAHUN 2022')));
    const before = (await record()).documents[0]!;
    await extract(await put('fish.txt', fish), '--include', 'performance-agreement');
    await rm(join(folder, 'in/fish.txt'));
    const both = await text('dataset.json');
    const { documents } = await record();
    expect(documents.map(({ file, earlier }) => [file, earlier])).toEqual([
      ['agreement.txt', true],
      ['fish.txt', false],
    ]);
    expect(before.share).toBe(documents[0]!.share);
    await put('fish.txt', fish);
    await extract(join(folder, 'in'), '--include', 'performance-agreement', '--replace');
    expect(await text('dataset.json')).toBe(both);
  });

  test('what cannot be made anew keeps its rows and is named, with code 2', async () => {
    const gone = await put('fish.txt', fish);
    await extract(gone);
    await rm(join(run, '.cache'), { recursive: true });
    await rm(gone);
    const { code, out } = await extract(await put('trade.txt', trade), '--keep-officials');
    expect(code).toBe(2);
    expect(out).toMatch(/fish\.txt: Its rows were made by another version.+no longer kept -> Give the document again/);
    expect(await names()).toHaveLength(2);
    await put('fish.txt', fish);
    expect((await extract(join(folder, 'in'), '--keep-officials')).code).toBe(0);
    expect((await dataset()).issues.filter(({ code: kind }) => kind === 'document-refused')).toEqual([]);
  });
});

describe('two runs into one folder at once', () => {
  test('wait for each other, and neither is lost', async () => {
    const inputs = [await put('fish.txt', fish), await put('trade.txt', trade)];
    const ends = await Promise.all(inputs.map((input) => extract(input)));
    expect(ends.map(({ code }) => code)).toEqual([0, 0]);
    expect(await names()).toHaveLength(2);
    expect(await readdir(run)).not.toContain('.lock');
  });

  test('a run that was killed holds up nobody', async () => {
    const fishPath = await put('fish.txt', fish);
    const args = ['dist/pipeline/main.js', 'extract', 'fixtures/text', '--out', run, '--workers', '1'];
    const child = spawn(process.execPath, args, { cwd: root, stdio: 'ignore' });
    while (!existsSync(join(run, 'run.json'))) await new Promise((go) => setTimeout(go, 20));
    child.kill('SIGKILL');
    await new Promise((gone) => child.once('exit', gone));
    expect((await readdir(run)).includes('.lock')).toBe(true);
    expect((await extract(fishPath)).code).toBe(0);
    expect(await names()).toEqual(['Persentase kenaikan produksi ikan']);
  });
});

test('the dataset before stays beside a run that is stopped while it writes, and goes when one is complete', async () => {
  await extract(await put('fish.txt', fish));
  const before = await text('dataset.json');
  // what a run leaves that was killed between the new dataset and the new record
  await cp(join(run, 'dataset.json'), join(run, 'dataset.previous.json'));
  await writeFile(join(run, 'dataset.json'), '{}');
  expect(await text('dataset.previous.json')).toBe(before);
  await extract(await put('trade.txt', trade));
  expect(await readdir(run)).not.toContain('dataset.previous.json');
  expect(await names()).toHaveLength(2);
});

test('a run of an earlier version is refused, and stays as it is', async () => {
  await mkdir(run);
  await writeFile(join(run, 'run.json'), '{ "schema": "ikat/run/1", "documents": [] }');
  await writeFile(join(run, 'dataset.json'), 'old');
  const { code, err } = await extract(await put('fish.txt', fish));
  expect(code).toBe(1);
  expect(err).toMatch(/of another version of ikat.+--replace/);
  expect(await text('dataset.json')).toBe('old');
  expect((await extract(join(folder, 'in'), '--replace')).code).toBe(0);
});
