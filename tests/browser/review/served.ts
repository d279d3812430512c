/** A review that is served to a real browser: its set-up, and what tests ask of its page and of its folder. */
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, expect } from 'vitest';
import type { Dataset } from '../../../pipeline/model/meaning/dataset.ts';
import type { Decision } from '../../../pipeline/model/meaning/decision.ts';
import { reviewAssets } from '../../../pipeline/review/assets.ts';
import type { ReviewedRun } from '../../../pipeline/review/reviewed-run.ts';
import { startServer, type ReviewServer } from '../../../pipeline/review/server.ts';
import { beginSession } from '../../../pipeline/review/session.ts';
import { madeRun } from '../../pipeline/review/made-run.ts';
import { sampleDataset, scanId } from '../../output/sample-dataset.ts';
import { drawPage, startBrowser } from '../open-page.ts';

type Options = { by?: string; width?: number; scheme?: 'light' | 'dark'; locale?: string };
/** `misdeeds`: what the page asked of others than its server, and errors in its console. */
type Opened = { page: Page; misdeeds: string[] };

/** Where screenshots go when people want to look at them. */
export const screenshots = process.env['IKAT_SCREENSHOTS'];

/** A browser for the tests of a file, and a run folder for each of them. `change` alters the run before it is served. */
export function reviewInBrowser() {
  let browser: Browser;
  let folder = '';
  const servers: ReviewServer[] = [];

  beforeAll(async () => {
    browser = await startBrowser();
  });
  afterAll(async () => {
    await browser.close();
  });
  afterEach(async () => {
    await Promise.all(browser.contexts().map((context) => context.close()));
    await Promise.all(servers.splice(0).map((server) => server.close()));
    await rm(folder, { recursive: true });
  });

  const serveAgain = async (
    dataset: Dataset = sampleDataset(),
    change: (run: ReviewedRun) => ReviewedRun = (run) => run,
    pages: readonly number[] = [1],
  ): Promise<ReviewServer> => {
    const pictures = pages.map((page): [string, Buffer] => [`${scanId} ${page}`, drawPage(dataset, scanId, {}, page)]);
    const run = change(await madeRun(folder, dataset, Object.fromEntries(pictures)));
    const session = await beginSession(
      run,
      () => new Date(),
      () => Promise.resolve({ text: 'Persentase baru', from: 'source' }),
    );
    const server = await startServer(session, reviewAssets());
    servers.push(server);
    return server;
  };
  const serve: typeof serveAgain = async (...given) => {
    folder = await mkdtemp(join(tmpdir(), 'ikat-review-'));
    return await serveAgain(...given);
  };
  const open = async (
    server: ReviewServer,
    { by = 'Rina', width = 1280, scheme = 'light', locale = 'en-GB' }: Options = {},
  ): Promise<Opened> => {
    const context = await browser.newContext({ viewport: { width, height: 900 }, colorScheme: scheme, locale });
    const page = await context.newPage();
    const misdeeds: string[] = [];
    page.on('request', (asked) => {
      if (!asked.url().startsWith(`http://127.0.0.1:${server.port}/`) && !asked.url().startsWith('blob:'))
        misdeeds.push(asked.url());
    });
    page.on('console', (told) => {
      if (told.type() === 'error' || told.type() === 'warning') misdeeds.push(told.text());
    });
    page.on('pageerror', (error) => misdeeds.push(error.message));
    await page.goto(server.address);
    await page.locator('#by').fill(by);
    await page.keyboard.press('Enter');
    await page.locator('.row-panel, .ended').waitFor();
    return { page, misdeeds };
  };
  const decisions = async (): Promise<Decision[]> =>
    (await readFile(join(folder, 'decisions.jsonl'), 'utf8').catch(() => ''))
      .split('\n')
      .flatMap((line) => (line === '' ? [] : [JSON.parse(line) as Decision]));
  /** Waits until so many decisions are on disk, and the page has gone on. */
  const saved = async (page: Page, count: number): Promise<void> => {
    await expect.poll(async () => (await decisions()).length, { timeout: 5000 }).toBe(count);
    await page.waitForTimeout(60);
  };
  /** The server dies as a killed process would. */
  const kill = async (): Promise<void> => {
    await servers.pop()!.close();
  };
  return { serve, serveAgain, open, decisions, saved, kill };
}

/** The name of the row on the screen. */
export const name = (page: Page): Promise<string | null> => page.locator('#row-name').textContent();

/** The key of the field that is looked at. */
export const active = (page: Page): Promise<string | null> => page.locator('.field.active').getAttribute('data-field');
