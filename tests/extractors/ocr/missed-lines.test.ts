import { describe, expect, it } from 'vitest';
import type { Crop, CropPlan } from '../../../extractors/layout/cells/crops.ts';
import { withMissedLines } from '../../../extractors/ocr/missed-lines.ts';
import type { OcrLine } from '../../../extractors/ocr/engine.ts';

/** Three lines of six letters each, 40 pixels apart; the crop's corner lies at (100, 50) of the page. */
const parts = [0, 1, 2].flatMap((line) =>
  [0, 1, 2, 3, 4, 5].map((i) => ({
    x0: 112 + 22 * i,
    x1: 128 + 22 * i,
    y0: 62 + 40 * line,
    y1: 86 + 40 * line,
    area: 200,
  })),
);
const plan: CropPlan = { place: null, parts, lines: 3 };
const crop: Crop = { picture: { width: 160, height: 140, data: new Uint8Array(160 * 140).fill(255) }, x: 100, y: 50 };
const word = (text: string, y0: number, confidence = 0.9): OcrLine => ({
  words: [{ text, box: [12, y0, 138, y0 + 24], confidence }],
});
const texts = (lines: OcrLine[]): string[] => lines.map((l) => l.words.map((w) => w.text).join(' '));

describe('a line that the engine dropped', () => {
  it('is read by itself and put in its place', async () => {
    const asked: number[] = [];
    const read = (picture: { height: number }): Promise<OcrLine[]> => {
      asked.push(picture.height);
      return Promise.resolve([word('kedua', 12)]);
    };
    const lines = await withMissedLines(crop, plan, [word('pertama', 12), word('ketiga', 92)], read);
    expect(texts(lines)).toEqual(['pertama', 'kedua', 'ketiga']);
    expect(asked).toEqual([24 + 2 * 12]);
    expect(lines[1]!.words[0]!.box).toEqual([12, 52, 138, 76]);
  });

  it('stays unread where the reading is a guess', async () => {
    const read = (): Promise<OcrLine[]> => Promise.resolve([word('xqz', 12, 0.2)]);
    expect(texts(await withMissedLines(crop, plan, [word('pertama', 12), word('ketiga', 92)], read))).toEqual([
      'pertama',
      'ketiga',
    ]);
  });
});

it('nothing is read again where every line has words', async () => {
  const lines = [word('pertama', 12), word('kedua', 52), word('ketiga', 92)];
  const read = (): Promise<OcrLine[]> => Promise.reject(new Error('not to be asked'));
  expect(await withMissedLines(crop, plan, lines, read)).toEqual(lines);
});
