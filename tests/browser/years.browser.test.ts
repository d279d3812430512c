/* Two papers of one agency, a year apart, from documents to the page of differences. */
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { DatasetDiff } from '../../pipeline/model/meaning/difference.ts';
import { ikat } from '../cli/command.ts';
import { barriers, openFile, startBrowser } from './open-page.ts';

let browser: Browser;
let folder: string;

type Row = [name: string, formula: string, target: string, unit: string];
const share = (part: string, whole: string): string => `Jumlah ${part} / Jumlah ${whole} x 100%`;

/** A list of indicators as a text export has it, a tab between cells. */
function paper(year: number, rows: readonly Row[]): string {
  const head = `No\tSasaran Strategis\tIndikator Kinerja Utama\tFormula Perhitungan\tTarget ${year}\tSumber Data\tPenanggung Jawab`;
  const lines = rows.map(
    ([name, formula, target, unit], i) =>
      `${i + 1}\tMeningkatnya infrastruktur\t${name}\t${formula}\t${target}\tLaporan Dinas\tBidang ${unit}`,
  );
  return ['INDIKATOR KINERJA UTAMA', 'DINAS PEKERJAAN UMUM KABUPATEN TAPIN', `TAHUN ${year}`, head, ...lines].join(
    '\n',
  );
}

const road: Row = [
  'Persentase jalan kabupaten dalam kondisi mantap',
  share('panjang jalan kabupaten mantap', 'panjang jalan kabupaten'),
  '70%',
  'Bina Marga',
];
const water = share('rumah tangga yang terlayani air minum', 'rumah tangga');
const canals = 'Persentase jaringan irigasi yang berfungsi';
const permits = share('bangunan gedung berizin', 'bangunan gedung');

const before: Row[] = [
  road,
  ['Persentase rumah tangga yang terlayani air minum', water, '80%', 'Cipta Karya'],
  [canals, share('jaringan irigasi berfungsi', 'jaringan irigasi'), '60%', 'Sumber Daya Air'],
  ['Persentase bangunan gedung yang memiliki izin', permits, '40%', 'Tata Ruang'],
  [
    'Persentase pemeliharaan embung dan persentase normalisasi sungai',
    share('pemeliharaan embung dan normalisasi sungai', 'embung dan sungai'),
    '30%',
    'Sumber Daya Air',
  ],
  [
    'Persentase drainase kota yang dibersihkan',
    share('drainase kota yang dibersihkan', 'drainase kota'),
    '55%',
    'Cipta Karya',
  ],
  [
    'Persentase trotoar kota yang diperbaiki',
    share('trotoar kota yang diperbaiki', 'trotoar kota'),
    '45%',
    'Cipta Karya',
  ],
  ['Jumlah tenaga konstruksi yang bersertifikat', 'Jumlah tenaga konstruksi bersertifikat', '120', 'Jasa Konstruksi'],
];
const after: Row[] = [
  road,
  ['Persentase rumah tangga perkotaan yang terlayani air minum layak', water, '80%', 'Cipta Karya'],
  [canals, share('jaringan irigasi berfungsi', 'luas sawah seluruh kecamatan'), '60%', 'Sumber Daya Air'],
  ['Persentase bangunan gedung yang memiliki izin', permits, '65%', 'Tata Ruang'],
  ['Persentase pemeliharaan embung', share('pemeliharaan embung', 'embung'), '30%', 'Sumber Daya Air'],
  ['Persentase normalisasi sungai', share('normalisasi sungai', 'sungai'), '35%', 'Sumber Daya Air'],
  [
    'Persentase drainase kota yang dibersihkan dan trotoar kota yang diperbaiki',
    share('drainase kota yang dibersihkan dan trotoar kota yang diperbaiki', 'drainase kota dan trotoar kota'),
    '50%',
    'Cipta Karya',
  ],
  ['Indeks kepuasan penghuni rusunawa', 'Hasil survei kepuasan penghuni', '82', 'Perumahan'],
];

beforeAll(async () => {
  browser = await startBrowser();
  folder = await mkdtemp(join(tmpdir(), 'ikat-years-'));
  for (const [year, rows] of [
    [2021, before],
    [2022, after],
  ] as const) {
    await mkdir(join(folder, String(year)));
    const file = join(folder, String(year), `pu-${year}.txt`);
    await writeFile(file, paper(year, rows));
    expect((await ikat(['extract', file, '--out', join(folder, `run-${year}`), '--workers', '1'])).code).toBe(0);
  }
  await ikat(['diff', join(folder, 'run-2021'), join(folder, 'run-2022'), '--out', join(folder, 'changes')]);
});
afterAll(async () => {
  await browser.close();
  await rm(folder, { recursive: true, force: true });
});

it('what became of every indicator is named, with its targets of both years', async () => {
  const diff = DatasetDiff.parse(JSON.parse(await readFile(join(folder, 'changes/diff.json'), 'utf8')));
  const [pair] = diff.years;
  expect(
    pair?.rows.map(({ name, became, targets }) => [name, became.join(), targets['2021']?.old, targets['2022']?.new]),
  ).toEqual([
    [road[0], 'unchanged', '70%', '70%'],
    [after[1]![0], 'reworded', '80%', '80%'],
    [canals, 'redefined', '60%', '60%'],
    [after[3]![0], 'retargeted', '40%', '65%'],
    [`${after[4]![0]} | ${after[5]![0]}`, 'split', '30%', '30% | 35%'],
    [after[6]![0], 'merged', '55% | 45%', '50%'],
    [before[7]![0], 'dropped', '120', undefined],
    [after[7]![0], 'new', undefined, '82'],
  ]);
  expect(diff.counts).toMatchObject({ unchanged: 1, split: 1, merged: 1, added: 1, removed: 1, changed: 3 });
  const causes = diff.changes.flatMap(({ cause, fields }) => [
    ...(cause ? [cause] : []),
    ...fields.map((one) => one.cause),
  ]);
  expect(new Set(causes.map(({ code }) => code))).toEqual(new Set(['source', 'follows']));
});

it.each([
  ['en-GB', ['unchanged', 'reworded', 'redefined', 'new target', 'split', 'merged', 'dropped', 'new'], 1280],
  [
    'id-ID',
    ['tetap', 'kalimat lain', 'rumus atau sasaran lain', 'target baru', 'dibagi', 'digabung', 'tidak ada lagi', 'baru'],
    360,
  ],
])('the page of differences shows it in one table (%s)', async (locale, words, width) => {
  const { page, misdeeds } = await openFile(browser, join(folder, 'changes/diff.html'), { locale, width });
  const table = page.locator('section[aria-labelledby=years] table');
  expect(await table.count()).toBe(1);
  expect(await table.locator('tbody tr td:nth-child(2)').allTextContents()).toEqual(words);
  expect((await table.locator('thead').textContent()) ?? '').toMatch(/2021.*2022/);
  expect(await page.evaluate('document.documentElement.scrollWidth <= innerWidth')).toBe(true);
  expect(await barriers(page)).toEqual([]);
  expect(misdeeds).toEqual({ requests: [], errors: [] });
  // a picture of the whole page shows every card
  const isDrawn =
    '[...document.querySelectorAll(".card")].every((card) => getComputedStyle(card).contentVisibility === "visible")';
  expect(await page.evaluate(isDrawn)).toBe(true);
  const to = process.env['IKAT_SCREENSHOTS'];
  if (to !== undefined) await page.screenshot({ path: join(to, `years-${width}.png`), fullPage: true });
  await page.close();
});

it('what is taken back in the page is a decision that the run of the newer year holds', async () => {
  const { page } = await openFile(browser, join(folder, 'changes/diff.html'), { locale: 'en-GB' });
  const card = page.locator('article.card', { hasText: 'air minum' });
  const name = card.locator('tr', { has: page.locator('th', { hasText: /^Indicator$/ }) });
  await name.locator('button', { hasText: 'Old was right' }).click();
  await page
    .locator('article.card', { hasText: 'Indeks kepuasan' })
    .locator('button', { hasText: 'no indicator' })
    .click();
  await page.locator('.decision-bar input').fill('Rina');
  const [download] = await Promise.all([page.waitForEvent('download'), page.locator('.decision-bar .main').click()]);
  const [lines, run] = [join(folder, 'taken.jsonl'), join(folder, 'run-2022')];
  await download.saveAs(lines);
  await page.close();
  expect((await ikat(['decide', run, '--from', lines])).code).toBe(0);
  const { code } = await ikat(['extract', join(folder, '2022/pu-2022.txt'), '--out', run, '--workers', '1']);
  expect(code).toBe(0);
  const told = await ikat(['diff', join(folder, 'run-2021'), run, '--json']);
  const became = DatasetDiff.parse(JSON.parse(told.out)).years[0]!.rows.map((row) => [row.name, row.became.join()]);
  expect(became).toContainEqual([before[1]![0], 'unchanged']);
  expect(became.flat()).not.toContain(after[7]![0]);
});
