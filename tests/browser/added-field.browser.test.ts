/*
 * A field that is one line: in a copy of the sources the table of fields gets a line for a text, a number and a list, and the vocabulary
 * the headings of their columns. Nothing else is edited; built anew, everything that writes, shows, compares or decides rows knows the field.
 */
import { cp, mkdir, mkdtemp, readdir, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Dataset } from '../../pipeline/model/meaning/dataset.ts';
import { root, run, type Ended } from '../cli/command.ts';
import { barriers, openFile, startBrowser } from './open-page.ts';

const fields = [
  "  { key: 'verification', label: { id: 'Cara verifikasi', en: 'Means of verification' }, csv: 'Means of verification', later: true },",
  "  { key: 'weight', kind: 'number', label: { id: 'Bobot', en: 'Weight' }, csv: 'Weight of the indicator', later: true },",
  "  { key: 'beneficiaries', kind: 'list', label: { id: 'Penerima manfaat', en: 'Beneficiaries' }, csv: 'Beneficiaries', later: true },",
].join('\n');
const added = new Set(['verification', 'weight', 'beneficiaries']);
const ownHeadings = [
  'verification,Cara Verifikasi,strong,',
  'weight,Bobot,strong,',
  'beneficiaries,Penerima Manfaat,strong,',
];

let browser: Browser;
let folder: string;
const at = (...path: string[]): string => join(folder, ...path);
const ikat = async (...args: string[]): Promise<Ended> =>
  await run(process.execPath, [at('program/dist/pipeline/main.js'), ...args]);
const extract = async (input: string, name: string, ...more: string[]): Promise<void> => {
  const { code, err } = await ikat('extract', input, '--out', at(name), '--workers', '1', ...more);
  expect(code, err).toBe(0);
};
const datasetOf = async (name: string): Promise<Dataset> =>
  JSON.parse(await readFile(at(name, 'dataset.json'), 'utf8')) as Dataset;

const list = (verification: string): string =>
  [
    'INDIKATOR KINERJA UTAMA',
    'DINAS PERIKANAN KABUPATEN TAPIN',
    'TAHUN 2022',
    'No\tSasaran Strategis\tIndikator Kinerja Utama\tFormula Perhitungan\tCara Verifikasi\tBobot\tPenerima Manfaat\tPenanggung Jawab',
    `1\tMeningkatnya produksi\tPersentase kenaikan produksi ikan\tJumlah naik / Jumlah ikan x 100%\t${verification}\t12,5\tNelayan; Pembudidaya\tBidang Budidaya`,
    '2\tMeningkatnya produksi\tPersentase nelayan yang dibina\tJumlah dibina / Jumlah nelayan x 100%\tUji petik\ttinggi\tNelayan\tBidang Tangkap',
  ].join('\n');

/** The program with three lines more in its table of fields, and three in its headings. */
async function buildWithField(): Promise<void> {
  const parts = ['pipeline', 'extractors', 'normalizers', 'output', '.config', 'package.json'];
  for (const part of [...parts, 'tsconfig.json', 'tsconfig.build.json']) {
    await cp(join(root, part), at('program', part), { recursive: true });
  }
  await symlink(join(root, 'node_modules'), at('program/node_modules'));
  const table = at('program/pipeline/model/meaning/plain-fields.ts');
  const text = await readFile(table, 'utf8');
  const end = '] as const satisfies';
  expect(text.split(end)).toHaveLength(2);
  await writeFile(table, text.replace(end, `${fields}\n${end}`));
  const headings = at('program/normalizers/vocabulary/headings.csv');
  const lines = (await readFile(headings, 'utf8')).trimEnd().split('\n');
  await writeFile(headings, `${[lines[0]!, ...[...lines.slice(1), ...ownHeadings].sort()].join('\n')}\n`);
  const built = await run(process.execPath, ['.config/build.js'], { cwd: at('program') });
  expect(built.code, built.out + built.err).toBe(0);
}

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'ikat-field-'));
  browser = await startBrowser();
  await mkdir(at('in'));
  await writeFile(at('in/ikan.txt'), list('Laporan bulanan'));
  await buildWithField();
  await extract(at('in'), 'first');
}, 300_000);
afterAll(async () => {
  await browser.close();
  await rm(folder, { recursive: true, force: true });
});

it('a field of one line is read, validated, written as CSV and described', async () => {
  const [row] = (await datasetOf('first')).indicators as unknown as Record<string, unknown>[];
  expect(row!['verification']).toBe('Laporan bulanan');
  expect((await ikat('validate', at('first'))).code).toBe(0);
  const [head, line] = (await readFile(at('first/indicators.csv'), 'utf8')).split('\r\n');
  expect(line!.split(',')[head!.split(',').indexOf('verification')]).toBe('Laporan bulanan');
  expect(await readFile(at('first/datapackage.json'), 'utf8')).toContain('"Means of verification"');
  expect((await ikat('schema')).out).toContain('"verification"');
});

it('a number and a list of one line are read, written, decided and compared as what they are', async () => {
  const rows = (await datasetOf('first')).indicators as unknown as Record<string, unknown>[];
  expect(rows.map((row) => row['weight'])).toEqual([12.5, null]);
  expect(rows[0]!['beneficiaries']).toEqual([{ text: 'Nelayan' }, { text: 'Pembudidaya' }]);
  const { issues } = await datasetOf('first');
  expect(issues.map(({ code, field }) => [code, field])).toContainEqual(['number-unparsed', 'weight']);
  const [head, line] = (await readFile(at('first/indicators.csv'), 'utf8')).split('\r\n');
  const cells = head!.split(',').map((key, i) => [key, line!.split(',')[i]]);
  expect(cells).toContainEqual(['weight', '12.5']);
  expect(cells).toContainEqual(['beneficiaries', 'Nelayan | Pembudidaya']);
  await cp(at('first'), at('weighed'), { recursive: true });
  for (const [field, ...to] of [
    ['weight', '--to', '15'],
    ['beneficiaries', '--to', 'Nelayan'],
  ]) {
    const decided = await ikat('decide', at('weighed'), 'ikan.txt:1', '--field', field!, ...to, '--by', 'Rina');
    expect(decided.code, decided.err).toBe(0);
  }
  await extract(at('in'), 'weighed');
  const [after] = (await datasetOf('weighed')).indicators as unknown as Record<string, unknown>[];
  expect([after!['weight'], after!['beneficiaries']]).toEqual([15, [{ text: 'Nelayan' }]]);
  expect((await ikat('validate', at('weighed'))).code).toBe(0);
  const told = JSON.parse((await ikat('diff', at('first'), at('weighed'), '--json')).out) as {
    changes: { fields: { field: string; difference: number | null; cause: { code: string } }[] }[];
  };
  const changed = told.changes
    .flatMap(({ fields: all }) => all)
    .map((one) => [one.field, one.difference, one.cause.code]);
  expect(changed).toEqual([
    ['weight', 2.5, 'decision'],
    ['beneficiaries', null, 'decision'],
  ]);
});

it('datasets of before the field are still right', async () => {
  const dataset = await datasetOf('first');
  const before = dataset.indicators.map((row) =>
    Object.fromEntries(Object.entries(row).filter(([key]) => !added.has(key))),
  ) as Record<string, unknown>[];
  for (const row of before) {
    const cells = Object.entries(row['evidence'] as Record<string, unknown>);
    row['evidence'] = Object.fromEntries(cells.filter(([key]) => !added.has(key)));
  }
  await writeFile(at('before.json'), JSON.stringify({ ...dataset, indicators: before }));
  const { code, out } = await ikat('validate', at('before.json'));
  expect(code, out).toBe(0);
});

it('it is shown in the report, asked for its evidence, and decided there', async () => {
  const [name] = (await readdir(at('first/report'))).filter((file) => file.endsWith('.html'));
  for (const [locale, label] of [
    ['id-ID', 'Cara verifikasi'],
    ['en-GB', 'Means of verification'],
  ] as const) {
    const { page, misdeeds } = await openFile(browser, at('first/report', name!), { locale, width: 360 });
    const entry = page.locator('article.card').first().locator('[data-field=verification]');
    expect(await entry.locator('dt').textContent()).toBe(label);
    expect(await entry.locator('dd').textContent()).toContain('Laporan bulanan');
    expect(await entry.locator('button').count()).toBe(2);
    expect(await barriers(page)).toEqual([]);
    expect(misdeeds).toEqual({ requests: [], errors: [] });
    await page.context().close();
  }
});

it('it is decided, explained, and shown in a difference with its cause', async () => {
  await cp(at('first'), at('decided'), { recursive: true });
  const decide = [
    'decide',
    at('decided'),
    'ikan.txt:1',
    '--field',
    'verification',
    '--to',
    'Laporan tahunan',
    '--by',
    'Rina',
  ];
  expect((await ikat(...decide)).code).toBe(0);
  await extract(at('in'), 'decided');
  const { out } = await ikat('explain', at('decided'), 'ikan.txt:1', '--language', 'id');
  expect(out).toMatch(
    /Cara verifikasi: Laporan tahunan\n.*\n {2}terbaca +Laporan bulanan\n {2}diputuskan +dibetulkan, oleh Rina/,
  );
  const told = await ikat('diff', at('first'), at('decided'), '--out', at('changes'));
  expect(told.out).toMatch(/Means of verification.*bulanan.*tahunan.*corrected, by Rina/);
  const { page } = await openFile(browser, at('changes/diff.html'), { locale: 'id-ID' });
  const line = page.locator('tr[data-mark=verification]');
  expect(await line.locator('th').textContent()).toBe('Cara verifikasi');
  expect(await line.locator('ins').first().textContent()).toBe('tahunan');
  expect(await line.textContent()).toContain('diputuskan: dibetulkan, oleh Rina');
  await page.context().close();
});

it('other letters of it are a change of meaning that is named by its field', async () => {
  await mkdir(at('later'));
  await writeFile(at('later/ikan.txt'), list('Survei lapangan'));
  await extract(at('later'), 'second');
  const { changes } = JSON.parse((await ikat('diff', at('first'), at('second'), '--json')).out) as {
    changes: { weight: string; fields: { field: string; cause: { code: string } }[] }[];
  };
  expect(
    changes.map(({ weight, fields }) => [weight, fields.map(({ field: key, cause }) => [key, cause.code])]),
  ).toEqual([['meaning', [['verification', 'source']]]]);
});
