import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { DatasetDiff } from '../../pipeline/model/meaning/difference.ts';
import { sampleDataset } from '../output/sample-dataset.ts';
import { ikat } from './command.ts';

let folder = '';
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'ikat-test-'));
});
afterEach(async () => {
  await rm(folder, { recursive: true, force: true });
});

/** A made-up agency with two indicators, as a text export with tabs. */
const table = [
  'INDIKATOR KINERJA UTAMA',
  'DINAS PERIKANAN KABUPATEN TAPIN',
  'TAHUN 2022',
  'No\tSasaran Strategis\tIndikator Kinerja Utama\tFormula Perhitungan\tSumber Data\tPenanggung Jawab',
  '1\tMeningkatnya produksi ikan\tPersentase kenaikan produksi ikan\tJumlah kenaikan produksi / Jumlah produksi tahun lalu x 100%\tData statistik perikanan\tBidang Perikanan Budidaya',
  '2\tMeningkatnya konsumsi ikan\tPersentase rumah tangga pemakan ikan\tJumlah rumah tangga pemakan ikan / Jumlah rumah tangga x 100%\tSurvei konsumsi ikan\tBidang Perikanan Tangkap',
].join('\n');

describe('extract', () => {
  test('writes a run folder, tells what it found, and does nothing twice', async () => {
    await writeFile(join(folder, 'perikanan.txt'), table);
    const out = join(folder, 'out');
    const first = await ikat(['extract', join(folder, 'perikanan.txt'), '--out', out]);
    expect(first.err).toMatch(/^Reading 1 document\n\[1\/1\] perikanan\.txt: 1 page, 2 rows, \d+\.\d s\n$/);
    expect(first.out).toMatch(/^Found 2 indicators on 1 page of 1 document/);
    expect(first.out).toContain(`Report: ${out}/report.html`);
    expect(first.code).toBe(0);
    const again = await ikat(['extract', join(folder, 'perikanan.txt'), '--out', out, '--json']);
    expect(JSON.parse(again.out)).toMatchObject({ schema: 'ikat/summary/1', status: 'complete', indicators: 2 });
    expect((await ikat(['validate', out])).out).toBe(`${join(out, 'dataset.json')}: valid\n`);
  });

  test('names what it refuses, with a reason and what to do, and exits with 2', async () => {
    await writeFile(join(folder, 'good.txt'), table);
    await writeFile(join(folder, 'empty.pdf'), '');
    await writeFile(join(folder, 'cut.pdf'), '%PDF-1.7\n1 0 obj\n<< /Type /Catalog');
    await writeFile(join(folder, 'notes.docx'), 'x');
    const { code, out } = await ikat(['extract', folder, '--out', join(folder, 'out')]);
    expect(code).toBe(2);
    expect(out).toContain('empty.pdf: The file holds no bytes -> Get the document again');
    expect(out).toMatch(/cut\.pdf: .+ -> Get the document again, or repair it/);
    expect(out).toContain('notes.docx: not a document that ikat reads (.docx)');
  });

  test('stops before any work when the run folder cannot be written to', async () => {
    await writeFile(join(folder, 'perikanan.txt'), table);
    await writeFile(join(folder, 'file'), '');
    const { code, out, err } = await ikat(['extract', folder, '--out', join(folder, 'file', 'out'), '--json']);
    expect(code).toBe(1);
    expect(err).toContain('Choose another folder');
    expect(JSON.parse(out)).toMatchObject({ error: { code: 'output-not-writable' } });
  });
});

describe('tables', () => {
  test('prints the tables in the pinned shape, progress apart', async () => {
    await writeFile(join(folder, 'perikanan.txt'), table);
    const { code, out } = await ikat(['tables', join(folder, 'perikanan.txt')]);
    const printed = JSON.parse(out) as {
      schema: string;
      tables: { file: string; kind: string; cells: { text: string }[] }[];
    };
    expect(printed.schema).toBe('ikat/tables/1');
    expect(printed.tables.map(({ file, kind }) => [file, kind])).toEqual([['perikanan.txt', 'iku']]);
    expect(printed.tables[0]!.cells.map(({ text }) => text)).toContain('Persentase kenaikan produksi ikan');
    expect(code).toBe(0);
  });

  test('an input that leads nowhere is exit code 1, whatever else is given', async () => {
    await writeFile(join(folder, 'perikanan.txt'), table);
    const { code, out, err } = await ikat(['tables', join(folder, 'perikanan.txt'), join(folder, 'absent.pdf')]);
    expect([code, out]).toEqual([1, '']);
    expect(err).toContain('There is no such file or folder -> Check the path');
  });
});

test('a wrong option or a missing argument is exit code 1 with the usage', async () => {
  const wrong = await ikat(['extract', folder, '--workers', '0']);
  expect([wrong.code, wrong.err.includes('Give a whole number from 1 up.')]).toEqual([1, true]);
  expect((await ikat(['extract'])).code).toBe(1);
});

describe('a wrong input is one line and, with --json, one object, and exit code 1', () => {
  beforeEach(async () => {
    await mkdir(join(folder, 'empty'));
    await mkdir(join(folder, 'run'));
    await writeFile(join(folder, 'run', 'dataset.json'), JSON.stringify(sampleDataset()));
    await writeFile(join(folder, 'later.json'), '{"schema":"ikat/dataset/2"}');
  });

  test.each([
    ['validate', ['absent'], 'not-found', 'There is no such file or folder'],
    ['explain', ['empty', 'x'], 'not-a-dataset', 'It holds no dataset.json (found: nothing)'],
    ['explain', ['run', ''], 'no-such-indicator', 'The indicator is empty'],
    ['diff', ['run', 'later.json'], 'other-version', 'It is ikat/dataset/2; this version of ikat reads ikat/dataset/1'],
    ['eval', ['run', 'empty'], 'not-a-truth', 'It holds no truth: neither a .json file nor pairs.csv (found: nothing)'],
    ['vocabulary', ['--kind', 'trems'], 'no-such-kind', '--kind "trems" is none of '],
    ['tables', ['run/dataset.json', '--ocr-data', 'later.json'], 'ocr-data-missing', 'not a folder'],
  ])('%s %j: %s', async (command, args, code, reason) => {
    const ended = await ikat([command, ...args, '--json'], { cwd: folder });
    expect(ended.code).toBe(1);
    const { error } = JSON.parse(ended.out) as { error: { code: string; reason: string; remedy: string } };
    expect([error.code, error.reason.includes(reason) || error.reason]).toEqual([code, true]);
    expect(ended.err.endsWith(`${error.reason} -> ${error.remedy}\n`)).toBe(true);
    expect(ended.err.split('\n')).toHaveLength(2);
  });
});

test('the schema is JSON Schema for the dataset', async () => {
  const { code, out } = await ikat(['schema']);
  expect(code).toBe(0);
  expect(JSON.parse(out)).toMatchObject({ $schema: 'https://json-schema.org/draft/2020-12/schema', type: 'object' });
});

test('validate names each problem and exits with 2; a file without JSON is exit code 1', async () => {
  await writeFile(join(folder, 'bad.json'), '{"schema":"ikat/dataset/2"}');
  await writeFile(join(folder, 'none.json'), 'hello');
  const bad = await ikat(['validate', join(folder, 'bad.json'), '--json']);
  expect(bad.code).toBe(2);
  expect(JSON.parse(bad.out)).toMatchObject({ valid: false });
  expect((await ikat(['validate', join(folder, 'none.json')])).code).toBe(1);
});

test('doctor finds this machine complete', async () => {
  const { code, out } = await ikat(['doctor', '--json', '--out', join(folder, 'out')]);
  const { checks } = JSON.parse(out) as { checks: { name: string; status: string }[] };
  expect(checks.filter(({ status }) => status === 'failed')).toEqual([]);
  expect(checks.map(({ name }) => name)).toEqual(expect.arrayContaining(['Node', 'OCR', 'PDF picture jbig2-generic']));
  expect(code).toBe(0);
});

describe('diff', () => {
  const gates: [string, string[], number][] = [
    ['no gate', [], 0],
    ['--exit-code', ['--exit-code'], 3],
    ['the kind that it is', ['--fail-on', 'changed'], 3],
    ['the weight that it is', ['--fail-on', 'meaning'], 3],
    ['anything', ['--fail-on', 'any'], 3],
    ['another kind', ['--fail-on', 'split', '--fail-on', 'added'], 0],
    ['another weight', ['--fail-on', 'reading'], 0],
    ['a kind that there is not', ['--fail-on', 'worse'], 1],
  ];
  test.each(gates)('of rows that mean something else ends with a code under %s', async (_, options, code) => {
    const after = sampleDataset();
    after.indicators[1]!.name = 'Persentase anak jalanan yang dibina';
    for (const [name, dataset] of [
      ['a.json', sampleDataset()],
      ['b.json', after],
    ] as const)
      await writeFile(join(folder, name), JSON.stringify(dataset));
    const told = await ikat(['diff', join(folder, 'a.json'), join(folder, 'b.json'), ...options]);
    expect(told.code, told.err).toBe(code);
    expect((await ikat(['diff', join(folder, 'a.json'), join(folder, 'a.json'), ...options])).code).toBe(
      code === 1 ? 1 : 0,
    );
  });

  test('of form alone passes the gate of meaning, and writes three files, of which diff.md is short', async () => {
    const many = (name: (i: number) => string): string => {
      const dataset = sampleDataset();
      const [row] = dataset.indicators;
      dataset.indicators = Array.from({ length: 2000 }, (_, i) => ({
        ...row!,
        id: `r-${i}`,
        position: i + 1,
        concept: null,
        name: name(i),
      }));
      return JSON.stringify({ ...dataset, concepts: [], issues: [] });
    };
    const words = 'yang memperoleh bantuan sosial dan pendampingan dari pekerja sosial '.repeat(20);
    await writeFile(
      join(folder, 'a.json'),
      many((i) => `Persentase keluarga ${i} ${words}`),
    );
    await writeFile(
      join(folder, 'b.json'),
      many((i) => `Persentase keluarga ${i} ${words}lanjut usia`),
    );
    await writeFile(
      join(folder, 'c.json'),
      many((i) => `PERSENTASE keluarga ${i} ${words}`),
    );
    const out = join(folder, 'changes');
    expect((await ikat(['diff', join(folder, 'a.json'), join(folder, 'b.json'), '--out', out])).code).toBe(0);
    const text = await readFile(join(out, 'diff.md'), 'utf8');
    expect(text).toMatch(/and \d+ more: diff\.json has all\.\n$/);
    // what a pull request takes, in letters
    expect(text.length).toBeLessThan(65_536);
    expect(DatasetDiff.parse(JSON.parse(await readFile(join(out, 'diff.json'), 'utf8'))).changes).toHaveLength(2000);
    const form = await ikat(['diff', join(folder, 'a.json'), join(folder, 'c.json'), '--exit-code']);
    expect([form.code, form.out.split('\n')[2]?.split(':')[0]]).toEqual([
      0,
      '0 rows mean something else, 0 differ in letters that were read, 2000 in form only',
    ]);
  });
});
