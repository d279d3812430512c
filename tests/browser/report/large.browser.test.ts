import { writeFile } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import { reportFiles } from '../../../output/report/report.ts';
import { reportOf } from '../../output/report/report-parts.ts';
import { sampleDataset } from '../../output/sample-dataset.ts';
import { busySeconds } from '../open-page.ts';
import { picture, writtenReport } from './written.ts';

const { open, fileAt } = writtenReport();

describe('a large run', () => {
  it('opens in three seconds, and follows a search in a tenth of one', async () => {
    const dataset = sampleDataset();
    const [row] = dataset.indicators;
    dataset.indicators = Array.from({ length: 20_000 }, (_, i) => ({
      ...row!,
      id: `r${i}`,
      name: `${row!.name} ${i}`,
    }));
    dataset.issues = [];
    const file = fileAt('large.html');
    await writeFile(file, [...reportFiles(reportOf({ dataset, pictures: [picture] }))][0]!.text);
    const blank = fileAt('blank.html');
    await writeFile(blank, '<!doctype html><title>blank</title>');
    const { page } = await open(blank);
    const busy = await busySeconds(page);
    await page.goto(`file://${file}`);
    await page.locator('article.card').first().waitFor();
    const opened = await busy();
    const output = page.locator('.bar output');
    const search = async (typed: string, found: string): Promise<number> => {
      const before = await busy();
      await page.locator('input[type=search]').fill(typed);
      await expect.poll(() => output.textContent()).toBe(found);
      return (await busy()) - before;
    };
    const times = [
      await search('pmks 19999', '1 of 20,000 rows'),
      await search('tapin', '20,000 of 20,000 rows'),
      await search('zzz', '0 of 20,000 rows'),
    ];
    if (process.env['IKAT_FIGURES']) console.log({ opened, times });
    expect(opened).toBeGreaterThan(0.01);
    expect(opened).toBeLessThan(3);
    expect(Math.max(...times)).toBeLessThan(0.1);
    await page.context().close();
  });

  it('draws cards as they come into view, and all of them for print', async () => {
    const dataset = sampleDataset();
    const [row] = dataset.indicators;
    dataset.indicators = Array.from({ length: 300 }, (_, i) => ({ ...row!, id: `r${i}` }));
    const file = fileAt('longer.html');
    await writeFile(file, [...reportFiles(reportOf({ dataset, pictures: [] }))][0]!.text);
    const { page } = await open(file);
    const count = (): Promise<number> => page.locator('article.card').count();
    expect(await count()).toBeLessThan(60);
    const before = await count();
    await page.evaluate('window.scrollTo(0, document.documentElement.scrollHeight)');
    await page.waitForTimeout(500);
    expect(await count()).toBeGreaterThan(before);
    await page.evaluate('window.dispatchEvent(new Event("beforeprint"))');
    expect(await count()).toBe(300);
    await page.context().close();
  });
});
