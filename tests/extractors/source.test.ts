import { readFileSync } from 'node:fs';
import { beforeAll, describe, expect, it } from 'vitest';
import { decodePicture } from '../../extractors/image/canvas.ts';
import type { OcrReader } from '../../extractors/ocr/engine.ts';
import { drawPagePicture } from '../../extractors/page/small-picture.ts';
import type { PageTools } from '../../extractors/page/open-source.ts';
import { openSource, pdfKind } from '../../extractors/source.ts';
import { addPage, baseFonts, finishPdf, startPdf, textContent } from '../../fixtures/make/formats/pdf.ts';
import { writePng } from '../../fixtures/make/formats/png.ts';
import { loadKnowledge, type Knowledge } from '../../pipeline/stages/knowledge.ts';
import type { Page } from '../../pipeline/model/reading/page.ts';
import { joinLines, lineText } from '../../pipeline/model/reading/text.ts';
import { grayOfPoints } from './raster/paint.ts';

let hints: Knowledge['hints'];
beforeAll(async () => {
  ({ hints } = await loadKnowledge());
});

const open = (bytes: Uint8Array, keepOfficials = false) => openSource(bytes, hints, { keepOfficials });
const file = (path: string): Uint8Array => new Uint8Array(readFileSync(`fixtures/${path}`));
/** Pages that need no recognition must not start the engine. */
const noOcr: PageTools = { ocr: () => Promise.reject(new Error('the engine was started')) };
/** An engine that sees nothing. */
const blindOcr: PageTools = {
  ocr: () =>
    Promise.resolve({
      readsSigns: true,
      read: () => Promise.resolve([]),
      secondOpinion: () => Promise.resolve([]),
      fresh: () => Promise.resolve(),
      close: () => Promise.resolve(),
    } satisfies OcrReader),
};
const refused = (code: string): unknown =>
  expect.objectContaining({ refusal: expect.objectContaining({ code }) as unknown });

describe('opening bytes', () => {
  it('no bytes, and bytes of no known kind, are refused', async () => {
    await expect(open(new Uint8Array())).rejects.toEqual(refused('empty-file'));
    await expect(open(Uint8Array.from([0x50, 0x4b, 3, 4, 0, 0, 0, 1, 2, 0]))).rejects.toEqual(
      refused('unknown-format'),
    );
  });

  it('the kind of pictures and texts is known at once, that of a PDF not', async () => {
    const kinds: unknown[] = [];
    for (const path of ['images/kesehatan.fax.tif', 'text/jatim.txt', 'digital/tapin.pdf']) {
      const source = await open(file(path));
      kinds.push([source.kind, source.pageCount]);
      await source.close();
    }
    expect(kinds).toEqual([
      ['image', 2],
      ['markup', 3],
      [null, 2],
    ]);
  });
});

describe('a digital page', () => {
  it('is read without recognition: cells from drawn lines, words as written', async () => {
    const source = await open(file('digital/tapin.pdf'));
    const { page, picture } = await source.readPage(1, noOcr);
    await source.close();
    expect(page.quality).toMatchObject({ reading: 'text-layer', turned: 0, skew: 0, dpi: null, confidence: 1 });
    expect(page.grids).toHaveLength(1);
    const texts = page.grids[0]!.cells.map((c) => joinLines(c.lines));
    expect(texts.some((text) => /^Persentase Penyandang Masalah Kesejahteraan Sosial \(PMKS\)/i.test(text))).toBe(true);
    for (const cell of page.grids[0]!.cells)
      for (const word of cell.lines.flatMap((l) => l.words)) {
        const [x, y] = [(word.box![0] + word.box![2]) / 2, (word.box![1] + word.box![3]) / 2];
        expect([x > cell.box![0], x < cell.box![2], y > cell.box![1], y < cell.box![3]]).toEqual([
          true,
          true,
          true,
          true,
        ]);
      }
    expect(picture?.type).toBe('image/png');
  });

  it('text outside the table stays outside, top to bottom', async () => {
    const draft = startPdf();
    const content =
      textContent('Ditetapkan di Bontang', { x: 60, y: 100, size: 11 }) +
      textContent('KEPUTUSAN KEPALA DINAS', { x: 60, y: 700, size: 11 });
    addPage(draft, { width: 595, height: 842, content, resources: baseFonts });
    const source = await open(finishPdf(draft));
    const { page } = await source.readPage(1, noOcr);
    await source.close();
    expect(page.grids).toEqual([]);
    expect(page.lines.map(lineText)).toEqual(['KEPUTUSAN KEPALA DINAS', 'Ditetapkan di Bontang']);
    expect(page.lines[0]!.box![0]).toBeCloseTo(60, 0);
  });
});

describe('the picture of a signed page', () => {
  /** Place and day, post, a signature as a stroke, name and number of staff. */
  const signed = (): Uint8Array => {
    const draft = startPdf();
    const line = (text: string, y: number): string => textContent(text, { x: 330, y, size: 11 });
    const content =
      textContent('Indikator ini berlaku sejak ditetapkan.', { x: 60, y: 700, size: 11 }) +
      line('Bontang, 2 Maret 2020', 400) +
      line('KEPALA DINAS SOSIAL', 385) +
      '330 345 m 430 355 l 2 w S\n' +
      line('BUDI SANTOSO, S.Sos., M.Si', 320) +
      line('NIP. 19700101 199503 1 001', 306);
    addPage(draft, { width: 595, height: 842, content, resources: baseFonts });
    return finishPdf(draft);
  };
  /** The darkest grey in a part of the page, in points from the top left. */
  const darkest = async (data: Uint8Array, x0: number, y0: number, x1: number, y1: number): Promise<number> => {
    const { rgba, width } = await decodePicture(data);
    const scale = width / 595;
    let least = 255;
    for (let y = Math.round(y0 * scale); y < y1 * scale; y++)
      for (let x = Math.round(x0 * scale); x < x1 * scale; x++) least = Math.min(least, rgba[(y * width + x) * 4]!);
    return least;
  };
  const parts = { day: [330, 430, 460, 445], post: [330, 447, 460, 460], signature: [330, 485, 430, 499] } as const;
  /** The name, and the number behind the word NIP. */
  const name = [358, 512, 500, 540] as const;

  it('shows place, day and post and covers signature, name and number', async () => {
    const { page, picture, officials } = await (await open(signed())).readPage(1, noOcr);
    expect(page.lines.map(lineText).join(' ')).not.toMatch(/SANTOSO|1970/);
    expect(officials.flat()).toContain('santoso');
    const ink = { day: await darkest(picture!.data, ...parts.day), post: await darkest(picture!.data, ...parts.post) };
    expect(ink.day).toBeLessThan(120);
    expect(ink.post).toBeLessThan(120);
    expect(await darkest(picture!.data, ...parts.signature)).toBeGreaterThan(150);
    expect(await darkest(picture!.data, ...name)).toBeGreaterThan(150);
  });

  it('shows all of it where officials are kept', async () => {
    const { picture, officials } = await (await open(signed(), true)).readPage(1, noOcr);
    expect(officials).toEqual([]);
    expect(await darkest(picture!.data, ...parts.signature)).toBeLessThan(120);
    expect(await darkest(picture!.data, ...name)).toBeLessThan(120);
  });
});

describe('a picture', () => {
  it('that is white is a blank page, and the engine is not asked', async () => {
    const png = writePng({
      data: new Uint8Array(600 * 800).fill(255),
      width: 600,
      height: 800,
      bits: 8,
      colour: 'grey',
      dpi: 150,
    });
    const source = await open(png);
    const { page } = await source.readPage(1, noOcr);
    expect([page.quality.reading, page.quality.confidence, page.lines, page.grids]).toEqual(['blank', null, [], []]);
    expect([Math.round(page.width), Math.round(page.height)]).toEqual([288, 384]);
  });

  it('without a believable resolution is taken for a sheet of paper', async () => {
    const gray = grayOfPoints(700, 1200, (x, y) => (y % 100 < 20 && x > 100 && x < 600 && x % 24 < 16 ? 0 : 255));
    for (const dpi of [undefined, 1200]) {
      const png = writePng({ ...gray, bits: 8, colour: 'grey', ...(dpi ? { dpi } : {}) });
      const { page } = await (await open(png)).readPage(1, blindOcr);
      expect(page.quality.dpi).toBe(100);
      expect(Math.round(page.height)).toBe(864);
    }
  });
});

describe('a text export', () => {
  it('has its pages and needs no engine', async () => {
    const source = await open(file('text/tapin.txt'));
    const { page, picture } = await source.readPage(1, noOcr);
    expect([page.number, page.quality.reading, picture]).toEqual([1, 'export', null]);
    await expect(source.readPage(9, noOcr)).rejects.toThrow(RangeError);
  });
});

describe('the kind of a PDF', () => {
  const page = (reading: Page['quality']['reading']): Page => ({ quality: { reading } }) as Page;

  it('follows from its pages; blank ones do not count', () => {
    expect(pdfKind([page('text-layer'), page('blank')])).toBe('digital-pdf');
    expect(pdfKind([page('ocr'), page('blank')])).toBe('scanned-pdf');
    expect(pdfKind([page('ocr'), page('text-layer')])).toBe('mixed-pdf');
    expect(pdfKind([])).toBe('scanned-pdf');
  });
});

describe('the picture for reports', () => {
  it('is scaled to 110 dpi and keeps black and white apart', async () => {
    const page = grayOfPoints(600, 300, (x) => (x < 300 ? 0 : 255));
    const picture = await decodePicture(drawPagePicture(page, 300).data);
    expect([picture.width, picture.height]).toEqual([220, 110]);
    const at = (x: number): number => picture.rgba[(50 * 220 + x) * 4]!;
    expect(at(50)).toBeLessThan(20);
    expect(at(170)).toBeGreaterThan(235);
  });

  it('is never larger than the page was', async () => {
    const picture = await decodePicture(
      drawPagePicture(
        grayOfPoints(60, 30, () => 128),
        72,
      ).data,
    );
    expect([picture.width, picture.height]).toEqual([60, 30]);
  });
});
