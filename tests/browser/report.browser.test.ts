import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { renderOverlay } from '../../output/report/overlay/overlay.ts';
import { renderReport } from '../../output/report/report.ts';
import { PipelineError } from '../../pipeline/model/errors.ts';
import { sampleDataset, scanId } from '../output/sample-dataset.ts';
import { samplePage } from '../output/sample-page.ts';
import { attributes, drawnPage, drawPage, openFile, startBrowser } from './open-page.ts';

let browser: Browser;
let folder: string;
let file: string;

beforeAll(async () => {
  browser = await startBrowser();
  folder = await mkdtemp(join(tmpdir(), 'ikat-report-'));
  file = join(folder, 'report.html');
  const dataset = sampleDataset();
  await mkdir(join(folder, 'pages'));
  await writeFile(
    join(folder, 'pages/tapin.office.p1.png'),
    drawPage(dataset, scanId, { 'i-1': '#ff0000', 'i-2': '#0000ff' }),
  );
  const picture = {
    document: scanId,
    page: 1,
    file: 'pages/tapin.office.p1.png',
    width: drawnPage.width,
    height: drawnPage.height,
    overlay: 'pages/tapin.office.p1.html',
  };
  const { indicators: rows, issues } = dataset;
  const addresses = { picture: 'tapin.office.p1.png', report: '../report.html' };
  await writeFile(
    join(folder, picture.overlay),
    renderOverlay({ file: 'tapin.office.pdf', page: samplePage(), rows, issues, ...addresses }),
  );
  const refusals = [new PipelineError('encrypted-pdf', 'The file needs a password', { file: 'rahasia.pdf' }).refusal];
  await writeFile(
    file,
    renderReport({
      dataset,
      pictures: [picture],
      refusals,
      run: { version: '0.1.0', facts: [['OCR language', 'ind']] },
    }),
  );
});

afterAll(async () => {
  await browser.close();
  // the screenshots stay for people to look at when a folder was named for them
  if (folder) await rm(folder, { recursive: true });
});

const visible = (page: Page): Promise<(string | null)[]> => attributes(page.locator('article.card:visible'), 'id');
const focused = (page: Page): Promise<string> => page.evaluate<string>('document.activeElement.id');
const screenshots = process.env['IKAT_SCREENSHOTS'];

async function look(page: Page, name: string): Promise<void> {
  if (screenshots) await page.screenshot({ path: join(screenshots, `${name}.png`), fullPage: true });
}

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

describe.each(['light', 'dark'] as const)('the report in the %s scheme', (scheme) => {
  it('opens from disk without a request beyond local files and without an error', async () => {
    const { page, misdeeds } = await openFile(browser, file, { scheme });
    await page.locator('img').first().scrollIntoViewIfNeeded();
    await page.waitForTimeout(300);
    await look(page, `report-${scheme}`);
    expect(misdeeds).toEqual({ requests: [], errors: [] });
    const ink = await page.evaluate('getComputedStyle(document.body).color');
    expect(ink).toBe(scheme === 'light' ? 'rgb(28, 33, 40)' : 'rgb(231, 233, 237)');
    await page.context().close();
  });
});

describe('the report', () => {
  it('shows in each row the piece of the page that the row came from', async () => {
    const { page } = await openFile(browser, file);
    await page.locator('#row-i-2').scrollIntoViewIfNeeded();
    await page.waitForTimeout(300);
    const [r, , b] = await colourOf(page, '#row-i-1 .places > figure:first-child [data-mark="name"]');
    expect([r! > 200, b! < 80]).toEqual([true, true]);
    const [r2, , b2] = await colourOf(page, '#row-i-2 .places > figure:first-child [data-mark="name"]');
    expect([r2! < 80, b2! > 200]).toEqual([true, true]);
    await page.context().close();
  });

  it('lights up the place of a field when the field has the focus, and the field when its place is pointed at', async () => {
    const { page } = await openFile(browser, file);
    await page.locator('#row-i-1 [data-field="formula"]').focus();
    expect(await attributes(page.locator('#row-i-1 .mark.lit'), 'data-mark')).toEqual(['formula']);
    await page.locator('#row-i-1 .mark[data-mark="dataSources"]').hover();
    expect(await page.locator('#row-i-1 [data-field="dataSources"]').getAttribute('class')).toContain('lit');
    await page.context().close();
  });

  it('filters by document, severity, confidence, field and text, and clears', async () => {
    const { page } = await openFile(browser, file);
    expect(await visible(page)).toEqual(['row-i-1', 'row-i-2', 'row-i-3']);
    const choose = async (name: string, value: string): Promise<(string | null)[]> => {
      await page.locator(`[data-filter="${name}"]`).selectOption(value);
      const rows = await visible(page);
      await page.locator('[data-reset]').click();
      return rows;
    };
    expect(await choose('document', scanId)).toEqual(['row-i-1', 'row-i-2']);
    expect(await choose('severity', 'warning')).toEqual(['row-i-2']);
    expect(await choose('severity', 'none')).toEqual(['row-i-1', 'row-i-3']);
    expect(await choose('confidence', 'below:0.8')).toEqual(['row-i-2', 'row-i-3']);
    expect(await choose('fields', 'formula')).toEqual(['row-i-2']);
    await page.locator('[data-search]').fill('anak TERLANTAR');
    expect(await visible(page)).toEqual(['row-i-2']);
    expect(await page.locator('[data-shown]').textContent()).toBe('1 of 3 shown');
    await page.locator('[data-search]').fill('no such words');
    expect(await page.locator('[data-nothing]').isVisible()).toBe(true);
    await page.keyboard.press('Escape');
    await page.keyboard.press('Escape');
    expect(await visible(page)).toHaveLength(3);
    await page.context().close();
  });

  it('goes by keys: j, k, n, / and ?', async () => {
    const { page } = await openFile(browser, file);
    await page.keyboard.press('j');
    expect(await focused(page)).toBe('row-i-1');
    await page.keyboard.press('j');
    await page.keyboard.press('j');
    expect(await focused(page)).toBe('row-i-3');
    await page.keyboard.press('k');
    await page.keyboard.press('k');
    expect(await focused(page)).toBe('row-i-1');
    await page.keyboard.press('n');
    expect(await focused(page)).toBe('row-i-2');
    await page.keyboard.press('/');
    await page.keyboard.type('jk');
    expect(await page.locator('[data-search]').inputValue()).toBe('jk');
    await page.keyboard.press('Escape');
    await page.keyboard.press('?');
    expect(await page.locator('dialog').isVisible()).toBe(true);
    await page.keyboard.press('Escape');
    expect(await page.locator('dialog').isVisible()).toBe(false);
    await page.context().close();
  });

  it('leads from the page overview to a row, also when a filter hides it', async () => {
    const { page } = await openFile(browser, file);
    await page.locator('summary', { hasText: 'Page overview' }).click();
    await look(page, 'report-overview');
    await page.locator('[data-search]').fill('SAKIP');
    await page.evaluate(`location.hash = '#row-i-2'`);
    await page.waitForTimeout(100);
    expect(await focused(page)).toBe('row-i-2');
    await page.context().close();
  });

  it('says so when the picture is not beside it', async () => {
    const lonely = join(folder, 'alone', 'report.html');
    await mkdir(join(folder, 'alone'));
    const dataset = sampleDataset();
    const picture = { document: scanId, page: 1, file: 'pages/x.png', width: 842, height: 595 };
    await writeFile(
      lonely,
      renderReport({ dataset, pictures: [picture], refusals: [], run: { version: '1', facts: [] } }),
    );
    const { page } = await openFile(browser, lonely);
    await page.locator('#row-i-1').scrollIntoViewIfNeeded();
    await page.locator('#row-i-1 .crop.missing').first().waitFor();
    await page.context().close();
  });

  it.each([1280, 390])('needs no scrolling sideways at a width of %i', async (width) => {
    const { page } = await openFile(browser, file, { width });
    await look(page, `report-${width}`);
    expect(await page.evaluate('document.documentElement.scrollWidth')).toBeLessThanOrEqual(width);
    await page.context().close();
  });

  it.each(['light', 'dark'] as const)('has text of enough contrast in the %s scheme', async (scheme) => {
    const { page } = await openFile(browser, file, { scheme });
    const weak = await page.evaluate<string[]>(`(() => {
      const parse = (c) => { const m = c.match(/[\\d.]+/g).map(Number); return m.length === 3 ? [...m, 1] : m; };
      const light = (c) => { const [r, g, b] = c.map((v) => { v /= 255; return v <= 0.03928 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4; }); return 0.2126 * r + 0.7152 * g + 0.0722 * b; };
      const backdrop = (e) => { for (; e; e = e.parentElement) { const c = parse(getComputedStyle(e).backgroundColor); if (c[3] === 1) return c; } return [255, 255, 255, 1]; };
      return [...document.querySelectorAll('body *')].filter((e) => [...e.childNodes].some((n) => n.nodeType === 3 && n.data.trim()) && e.checkVisibility() && !e.closest('script,.overview')).flatMap((e) => {
        const a = light(parse(getComputedStyle(e).color).slice(0, 3)), b = light(backdrop(e).slice(0, 3));
        const ratio = (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
        return ratio < 4.5 ? [e.tagName + '.' + e.className + ' ' + ratio.toFixed(2)] : [];
      });
    })()`);
    expect(weak).toEqual([]);
    await page.context().close();
  });
});

describe('the overlay of a page', () => {
  const overlay = (): string => join(folder, 'pages/tapin.office.p1.html');
  const layers = ['cells', 'rules', 'words', 'around', 'bars', 'columns', 'rows', 'troubles'];

  it('opens from disk without a request beyond local files, and fits a narrow screen', async () => {
    for (const width of [1280, 390]) {
      const { page, misdeeds } = await openFile(browser, overlay(), { width });
      await look(page, `overlay-${width}`);
      expect(misdeeds).toEqual({ requests: [], errors: [] });
      expect(await page.evaluate('document.documentElement.scrollWidth')).toBeLessThanOrEqual(width);
      await page.context().close();
    }
  });

  it('switches every layer off and on by keys alone', async () => {
    const { page } = await openFile(browser, overlay());
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
    const { page } = await openFile(browser, overlay());
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
    const { page } = await openFile(browser, overlay());
    await page.locator('#row-i-2').focus();
    await page.keyboard.press('Enter');
    await page.waitForURL(/report\.html#row-i-2$/);
    expect(await focused(page)).toBe('row-i-2');
    await page.locator('#row-i-2 figcaption a').first().click();
    await page.waitForURL(/pages\/tapin\.office\.p1\.html#row-i-2$/);
    expect(await page.locator('.rows a:target').getAttribute('id')).toBe('row-i-2');
    await page.context().close();
  });
});
