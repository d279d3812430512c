import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { drawnPage } from '../open-page.ts';
import { focused, look, picture, writtenReport } from './written.ts';

const { open, fileAt } = writtenReport();

describe('the overlay of a page', () => {
  const overlay = (): string => fileAt(join('usual', picture.overlay));
  const layers = ['cells', 'rules', 'words', 'around', 'bars', 'columns', 'rows', 'troubles'];

  it('opens from disk without a request beyond local files, and fits a narrow screen', async () => {
    for (const width of [1280, 390]) {
      const { page, misdeeds } = await open(overlay(), { width });
      await look(page, `overlay-${width}`);
      expect(misdeeds).toEqual({ requests: [], errors: [] });
      expect(await page.evaluate('document.documentElement.scrollWidth')).toBeLessThanOrEqual(width);
      await page.context().close();
    }
  });

  it('switches every layer off and on by keys alone', async () => {
    const { page } = await open(overlay());
    const shown = (key: string): Promise<boolean> =>
      page.evaluate(`getComputedStyle(document.querySelector('.sheet .${key}')).display !== 'none'`);
    for (const key of layers) {
      const first = await shown(key);
      await page.locator(`#show-${key}`).focus();
      await page.keyboard.press(' ');
      expect([key, await shown(key)]).toEqual([key, !first]);
      await page.keyboard.press(' ');
      expect([key, await shown(key)]).toEqual([key, first]);
    }
    await page.locator('#show-picture').focus();
    await page.keyboard.press(' ');
    expect(await page.locator('.sheet img').isVisible()).toBe(false);
    await page.context().close();
  });

  it('lies where the picture lies: a box of the page falls on its pixels', async () => {
    const { page } = await open(overlay());
    // the corners of a merged cell, as a share of the picture that lies under it
    const place = await page.evaluate<number[]>(`(() => {
      const picture = document.querySelector('.sheet img').getBoundingClientRect();
      const path = document.querySelector('.sheet .cells .merged'), box = path.getBBox(), to = path.getScreenCTM();
      return [[box.x, box.y], [box.x + box.width, box.y + box.height]].flatMap(([x, y]) => {
        const at = new DOMPoint(x, y).matrixTransform(to);
        return [(at.x - picture.x) / picture.width, (at.y - picture.y) / picture.height];
      });
    })()`);
    const { width, height } = drawnPage;
    [40 / width, 150 / height, 140 / width, 300 / height].forEach((share, i) => {
      expect(place[i]).toBeCloseTo(share, 3);
    });
    await page.context().close();
  });

  it('leads to the row in the report, and the row back to its place', async () => {
    const { page } = await open(overlay());
    await page.locator('#row-i-2').focus();
    await page.keyboard.press('Enter');
    await page.waitForURL(/report\/tapin[^/]*\.html#row=i-2$/);
    expect(await focused(page)).toBe('row-i-2');
    await page.locator('#row-i-2 figcaption a').first().click();
    await page.waitForURL(/pages\/tapin\.office\.p1\.html#row-i-2$/);
    expect(await page.locator('.rows a:target').getAttribute('id')).toBe('row-i-2');
    await page.context().close();
  });
});
