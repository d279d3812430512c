import { readFile } from 'node:fs/promises';
import Papa from 'papaparse';
import type { Download } from 'playwright-core';
import readWorkbook from 'read-excel-file/node';
import { describe, expect, test } from 'vitest';
import { attributes } from '../open-page.ts';
import { catalogueOnDisk, count, hash, names } from './opened-sample.ts';

const { open } = catalogueOnDisk();

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

  test('counts a paper once that was read twice, and shows its other reading to who asks', async () => {
    const { page } = await open('#q=PPKS+bantuan');
    expect(await names(page)).toHaveLength(3);
    const note = page.locator('.readings');
    expect(await note.innerText()).toContain('1 indicator of another reading of the same paper is not counted.');
    await note.getByRole('button').click();
    await expect.poll(() => names(page)).toHaveLength(4);
    await page.locator('.rows a', { hasText: 'sosiai' }).click();
    expect(await page.locator('.panel .reading-note').innerText()).toContain('jatim.pdf');
  });

  test.each([
    ['92,5', 1],
    ['92', 0],
    ['35.10', 1],
    ['i-1', 1],
    ['≥', 1],
    ['tapin 2024', 1],
  ])('finds numbers, signs and ids as they are written: %s', async (typed, least) => {
    const { page } = await open(`#q=${encodeURIComponent(typed)}`);
    const found = Number(/^\d+/.exec(await count(page))![0]);
    expect(found > 0).toBe(least > 0);
    expect(found).toBeLessThan(Number(/of (\d+)/.exec(await count(page))![1]));
  });

  test('says where a row was found whose name does not say what was searched for', async () => {
    const { page } = await open('#q=kualitas+hidup&columns=name');
    const cell = page.locator('.rows td.with-hit').first();
    expect(await cell.locator('.found-at').innerText()).toMatch(/^Objective.*kualitas/);
    expect(await cell.locator('mark').innerText()).toBe('kualitas');
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
        page.getByRole('button', { name: label, exact: true }).click(),
      ]);
      await page.keyboard.press('Escape');
      return download;
    };
    const csv = Papa.parse<string[]>(await readFile(await (await saved('CSV')).path(), 'utf8')).data;
    expect(csv.slice(0, 2)).toEqual([
      ['id', 'Indicator', 'Code', 'Year', 'Certainty'],
      ['j-1', 'Persentase PPKS yang memperoleh bantuan sosial', '1', '2023', '0.93'],
    ]);
    // for a double click: byte order mark, semicolons, decimal comma
    const excel = await readFile(await (await saved('CSV for Excel (;)')).path(), 'utf8');
    expect(excel.split('\r\n').slice(0, 2)).toEqual([
      '\ufeffid;Indicator;Code;Year;Certainty',
      "j-1;Persentase PPKS yang memperoleh bantuan sosial;'1;2023;0,93",
    ]);
    const sheets = await readWorkbook(await (await saved('XLSX')).path());
    expect(sheets[0]!.data[1]).toEqual(['j-1', 'Persentase PPKS yang memperoleh bantuan sosial', '1', 2023, 0.93]);
  });

  test('writes a fraction in one line with its sides in brackets, under heads in the language of the page', async () => {
    const { page } = await open('#by-year=2023&columns=formula', { locale: 'id-ID' });
    await page.locator('.menu summary', { hasText: 'Unduh' }).click();
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('button', { name: 'CSV', exact: true }).click(),
    ]);
    const { data } = Papa.parse<string[]>(await readFile(await download.path(), 'utf8'));
    expect(data[0]).toEqual(['id', 'Rumus']);
    expect(data[1]![1]).toMatch(/^\(Jumlah PMKS [^()]*\) \/ \([^()]*\) × 100$/);
  });

  test('writes no cell that a spreadsheet would run', async () => {
    const { page } = await open('#columns=name');
    await page.locator('.menu summary', { hasText: 'Download' }).click();
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('button', { name: 'CSV', exact: true }).click(),
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
