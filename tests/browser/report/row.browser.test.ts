import { readFile, writeFile } from 'node:fs/promises';
import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { reportFiles } from '../../../output/report/report.ts';
import { reportOf } from '../../output/report/report-parts.ts';
import { sampleDataset, scanId } from '../../output/sample-dataset.ts';
import { attributes } from '../open-page.ts';
import { focused, picture, writtenReport } from './written.ts';

const { open, indexFile, documentFile, fileAt } = writtenReport();

/** The colour of a screen pixel in the middle of an element, as [r, g, b]. */
async function colourOf(page: Page, selector: string): Promise<number[]> {
  const shot = await page.locator(selector).first().screenshot();
  return await page.evaluate<number[]>(`(async () => {
    const bitmap = await createImageBitmap(new Blob([Uint8Array.from(atob('${shot.toString('base64')}'), c => c.charCodeAt(0))]));
    const canvas = new OffscreenCanvas(bitmap.width, bitmap.height), draw = canvas.getContext('2d');
    draw.drawImage(bitmap, 0, 0);
    return [...draw.getImageData(bitmap.width * 0.9 | 0, bitmap.height * 0.85 | 0, 1, 1).data].slice(0, 3);
  })()`);
}

describe('a row', () => {
  it('shows the piece of the page that it came from', async () => {
    const { page } = await open(documentFile(scanId));
    await page.locator('#row-i-2').scrollIntoViewIfNeeded();
    await page.waitForTimeout(300);
    const [r, , b] = await colourOf(page, '#row-i-1 .places > figure:first-child [data-mark="name"]');
    expect([r! > 200, b! < 80]).toEqual([true, true]);
    const [r2, , b2] = await colourOf(page, '#row-i-2 .places > figure:first-child [data-mark="name"]');
    expect([r2! < 80, b2! > 200]).toEqual([true, true]);
    await page.context().close();
  });

  it('lights up the place of a field that has the focus, and the field whose place is pointed at', async () => {
    const { page } = await open(documentFile(scanId));
    await page.locator('#row-i-1 [data-field="formula"] button').first().focus();
    expect(await attributes(page.locator('#row-i-1 .mark.lit'), 'data-mark')).toEqual(['formula']);
    await page.locator('#row-i-1 .mark[data-mark="dataSources"]').hover();
    expect(await page.locator('#row-i-1 [data-field="dataSources"]').getAttribute('class')).toContain('lit');
    await page.context().close();
  });

  it('is led to by an address, also when a filter hides it', async () => {
    const { page } = await open(documentFile(scanId), { hash: '#q=SAKIP&row=i-2' });
    expect(await focused(page)).toBe('row-i-2');
    await page.locator('summary', { hasText: 'Page overview' }).click();
    await page.locator('.overview a').first().click();
    await page.waitForTimeout(100);
    expect(await focused(page)).toBe('row-i-1');
    await page.context().close();
  });

  it('gives a link and a citation to take along', async () => {
    const { page } = await open(indexFile());
    const card = page.locator('[data-item=i-1]');
    // where the clipboard is barred, what would have been copied stands there to be copied by hand
    await page.evaluate('navigator.clipboard.writeText = () => Promise.reject(new Error())');
    await card.locator('button', { hasText: 'Copy link' }).click();
    expect(await card.locator('.take-along textarea').inputValue()).toMatch(/^file:.*report\/tapin.*\.html#row=i-1$/);
    await card.locator('button', { hasText: 'Copy citation' }).click();
    expect(await card.locator('.take-along textarea').last().inputValue()).toBe(
      'Dinas Sosial Kabupaten Tapin. Indikator Kinerja Utama 2024: “Persentase PMKS yang memperoleh bantuan sosial”. ' +
        `tapin.office.pdf (${scanId.slice(0, 19)}), p. 1. Read with ikat 0.1.0.`,
    );
    await page.context().close();
  });

  it('says so when the picture is not beside it', async () => {
    const lonely = fileAt('alone.html');
    await writeFile(lonely, (await readFile(indexFile(), 'utf8')).replaceAll(picture.file, 'pages/x.png'));
    const { page } = await open(lonely);
    await page.locator('#row-i-1').scrollIntoViewIfNeeded();
    await page.locator('#row-i-1 .crop.missing').first().waitFor();
    await page.context().close();
  });

  it('holds texts of the source as texts, whatever they are', async () => {
    const dataset = JSON.parse(
      JSON.stringify(sampleDataset()).replaceAll('bantuan sosial', '</script><img src=x onerror=alert(1)>'),
    ) as ReturnType<typeof sampleDataset>;
    const file = fileAt('hostile.html');
    await writeFile(file, [...reportFiles(reportOf({ dataset, pictures: [] }))][0]!.text);
    const { page, misdeeds } = await open(file);
    expect(await page.locator('h3', { hasText: 'onerror=alert(1)' }).count()).toBeGreaterThan(0);
    expect(await page.locator('img[src=x]').count()).toBe(0);
    expect(misdeeds).toEqual({ requests: [], errors: [] });
    await page.context().close();
  });
});
