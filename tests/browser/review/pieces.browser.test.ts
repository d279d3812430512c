import type { Page } from 'playwright-core';
import { expect, it } from 'vitest';
import { indicator, evidence, sampleDataset } from '../../output/sample-dataset.ts';
import { attributes } from '../open-page.ts';
import { reviewInBrowser } from './served.ts';

const { serve, open, saved, decisions } = reviewInBrowser();

/** The upper left corner on the page, in points, of the n-th piece of a field: told by the place of the picture behind it. */
const cornerOf = (page: Page, field: string, n: number): Promise<number[]> =>
  page.evaluate<number[]>(`(() => {
    const { style } = document.querySelectorAll('[data-field="${field}"] .piece img')[${n}];
    const scale = parseFloat(style.width) / 842;
    return [-parseFloat(style.left) / scale, -parseFloat(style.top) / scale].map(Math.round);
  })()`);

it('shows both pieces of a row that is cut by the end of a page, in the picture and beside the value', async () => {
  const dataset = sampleDataset();
  dataset.documents[0]!.pages = 2;
  const row = dataset.indicators[1]!;
  row.evidence['name'] = evidence('Persentase anak terlantar yang dibina', [150, 500, 290, 580], {
    confidence: 0.61,
    segments: [
      { page: 1, box: [150, 500, 290, 580] },
      { page: 2, box: [150, 40, 290, 80] },
    ],
  });
  row.evidence['objective'] = evidence(row.objective!, [40, 500, 140, 580]);
  row.evidence['formula'] = evidence(row.formula.text!, [300, 40, 470, 80], { page: 2 });
  const { page } = await open(await serve(dataset, (run) => run, [1, 2]));
  await page.locator('.sight img').nth(1).waitFor(); // a picture is there soon after its row
  expect(await attributes(page.locator('.sight img'), 'alt')).toEqual(['Page 1', 'Page 2']);
  for (const box of await page.locator('.sight .cell.lit').all()) {
    const place = await box.boundingBox();
    expect(place!.y).toBeGreaterThan(0);
    expect(place!.y + place!.height).toBeLessThan(900);
  }
  expect(await page.locator('.sight .cell.lit').count()).toBe(2);
  await page.locator('[data-field=name] .piece img').nth(1).waitFor();
  expect(await page.locator('[data-field=name] .goes-on').textContent()).toBe('↓ goes on on page 2');
  expect(await cornerOf(page, 'name', 0)).toEqual([148, 498]);
  expect(await cornerOf(page, 'name', 1)).toEqual([148, 38]);
});

it('shows the field that is looked at below the name of its row, however long that is, and never under it', async () => {
  const dataset = sampleDataset();
  for (const row of dataset.indicators) row.name = `${row.name} ${'yang memperoleh pelayanan dasar '.repeat(8)}`;
  const { page } = await open(await serve(dataset));
  for (const key of ['ArrowDown', 'ArrowDown', 'ArrowUp', 'ArrowUp', 'n', 'ArrowDown', 'ArrowUp', 'ArrowUp']) {
    await page.keyboard.press(key);
    await page.waitForTimeout(250);
    const [header, field] = [page.locator('.row-panel > header'), page.locator('.field.active')];
    const [above, own] = [await header.boundingBox(), await field.boundingBox()];
    expect(own!.y).toBeGreaterThanOrEqual(above!.y + above!.height);
  }
});

it('shows the own cell of every year, and decides each by itself', async () => {
  const dataset = sampleDataset();
  const box = (i: number): [number, number, number, number] => [500 + 60 * i, 150, 550 + 60 * i, 200];
  dataset.indicators = [
    indicator({
      id: 'i-1',
      name: 'Persentase PPKS',
      targets: [2024, 2025, 2026].map((year, i) => ({
        ...{ year, value: 90 + i, text: String(90 + i) },
        ...(i === 0 ? {} : { place: { page: 1, box: box(i) } }),
      })),
      confidence: 0.4,
      evidence: {
        name: evidence('Persentase PPKS', [150, 150, 290, 200]),
        targets: evidence('90', box(0), { confidence: 0.3 }),
      },
    }),
  ];
  dataset.issues = [];
  const { page } = await open(await serve(dataset));
  for (const [i, year] of [2024, 2025, 2026].entries()) {
    await page.locator(`[data-field="targets.${year}"] .piece img`).waitFor();
    expect(await cornerOf(page, `targets.${year}`, 0)).toEqual([498 + 60 * i, 148]);
  }
  await page.keyboard.press('Enter');
  await page.keyboard.press('e');
  await page.keyboard.type('97');
  await page.keyboard.press('Enter');
  await saved(page, 1);
  expect((await decisions())[0]).toMatchObject({
    ...{ decided: 'corrected', field: 'targets.2025', value: '97' },
    seen: { page: 1, box: box(1), read: '91' },
  });
});
