import { describe, expect, it } from 'vitest';
import { onPage, onFile } from '../pdf/page-of.ts';
import { readContent } from '../../../extractors/pdf/content.ts';
import { readTextLayer } from '../../../extractors/page/text-layer.ts';
import type { PDFPageProxy } from '../../../extractors/pdf/pdfjs.ts';
import { kinds } from '../../../fixtures/make/layers/all-kinds.ts';
import { drawnTable, type TruthRow } from '../../../fixtures/make/layers/small-table.ts';
import { layersPdf } from '../../../fixtures/make/layers/draw.ts';

const hints = { headingScore: () => 0, isWord: () => false, isPost: () => false, isNamedAfter: () => false };
const noOcr = () => Promise.reject(new Error('a digital page asked for OCR'));

async function read(page: PDFPageProxy) {
  const { read: found } = await readTextLayer(page, await readContent(page), noOcr, hints);
  if (!found) throw new Error('the text layer was not used');
  return found.page;
}

const textOf = (cell: { lines: { words: { text: string }[] }[] }) =>
  cell.lines.flatMap((line) => line.words.map((w) => w.text)).join(' ');

/** Name, formula and the rest of each row as the cells of the page have them, from the second column on. */
async function rowsOf(kind: string, seed: number): Promise<string[][]> {
  const page = await onFile(layersPdf(kinds[kind]!, seed), 1, read);
  const [grid] = page.grids;
  return Array.from({ length: (grid?.rows ?? 1) - 1 }, (_, r) =>
    (grid?.cells ?? []).filter((c) => c.row === r + 1 && c.column > 0).map(textOf),
  );
}
const truth = (rows: readonly TruthRow[]) =>
  rows.map((r) => [r.objective, r.name, r.formulaText, r.dataSource, r.responsible]);

describe('the text layer of a page', () => {
  const hidden = Object.keys(kinds).filter(
    (kind) => /^(hide|mark|seen|turn)-/.test(kind) && !kind.startsWith('hide-scan-over-'),
  );
  it.each(hidden)('holds the words that the page shows, all of them and no others: %s', async (kind) => {
    expect(await rowsOf(kind, 4)).toEqual(truth(drawnTable(4, kind.startsWith('turn-heads')).rows));
  });

  it('is left out by count where it is not seen', async () => {
    const page = await onPage('BT /F1 12 Tf 50 200 Td (seen) Tj 1 1 1 rg 0 -40 Td (not seen) Tj ET', read);
    expect(page.lines.map((line) => textOf({ lines: [line] }))).toEqual(['seen']);
    expect(page.issues.map(({ code, message }) => [code, message])).toEqual([
      ['hidden-text', '2 words not to be seen: left out'],
    ]);
  });

  it('says that it stands aslant where it cannot be read', async () => {
    const page = await onPage('BT /F1 12 Tf .7 .7 -.7 .7 50 50 Tm (Indikator Kinerja Utama) Tj ET', read);
    expect(page.issues.map(({ code, message }) => [code, message])).toEqual([
      ['unreadable-text', '3 words aslant: left out'],
    ]);
  });

  it('names columns whose headings stand on their side', async () => {
    for (const kind of ['turn-heads-up', 'turn-heads-down']) {
      const page = await onFile(layersPdf(kinds[kind]!, 2), 1, read);
      const heads = page.grids[0]!.cells.filter((c) => c.row === 0).map(textOf);
      expect(heads).toEqual(expect.arrayContaining(['No', 'Sumber Data', 'Penanggung Jawab']));
    }
  });

  it('gives boxes of the page as a person reads it', async () => {
    const page = await onFile(layersPdf(kinds['turn-drawn-90']!, 0), 1, read);
    expect([page.width, page.height, page.quality.turned]).toEqual([842, 595, 90]);
    const upright = await onFile(layersPdf(kinds['seen-plain']!, 0), 1, read);
    expect(page.grids[0]!.box).toEqual(upright.grids[0]!.box);
  });

  it.each(['hide-scan-over-text', 'hide-scan-over-strange-font'])(
    'is not used where a picture covers it: %s',
    async (kind) => {
      const pdf = layersPdf(kinds[kind]!, 0);
      const { read: found, verdict } = await onFile(pdf, 1, async (page) =>
        readTextLayer(page, await readContent(page), noOcr, hints),
      );
      expect(found).toBeNull();
      expect(verdict.rejected).toBe(true);
    },
  );

  it('is not used where most of the print is drawn as shapes', async () => {
    const { verdict } = await onFile(layersPdf(kinds['ink-outlined-page']!, 0), 1, async (page) =>
      readTextLayer(page, await readContent(page), noOcr, hints),
    );
    expect(verdict).toMatchObject({ use: false, because: 'most of the print is drawn as shapes or pictures' });
  });

  it('asks for the picture of cells whose writing is no text, or text of a false font', async () => {
    for (const kind of ['ink-picture', 'ink-outlines', 'ink-false-letters'])
      await expect(onFile(layersPdf(kinds[kind]!, 0), 1, read)).rejects.toThrow('asked for OCR');
  });

  it('asks for the picture of a table that was pasted as one, not for that of a photo', async () => {
    await expect(onFile(layersPdf(kinds['ink-pictured-table']!, 0), 1, read)).rejects.toThrow('asked for OCR');
    const { grids } = await onFile(layersPdf(kinds['ink-photo']!, 0), 1, read);
    expect(grids).toEqual([]);
  });

  it('holds what filled fields and notes show', async () => {
    for (const kind of ['ink-fields', 'ink-free-text'])
      expect(await rowsOf(kind, 4)).toEqual(truth(drawnTable(4).rows));
  });
});
