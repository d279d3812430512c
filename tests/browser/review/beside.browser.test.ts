import { describe, expect, it } from 'vitest';
import { evidence, sampleDataset } from '../../output/sample-dataset.ts';
import { name, reviewInBrowser } from './served.ts';

const { serve, serveAgain, open, decisions, saved, kill } = reviewInBrowser();

describe('what happens beside the keys', () => {
  it('loses nothing when the server dies, and tells that a decision was not saved', async () => {
    const first = await serve();
    const { page } = await open(first);
    await page.keyboard.press('Enter');
    await saved(page, 4);
    const before = await name(page);
    await kill();
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
