import { describe, expect, it } from 'vitest';
import { mayBeTurned, readTurned } from '../../../extractors/page/turned-cell.ts';
import type { OcrReader } from '../../../extractors/ocr/engine.ts';
import { blankGray } from '../../../extractors/raster/bitmap.ts';
import type { TextLine } from '../../../pipeline/model/reading/text.ts';

/** Ink of four letters of a word that runs upwards, in a picture of 100 x 200. */
const parts = [160, 130, 100, 70].map((y) => ({ x0: 40, y0: y, x1: 60, y1: y + 20, area: 200 }));
const gray = blankGray(100, 200);
for (const p of parts) for (let y = p.y0; y < p.y1; y++) gray.data.fill(0, y * 100 + p.x0, y * 100 + p.x1);

/** Reads a word in crops that lie, as sure as it is told for each of them in turn. */
function reader(...sure: number[]): OcrReader {
  return {
    readsSigns: true,
    read: (crop) =>
      Promise.resolve([
        { words: [{ text: 'Data', box: [12, 12, crop.width - 12, crop.height - 12], confidence: sure.shift() ?? 0 }] },
      ]),
    secondOpinion: () => Promise.resolve([]),
    fresh: () => Promise.resolve(),
    close: () => Promise.resolve(),
  };
}
const readAs = (ocr: OcrReader) =>
  readTurned(gray, parts, 20, [], {
    mask: { ...gray, data: gray.data.map((v) => (v < 128 ? 1 : 0)) },
    bilevel: false,
    ocr,
    isWord: () => false,
  });

describe('a heading on its side', () => {
  it('is read from the side from which it reads better, with its place on the page', async () => {
    const lines = await readAs(reader(0.95, 0.3, 0.3));
    expect(lines?.map((l) => l.words.map((w) => w.text))).toEqual([['Data']]);
    expect(lines?.[0]?.words[0]?.box).toEqual([40, 70, 60, 180]);
  });

  it('stays unread when it reads well from no side', async () => {
    expect(await readAs(reader(0.4, 0.4, 0.4, 0.4))).toBeNull();
  });

  it('is looked for only in tall cells that read badly upright', () => {
    const sure: TextLine[] = [{ words: [{ text: 'Data', box: null, confidence: 0.9 }], box: null }];
    expect(mayBeTurned([0, 0, 20, 60], parts, [])).toBe(true);
    expect(mayBeTurned([0, 0, 20, 60], parts, sure)).toBe(false);
    expect(mayBeTurned([0, 0, 60, 20], parts, [])).toBe(false);
  });
});
