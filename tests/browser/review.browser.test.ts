import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { Dataset } from '../../pipeline/model/meaning/dataset.ts';
import type { Decision } from '../../pipeline/model/meaning/decision.ts';
import { reviewAssets } from '../../pipeline/review/assets.ts';
import { startServer, type ReviewServer } from '../../pipeline/review/server.ts';
import { beginSession } from '../../pipeline/review/session.ts';
import { madeRun } from '../pipeline/review/made-run.ts';
import { evidence, indicator, sampleDataset, scanId } from '../output/sample-dataset.ts';
import { barriers, drawPage, startBrowser } from './open-page.ts';

let browser: Browser;
let folder: string;
const servers: ReviewServer[] = [];
const screenshots = process.env['IKAT_SCREENSHOTS'];

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

async function serve(dataset: Dataset = sampleDataset()): Promise<ReviewServer> {
  folder = await mkdtemp(join(tmpdir(), 'ikat-review-'));
  return await serveAgain(dataset);
}

async function serveAgain(dataset: Dataset = sampleDataset()): Promise<ReviewServer> {
  const run = await madeRun(folder, dataset, { [`${scanId} 1`]: drawPage(sampleDataset(), scanId) });
  const session = await beginSession(
    run,
    () => new Date(),
    () => Promise.resolve({ text: 'Persentase baru', from: 'source' }),
  );
  const server = await startServer(session, reviewAssets());
  servers.push(server);
  return server;
}

type Options = { by?: string; width?: number; scheme?: 'light' | 'dark'; locale?: string };
type Opened = { page: Page; misdeeds: string[] };

async function open(
  server: ReviewServer,
  { by = 'Rina', width = 1280, scheme = 'light', locale = 'en-GB' }: Options = {},
): Promise<Opened> {
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
}

const name = (page: Page): Promise<string | null> => page.locator('#row-name').textContent();
const active = (page: Page): Promise<string | null> => page.locator('.field.active').getAttribute('data-field');
const decisions = async (): Promise<Decision[]> =>
  (await readFile(join(folder, 'decisions.jsonl'), 'utf8').catch(() => ''))
    .split('\n')
    .flatMap((line) => (line === '' ? [] : [JSON.parse(line) as Decision]));
const saved = async (page: Page, count: number): Promise<void> => {
  await expect.poll(async () => (await decisions()).length, { timeout: 5000 }).toBe(count);
  await page.waitForTimeout(60);
};

describe('every state of the page', () => {
  const states: [string, string[]][] = [
    ['a row', []],
    ['typing', ['e', 'S', 'e']],
    ['a note', ['c']],
    ['splitting', ['s']],
    ['drawing', ['a']],
    ['accepting a document', ['Shift+D']],
    ['the queue', ['q']],
    ['the error rate', ['r']],
    ['the log', ['Enter', 'l']],
    ['the tables', ['t']],
    ['the keys', ['?']],
    ['what the program saw', ['v', 'w']],
    ['the end', ['Enter', 'Enter', 'Enter']],
  ];
  it.each(
    states.flatMap(([state, keys]) => [
      [state, keys, 'light', 1280, 'en-GB'] as const,
      [state, keys, 'dark', 360, 'id-ID'] as const,
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

describe('deciding by keys', () => {
  it('begins with the row that most is expected of, at its least sure field', async () => {
    const { page } = await open(await serve());
    expect(await name(page)).toContain('Persentase anak terlantar yang dibina');
    expect(await active(page)).toBe('name');
  });

  it('accepts a row with one key, writes it at once, and goes on', async () => {
    const { page } = await open(await serve());
    await page.keyboard.press('Enter');
    await saved(page, 4);
    expect((await decisions()).every(({ decided, by }) => decided === 'right' && by === 'Rina')).toBe(true);
    await expect.poll(() => name(page)).not.toContain('anak terlantar');
    await expect.poll(() => page.locator('.count').textContent()).toMatch(/^1 of /);
  });

  it('takes a typed text with completion, and an unreadable field, and a note with its decision', async () => {
    const { page } = await open(await serve());
    await page.keyboard.press('c');
    await page.keyboard.type('as printed');
    await page.keyboard.press('Enter');
    await page.keyboard.press('e');
    await page.keyboard.type('Persentase PMKS yang');
    await page.locator('.offered li').first().waitFor();
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    await saved(page, 1);
    expect((await decisions())[0]).toMatchObject({
      decided: 'corrected',
      field: 'name',
      value: 'Persentase PMKS yang memperoleh bantuan sosial',
      why: 'as printed',
    });
    await page.keyboard.press('u');
    await saved(page, 2);
    expect((await decisions())[1]).not.toHaveProperty('why');
    expect((await decisions())[1]).toMatchObject({ decided: 'unreadable', field: 'objective' });
  });

  it('offers what was read before a mend under a number', async () => {
    const { page } = await open(await serve());
    await page.keyboard.press('q');
    await page.locator('.filters select').first().selectOption('all');
    await page.keyboard.press('Escape');
    while (!(await name(page))?.includes('PMKS')) {
      await page.keyboard.press('n');
      await page.waitForTimeout(150);
    }
    while ((await active(page)) !== 'name') await page.keyboard.press('k');
    await page.keyboard.press('1');
    await saved(page, 1);
    expect((await decisions())[0]).toMatchObject({ value: 'Persentase PMKS yang memperoleh bantuan sosiai' });
  });

  it('undoes and does again, by lines that are added', async () => {
    const { page } = await open(await serve());
    await page.keyboard.press('x');
    await saved(page, 1);
    await page.keyboard.press('z');
    await saved(page, 2);
    await expect.poll(() => name(page)).toContain('anak terlantar');
    await expect.poll(() => page.locator('.count').textContent()).toMatch(/^0 of /);
    await page.keyboard.press('y');
    await saved(page, 3);
    expect((await decisions()).map(({ decided }) => decided)).toEqual([
      'not-an-indicator',
      'withdrawn',
      'not-an-indicator',
    ]);
  });

  it('splits a row', async () => {
    const { page } = await open(await serve());
    await page.keyboard.press('s');
    await page.keyboard.press('End');
    await page.keyboard.press('Shift+Enter');
    await page.keyboard.type('Persentase lansia');
    await page.keyboard.press('Enter');
    await saved(page, 1);
    expect((await decisions())[0]).toMatchObject({
      decided: 'split',
      into: [{ name: 'Persentase anak terlantar yang dibina' }, { name: 'Persentase lansia' }],
    });
  });

  it('merges a row with the one below, and counts both as looked at', async () => {
    const { page } = await open(await serve());
    await page.keyboard.press('q');
    await page.locator('.filters select').first().selectOption('all');
    await page.keyboard.press('Escape');
    await page.keyboard.press('n');
    await expect.poll(() => name(page)).toContain('PMKS');
    await page.keyboard.press('m');
    await page.keyboard.type('Persentase PMKS dan anak terlantar');
    await page.keyboard.press('Enter');
    await saved(page, 1);
    expect((await decisions())[0]).toMatchObject({
      decided: 'merged',
      with: [{ read: 'Persentase anak terlantar yang dibina' }],
      values: { name: 'Persentase PMKS dan anak terlantar' },
    });
    await expect.poll(() => page.locator('.count').textContent()).toMatch(/^2 of 3 /);
  });

  it('adds a row by a box that is drawn by keys, read into the columns beside it', async () => {
    const { page } = await open(await serve());
    await page.keyboard.press('a');
    await page.locator('.drawn').waitFor();
    for (const key of ['ArrowDown', 'Shift+ArrowDown', 'Enter']) await page.keyboard.press(key);
    await page.locator('#add-name').waitFor();
    expect(await page.locator('#add-name').inputValue()).toBe('Persentase baru');
    await page.keyboard.press('Enter');
    await saved(page, 1);
    expect((await decisions())[0]).toMatchObject({ decided: 'missing-row', values: { name: 'Persentase baru' } });
    expect(await page.locator('.added li').textContent()).toContain('Persentase baru');
    await page.keyboard.press('z');
    await saved(page, 2);
    await page.locator('.added').waitFor({ state: 'detached' });
  });

  it('accepts a document after asking, and tells the end of the queue', async () => {
    const { page } = await open(await serve());
    await page.keyboard.press('Shift+D');
    await page.keyboard.press('Enter');
    await saved(page, 12);
    expect(await page.locator('.ended, .row-panel').first().isVisible()).toBe(true);
  });
});

describe('what happens beside the keys', () => {
  it('loses nothing when the server dies, and tells that a decision was not saved', async () => {
    const first = await serve();
    const { page } = await open(first);
    await page.keyboard.press('Enter');
    await saved(page, 4);
    const before = await name(page);
    await servers.pop()!.close();
    await page.keyboard.press('Enter');
    await page.locator('.fault').waitFor();
    expect(await name(page)).toBe(before);
    expect(await decisions()).toHaveLength(4);
    const again = await open(await serveAgain());
    expect(await name(again.page)).toBe(before);
    expect(await again.page.locator('.count').textContent()).toMatch(/^1 of /);
  });

  it('shows one reviewer what another decides meanwhile, and finds where they disagree', async () => {
    const server = await serve();
    const rina = await open(server);
    const budi = await open(server, { by: 'Budi' });
    await rina.page.keyboard.press('Space');
    await saved(rina.page, 1);
    await expect.poll(() => budi.page.locator('.field.active .chip.good').count(), { timeout: 8000 }).toBe(1);
    await budi.page.keyboard.press('e');
    await budi.page.keyboard.type('Persentase anak');
    await budi.page.keyboard.press('Enter');
    await saved(budi.page, 2);
    await expect.poll(() => rina.page.locator('.disagreed').count(), { timeout: 8000 }).toBeGreaterThan(0);
    const sari = await open(server, { by: 'Sari' });
    await sari.page.keyboard.press('q');
    await sari.page.locator('.filters select').first().selectOption('disagree');
    await sari.page.keyboard.press('Escape');
    await sari.page.locator('.disagreed').first().waitFor();
    await sari.page.keyboard.press('Space');
    await saved(sari.page, 3);
    await sari.page.locator('.disagreed').first().waitFor({ state: 'detached' });
  });

  it('shows a document whose texts are code as texts', async () => {
    const dataset = sampleDataset();
    const code = '<script>document.title="owned"</script><img src=x onerror="document.title=\'owned\'">';
    const row = dataset.indicators[1]!;
    row.name = code;
    row.evidence['name'] = evidence(code, [150, 220, 290, 270], {
      confidence: 0.2,
      edits: [{ from: code, to: code, rule: code }],
    });
    dataset.documents[0]!.file = `${code}.pdf`;
    dataset.agencies[0]!.name = code;
    const { page, misdeeds } = await open(await serve(dataset));
    await page.keyboard.press('Enter');
    await page.keyboard.press('l');
    await page.locator('.log td').first().waitFor();
    expect(await page.title()).toContain('Review');
    expect(await page.locator('.log script, .row-panel script').count()).toBe(0);
    expect(misdeeds).toEqual([]);
  });

  it('keeps the token out of the address', async () => {
    const { page } = await open(await serve());
    expect(new URL(page.url()).hash).toBe('');
    await page.reload();
    await page.locator('.row-panel').waitFor();
  });

  it('prints the log of decisions alone', async () => {
    const { page } = await open(await serve());
    await page.keyboard.press('x');
    await saved(page, 1);
    await page.keyboard.press('l');
    await page.locator('.log td').first().waitFor();
    await page.emulateMedia({ media: 'print' });
    expect(await page.locator('.row-panel, .ended').first().isVisible()).toBe(false);
    expect(await page.locator('.log').isVisible()).toBe(true);
  });
});

it('30,000 rows: the first screen soon, the next row at once', async () => {
  const dataset = sampleDataset();
  const document = (i: number): string => (i === 0 ? scanId : `sha256:${String(i).padStart(64, 'c')}`);
  dataset.documents = Array.from({ length: 600 }, (_, i) => ({
    ...dataset.documents[0]!,
    id: document(i),
    file: `d-${i}.pdf`,
  }));
  const text = 'Persentase penyandang masalah kesejahteraan sosial yang memperoleh bantuan';
  dataset.indicators = Array.from({ length: 30_000 }, (_, i) =>
    indicator({
      id: `row-${i}`,
      document: document(Math.floor(i / 50)),
      position: (i % 50) + 1,
      name: `${text} ${i}`,
      confidence: 0.3 + (i % 60) / 100,
      evidence: {
        name: evidence(`${text} ${i}`, [40, 10 + 10 * (i % 50), 290, 18 + 10 * (i % 50)], { confidence: 0.5 }),
      },
    }),
  );
  dataset.issues = [];
  const server = await serve(dataset);
  const started = performance.now();
  const { page } = await open(server);
  const first = performance.now() - started;
  await page.waitForTimeout(1000);
  const times = await page.evaluate<number[]>(`(async () => {
    const times = [];
    for (let i = 0; i < 9; i++) {
      const before = document.querySelector('#row-name').textContent;
      const start = performance.now();
      document.dispatchEvent(new KeyboardEvent('keydown', { key: 'Enter' }));
      while (document.querySelector('#row-name')?.textContent === before) await new Promise(requestAnimationFrame);
      times.push(performance.now() - start);
      await new Promise((go) => setTimeout(go, 400));
    }
    return times.sort((a, b) => a - b);
  })()`);
  const next = times[4]!;
  if (screenshots)
    console.log(
      `30,000 rows: first ${Math.round(first)} ms, next ${Math.round(next)} ms (${times.map(Math.round).join(' ')})`,
    );
  // 2 s and 100 ms on a quiet machine; others may take theirs
  expect(first).toBeLessThan(8000);
  expect(next).toBeLessThan(400);
});
