import { describe, expect, it } from 'vitest';
import { evidence, sampleDataset } from '../../output/sample-dataset.ts';
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
});
