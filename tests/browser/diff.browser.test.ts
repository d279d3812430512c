import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { diffDatasets } from '../../output/diff/diff.ts';
import { diffHtml } from '../../output/diff/changes-page.ts';
import { parseDecisions } from '../../pipeline/decisions/decision-files.ts';
import type { Dataset } from '../../pipeline/model/meaning/dataset.ts';
import { evidence, indicator, sampleDataset, scanId } from '../output/sample-dataset.ts';
import { attributes, barriers, busySeconds, drawnPage, drawPage, openFile, startBrowser } from './open-page.ts';

let browser: Browser;
let folder: string;
let file: string;

/** The sample as the document of the next year prints it: another target, a formula in other letters only. */
function nextYear(dataset: Dataset): Dataset {
  const later = structuredClone(dataset);
  const id = `sha256:${'e'.repeat(64)}`;
  later.documents[0] = { ...later.documents[0]!, id, file: 'tapin-2025.pdf', year: 2025 };
  for (const row of later.indicators) if (row.document === scanId) row.document = id;
  later.indicators[0]!.targets = [{ year: 2025, value: 95, text: '95' }];
  later.indicators[1]!.formula.text = 'JUMLAH anak dibina, dibagi jumlah anak terlantar';
  return later;
}

/** The sample with the lines of its head, and the same whose year and agency were read otherwise. */
function headed(agency: string, year: number): Dataset {
  const dataset = sampleDataset();
  const [document] = dataset.documents;
  document!.year = year;
  document!.title = agency.includes('SOSIAL') ? 'INDIKATOR KINERJA UTAMA' : 'Indikator Kinerja Utama';
  dataset.agencies[0]!.name = agency;
  document!.evidence = {
    agency: evidence(agency, [150, 40, 500, 60]),
    year: evidence(`TAHUN ${year}`, [250, 80, 400, 100]),
  };
  return dataset;
}

beforeAll(async () => {
  browser = await startBrowser();
  folder = await mkdtemp(join(tmpdir(), 'ikat-diff-'));
  file = join(folder, 'diff.html');
  const before = sampleDataset();
  const after = sampleDataset();
  const [first] = after.indicators;
  first!.name = 'Persentase PPKS yang telah memperoleh bantuan sosial';
  first!.evidence['name']!.raw = first!.name;
  first!.targets[0] = { year: 2024, value: 95, text: '95' };
  first!.evidence['targets']!.raw = '95';
  after.indicators.pop();
  const fresh = 'Indeks kepuasan masyarakat';
  after.indicators.push(
    indicator({ id: 'i-9', position: 3, name: fresh, evidence: { name: evidence(fresh, [150, 310, 290, 330]) } }),
  );
  const picture = (file: string) => ({
    document: scanId,
    page: 1,
    file,
    width: drawnPage.width,
    height: drawnPage.height,
  });
  for (const [run, dataset] of [
    ['old', before],
    ['new', after],
  ] as const) {
    await mkdir(join(folder, run));
    await writeFile(join(folder, run, 'p1.png'), drawPage(dataset, scanId));
  }
  const side = (label: string, dataset: Dataset) => ({ label, dataset, pictures: [] });
  const alike = diffDatasets(before, before);
  await writeFile(join(folder, 'alike.html'), diffHtml(alike, side('a', before), side('b', before)));
  const later = nextYear(before);
  await writeFile(
    join(folder, 'years.html'),
    diffHtml(diffDatasets(before, later), side('2024', before), side('2025', later)),
  );
  const html = diffHtml(
    diffDatasets(before, after),
    { label: 'catalogue-old', dataset: before, pictures: [picture('old/p1.png')] },
    { label: 'catalogue-new', dataset: after, pictures: [picture('new/p1.png')] },
  );
  await writeFile(file, html);
  const [told, otherwise] = [headed('DINAS SOSIAL', 2024), headed('DINAS KEHUTANAN', 2023)];
  await writeFile(
    join(folder, 'facts.html'),
    diffHtml(
      diffDatasets(told, otherwise),
      { label: 'old', dataset: told, pictures: [picture('old/p1.png')] },
      { label: 'new', dataset: otherwise, pictures: [picture('new/p1.png')] },
    ),
  );
});

afterAll(async () => {
  await browser.close();
  if (folder) await rm(folder, { recursive: true });
});

const titles = (page: Page): Promise<string[]> => page.locator('article.card:visible h3').allTextContents();
const screenshots = process.env['IKAT_SCREENSHOTS'];

describe.each(['diff.html', 'alike.html', 'years.html', 'facts.html'])('%s', (name) => {
  it.each([
    ['light', 1280, 'en-GB'],
    ['dark', 1280, 'id-ID'],
    ['light', 360, 'id-ID'],
    ['dark', 360, 'en-GB'],
  ] as const)(
    'opens from disk, bars nobody and fits, in the %s scheme, %i wide, in %s',
    async (scheme, width, locale) => {
      const { page, misdeeds } = await openFile(browser, join(folder, name), { scheme, width, locale });
      await page.evaluate(`for (const part of document.querySelectorAll('details')) part.open = true`);
      await page.waitForTimeout(300);
      const shot = `diff-${name.replace('.html', '')}-${scheme}-${width}.png`;
      if (screenshots) await page.screenshot({ path: join(screenshots, shot), fullPage: true });
      expect(misdeeds).toEqual({ requests: [], errors: [] });
      expect(await barriers(page)).toEqual([]);
      expect(await page.evaluate('document.documentElement.scrollWidth')).toBeLessThanOrEqual(width);
      await page.context().close();
    },
  );
});

describe('the page of changes', () => {
  it('marks the words that went and came, and the difference of numbers', async () => {
    const { page } = await openFile(browser, file);
    const card = page.locator('article.card', { hasText: 'telah memperoleh' });
    const name = card.locator('tr', { has: page.locator('th', { hasText: /^Indicator$/ }) });
    expect(await name.locator('del').allTextContents()).toEqual(['PMKS']);
    expect(await name.locator('ins').allTextContents()).toEqual(['PPKS', 'telah']);
    expect(await card.locator('tr', { hasText: 'Targets 2024' }).textContent()).toContain('(+2.5)');
    expect(await attributes(card.locator('.versus img'), 'src')).toEqual(
      expect.arrayContaining(['old/p1.png', 'new/p1.png']),
    );
    await page.context().close();
  });

  it('shows one kind of change by its key and all with Escape', async () => {
    const { page } = await openFile(browser, file);
    expect(await titles(page)).toHaveLength(3);
    for (const [key, shown] of [
      ['a', ['Indeks kepuasan masyarakat']],
      ['r', ['Nilai SAKIP']],
      ['c', ['1Persentase PPKS yang telah memperoleh bantuan sosial']],
    ] as const) {
      await page.keyboard.press(key);
      await page.waitForTimeout(100);
      expect(await titles(page)).toEqual(shown);
    }
    await page.keyboard.press('Escape');
    expect(await titles(page)).toHaveLength(3);
    await page.context().close();
  });

  it.each([
    ['field', 'targets', 1],
    ['document', 'texts/bontang.txt', 1],
    ['cause', 'words', 1],
    ['kind', 'added', 1],
    ['weight', 'meaning', 3],
    ['weight', 'form', 0],
  ])('filters by %s %s', async (filter, value, count) => {
    const { page } = await openFile(browser, file);
    await page.locator(`select[name=${filter}]`).selectOption(value);
    expect(await titles(page)).toHaveLength(count);
    expect(page.url()).toContain(`#${filter}=`);
    await page.context().close();
  });

  it('speaks Indonesian in the words of the report, causes and fields too', async () => {
    const { page } = await openFile(browser, file, { locale: 'id-ID' });
    const text = await page.locator('#app').innerText();
    expect(text).toContain('huruf terbaca lain');
    expect(text).toContain('Indikator');
    expect(text).not.toMatch(/Old was right|Field|What changed|same place was read/);
    await page.context().close();
  });

  it('shows what a document tells of itself before rows, with its lines, and takes decisions about it', async () => {
    const { page } = await openFile(browser, join(folder, 'facts.html'));
    const card = page.locator('article.card').first();
    expect(await card.locator('h3').textContent()).toBe('tapin.office.pdf');
    expect(await card.locator('tbody tr th').allTextContents()).toEqual(['Agency', 'Year of the document', 'Title']);
    expect(await attributes(card.locator('.versus img'), 'src')).toEqual(['old/p1.png', 'new/p1.png']);
    await card.locator('tr', { hasText: 'Agency' }).locator('button', { hasText: 'Old was right' }).click();
    await card.locator('tr', { hasText: 'Year' }).locator('button', { hasText: 'New is right' }).click();
    expect(await card.locator('tr', { hasText: 'Title' }).locator('button').count()).toBe(0);
    await page.locator('.decision-bar input').fill('Rina');
    const [download] = await Promise.all([page.waitForEvent('download'), page.locator('.decision-bar .main').click()]);
    const lines = parseDecisions(await readFile(await download.path(), 'utf8'), 'decisions.jsonl');
    expect(lines.map((one) => ('field' in one && 'value' in one ? [one.decided, one.field, one.value] : one))).toEqual([
      ['corrected', 'document.agency', 'DINAS SOSIAL'],
      ['right', 'document.year', '2023'],
    ]);
    await page.context().close();
  });

  it('folds what differs in form only, counts it, and shows it when asked', async () => {
    const { page } = await openFile(browser, join(folder, 'years.html'));
    expect(await titles(page)).toEqual(['1Persentase PMKS yang memperoleh bantuan sosial']);
    expect(await page.locator('.folded-away').textContent()).toContain('1 row differs in form only');
    await page.locator('.folded-away a').click();
    await page.waitForTimeout(100);
    expect(await titles(page)).toEqual(['2Persentase anak terlantar yang dibina']);
    await page.context().close();
  });

  it('tells two years of an agency in one table', async () => {
    const { page } = await openFile(browser, join(folder, 'years.html'));
    const lines = await page.locator('.panel', { hasText: '2024 → ' }).locator('tbody tr').allTextContents();
    expect(lines[0]).toContain('new target');
    expect(lines[0]).toMatch(/92,5.*95/);
    await page.context().close();
  });

  it('takes the new or the old value as decided, and gives lines that ikat reads', async () => {
    const { page } = await openFile(browser, file);
    const card = page.locator('article.card', { hasText: 'telah memperoleh' });
    await card.locator('tr', { hasText: 'Targets 2024' }).locator('button', { hasText: 'Old was right' }).click();
    await card.locator('tr', { hasText: 'Targets 2024' }).locator('button', { hasText: 'New is right' }).click();
    await card
      .locator('tr', { has: page.locator('th', { hasText: /^Indicator$/ }) })
      .locator('button', { hasText: 'Old was right' })
      .click();
    await page.locator('article.card', { hasText: 'Nilai SAKIP' }).locator('button', { hasText: 'missing' }).click();
    await page.locator('article.card', { hasText: 'kepuasan' }).locator('button', { hasText: 'no indicator' }).click();
    expect(await page.locator('.decision-bar output').textContent()).toBe('4 decisions');
    await page.locator('.decision-bar input').fill('Rina');
    const [download] = await Promise.all([page.waitForEvent('download'), page.locator('.decision-bar .main').click()]);
    const lines = parseDecisions(await readFile(await download.path(), 'utf8'), 'decisions.jsonl');
    expect(lines.map((one) => [one.decided, 'value' in one ? one.value : null])).toEqual([
      ['right', '95'],
      ['corrected', 'Persentase PMKS yang memperoleh bantuan sosial'],
      ['missing-row', null],
      ['not-an-indicator', null],
    ]);
    await page.context().close();
  });

  it('opens in three seconds with thirty thousand changes, and follows a search in a tenth of one', async () => {
    const old = sampleDataset();
    const diff = diffDatasets(old, nextYear(old));
    const [change] = diff.changes;
    const changes = Array.from({ length: 30_000 }, (_, i) => ({
      ...change!,
      new: change!.new.map((one) => ({ ...one, name: `${one.name} ${i}` })),
    }));
    const large = join(folder, 'large.html');
    const side = { label: 'x', dataset: old, pictures: [] };
    await writeFile(large, diffHtml({ ...diff, changes }, side, side));
    const { page } = await openFile(browser, join(folder, 'alike.html'));
    const busy = await busySeconds(page);
    await page.goto(`file://${large}`);
    await page.locator('article.card').first().waitFor();
    const opened = await busy();
    await page.locator('input[type=search]').fill('29999');
    const output = page.locator('.bar output');
    await expect.poll(() => output.textContent()).toBe('1 of 30,000 changes');
    expect(await page.locator('article.card h3').allTextContents()).toEqual([expect.stringContaining('29999')]);
    const spent = (await busy()) - opened;
    if (process.env['IKAT_FIGURES']) console.log({ opened, spent });
    // a page that computes nothing is no page
    expect(opened).toBeGreaterThan(0.01);
    expect(opened).toBeLessThan(3);
    expect(spent).toBeLessThan(0.1);
    await page.context().close();
  });
});
