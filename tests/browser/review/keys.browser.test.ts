import { describe, expect, it } from 'vitest';
import { issue } from '../../../pipeline/model/issue.ts';
import { evidence, sampleDataset, scanId } from '../../output/sample-dataset.ts';
import { name, active, reviewInBrowser } from './served.ts';

const { serve, open, decisions, saved } = reviewInBrowser();

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

  it('accepts nothing in doubt that was not in sight: Enter goes to it, and takes the row after the last one', async () => {
    const dataset = sampleDataset();
    const row = dataset.indicators[1]!;
    row.responsible = [{ text: 'PEMBINA', key: null, name: null }];
    row.dataSources = [{ text: 'Laporan', key: null }];
    row.evidence['responsible'] = evidence('PEMBINA', [480, 220, 560, 270], { confidence: 0.02 });
    row.evidence['dataSources'] = evidence('Laporan', [570, 220, 630, 270], { confidence: 0.7 });
    const { page } = await open(await serve(dataset));
    const enter = page.locator('.key-bar .main');
    expect([await active(page), await enter.textContent()]).toEqual(['name', '↵Next in doubt (2)']);
    await page.keyboard.press('Enter');
    await expect.poll(() => active(page)).toBe('responsible');
    expect(await page.locator('.told').textContent()).toContain('Responsible');
    await page.keyboard.press('Enter');
    await expect.poll(() => active(page)).toBe('dataSources');
    expect(await enter.textContent()).toBe('↵All right, next');
    expect(await decisions()).toEqual([]);
    await page.keyboard.press('Enter');
    await saved(page, 6);
    await expect.poll(() => name(page)).not.toContain('anak terlantar');
  });

  it('takes a key that is held down for one press', async () => {
    const { page } = await open(await serve());
    await page.keyboard.down('Enter');
    for (let i = 0; i < 5; i++) await page.keyboard.down('Enter'); // as a keyboard repeats it
    await page.keyboard.up('Enter');
    await saved(page, 4);
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

  it('types what was not read, and takes it from the row above with one key', async () => {
    const dataset = sampleDataset();
    dataset.indicators[1]!.responsible = [];
    delete dataset.indicators[1]!.evidence['responsible'];
    const { page } = await open(await serve(dataset));
    const absent = page.locator('[data-field=responsible].absent');
    expect(await absent.locator('.value').textContent()).toBe('(nothing read)');
    while ((await active(page)) !== 'responsible') await page.keyboard.press('f');
    await page.keyboard.press('1');
    await saved(page, 1);
    expect((await decisions())[0]).toMatchObject({
      ...{ decided: 'corrected', field: 'responsible', value: ['Bidang Rehabilitasi Sosial'] },
      seen: { read: '', row: 'Persentase anak terlantar yang dibina' },
    });
    while ((await active(page)) !== 'programs') await page.keyboard.press('f');
    await page.keyboard.press('e');
    await page.keyboard.type('Program Rehabilitasi');
    await page.keyboard.press('Enter');
    await saved(page, 2);
    expect((await decisions())[1]).toMatchObject({ field: 'programs', value: ['Program Rehabilitasi'] });
  });

  it('changes places of numerator and denominator with one key, and takes that back with one', async () => {
    const { page } = await open(await serve());
    await page.keyboard.press('q');
    await page.locator('.filters select').first().selectOption('all');
    await page.keyboard.press('Escape');
    while (!(await name(page))?.includes('PMKS')) {
      await page.keyboard.press('n');
      await page.waitForTimeout(150);
    }
    const parts = (): Promise<string[]> =>
      page
        .locator('[data-field="formula.numerator"] .value, [data-field="formula.denominator"] .value')
        .allTextContents();
    const before = await parts();
    await page.keyboard.press('o');
    await saved(page, 2);
    await expect.poll(parts).toEqual(before.toReversed());
    await page.keyboard.press('z');
    await saved(page, 4);
    await expect.poll(parts).toEqual(before);
  });

  it('says what stands in one row of a cell of two with Ctrl and Enter, and a whole formula with Alt and Enter', async () => {
    const { page } = await open(await serve());
    await page.keyboard.press('j');
    expect(await active(page)).toBe('objective');
    await page.keyboard.press('e');
    expect(await page.locator('form.typing button').allTextContents()).toContain('Only this row Ctrl ↵');
    await page.keyboard.type('Sasaran kedua');
    await page.keyboard.press('Control+Enter');
    await saved(page, 1);
    expect((await decisions())[0]).toMatchObject({ field: 'objective', alone: true });
    await page.keyboard.press('q');
    await page.locator('.filters select').first().selectOption('all');
    await page.keyboard.press('Escape');
    while (!(await name(page))?.includes('PMKS')) {
      await page.keyboard.press('n');
      await page.waitForTimeout(150);
    }
    await expect.poll(() => page.locator('[data-field="formula.numerator"]').count()).toBe(1);
    expect(await page.locator('[data-field=objective] .value').textContent()).not.toBe('Sasaran kedua');
    while ((await active(page)) !== 'formula.numerator') await page.keyboard.press('j');
    await page.keyboard.press('e');
    await page.keyboard.type('Jumlah PMKS yang dibantu');
    await page.keyboard.press('Alt+Enter');
    await saved(page, 2);
    expect((await decisions())[1]).toMatchObject({ decided: 'corrected', field: 'formula' });
    await expect.poll(() => page.locator('[data-field=formula] .value').textContent()).toBe('Jumlah PMKS yang dibantu');
    expect(await page.locator('[data-field="formula.numerator"]').count()).toBe(0);
  });

  it('shows a typed name wherever the row is named, and offers it again', async () => {
    const { page } = await open(await serve());
    await page.keyboard.press('e');
    await page.keyboard.type('Persentase zakat yang tersalur');
    await page.keyboard.press('Enter');
    await saved(page, 1);
    await expect.poll(() => name(page)).toContain('zakat');
    expect(await page.locator('.listed-name').allTextContents()).toContain('Persentase zakat yang tersalur');
    await page.keyboard.press('n');
    await expect.poll(() => name(page)).not.toContain('zakat');
    while ((await active(page)) !== 'name') await page.keyboard.press('k');
    await page.keyboard.press('e');
    await page.keyboard.type('Persentase zak');
    await expect.poll(() => page.locator('.offered li').first().textContent()).toBe('Persentase zakat yang tersalur');
  });

  it('goes on with Enter when a queue is done: to the sample, to the other rows, at last to the log', async () => {
    const dataset = sampleDataset();
    const { page } = await open(await serve(dataset));
    for (let i = 0; i < 12 && (await page.locator('.ended').count()) === 0; i++) {
      await page.keyboard.press('Enter');
      await page.waitForTimeout(250);
    }
    expect(await page.locator('.ended .main').textContent()).toContain('Go on with the rows not looked at');
    await page.keyboard.press('Enter');
    await page.locator('.row-panel').waitFor();
    for (let i = 0; i < 12 && (await page.locator('.ended').count()) === 0; i++) {
      await page.keyboard.press('Enter');
      await page.waitForTimeout(250);
    }
    await page.keyboard.press('p');
    await page.locator('.row-panel').waitFor();
    await page.keyboard.press('n');
    await page.keyboard.press('q');
    await page.locator('.filters select').first().selectOption('open');
    await page.keyboard.press('Escape');
    await page.locator('.ended').waitFor();
    await page.keyboard.press('Enter');
    await page.locator('.log').waitFor();
  });

  it('begins a row at its top, however far down the last one was left', async () => {
    const dataset = sampleDataset();
    dataset.issues = [];
    for (const row of dataset.indicators) {
      row.confidence = 0.8;
      for (const cell of Object.values(row.evidence)) cell.confidence = 0.85;
    }
    const { page } = await open(await serve(dataset));
    const top = (): Promise<number> => page.evaluate<number>("document.querySelector('.row-side').scrollTop");
    for (let i = 0; i < 8; i++) await page.keyboard.press('ArrowDown');
    await expect.poll(top).toBeGreaterThan(0);
    await page.keyboard.press('n');
    await expect.poll(top).toBe(0);
    expect(await active(page)).toBe('name');
  });

  it('says what was found beside the field that it is about', async () => {
    const dataset = sampleDataset();
    const of = { document: scanId, indicator: 'i-2' };
    dataset.issues = [
      issue('unit-unknown', 'Unknown unit: pct', { ...of, field: 'name' }),
      issue('row-split-uncertain', 'Perhaps two', of),
    ].map((one) => ({ ...one, severity: 'warning' }));
    const { page } = await open(await serve(dataset));
    expect(await page.locator('[data-field=name] .findings').textContent()).toContain('unit');
    expect(await page.locator('.row-panel > .findings li').count()).toBe(1);
  });
});
