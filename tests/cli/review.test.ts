import { spawn, type ChildProcess } from 'node:child_process';
import { cp, mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Dataset } from '../../pipeline/model/meaning/dataset.ts';
import { RunRecord } from '../../pipeline/run/run-record.ts';
import { attributes, startBrowser } from '../browser/open-page.ts';
import { ikat, root } from './command.ts';

const main = fileURLToPath(new URL('../../dist/pipeline/main.js', import.meta.url));

let folder: string;
let run: string;
let browser: Browser;
const children: ChildProcess[] = [];

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'ikat-five-'));
  run = join(folder, 'catalogue');
  // another run of the five agencies can be named, such as one of their scans
  const given = process.env['IKAT_REVIEW_RUN'];
  if (given) await cp(given, run, { recursive: true });
  else expect((await ikat(['extract', join(root, 'fixtures/digital'), '--out', run])).code).toBe(0);
  browser = await startBrowser();
});

afterAll(async () => {
  for (const child of children) child.kill('SIGKILL');
  await browser.close();
  await rm(folder, { recursive: true });
});

async function review(): Promise<{ child: ChildProcess; page: Page }> {
  const child = spawn(process.execPath, [main, 'review', run, '--json'], { stdio: ['ignore', 'pipe', 'inherit'] });
  children.push(child);
  const address = await new Promise<string>((resolve) => {
    let told = '';
    child.stdout.setEncoding('utf8').on('data', (text: string) => {
      told += text;
      if (told.includes('}')) resolve((JSON.parse(told) as { address: string }).address);
    });
  });
  const page = await (await browser.newContext({ viewport: { width: 1440, height: 900 }, locale: 'id-ID' })).newPage();
  await page.goto(address);
  await page.locator('#by').fill('Rina');
  await page.keyboard.press('Enter');
  await page.locator('.row-panel').waitFor();
  return { child, page };
}

type Truth = { rows: { indicator: string; responsible: string | null; dataSource: string | null }[] };
const folded = (text: string): string => text.toLowerCase().replace(/[^\p{L}\p{N}]/gu, '');

/** What the paper says in some columns of every row, by the file and the name. */
async function truths(): Promise<Map<string, Truth['rows']>> {
  const keys = ['bontang', 'jatim', 'kukar', 'sumsel', 'tapin'];
  const read = keys.map(async (key): Promise<[string, Truth['rows']]> => {
    const text = await readFile(join(root, `fixtures/truth/${key}.truth.json`), 'utf8');
    return [key, (JSON.parse(text) as Truth).rows];
  });
  return new Map(await Promise.all(read));
}

test('the five agencies are reviewed by keys alone, about three a row, through a crash, and the next run applies it', async () => {
  const right = await truths();
  let { child, page } = await review();
  const pressed = { keys: 0, letters: 0, mended: 0 };
  const press = async (key: string): Promise<void> => {
    pressed.keys++;
    await page.keyboard.press(key);
  };
  const all = async (): Promise<void> => {
    await page.keyboard.press('q');
    await page.locator('.filters select').first().selectOption('all');
    await page.keyboard.press('Escape');
    await page.locator('.row-panel').waitFor();
  };
  await all();
  const rows = (JSON.parse(await readFile(join(run, 'dataset.json'), 'utf8')) as Dataset).indicators.length;
  expect(rows).toBeGreaterThan(45);
  let hasCrashed = false;
  for (let looked = 0; looked < rows; looked++) {
    if (looked === Math.floor(rows / 2) && !hasCrashed) {
      hasCrashed = true;
      child.kill('SIGKILL');
      await page.context().close();
      ({ child, page } = await review());
      await all();
      const count = await page.locator('.count').textContent();
      expect(count).toContain(`${looked} dari ${rows}`); // every decision of before is there
    }
    const title = (await page.locator('#row-name').textContent()) ?? '';
    const key = /([a-z]+)[^ ]*\.pdf/.exec((await page.locator('.whose').textContent()) ?? '')?.[1] ?? '';
    const truth = right.get(key)?.find(({ indicator }) => folded(title).endsWith(folded(indicator)));
    for (const [field, said] of [
      ['responsible', truth?.responsible],
      ['dataSources', truth?.dataSource],
    ] as const) {
      const shown = page.locator(`[data-field=${field}]`);
      if (said == null || (await shown.count()) === 0) continue;
      const value = (await shown.locator('.value').allTextContents()).join(' ');
      if (folded(value) === folded(said) || (await shown.getAttribute('class'))?.includes('decided')) continue;
      while (!((await shown.getAttribute('class')) ?? '').includes('active')) {
        const keys = await attributes(page.locator('.field'), 'data-field');
        const at = keys.indexOf(await page.locator('.field.active').getAttribute('data-field'));
        await press(at < keys.indexOf(field) ? 'ArrowDown' : 'ArrowUp');
        await page.waitForTimeout(30);
      }
      await press('e');
      await page.keyboard.type(said);
      pressed.letters += said.length;
      pressed.mended++;
      await press('Enter');
      await expect.poll(async () => (await shown.getAttribute('class')) ?? '').toContain('decided');
    }
    await press('Enter');
    if (process.env['IKAT_REVIEW_RUN']) console.log(looked, Date.now() % 1e6);
    await expect.poll(async () => await page.locator('.count').textContent()).toContain(`${looked + 1} dari ${rows}`);
  }
  await page.locator('.ended').waitFor();
  const aRow = pressed.keys / rows;
  if (process.env['IKAT_REVIEW_RUN'])
    console.log(`${rows} rows, ${JSON.stringify(pressed)}, ${aRow.toFixed(2)} keys a row`);
  expect(aRow).toBeLessThanOrEqual(3);
  child.kill('SIGINT');
  if (process.env['IKAT_REVIEW_RUN']) return;
  expect((await ikat(['extract', join(root, 'fixtures/digital'), '--out', run])).code).toBe(0);
  const record = RunRecord.parse(JSON.parse(await readFile(join(run, 'run.json'), 'utf8')));
  expect(record.decisions).toMatchObject({ stale: 0, elsewhere: 0 });
  expect(record.decisions!.held).toBeGreaterThan(rows);
  const after = JSON.parse(await readFile(join(run, 'dataset.json'), 'utf8')) as Dataset;
  expect(after.indicators.every(({ evidence }) => evidence['name']?.decided?.by === 'Rina')).toBe(true);
});
