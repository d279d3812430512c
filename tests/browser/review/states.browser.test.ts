import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { barriers } from '../open-page.ts';
import { reviewInBrowser, screenshots } from './served.ts';

const { serve, open } = reviewInBrowser();

describe('every state of the page', () => {
  const states: [string, string[]][] = [
    ['a row', []],
    ['typing', ['e', 'S', 'e']],
    ['a note', ['c']],
    ['splitting', ['s']],
    ['merging', ['m']],
    ['drawing', ['a']],
    ['a row that was drawn', ['a', 'Enter']],
    ['typing into a cell of two rows', ['j', 'e']],
    ['typing where nothing was read', ['f', 'e']],
    ['accepting a document', ['Shift+D']],
    ['the queue', ['q']],
    ['the error rate', ['r']],
    ['the log', ['Enter', 'l']],
    ['the tables', ['t']],
    ['the document itself', ['i']],
    ['the keys', ['?']],
    ['what the program saw', ['v', 'w']],
    ['the end', ['Enter', 'Enter', 'Enter']],
  ];
  it.each(
    states.flatMap(([state, keys]) => [
      [state, keys, 'light', 1280, 'en-GB'] as const,
      [state, keys, 'dark', 360, 'id-ID'] as const,
      [state, keys, 'light', 2560, 'id-ID'] as const,
    ]),
  )('bars nobody and fits: %s (%j), %s, %i wide, %s', async (state, keys, scheme, width, locale) => {
    const { page, misdeeds } = await open(await serve(), { scheme, width, locale });
    for (const key of keys) {
      await page.keyboard.press(key);
      await page.waitForTimeout(150);
    }
    await page.waitForTimeout(150);
    if (screenshots)
      await page.screenshot({ path: join(screenshots, `review-${state.replace(/\W/g, '-')}-${scheme}-${width}.png`) });
    expect(misdeeds).toEqual([]);
    expect(await barriers(page)).toEqual([]);
    expect(await page.evaluate('document.documentElement.scrollWidth')).toBeLessThanOrEqual(width);
    expect(await page.evaluate('document.documentElement.lang')).toBe(locale.slice(0, 2));
  });

  it('shows the queue beside the row on a wide screen', async () => {
    const { page } = await open(await serve(), { width: 2560 });
    expect(await page.locator('.listed:visible').count()).toBeGreaterThan(0);
    expect(await page.evaluate('document.documentElement.scrollWidth')).toBe(2560);
    expect(await barriers(page)).toEqual([]);
  });
});
