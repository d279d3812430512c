/* What a run writes of a document with a signature, and of decisions whose texts are hostile: every page is opened. */
import { cp, mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gunzipSync } from 'node:zlib';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { ikat, root } from '../cli/command.ts';
import { barriers, openFile, startBrowser } from './open-page.ts';

let browser: Browser;
let folder: string;
const pages: string[] = [];

const signed = [
  'INDIKATOR KINERJA UTAMA',
  'DINAS PERIKANAN KABUPATEN TAPIN',
  'TAHUN 2022',
  'No\tSasaran Strategis\tIndikator Kinerja Utama\tFormula Perhitungan\tSumber Data\tPenanggung Jawab',
  '1\tMeningkatnya produksi\tPersentase kenaikan produksi ikan\tJumlah naik / Jumlah ikan x 100%\tLaporan\tBidang Budidaya',
  '2\tMeningkatnya produksi\tPersentase nelayan yang dibina\tJumlah dibina / Jumlah nelayan x 100%\tLaporan\tBidang Tangkap',
  '',
  'KEPALA DINAS PERIKANAN',
  'Drs. H. WIRAXANDRO SITIRAHMA, M.Si',
  'Pembina Utama Muda',
  'NIP. 19680312 199003 1 004',
].join('\n');
const official = /wiraxandro|sitirahma|19680312/i;

const hostile = `<script>document.title = 'taken'</script><img src=x onerror="document.title = 'taken'"> \u202eRTL\u202c 😀`;
const endless = `${'a'.repeat(10_000)}zamrud`;

beforeAll(async () => {
  browser = await startBrowser();
  folder = await mkdtemp(join(tmpdir(), 'ikat-written-'));
  const [inputs, before, after] = ['in', 'before', 'after'].map((name) => join(folder, name)) as [
    string,
    string,
    string,
  ];
  await mkdir(inputs);
  await writeFile(join(inputs, 'ikan.txt'), signed);
  await cp(join(root, 'fixtures/digital/tapin.pdf'), join(inputs, 'tapin.pdf'));
  expect((await ikat(['extract', inputs, '--out', before, '--workers', '1'])).code).toBe(0);
  await cp(before, after, { recursive: true });
  for (const [row, ...what] of [
    ['ikan.txt:1', '--to', hostile, '--by', hostile, '--why', hostile],
    ['ikan.txt:2', '--to', endless, '--by', endless, '--why', endless],
    ['tapin.pdf:1', '--field', 'responsible', '--to', hostile, '--to', endless, '--by', '😀'],
  ])
    expect((await ikat(['decide', after, row!, ...what])).code).toBe(0);
  expect((await ikat(['extract', inputs, '--out', after, '--workers', '1'])).code).toBe(0);
  expect((await ikat(['diff', before, after, '--out', join(folder, 'changes')])).code).toBe(0);
  pages.push(join(after, 'report.html'), join(folder, 'changes/diff.html'));
  for (const name of await readdir(join(after, 'report')))
    if (name.endsWith('.html')) pages.push(join(after, 'report', name));
});
afterAll(async () => {
  await browser.close();
  await rm(folder, { recursive: true, force: true });
});

it('no file of a run or a difference, and no explanation, names who signed', async () => {
  for (const part of ['after', 'changes']) {
    for (const entry of await readdir(join(folder, part), { recursive: true, withFileTypes: true })) {
      if (!entry.isFile()) continue;
      const bytes = await readFile(join(entry.parentPath, entry.name));
      const text = (bytes[0] === 0x1f && bytes[1] === 0x8b ? gunzipSync(bytes) : bytes).toString('utf8');
      expect(official.exec(text), entry.name).toBeNull();
    }
  }
  for (const row of ['ikan.txt:1', 'ikan.txt:2', 'tapin.pdf:1']) {
    expect((await ikat(['explain', join(folder, 'after'), row])).out).not.toMatch(official);
  }
});

it('every page leads to files that the run wrote, never to a source', async () => {
  const [inputs, own] = [join(folder, 'in'), ['after', 'changes', 'before'].map((name) => join(folder, name))];
  for (const path of pages) {
    const { page } = await openFile(browser, path);
    const targets = await page.evaluate<string[]>(
      '[...document.querySelectorAll("[href], [src], [data-src]")].map((e) => e.href?.baseVal ?? e.href ?? e.src ?? e.dataset.src).filter(Boolean)',
    );
    for (const target of targets.filter((one) => !/^(data|blob|about):/.test(one))) {
      const file = fileURLToPath(target.replace(/[?#].*$/, ''));
      expect(
        own.some((one) => file.startsWith(`${one}/`)),
        target,
      ).toBe(true);
      expect(file).toMatch(/\.(html|png|csv|json)$/);
    }
    expect(await readFile(path, 'utf8')).not.toContain(inputs);
    await page.close();
  }
});

it.each(['light', 'dark'] as const)('texts of decisions do nothing on a narrow page (%s)', async (scheme) => {
  for (const path of pages) {
    const { page, misdeeds } = await openFile(browser, path, { width: 360, scheme, locale: 'id-ID' });
    expect(await page.title()).not.toBe('taken');
    expect(await page.evaluate('document.documentElement.scrollWidth <= innerWidth'), path).toBe(true);
    if (scheme === 'dark') expect(await barriers(page)).toEqual([]);
    expect(misdeeds).toEqual({ requests: [], errors: [] });
    const to = process.env['IKAT_SCREENSHOTS'];
    if (to !== undefined)
      await page.screenshot({ path: join(to, `written-${pages.indexOf(path)}-${scheme}.png`), fullPage: true });
    await page.close();
  }
});

it('a text of thousands of letters shows its beginning, and all of it to who asks or searches for its end', async () => {
  for (const path of pages) {
    const { page } = await openFile(browser, path, { width: 360, locale: 'id-ID' });
    const heights = await page.evaluate<number[]>(
      '[...document.querySelectorAll("article.card")].map((card) => card.getBoundingClientRect().height)',
    );
    expect(Math.max(0, ...heights), path).toBeLessThan(5_000);
    await page.close();
  }
  const { page } = await openFile(browser, pages[0]!, { locale: 'id-ID' });
  const name = page.locator('h3', { hasText: 'aaaa' });
  const shown = async (): Promise<number> => (await name.innerText()).length;
  expect(await shown()).toBeLessThan(1_000);
  expect(await name.locator('button').textContent()).toBe('seluruh teks: 10.006 huruf');
  await name.locator('button').click();
  expect(await shown()).toBeGreaterThan(10_000);
  await page.reload();
  expect(await shown()).toBeLessThan(1_000);
  await page.fill('input[type=search]', 'aaaazamrud');
  await name.locator('mark').waitFor();
  expect(await shown()).toBeGreaterThan(10_000);
  await page.close();
});
