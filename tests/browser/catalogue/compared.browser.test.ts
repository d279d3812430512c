import { describe, expect, test } from 'vitest';
import { catalogueOnDisk, count, hash } from './opened-sample.ts';

const { open } = catalogueOnDisk();

describe('an indicator', () => {
  test('leads from a value to the box on its page, the text before mends, the file and its hash', async () => {
    const { page } = await open('#indicator=i-1');
    const panel = page.locator('.panel');
    await panel.locator('.evidence summary').first().click();
    const picture = panel.locator('.picture').first();
    await page.evaluate(`document.querySelector('.panel .picture img').decode()`);
    const [frame, mark] = [await picture.boundingBox(), await picture.locator('.mark').boundingBox()];
    // the box of the name is 140 points wide, with 10 points around it
    expect(mark!.width / frame!.width).toBeCloseTo(140 / 160, 1);
    const text = await panel.innerText();
    expect(text).toContain('Persentase PMKS yang memperoleh bantuan sosiai');
    expect(text).toMatch(/mended\s+sosiai\s*→\s*sosial/);
    expect(text).toContain('tapin.office.pdf');
    expect(text).toContain('a'.repeat(64));
  });

  test('says the page of a text export as a line, and what is lost of an address', async () => {
    const { page } = await open('#indicator=i-3');
    await page.locator('.panel .evidence').first().waitFor();
    expect(await page.locator('.panel').innerText()).toContain('line 12');
    const lost = await open('#indicator=none');
    expect(await lost.page.locator('.panel').innerText()).toContain('not in this catalogue');
  });

  test('is cited with agency, year, document, page, version and a link that leads back', async () => {
    const { page } = await open('#indicator=i-1');
    await page.evaluate(
      `Object.defineProperty(navigator, 'clipboard', { value: { writeText: async (text) => { document.body.dataset.copied = text; } } })`,
    );
    await page.getByRole('button', { name: 'Copy citation' }).click();
    const cited = await page.evaluate<string>('document.body.dataset.copied');
    expect(cited).toMatch(
      /^Dinas Sosial Kabupaten Tapin \(2024\)\. “Persentase PMKS.*INDIKATOR KINERJA UTAMA.*tapin\.office\.pdf, p\. 1 \(SHA-256 a{16}…\)\. Read with ikat 0\.1\.0, catalogue 0\.1\.0\+[0-9a-f]{16}\. catalogue\.html#.*indicator=i-1$/,
    );
  });
});

describe('a concept', () => {
  test('sets agencies side by side and says whether their values can stand in one column', async () => {
    const { page } = await open('#view=concepts&concept=c2.share.ppks');
    const text = await page.locator('.concept').innerText();
    expect(text).toContain('Can these values stand in one column? Yes.');
    expect(text).toContain('2 agencies say the same');
    expect(text).toContain('“PMKS” (until 2019) is what is called “PPKS” (since 2019)');
    expect(text).toContain('Both are about the same people or things, and ask the same of them. It also says “tunai”.');
    expect(text).toContain('One is counted as grade, the other as score.');
    expect(await page.locator('.narrower ins').allInnerTexts()).toEqual(['tunai']);
    // another name of a term is no difference
    expect(await page.locator('.exact ins').count()).toBe(0);
    expect(await page.locator('.exact .numerator').first().innerText()).toBe(
      'Jumlah PMKS yang memperoleh bantuan sosial',
    );
  });

  test('leaves out another reading of a paper, says so, and shows it to who asks', async () => {
    const { page } = await open('#view=concepts&concept=c2.share.ppks');
    expect(await page.locator('.exact td.wording').count()).toBe(2);
    await page.getByRole('link', { name: 'Show them too' }).click();
    await expect.poll(() => page.locator('.exact td.wording').count()).toBe(3);
    expect(hash(page)).toContain('readings=all');
  });

  test('stands in the matrix with its coverage, where the arrow keys lead from cell to cell', async () => {
    const { page } = await open('#view=concepts');
    expect(await page.locator('.matrix tbody tr').first().innerText()).toContain('2');
    await page.locator('[data-cell="0 0"]').focus();
    await page.keyboard.press('ArrowRight');
    await expect.poll(() => page.evaluate<string>('document.activeElement.dataset.cell')).toBe('0 1');
    await page.keyboard.press('Enter');
    await page.locator('.panel h2').waitFor();
    expect(await page.locator('.panel h2').innerText()).toContain('bantuan sosial');
  });
});

test('a province shows its regions in the order of their codes, and leads to their indicators', async () => {
  const { page } = await open('#view=map&province=35');
  expect(await page.locator('.region-tile .code').allInnerTexts()).toEqual(['35', '35.10']);
  await page.locator('a.region-tile', { hasText: '35.10' }).click();
  await expect.poll(() => count(page)).toMatch(/of \d+ indicators/);
  expect(hash(page)).toContain('by-region=35.10');
});

test('an agency shows its indicators under their objectives, years as columns, and how its pages were read', async () => {
  const { page } = await open('#view=agencies&agency=agency-tapin');
  await page.locator('.by-objective thead th', { hasText: '2024' }).waitFor();
  const text = await page.locator('.agency').innerText();
  expect(text).toContain('Meningkatnya kualitas hidup');
  expect(text).toContain('92,5');
  expect(text).toContain('read from a scan');
  const isDrawn = `(async (image) => { await image.decode(); return image.naturalWidth > 0; })(document.querySelector('.pages .picture img'))`;
  expect(await page.evaluate(isDrawn)).toBe(true);
});

test('a print has the rows and none of what is there to be pressed', async () => {
  const { page } = await open();
  await page.emulateMedia({ media: 'print' });
  expect(await page.locator('.side').isVisible()).toBe(false);
  expect(await page.locator('.menu').first().isVisible()).toBe(false);
  expect(await page.locator('.rows tbody tr[data-at="0"]').isVisible()).toBe(true);
});
