import { join } from 'node:path';
import { expect, it } from 'vitest';
import { evidence, sampleDataset } from '../../output/sample-dataset.ts';
import { barriers } from '../open-page.ts';
import { reviewInBrowser, screenshots } from './served.ts';

const { serve, open, decisions, saved } = reviewInBrowser();

it('agency, region and year of a document are confirmed or typed by keys alone, one after the other', async () => {
  const dataset = sampleDataset();
  dataset.documents[0]!.evidence = {
    agency: evidence('DINAS SOSIAL KAB. TAPIN', [150, 20, 500, 40]),
    year: evidence('TAHUN 2024', [150, 40, 500, 60], { confidence: 0.4 }),
  };
  const { page, misdeeds } = await open(await serve(dataset));
  await page.keyboard.press('i');
  await page.locator('#fact-agency:focus').waitFor();
  await page.keyboard.press('Enter');
  await saved(page, 1);
  await page.locator('#fact-region:focus').waitFor();
  await page.keyboard.type('Kota Bontang');
  await page.keyboard.press('Enter');
  await saved(page, 2);
  await page.locator('#fact-year:focus').waitFor();
  await page.keyboard.type('2021');
  if (screenshots) await page.screenshot({ path: join(screenshots, 'review-facts-decided.png') });
  expect(await barriers(page)).toEqual([]);
  await page.keyboard.press('Enter');
  await saved(page, 3);
  await page.locator('dialog').waitFor({ state: 'detached' });
  expect(await page.locator('.whose').textContent()).toContain('2021');
  expect(
    (await decisions()).map((one) => ('field' in one && 'value' in one ? [one.field, one.decided, one.value] : [])),
  ).toEqual([
    ['document.agency', 'right', 'Dinas Sosial Kabupaten Tapin'],
    ['document.region', 'corrected', 'Kota Bontang'],
    ['document.year', 'corrected', '2021'],
  ]);
  // a key of the row is a key of the row again, and undo takes the year back
  await page.keyboard.press('z');
  await saved(page, 4);
  expect(await page.locator('.whose').textContent()).toContain('2024');
  expect(misdeeds).toEqual([]);
});
