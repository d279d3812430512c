import { readFile } from 'node:fs/promises';
import { describe, expect, test } from 'vitest';
import { hostileTexts } from '../../output/catalogue/sample-catalogue.ts';
import { barriers } from '../open-page.ts';
import { catalogueOnDisk, show, type Options } from './opened-sample.ts';

const { open, path } = catalogueOnDisk();

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
    const html = await readFile(path(), 'utf8');
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
