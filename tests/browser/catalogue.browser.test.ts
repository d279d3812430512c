import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import Papa from 'papaparse';
import type { Browser, Download, Page } from 'playwright-core';
import readWorkbook from 'read-excel-file/node';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { hostileTexts, sampleCatalogue } from '../output/catalogue/sample-catalogue.ts';
import { writtenSample } from '../output/catalogue/written-sample.ts';
import { sampleDataset, scanId } from '../output/sample-dataset.ts';
import { attributes, barriers, drawPage, openFile, startBrowser, type Misdeeds } from './open-page.ts';

let browser: Browser;
let folder: string;

beforeAll(async () => {
  browser = await startBrowser();
  const catalogue = sampleCatalogue();
  // a second agency that says the same, and one that says more
  const [first] = catalogue.dataset.indicators;
  const other = `sha256:${'c'.repeat(64)}`;
  catalogue.dataset.documents.push({
    ...catalogue.dataset.documents[0]!,
    id: other,
    file: 'jatim.pdf',
    agency: 'agency-jatim',
    year: 2023,
  });
  catalogue.dataset.agencies.push({
    ...catalogue.dataset.agencies[0]!,
    id: 'agency-jatim',
    name: 'Dinas Sosial Provinsi Jawa Timur',
    regionCode: '35',
    regionName: 'Provinsi Jawa Timur',
    level: 'provinsi',
  });
  catalogue.dataset.indicators.push(
    {
      ...first!,
      id: 'j-1',
      document: other,
      agency: 'agency-jatim',
      name: 'Persentase PPKS yang memperoleh bantuan sosial',
      evidence: {},
    },
    {
      ...first!,
      id: 'j-2',
      document: other,
      agency: 'agency-jatim',
      name: 'Persentase PMKS yang memperoleh bantuan sosial tunai',
      evidence: {},
      concept: null,
    },
  );
  catalogue.dataset.concepts[0] = {
    id: 'c2.share.ppks',
    group: 'c2.share.ppks',
    label: 'Persentase PMKS yang memperoleh bantuan sosial',
    members: [
      { indicator: 'i-1', relation: 'exact', because: 'the label is its name' },
      { indicator: 'j-1', relation: 'exact', because: 'the same phrase; PMKS (until 2019) is PPKS (from 2019)' },
      {
        indicator: 'j-2',
        relation: 'narrower',
        because: 'same population ppks, same condition bansos; it also says tunai-key',
      },
      { indicator: 'i-2', relation: 'related', because: 'same population ppks; grade against score' },
    ],
  };
  catalogue.dataset.indicators.find(({ id }) => id === 'j-1')!.concept = 'c2.share.ppks';
  folder = await writtenSample({ licence: 'CC-BY-4.0' }, catalogue);
  await mkdir(join(folder, 'pages'));
  await writeFile(join(folder, 'pages/a-1.png'), drawPage(sampleDataset(), scanId));
});

afterAll(async () => {
  await browser.close();
  await rm(folder, { recursive: true });
});

afterEach(async () => {
  await Promise.all(browser.contexts().map((context) => context.close()));
});

type Options = Parameters<typeof openFile>[2];

async function open(hash = '', options: Options = {}): Promise<{ page: Page; misdeeds: Misdeeds }> {
  const opened = await openFile(browser, join(folder, 'catalogue.html'), { ...options, hash });
  await opened.page.locator('.catalogue').waitFor();
  return opened;
}

/** Shows another view. */
const show = (page: Page, to: string): Promise<unknown> => page.evaluate(`location.hash = ${JSON.stringify(to)}`);
const names = (page: Page): Promise<string[]> => page.locator('.rows tbody td[data-column="name"]').allInnerTexts();
const count = (page: Page): Promise<string> => page.locator('.search-bar output').innerText();
const hash = (page: Page): string => decodeURIComponent(new URL(page.url()).hash);

const everyView = [
  '',
  '#indicator=i-1',
  '#view=concepts',
  '#view=concepts&concept=c2.share.ppks',
  '#view=agencies',
  '#view=agencies&agency=agency-tapin',
  '#view=map',
  '#view=map&province=35',
  '#view=figures',
  '#view=about',
];

describe('the catalogue from disk', () => {
  test('is one file with one script, which its policy names by its hash, and asks for nothing but pictures', async () => {
    const html = await readFile(join(folder, 'catalogue.html'), 'utf8');
    expect(html.match(/<script(?! type="application\/json")/g)).toHaveLength(1);
    expect(html).toMatch(/script-src 'sha256-[\w+/=]+'; base-uri 'none'/);
    const { page, misdeeds } = await open('#indicator=i-1');
    await page.locator('.panel .evidence summary').first().click();
    await page.locator('.panel .picture img').first().waitFor();
    expect(misdeeds).toEqual({ requests: [], errors: [] });
  });

  test('has no barrier in any view, in both languages, light and dark, wide and narrow', async () => {
    const ways: Options[] = [
      { width: 1440, scheme: 'light', locale: 'en-GB' },
      { width: 1440, scheme: 'dark', locale: 'id-ID' },
      { width: 360, scheme: 'light', locale: 'id-ID' },
    ];
    for (const way of ways) {
      const { page, misdeeds } = await open('', way);
      for (const view of everyView) {
        await show(page, view === '' ? '#view=table' : view);
        await page.waitForTimeout(150);
        expect([view, way, await barriers(page)]).toEqual([view, way, []]);
        const wider = await page.evaluate<number>('document.documentElement.scrollWidth - innerWidth');
        expect([view, way, wider <= 0]).toEqual([view, way, true]);
      }
      expect(misdeeds).toEqual({ requests: [], errors: [] });
    }
  });

  test('shows labels in words in both languages: no key of the data, nothing undefined', async () => {
    for (const locale of ['en-GB', 'id-ID']) {
      const { page } = await open('', { locale });
      for (const view of everyView) {
        await show(page, view === '' ? '#view=table' : view);
        await page.waitForTimeout(150);
        const text = await page.locator('#app').innerText();
        expect([
          view,
          text.match(
            /undefined|\[object|NaN|c2\.|agency-tapin|bidang\/|low-confidence|formula-unparsed|tunai-key|same population/,
          ),
        ]).toEqual([view, null]);
      }
    }
  });

  test('keeps hostile texts as texts, whole, in a row of the usual height', async () => {
    const { page, misdeeds } = await open('#q=&columns=name');
    const shown = await page.locator('.rows tbody td[data-column="name"] a').allTextContents();
    for (const text of ['<script>alert(1)</script>', "=cmd|' /C calc'!A0", '👩🏽‍⚕️ emoji 🇮🇩'])
      expect(shown.some((one) => one.includes(text))).toBe(true);
    expect(await page.locator('#app script').count()).toBe(0);
    const heights = await page.evaluate<number[]>(
      `[...document.querySelectorAll('.rows tbody tr[data-at]')].map((row) => row.getBoundingClientRect().height)`,
    );
    expect(new Set(heights.map(Math.round))).toEqual(new Set([68]));
    for (const [i, text] of hostileTexts.entries()) {
      if (text.length < 1000) continue;
      await show(page, `#indicator=h-${i + 1}`);
      await page.locator('.panel .field button').first().click();
      expect(await page.locator('.panel .field .words').first().textContent()).toBe(text);
      expect(await page.evaluate<boolean>('document.documentElement.scrollWidth <= innerWidth')).toBe(true);
    }
    expect(misdeeds.errors).toEqual([]);
  });
});

describe('the table', () => {
  test('finds a term by all of its names, and words in any order', async () => {
    const { page } = await open();
    await page.locator('#search').fill('bantuan PPKS');
    await expect
      .poll(() => names(page))
      .toEqual([
        'Persentase PMKS yang memperoleh bantuan sosial',
        'Persentase PPKS yang memperoleh bantuan sosial',
        'Persentase PMKS yang memperoleh bantuan sosial tunai',
      ]);
    expect(hash(page)).toContain('q=bantuan PPKS'.replace(' ', '+'));
  });

  test('counts beside each value what it would leave, and keeps the view in its address', async () => {
    const { page } = await open();
    const year = page.locator('.facet', { hasText: 'Year' }).locator('label', { hasText: '2023' });
    expect(await year.locator('.count').innerText()).toBe('2');
    await year.click();
    await expect.poll(() => names(page)).toHaveLength(2);
    await page.locator('.rows thead button', { hasText: 'Indicator' }).click();
    await page.locator('.rows thead button', { hasText: 'Indicator' }).click();
    const sorted = await names(page);
    expect(sorted[0]).toContain('PPKS');
    const again = await open(new URL(page.url()).hash);
    expect(await names(again.page)).toEqual(sorted);
    expect(await count(again.page)).toContain('2 of');
    await again.page.locator('.search-bar .chip', { hasText: '2023' }).click();
    await expect.poll(() => count(again.page)).toMatch(/^\d+ indicators$/);
  });

  test('goes back to the view before, and shows the columns that are chosen', async () => {
    const { page } = await open();
    await page.locator('.facet', { hasText: 'Year' }).locator('label', { hasText: '2023' }).click();
    await page.goBack();
    await expect.poll(() => count(page)).toMatch(/^\d+ indicators$/);
    await page.locator('.menu summary', { hasText: 'Columns' }).click();
    await page.getByLabel('Responsible').check();
    expect(await attributes(page.locator('.rows tbody tr[data-at="0"] td'), 'data-column')).toContain('responsible');
  });

  test('gives what is shown as CSV and XLSX, codes as text, which other readers open', async () => {
    const { page } = await open('#by-year=2023&columns=name,code,year,confidence&sort=-name');
    const saved = async (label: string): Promise<Download> => {
      await page.locator('.menu summary', { hasText: 'Download' }).click();
      const [download] = await Promise.all([
        page.waitForEvent('download'),
        page.getByRole('button', { name: label }).click(),
      ]);
      await page.keyboard.press('Escape');
      return download;
    };
    const csv = Papa.parse<string[]>(await readFile(await (await saved('CSV')).path(), 'utf8')).data;
    expect(csv.slice(0, 2)).toEqual([
      ['id', 'name', 'code', 'year', 'confidence'],
      ['j-1', 'Persentase PPKS yang memperoleh bantuan sosial', '1', '2023', '0.93'],
    ]);
    const sheets = await readWorkbook(await (await saved('XLSX')).path());
    expect(sheets[0]!.data[1]).toEqual(['j-1', 'Persentase PPKS yang memperoleh bantuan sosial', '1', 2023, 0.93]);
  });

  test('writes no cell that a spreadsheet would run', async () => {
    const { page } = await open('#columns=name');
    await page.locator('.menu summary', { hasText: 'Download' }).click();
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('button', { name: 'CSV' }).click(),
    ]);
    const { data } = Papa.parse<string[]>(await readFile(await download.path(), 'utf8'));
    const cells = data.flat().filter((cell) => /^[\s\p{Cf}]*[=+@-]/u.test(cell));
    expect(cells).toEqual([]);
    expect(data.flat()).toContain("'=cmd|' /C calc'!A0");
  });

  test('is walked by keys: arrows from row to row, Escape out of the indicator, "/" to the search', async () => {
    const { page } = await open();
    await page.locator('.rows tbody a').first().focus();
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('End');
    const all = Number((await count(page)).split(' ')[0]);
    await expect
      .poll(() => page.evaluate<string>("document.activeElement.closest('tr').dataset.at"))
      .toBe(String(all - 1));
    await page.keyboard.press('Enter');
    await page.locator('.panel h2').waitFor();
    await page.keyboard.press('Escape');
    expect(await page.locator('.panel').count()).toBe(0);
    await page.keyboard.press('/');
    expect(await page.evaluate<string>('document.activeElement.id')).toBe('search');
  });
});

describe('an indicator', () => {
  test('leads from a value to the box on its page, the text before mends, the file and its hash', async () => {
    const { page } = await open('#indicator=i-1');
    const panel = page.locator('.panel');
    await panel.locator('.evidence summary').first().click();
    const picture = panel.locator('.picture').first();
    await page.evaluate(`document.querySelector('.panel .picture img').decode()`);
    const [frame, mark] = [await picture.boundingBox(), await picture.locator('.mark').boundingBox()];
    // the box of the name is 140 points wide, with 10 points around it
    expect(mark!.width / frame!.width).toBeCloseTo(140 / 160, 1);
    const text = await panel.innerText();
    expect(text).toContain('Persentase PMKS yang memperoleh bantuan sosiai');
    expect(text).toMatch(/mended\s+sosiai\s*→\s*sosial/);
    expect(text).toContain('tapin.office.pdf');
    expect(text).toContain('a'.repeat(64));
  });

  test('says the page of a text export as a line, and what is lost of an address', async () => {
    const { page } = await open('#indicator=i-3');
    await page.locator('.panel .evidence').first().waitFor();
    expect(await page.locator('.panel').innerText()).toContain('line 12');
    const lost = await open('#indicator=none');
    expect(await lost.page.locator('.panel').innerText()).toContain('not in this catalogue');
  });

  test('is cited with agency, year, document, page, version and a link that leads back', async () => {
    const { page } = await open('#indicator=i-1');
    await page.evaluate(
      `Object.defineProperty(navigator, 'clipboard', { value: { writeText: async (text) => { document.body.dataset.copied = text; } } })`,
    );
    await page.getByRole('button', { name: 'Copy citation' }).click();
    const cited = await page.evaluate<string>('document.body.dataset.copied');
    expect(cited).toMatch(
      /^Dinas Sosial Kabupaten Tapin \(2024\)\. “Persentase PMKS.*INDIKATOR KINERJA UTAMA.*tapin\.office\.pdf, p\. 1\. Read with ikat 0\.1\.0, catalogue 0\.1\.0\+[0-9a-f]{16}\. file:.*indicator=i-1$/,
    );
  });
});

describe('a concept', () => {
  test('sets agencies side by side and says whether their values can stand in one column', async () => {
    const { page } = await open('#view=concepts&concept=c2.share.ppks');
    const text = await page.locator('.concept').innerText();
    expect(text).toContain('Can these values stand in one column? Yes.');
    expect(text).toContain('2 agencies say the same');
    expect(text).toContain('“PMKS” (until 2019) is what is called “PPKS” (since 2019)');
    expect(text).toContain('Both are about the same people or things, and ask the same of them. It also says “tunai”.');
    expect(text).toContain('One is counted as grade, the other as score.');
    expect(await page.locator('.narrower ins').allInnerTexts()).toEqual(['tunai']);
    // another name of a term is no difference
    expect(await page.locator('.exact ins').count()).toBe(0);
    expect(await page.locator('.exact .numerator').first().innerText()).toBe(
      'Jumlah PMKS yang memperoleh bantuan sosial',
    );
  });

  test('stands in the matrix with its coverage, where the arrow keys lead from cell to cell', async () => {
    const { page } = await open('#view=concepts');
    expect(await page.locator('.matrix tbody tr').first().innerText()).toContain('2');
    await page.locator('[data-cell="0 0"]').focus();
    await page.keyboard.press('ArrowRight');
    await expect.poll(() => page.evaluate<string>('document.activeElement.dataset.cell')).toBe('0 1');
    await page.keyboard.press('Enter');
    await page.locator('.panel h2').waitFor();
    expect(await page.locator('.panel h2').innerText()).toContain('bantuan sosial');
  });
});

test('a province shows its regions in the order of their codes, and leads to their indicators', async () => {
  const { page } = await open('#view=map&province=35');
  expect(await page.locator('.region-tile .code').allInnerTexts()).toEqual(['35', '35.10']);
  await page.locator('a.region-tile', { hasText: '35.10' }).click();
  await expect.poll(() => count(page)).toMatch(/of \d+ indicators/);
  expect(hash(page)).toContain('by-region=35.10');
});

test('an agency shows its indicators under their objectives, years as columns, and how its pages were read', async () => {
  const { page } = await open('#view=agencies&agency=agency-tapin');
  await page.locator('.by-objective thead th', { hasText: '2024' }).waitFor();
  const text = await page.locator('.agency').innerText();
  expect(text).toContain('Meningkatnya kualitas hidup');
  expect(text).toContain('92,5');
  expect(text).toContain('read from a scan');
  const isDrawn = `(async (image) => { await image.decode(); return image.naturalWidth > 0; })(document.querySelector('.pages .picture img'))`;
  expect(await page.evaluate(isDrawn)).toBe(true);
});

test('a print has the rows and none of what is there to be pressed', async () => {
  const { page } = await open();
  await page.emulateMedia({ media: 'print' });
  expect(await page.locator('.side').isVisible()).toBe(false);
  expect(await page.locator('.menu').first().isVisible()).toBe(false);
  expect(await page.locator('.rows tbody tr[data-at="0"]').isVisible()).toBe(true);
});
