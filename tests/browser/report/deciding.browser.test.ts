import { readFile, writeFile } from 'node:fs/promises';
import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { reportFiles } from '../../../output/report/report.ts';
import { parseDecisions } from '../../../pipeline/decisions/decision-files.ts';
import { reportOf } from '../../output/report/report-parts.ts';
import { scanId } from '../../output/sample-dataset.ts';
import { visible, writtenReport } from './written.ts';

const { open, indexFile, documentFile, fileAt } = writtenReport();

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
    const { page } = await open(documentFile(scanId));
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
    const { page } = await open(documentFile(scanId));
    await page.locator('#row-i-2 button', { hasText: 'Not an indicator' }).click();
    await field(page, 'i-1', 'name').locator('button', { hasText: 'Right' }).click();
    await page.reload();
    expect(await page.locator('#row-i-2 .decision.taken').textContent()).toContain('You decided: not an indicator');
    await page.goto(`file://${indexFile()}`);
    expect(await page.locator('.decision-bar output').textContent()).toBe('2 decisions');
    await page.locator('#row-i-2 .decision.taken button', { hasText: 'Undo' }).click();
    expect(await page.locator('.decision-bar output').textContent()).toBe('1 decision');
    const [line] = await taken(page);
    const file = fileAt('decided-since.html');
    await writeFile(file, [...reportFiles(reportOf({ decided: [line!] }))][0]!.text);
    await page.goto(`file://${file}`);
    expect(await page.locator('.decision-bar').isVisible()).toBe(false);
    await page.context().close();
  });

  it('all of a row at once: every value that was read is right', async () => {
    const { page } = await open(documentFile(scanId));
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
    const { page } = await open(documentFile(scanId, 'decided'));
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
