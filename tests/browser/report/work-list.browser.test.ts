import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { exportId } from '../../output/sample-dataset.ts';
import { focused, visible, writtenReport } from './written.ts';

const { open, indexFile } = writtenReport();

const marked = (page: Page): Promise<string[]> => page.locator('.card:visible mark').allTextContents();

describe('the work list', () => {
  it('shows the most doubtful row first, and leads to documents that have something to decide', async () => {
    const { page } = await open(indexFile());
    expect(await visible(page)).toEqual(['i-2', 'i-3', 'i-1']);
    expect(await page.locator('main table').last().locator('tbody a').allTextContents()).toEqual([
      'tapin.office.pdf',
      'texts/bontang.txt',
    ]);
    await page.locator('a', { hasText: 'tapin.office.pdf' }).first().click();
    await page.waitForURL(/report\/tapin[^/]*\.html$/);
    expect(await visible(page)).toEqual(['i-1', 'i-2']);
    await page.locator('a', { hasText: 'All documents' }).click();
    await page.waitForURL(/report\.html$/);
    await page.context().close();
  });

  it.each([
    ['the words of a row, in any order and case', 'terlantar ANAK', ['i-2']],
    ['its agency', 'tapin', ['i-2', 'i-1']],
    ['its file', 'bontang.txt', ['i-3']],
    ['the other name of a term that it holds', 'Penyandang Masalah Kesejahteraan Sosial', ['i-1']],
  ])('finds a row by %s', async (_, typed, rows) => {
    const { page } = await open(indexFile());
    await page.locator('input[type=search]').fill(typed);
    await page.waitForTimeout(200);
    expect(await visible(page)).toEqual(rows);
    expect(await page.locator('.bar output').textContent()).toBe(`${rows.length} of 3 rows`);
    await page.context().close();
  });

  it('marks what was found, under whichever name', async () => {
    const { page } = await open(indexFile());
    await page.locator('input[type=search]').fill('ppks');
    await page.waitForTimeout(200);
    expect(new Set(await marked(page))).toEqual(new Set(['PMKS', 'PPKS']));
    await page.locator('input[type=search]').fill('');
    await page.waitForTimeout(200);
    expect(await marked(page)).toEqual([]);
    await page.context().close();
  });

  it('says at the top of a row where it was found, with the words around, and by which names a term is searched for', async () => {
    const { page } = await open(indexFile());
    const [search, found] = [page.locator('input[type=search]'), page.locator('[data-item=i-1] .found-at')];
    await search.fill('ppks');
    await page.waitForTimeout(200);
    expect(await found.count()).toBe(0); // its name has it
    expect(await page.locator('.bar .also').textContent()).toMatch(/^Searched by all names: .*PMKS/);
    await search.fill('kualitas hidup');
    await page.waitForTimeout(200);
    const first = page.locator('[data-item=i-2] .found-at');
    expect(await first.textContent()).toMatch(/^Found in “Objective.*”: Meningkatnya kualitas hidup pemerlu/);
    expect(await first.locator('mark').allTextContents()).toEqual(['kualitas', 'hidup']);
    expect((await first.boundingBox())!.y).toBeLessThan(700);
    expect(await page.locator('.bar .also').isVisible()).toBe(false);
    await search.fill('');
    await page.waitForTimeout(200);
    expect(await found.count()).toBe(0);
    await page.context().close();
  });

  it('keeps search and filters in the address, and opens with them', async () => {
    const { page } = await open(indexFile());
    await page.locator('select[name=check]').selectOption('look');
    await page.locator('input[type=search]').fill('anak');
    await page.waitForTimeout(200);
    const { hash } = new URL(page.url());
    expect(Object.fromEntries(new URLSearchParams(hash.slice(1)))).toEqual({ q: 'anak', check: 'look' });
    const again = await open(indexFile(), { hash });
    expect(await visible(again.page)).toEqual(['i-2']);
    expect(await again.page.locator('input[type=search]').inputValue()).toBe('anak');
    await again.page.keyboard.press('Escape');
    expect(await visible(again.page)).toHaveLength(3);
    for (const one of [page, again.page]) await one.context().close();
  });

  it.each([
    ['document', exportId, ['i-3']],
    ['check', 'warning', ['i-2']],
    ['check', 'none', ['i-3', 'i-1']],
    ['sure', '80', ['i-2', 'i-3']],
    ['field', 'in:formula', ['i-2']],
  ])('filters by %s %s', async (name, value, rows) => {
    const { page } = await open(indexFile());
    await page.locator(`select[name=${name}]`).selectOption(value);
    expect(await visible(page)).toEqual(rows);
    await page.context().close();
  });

  it('says so when nothing fits, and brings the first hit into sight', async () => {
    const { page } = await open(indexFile());
    await page.locator('input[type=search]').fill('no such words');
    await page.locator('.nothing').waitFor();
    await page.evaluate('window.scrollTo(0, document.documentElement.scrollHeight)');
    await page.locator('input[type=search]').fill('SAKIP');
    await page.waitForTimeout(300);
    const place = await page.locator('[data-item=i-3]').boundingBox();
    expect(place!.y).toBeGreaterThan(0);
    expect(place!.y).toBeLessThan(500);
    await page.context().close();
  });

  it('speaks the language of the browser, and the other one when asked, from then on', async () => {
    const { page } = await open(indexFile(), { locale: 'id-ID' });
    const text = (): Promise<string> => page.locator('#app').innerText();
    expect(await page.evaluate('document.documentElement.lang')).toBe('id');
    expect(await text()).toContain('41 % yakin');
    expect(await text()).not.toMatch(/Responsible|Compare with the page|Work list/);
    await page.locator('.languages button', { hasText: 'English' }).click();
    expect(await text()).toContain('41 % sure');
    expect(await text()).not.toMatch(/Penanggung jawab|Bandingkan|Daftar kerja/);
    await page.reload();
    expect(await page.evaluate('document.documentElement.lang')).toBe('en');
    await page.context().close();
  });

  it('goes by keys: j, k, n, / and ?', async () => {
    const { page } = await open(indexFile());
    await page.keyboard.press('j');
    expect(await focused(page)).toBe('row-i-2');
    await page.keyboard.press('j');
    await page.keyboard.press('j');
    expect(await focused(page)).toBe('row-i-1');
    await page.keyboard.press('k');
    expect(await focused(page)).toBe('row-i-3');
    await page.keyboard.press('/');
    await page.keyboard.type('jk');
    expect(await page.locator('input[type=search]').inputValue()).toBe('jk');
    await page.keyboard.press('Escape');
    await page.keyboard.press('Escape');
    await page.keyboard.press('n');
    expect(await focused(page)).toBe('row-i-2');
    await page.keyboard.press('?');
    expect(await page.locator('dialog').isVisible()).toBe(true);
    await page.keyboard.press('Escape');
    expect(await page.locator('dialog').isVisible()).toBe(false);
    await page.context().close();
  });
});
