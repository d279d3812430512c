import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { diffDatasets } from '../../output/diff/diff.ts';
import { diffHtml } from '../../output/diff/changes-page.ts';
import { evidence, indicator, sampleDataset, scanId } from '../output/sample-dataset.ts';
import { attributes, drawnPage, drawPage, openFile, startBrowser } from './open-page.ts';

let browser: Browser;
let folder: string;
let file: string;

beforeAll(async () => {
  browser = await startBrowser();
  folder = await mkdtemp(join(tmpdir(), 'ikat-diff-'));
  file = join(folder, 'diff.html');
  const before = sampleDataset();
  const after = sampleDataset();
  const [first] = after.indicators;
  first!.name = 'Persentase PPKS yang telah memperoleh bantuan sosial';
  first!.evidence['name']!.raw = first!.name;
  first!.targets[0] = { year: 2024, value: 95, text: '95' };
  first!.evidence['targets']!.raw = '95';
  after.indicators.pop();
  const fresh = 'Indeks kepuasan masyarakat';
  after.indicators.push(
    indicator({ id: 'i-9', position: 3, name: fresh, evidence: { name: evidence(fresh, [150, 310, 290, 330]) } }),
  );
  const picture = (file: string) => ({
    document: scanId,
    page: 1,
    file,
    width: drawnPage.width,
    height: drawnPage.height,
  });
  for (const [run, dataset] of [
    ['old', before],
    ['new', after],
  ] as const) {
    await mkdir(join(folder, run));
    await writeFile(join(folder, run, 'p1.png'), drawPage(dataset, scanId));
  }
  const html = diffHtml(
    diffDatasets(before, after),
    { label: 'catalogue-old', dataset: before, pictures: [picture('old/p1.png')] },
    { label: 'catalogue-new', dataset: after, pictures: [picture('new/p1.png')] },
  );
  await writeFile(file, html);
});

afterAll(async () => {
  await browser.close();
  if (folder) await rm(folder, { recursive: true });
});

const titles = (page: Page): Promise<string[]> => page.locator('article.card:visible h3').allTextContents();
const screenshots = process.env['IKAT_SCREENSHOTS'];

describe('the page of changes', () => {
  it.each(['light', 'dark'] as const)(
    'opens from disk without a request or an error in the %s scheme',
    async (scheme) => {
      const { page, misdeeds } = await openFile(browser, file, { scheme });
      await page.locator('img').first().waitFor();
      await page.waitForTimeout(300);
      if (screenshots) await page.screenshot({ path: join(screenshots, `diff-${scheme}.png`), fullPage: true });
      expect(misdeeds).toEqual({ requests: [], errors: [] });
      await page.context().close();
    },
  );

  it('marks the words that went and came, and the difference of numbers', async () => {
    const { page } = await openFile(browser, file);
    const card = page.locator('article.card', { hasText: 'telah memperoleh' });
    const name = card.locator('tr', { has: page.locator('th', { hasText: /^Indicator$/ }) });
    expect(await name.locator('del').allTextContents()).toEqual(['PMKS']);
    expect(await name.locator('ins').allTextContents()).toEqual(['PPKS', 'telah']);
    expect(await card.locator('tr', { hasText: 'Targets 2024' }).textContent()).toContain('(+2.5)');
    expect(await attributes(card.locator('.versus img'), 'src')).toEqual(
      expect.arrayContaining(['old/p1.png', 'new/p1.png']),
    );
    await page.context().close();
  });

  it('shows one kind of change by its key and all with Escape', async () => {
    const { page } = await openFile(browser, file);
    expect(await titles(page)).toHaveLength(3);
    await page.keyboard.press('a');
    expect(await titles(page)).toEqual(['Indeks kepuasan masyarakat']);
    await page.keyboard.press('r');
    expect(await titles(page)).toEqual(['Nilai SAKIP']);
    await page.keyboard.press('c');
    expect(await titles(page)).toEqual(['1Persentase PPKS yang telah memperoleh bantuan sosial']);
    await page.keyboard.press('Escape');
    expect(await titles(page)).toHaveLength(3);
    await page.context().close();
  });

  it('filters by field, document and cause, and goes by j and k', async () => {
    const { page } = await openFile(browser, file);
    await page.locator('[data-filter="fields"]').selectOption('targets');
    expect(await titles(page)).toHaveLength(1);
    await page.locator('[data-reset]').click();
    await page.locator('[data-filter="document"]').selectOption({ label: 'texts/bontang.txt' });
    expect(await titles(page)).toEqual(['Nilai SAKIP']);
    await page.locator('[data-reset]').click();
    await page.locator('[data-filter="cause"]').selectOption('words');
    expect(await titles(page)).toHaveLength(1);
    await page.locator('[data-reset]').click();
    await page.locator('h1').click();
    await page.keyboard.press('j');
    await page.keyboard.press('j');
    await page.keyboard.press('k');
    expect(await page.evaluate('document.activeElement.id')).toBe('c0');
    await page.context().close();
  });

  it('fits a phone', async () => {
    const { page } = await openFile(browser, file, { width: 390 });
    if (screenshots) await page.screenshot({ path: join(screenshots, 'diff-390.png'), fullPage: true });
    expect(await page.evaluate('document.documentElement.scrollWidth')).toBeLessThanOrEqual(390);
    await page.context().close();
  });
});
