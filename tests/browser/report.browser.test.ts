import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { renderOverlay } from '../../output/report/overlay/overlay.ts';
import { reportParts } from '../../output/report/addresses.ts';
import { reportFiles } from '../../output/report/report.ts';
import type { ReportInput } from '../../output/report/page-data.ts';
import { parseDecisions } from '../../pipeline/decisions/decision-files.ts';
import { PipelineError } from '../../pipeline/model/errors.ts';
import { reportOf } from '../output/report/report-parts.ts';
import { exportId, sampleDataset, scanId } from '../output/sample-dataset.ts';
import { samplePage } from '../output/sample-page.ts';
import { attributes, barriers, busySeconds, drawnPage, drawPage, openFile, startBrowser } from './open-page.ts';

let browser: Browser;
let folder: string;

const picture = {
  document: scanId,
  page: 1,
  file: 'pages/tapin.office.p1.png',
  width: drawnPage.width,
  height: drawnPage.height,
  overlay: 'pages/tapin.office.p1.html',
};
const refusals = [new PipelineError('encrypted-pdf', 'The file needs a password', { file: 'rahasia.pdf' }).refusal];
const empty = { ...sampleDataset(), documents: [], agencies: [], indicators: [], issues: [] };
const stamp = { by: 'Rina', on: '2026-03-01' };

/** The sample in which a value and its issues were decided, as a run would have it. */
function decidedRun(): Partial<ReportInput> {
  const dataset = sampleDataset();
  const { evidence } = dataset.indicators[1]!;
  evidence['name']!.decided = { as: 'corrected', ...stamp, read: 'Persentase anak terlantar' };
  const seen = { document: scanId, page: 1, box: null, read: 'x', row: 'Jumlah' };
  return {
    dataset,
    decided: [{ decided: 'not-an-indicator', seen, ...stamp, why: 'a heading' }],
    decisions: { held: 2, stale: 1, elsewhere: 0 },
  };
}

/** The states of a run that people meet. */
const states: Record<string, Partial<ReportInput>> = {
  usual: { refusals },
  empty: { dataset: empty },
  refused: { dataset: empty, refusals },
  decided: decidedRun(),
};

const indexFile = (state = 'usual'): string => join(folder, state, 'report.html');
const documentFile = (id: string, state = 'usual'): string =>
  join(folder, state, reportParts(sampleDataset()).get(id)![0]!);

beforeAll(async () => {
  browser = await startBrowser();
  folder = await mkdtemp(join(tmpdir(), 'ikat-report-'));
  const { indicators: rows, issues } = sampleDataset();
  const addresses = { picture: 'tapin.office.p1.png', report: `../${reportParts(sampleDataset()).get(scanId)![0]!}` };
  const overlay = renderOverlay({ file: 'tapin.office.pdf', page: samplePage(), rows, issues, ...addresses });
  for (const [state, given] of Object.entries(states)) {
    await mkdir(join(folder, state, 'pages'), { recursive: true });
    await writeFile(
      join(folder, state, picture.file),
      drawPage(sampleDataset(), scanId, { 'i-1': '#ff0000', 'i-2': '#0000ff' }),
    );
    await writeFile(join(folder, state, picture.overlay), overlay);
    for (const { path, text } of reportFiles(reportOf({ pictures: [picture], ...given }))) {
      await mkdir(dirname(join(folder, state, path)), { recursive: true });
      await writeFile(join(folder, state, path), text);
    }
  }
});

afterAll(async () => {
  await browser.close();
  // the screenshots stay for people to look at when a folder was named for them
  if (folder) await rm(folder, { recursive: true });
});

const visible = (page: Page): Promise<(string | null)[]> =>
  attributes(page.locator('article.card:visible'), 'data-item');
const focused = (page: Page): Promise<string> => page.evaluate<string>('document.activeElement.id');
const marked = (page: Page): Promise<string[]> => page.locator('.card:visible mark').allTextContents();
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

describe.each(['usual', 'empty', 'refused', 'decided'])('the report of a run that is %s', (state) => {
  it.each([
    ['light', 1280, 'en-GB'],
    ['dark', 1280, 'id-ID'],
    ['light', 360, 'id-ID'],
    ['dark', 360, 'en-GB'],
  ] as const)(
    'opens from disk, bars nobody and fits, in the %s scheme, %i wide, in %s',
    async (scheme, width, locale) => {
      const files = [
        indexFile(state),
        ...(state === 'usual' || state === 'decided' ? [documentFile(scanId, state)] : []),
      ];
      for (const [i, file] of files.entries()) {
        const { page, misdeeds } = await openFile(browser, file, { scheme, width, locale });
        await page
          .locator('summary')
          .first()
          .waitFor({ state: 'attached', timeout: 1000 })
          .catch(() => undefined);
        await page.evaluate(`for (const part of document.querySelectorAll('details')) part.open = true`);
        await page.waitForTimeout(300);
        await look(page, `report-${state}-${i}-${scheme}-${width}`);
        expect(misdeeds).toEqual({ requests: [], errors: [] });
        expect(await barriers(page)).toEqual([]);
        expect(await page.evaluate('document.documentElement.scrollWidth')).toBeLessThanOrEqual(width);
        await page.context().close();
      }
    },
  );
});

describe('the work list', () => {
  it('shows the most doubtful row first, and leads to documents that have something to decide', async () => {
    const { page } = await openFile(browser, indexFile());
    expect(await visible(page)).toEqual(['i-2', 'i-3', 'i-1']);
    expect(await page.locator('main table').last().locator('tbody a').allTextContents()).toEqual([
      'tapin.office.pdf',
      'texts/bontang.txt',
    ]);
    await page.locator('a', { hasText: 'tapin.office.pdf' }).first().click();
    await page.waitForURL(/report\/tapin[^/]*\.html$/);
    expect(await visible(page)).toEqual(['i-1', 'i-2']);
    await page.locator('a', { hasText: 'All documents' }).click();
    await page.waitForURL(/report\.html$/);
    await page.context().close();
  });

  it.each([
    ['the words of a row, in any order and case', 'terlantar ANAK', ['i-2']],
    ['its agency', 'tapin', ['i-2', 'i-1']],
    ['its file', 'bontang.txt', ['i-3']],
    ['the other name of a term that it holds', 'Penyandang Masalah Kesejahteraan Sosial', ['i-1']],
  ])('finds a row by %s', async (_, typed, rows) => {
    const { page } = await openFile(browser, indexFile());
    await page.locator('input[type=search]').fill(typed);
    await page.waitForTimeout(200);
    expect(await visible(page)).toEqual(rows);
    expect(await page.locator('.bar output').textContent()).toBe(`${rows.length} of 3 rows`);
    await page.context().close();
  });

  it('marks what was found, under whichever name', async () => {
    const { page } = await openFile(browser, indexFile());
    await page.locator('input[type=search]').fill('ppks');
    await page.waitForTimeout(200);
    expect(new Set(await marked(page))).toEqual(new Set(['PMKS', 'PPKS']));
    await page.locator('input[type=search]').fill('');
    await page.waitForTimeout(200);
    expect(await marked(page)).toEqual([]);
    await page.context().close();
  });

  it('keeps search and filters in the address, and opens with them', async () => {
    const { page } = await openFile(browser, indexFile());
    await page.locator('select[name=check]').selectOption('look');
    await page.locator('input[type=search]').fill('anak');
    await page.waitForTimeout(200);
    const { hash } = new URL(page.url());
    expect(Object.fromEntries(new URLSearchParams(hash.slice(1)))).toEqual({ q: 'anak', check: 'look' });
    const again = await openFile(browser, indexFile(), { hash });
    expect(await visible(again.page)).toEqual(['i-2']);
    expect(await again.page.locator('input[type=search]').inputValue()).toBe('anak');
    await again.page.keyboard.press('Escape');
    expect(await visible(again.page)).toHaveLength(3);
    for (const one of [page, again.page]) await one.context().close();
  });

  it.each([
    ['document', exportId, ['i-3']],
    ['check', 'warning', ['i-2']],
    ['check', 'none', ['i-3', 'i-1']],
    ['sure', '80', ['i-2', 'i-3']],
    ['field', 'in:formula', ['i-2']],
  ])('filters by %s %s', async (name, value, rows) => {
    const { page } = await openFile(browser, indexFile());
    await page.locator(`select[name=${name}]`).selectOption(value);
    expect(await visible(page)).toEqual(rows);
    await page.context().close();
  });

  it('says so when nothing fits, and brings the first hit into sight', async () => {
    const { page } = await openFile(browser, indexFile());
    await page.locator('input[type=search]').fill('no such words');
    await page.locator('.nothing').waitFor();
    await page.evaluate('window.scrollTo(0, document.documentElement.scrollHeight)');
    await page.locator('input[type=search]').fill('SAKIP');
    await page.waitForTimeout(300);
    const place = await page.locator('[data-item=i-3]').boundingBox();
    expect(place!.y).toBeGreaterThan(0);
    expect(place!.y).toBeLessThan(500);
    await page.context().close();
  });

  it('speaks the language of the browser, and the other one when asked, from then on', async () => {
    const { page } = await openFile(browser, indexFile(), { locale: 'id-ID' });
    const text = (): Promise<string> => page.locator('#app').innerText();
    expect(await page.evaluate('document.documentElement.lang')).toBe('id');
    expect(await text()).toContain('41 % yakin');
    expect(await text()).not.toMatch(/Responsible|Compare with the page|Work list/);
    await page.locator('.languages button', { hasText: 'English' }).click();
    expect(await text()).toContain('41 % sure');
    expect(await text()).not.toMatch(/Penanggung jawab|Bandingkan|Daftar kerja/);
    await page.reload();
    expect(await page.evaluate('document.documentElement.lang')).toBe('en');
    await page.context().close();
  });

  it('goes by keys: j, k, n, / and ?', async () => {
    const { page } = await openFile(browser, indexFile());
    await page.keyboard.press('j');
    expect(await focused(page)).toBe('row-i-2');
    await page.keyboard.press('j');
    await page.keyboard.press('j');
    expect(await focused(page)).toBe('row-i-1');
    await page.keyboard.press('k');
    expect(await focused(page)).toBe('row-i-3');
    await page.keyboard.press('/');
    await page.keyboard.type('jk');
    expect(await page.locator('input[type=search]').inputValue()).toBe('jk');
    await page.keyboard.press('Escape');
    await page.keyboard.press('Escape');
    await page.keyboard.press('n');
    expect(await focused(page)).toBe('row-i-2');
    await page.keyboard.press('?');
    expect(await page.locator('dialog').isVisible()).toBe(true);
    await page.keyboard.press('Escape');
    expect(await page.locator('dialog').isVisible()).toBe(false);
    await page.context().close();
  });
});

describe('a row', () => {
  it('shows the piece of the page that it came from', async () => {
    const { page } = await openFile(browser, documentFile(scanId));
    await page.locator('#row-i-2').scrollIntoViewIfNeeded();
    await page.waitForTimeout(300);
    const [r, , b] = await colourOf(page, '#row-i-1 .places > figure:first-child [data-mark="name"]');
    expect([r! > 200, b! < 80]).toEqual([true, true]);
    const [r2, , b2] = await colourOf(page, '#row-i-2 .places > figure:first-child [data-mark="name"]');
    expect([r2! < 80, b2! > 200]).toEqual([true, true]);
    await page.context().close();
  });

  it('lights up the place of a field that has the focus, and the field whose place is pointed at', async () => {
    const { page } = await openFile(browser, documentFile(scanId));
    await page.locator('#row-i-1 [data-field="formula"] button').first().focus();
    expect(await attributes(page.locator('#row-i-1 .mark.lit'), 'data-mark')).toEqual(['formula']);
    await page.locator('#row-i-1 .mark[data-mark="dataSources"]').hover();
    expect(await page.locator('#row-i-1 [data-field="dataSources"]').getAttribute('class')).toContain('lit');
    await page.context().close();
  });

  it('is led to by an address, also when a filter hides it', async () => {
    const { page } = await openFile(browser, documentFile(scanId), { hash: '#q=SAKIP&row=i-2' });
    expect(await focused(page)).toBe('row-i-2');
    await page.locator('summary', { hasText: 'Page overview' }).click();
    await page.locator('.overview a').first().click();
    await page.waitForTimeout(100);
    expect(await focused(page)).toBe('row-i-1');
    await page.context().close();
  });

  it('gives a link and a citation to take along', async () => {
    const { page } = await openFile(browser, indexFile());
    const card = page.locator('[data-item=i-1]');
    // where the clipboard is barred, what would have been copied stands there to be copied by hand
    await page.evaluate('navigator.clipboard.writeText = () => Promise.reject(new Error())');
    await card.locator('button', { hasText: 'Copy link' }).click();
    expect(await card.locator('.take-along textarea').inputValue()).toMatch(/^file:.*report\/tapin.*\.html#row=i-1$/);
    await card.locator('button', { hasText: 'Copy citation' }).click();
    expect(await card.locator('.take-along textarea').last().inputValue()).toBe(
      'Dinas Sosial Kabupaten Tapin. Indikator Kinerja Utama 2024: “Persentase PMKS yang memperoleh bantuan sosial”. ' +
        `tapin.office.pdf (${scanId.slice(0, 19)}), p. 1. Read with ikat 0.1.0.`,
    );
    await page.context().close();
  });

  it('says so when the picture is not beside it', async () => {
    const lonely = join(folder, 'alone.html');
    await writeFile(lonely, (await readFile(indexFile(), 'utf8')).replaceAll(picture.file, 'pages/x.png'));
    const { page } = await openFile(browser, lonely);
    await page.locator('#row-i-1').scrollIntoViewIfNeeded();
    await page.locator('#row-i-1 .crop.missing').first().waitFor();
    await page.context().close();
  });

  it('holds texts of the source as texts, whatever they are', async () => {
    const dataset = JSON.parse(
      JSON.stringify(sampleDataset()).replaceAll('bantuan sosial', '</script><img src=x onerror=alert(1)>'),
    ) as ReturnType<typeof sampleDataset>;
    const file = join(folder, 'hostile.html');
    await writeFile(file, [...reportFiles(reportOf({ dataset, pictures: [] }))][0]!.text);
    const { page, misdeeds } = await openFile(browser, file);
    expect(await page.locator('h3', { hasText: 'onerror=alert(1)' }).count()).toBeGreaterThan(0);
    expect(await page.locator('img[src=x]').count()).toBe(0);
    expect(misdeeds).toEqual({ requests: [], errors: [] });
    await page.context().close();
  });
});

describe('deciding in the page', () => {
  /** The file of decisions as it is downloaded, and as `ikat decide` reads it. */
  async function taken(page: Page): Promise<ReturnType<typeof parseDecisions>> {
    await page.locator('.decision-bar input').fill('Rina');
    const [download] = await Promise.all([page.waitForEvent('download'), page.locator('.decision-bar .main').click()]);
    expect(download.suggestedFilename()).toBe('decisions.jsonl');
    return parseDecisions(await readFile(await download.path(), 'utf8'), 'decisions.jsonl');
  }
  const field = (page: Page, row: string, key: string) => page.locator(`#row-${row} [data-field="${key}"]`);

  it('right, typed anew, nothing there and unreadable become lines that ikat reads, by a name', async () => {
    const { page } = await openFile(browser, documentFile(scanId));
    await field(page, 'i-1', 'name').locator('button', { hasText: 'Right' }).click();
    await field(page, 'i-1', 'formula').locator('button', { hasText: 'Wrong' }).click();
    await page.locator('.editor label', { hasText: 'Denominator' }).locator('+ textarea').fill('Jumlah PMKS');
    await page.locator('.editor .main').click();
    await field(page, 'i-1', 'responsible').locator('button', { hasText: 'Wrong' }).click();
    await page.locator('.editor textarea').fill('Bidang A\n\nBidang B');
    await page.locator('.editor input').fill('as printed');
    await page.locator('.editor .main').click();
    await field(page, 'i-2', 'formula').locator('button', { hasText: 'Wrong' }).click();
    await page.locator('.editor button', { hasText: 'Nobody can read it' }).click();
    await field(page, 'i-1', 'targets').locator('button', { hasText: 'Wrong' }).click();
    await page.locator('.editor textarea').fill('95,5');
    await page.locator('.editor .main').click();
    expect(await page.locator('.decision-bar output').textContent()).toBe('5 decisions');
    await page.locator('.decision-bar .main').click();
    expect(await page.locator('.decision-bar .hint').textContent()).toContain('Write your name first');
    const lines = await taken(page);
    expect(
      lines.map((one) => [
        one.decided,
        'field' in one && one.field,
        'value' in one ? one.value : null,
        one.by,
        one.why,
      ]),
    ).toEqual([
      ['right', 'name', 'Persentase PMKS yang memperoleh bantuan sosial', 'Rina', undefined],
      ['corrected', 'formula.denominator', 'Jumlah PMKS', 'Rina', undefined],
      ['corrected', 'responsible', ['Bidang A', 'Bidang B'], 'Rina', 'as printed'],
      ['unreadable', 'formula', null, 'Rina', undefined],
      ['corrected', 'targets.2024', '95,5', 'Rina', undefined],
    ]);
    await page.context().close();
  });

  it('is kept over a reload and in other pages of the report, can be given back, and is forgotten once it is in the run', async () => {
    const { page } = await openFile(browser, documentFile(scanId));
    await page.locator('#row-i-2 button', { hasText: 'Not an indicator' }).click();
    await field(page, 'i-1', 'name').locator('button', { hasText: 'Right' }).click();
    await page.reload();
    expect(await page.locator('#row-i-2 .decision.taken').textContent()).toContain('You decided: not an indicator');
    await page.goto(`file://${indexFile()}`);
    expect(await page.locator('.decision-bar output').textContent()).toBe('2 decisions');
    await page.locator('#row-i-2 .decision.taken button', { hasText: 'Undo' }).click();
    expect(await page.locator('.decision-bar output').textContent()).toBe('1 decision');
    const [line] = await taken(page);
    const file = join(folder, 'decided-since.html');
    await writeFile(file, [...reportFiles(reportOf({ decided: [line!] }))][0]!.text);
    await page.goto(`file://${file}`);
    expect(await page.locator('.decision-bar').isVisible()).toBe(false);
    await page.context().close();
  });

  it('all of a row at once: every value that was read is right', async () => {
    const { page } = await openFile(browser, documentFile(scanId));
    await page.locator('#row-i-1 button', { hasText: 'All values are right' }).click();
    const fields = (await taken(page)).map((one) => ('field' in one ? one.field : ''));
    expect(fields.sort()).toEqual(
      ['code', 'name', 'objective', 'formula.numerator', 'formula.denominator', 'formula.multiplier', 'responsible']
        .concat(['dataSources', 'targets.2024'])
        .sort(),
    );
    await page.context().close();
  });

  it('shows what was decided in the run before: on the row, for its document, in the counts', async () => {
    const { page } = await openFile(browser, documentFile(scanId, 'decided'));
    expect(await field(page, 'i-2', 'name').locator('.decided').textContent()).toBe(
      'read “Persentase anak terlantar” before, by Rina, 2026-03-01',
    );
    await page.locator('summary', { hasText: 'Decisions about this document (1)' }).click();
    expect(await page.locator('details[open] li').first().textContent()).toContain(
      'not an indicator; a heading, by Rina',
    );
    await page.goto(`file://${indexFile('decided')}`);
    expect(await page.locator('.counts').textContent()).toContain('1 no longer hold');
    await page.locator('a', { hasText: 'Decided' }).click();
    await page.waitForTimeout(200);
    expect(await visible(page)).toEqual(['i-2']);
    await page.context().close();
  });
});

describe('a large run', () => {
  it('opens in three seconds, and follows a search in a tenth of one', async () => {
    const dataset = sampleDataset();
    const [row] = dataset.indicators;
    dataset.indicators = Array.from({ length: 20_000 }, (_, i) => ({
      ...row!,
      id: `r${i}`,
      name: `${row!.name} ${i}`,
    }));
    dataset.issues = [];
    const file = join(folder, 'large.html');
    await writeFile(file, [...reportFiles(reportOf({ dataset, pictures: [picture] }))][0]!.text);
    const blank = join(folder, 'blank.html');
    await writeFile(blank, '<!doctype html><title>blank</title>');
    const { page } = await openFile(browser, blank);
    const busy = await busySeconds(page);
    await page.goto(`file://${file}`);
    await page.locator('article.card').first().waitFor();
    const opened = await busy();
    const output = page.locator('.bar output');
    const search = async (typed: string, found: string): Promise<number> => {
      const before = await busy();
      await page.locator('input[type=search]').fill(typed);
      await expect.poll(() => output.textContent()).toBe(found);
      return (await busy()) - before;
    };
    const times = [
      await search('pmks 19999', '1 of 20,000 rows'),
      await search('tapin', '20,000 of 20,000 rows'),
      await search('zzz', '0 of 20,000 rows'),
    ];
    if (process.env['IKAT_FIGURES']) console.log({ opened, times });
    expect(opened).toBeGreaterThan(0.01);
    expect(opened).toBeLessThan(3);
    expect(Math.max(...times)).toBeLessThan(0.1);
    await page.context().close();
  });

  it('draws cards as they come into view, and all of them for print', async () => {
    const dataset = sampleDataset();
    const [row] = dataset.indicators;
    dataset.indicators = Array.from({ length: 300 }, (_, i) => ({ ...row!, id: `r${i}` }));
    const file = join(folder, 'longer.html');
    await writeFile(file, [...reportFiles(reportOf({ dataset, pictures: [] }))][0]!.text);
    const { page } = await openFile(browser, file);
    const count = (): Promise<number> => page.locator('article.card').count();
    expect(await count()).toBeLessThan(60);
    const before = await count();
    await page.evaluate('window.scrollTo(0, document.documentElement.scrollHeight)');
    await page.waitForTimeout(500);
    expect(await count()).toBeGreaterThan(before);
    await page.evaluate('window.dispatchEvent(new Event("beforeprint"))');
    expect(await count()).toBe(300);
    await page.context().close();
  });
});

describe('the overlay of a page', () => {
  const overlay = (): string => join(folder, 'usual', picture.overlay);
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
    await page.waitForURL(/report\/tapin[^/]*\.html#row=i-2$/);
    expect(await focused(page)).toBe('row-i-2');
    await page.locator('#row-i-2 figcaption a').first().click();
    await page.waitForURL(/pages\/tapin\.office\.p1\.html#row-i-2$/);
    expect(await page.locator('.rows a:target').getAttribute('id')).toBe('row-i-2');
    await page.context().close();
  });
});
