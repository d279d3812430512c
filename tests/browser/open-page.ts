/** A real Chromium for the tests of the HTML pages, and a page picture to show in them. */
import { readFileSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import chromium from '@sparticuz/chromium';
import { createCanvas } from '@napi-rs/canvas';
import { chromium as playwright, type Browser, type Locator, type Page } from 'playwright-core';
import type { Dataset } from '../../pipeline/model/meaning/dataset.ts';

/** Chromium without a network; the caller closes it. */
export async function startBrowser(): Promise<Browser> {
  chromium.setGraphicsMode = false;
  // root may not use the sandbox, and the pages under test are our own
  const args = [
    ...chromium.args.filter((a) => !a.startsWith('--headless') && a !== '--single-process'),
    '--no-sandbox',
  ];
  const launch = async (env?: Record<string, string>): Promise<Browser> =>
    playwright.launch({
      executablePath: await chromium.executablePath(),
      args,
      headless: true,
      ...(env ? { env } : {}),
    });
  try {
    return await launch();
  } catch (error) {
    // a bare machine lacks the network security libraries; the package holds them for its own platform
    if (!/shared libraries/.test(String(error))) throw error;
    process.env['AWS_LAMBDA_JS_RUNTIME'] = 'nodejs20.x';
    await rm(join(tmpdir(), 'chromium'), { force: true }); // while it is there, nothing else is unpacked
    return await launch({ LD_LIBRARY_PATH: join(tmpdir(), 'al2023', 'lib') });
  }
}

/** What a page did that it should not: requests beyond local files, errors in the console. */
export type Misdeeds = { requests: string[]; errors: string[] };

/** Opens a file from disk and records its misdeeds. */
export async function openFile(
  browser: Browser,
  path: string,
  options: { width?: number; scheme?: 'light' | 'dark'; locale?: string; hash?: string } = {},
): Promise<{ page: Page; misdeeds: Misdeeds }> {
  const context = await browser.newContext({
    viewport: { width: options.width ?? 1280, height: 900 },
    colorScheme: options.scheme ?? 'light',
    locale: options.locale ?? 'en-GB',
  });
  const page = await context.newPage();
  const misdeeds: Misdeeds = { requests: [], errors: [] };
  page.on('request', (r) => {
    if (!r.url().startsWith('file:')) misdeeds.requests.push(r.url());
  });
  page.on('requestfailed', (r) => misdeeds.errors.push(`failed: ${r.url()}`));
  page.on('console', (m) => {
    if (m.type() === 'error' || m.type() === 'warning') misdeeds.errors.push(m.text());
  });
  page.on('pageerror', (e) => misdeeds.errors.push(e.message));
  await page.goto(`file://${path}${options.hash ?? ''}`);
  return { page, misdeeds };
}

/**
 * Seconds of its own thread that a page computed from now on: scripts, styles, layout. Not by the clock: machines of tests have
 * much else to do.
 */
export async function busySeconds(page: Page): Promise<() => Promise<number>> {
  const session = await page.context().newCDPSession(page);
  await session.send('Performance.enable', { timeDomain: 'threadTicks' });
  return async () => {
    const { metrics } = await session.send('Performance.getMetrics');
    return metrics.find(({ name }) => name === 'TaskDuration')?.value ?? Infinity;
  };
}

/** The rules of accessibility (WCAG 2.2 AA and good practice) as code for a page. */
const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/** What is wrong with a page for people who cannot see it well or use no mouse, each with the place. */
export async function barriers(page: Page): Promise<string[]> {
  await page.evaluate(axe);
  return await page.evaluate<string[]>(`axe.run(document, { resultTypes: ['violations'] }).then(({ violations }) =>
    violations.flatMap(({ id, nodes }) => nodes.map(({ target, failureSummary }) => id + ' ' + target.join(' ') + ' ' + failureSummary)))`);
}

/** An attribute of every element that is found. */
export async function attributes(found: Locator, name: string): Promise<(string | null)[]> {
  return Promise.all((await found.all()).map((element) => element.getAttribute(name)));
}

/** Size of the drawn page in points, and pixels a point. */
export const drawnPage = { width: 842, height: 595, scale: 2 };

/** A page picture (PNG) with every field's raw text printed in its box, and a colour of its own for each name box. */
export function drawPage(
  dataset: Dataset,
  document: string,
  nameColours: Record<string, string> = {},
  page: number | null = null,
): Buffer {
  const { width, height, scale } = drawnPage;
  const canvas = createCanvas(width * scale, height * scale);
  const draw = canvas.getContext('2d');
  draw.scale(scale, scale);
  draw.fillStyle = '#fbfaf6';
  draw.fillRect(0, 0, width, height);
  draw.fillStyle = '#111';
  draw.font = 'bold 14px sans-serif';
  draw.fillText('INDIKATOR KINERJA UTAMA', 320, 60);
  draw.font = '8.5px sans-serif';
  for (const row of dataset.indicators.filter((r) => r.document === document)) {
    for (const [field, evidence] of Object.entries(row.evidence)) {
      if (!evidence.box || (page !== null && evidence.page !== page)) continue;
      const [x0, y0, x1, y1] = evidence.box;
      if (field === 'name' && nameColours[row.id]) {
        draw.fillStyle = nameColours[row.id] ?? '';
        draw.fillRect(x0, y0, x1 - x0, y1 - y0);
      }
      draw.strokeStyle = '#222';
      draw.strokeRect(x0 - 4, y0 - 4, x1 - x0 + 8, y1 - y0 + 8);
      draw.fillStyle = '#111';
      let [line, y] = ['', y0 + 9];
      for (const word of evidence.raw.split(' ')) {
        if (draw.measureText(`${line} ${word}`).width > x1 - x0) {
          draw.fillText(line, x0, y);
          [line, y] = [word, y + 11];
        } else line = `${line} ${word}`.trim();
      }
      draw.fillText(line, x0, y);
    }
  }
  return canvas.toBuffer('image/png');
}
