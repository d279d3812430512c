import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { registerFont } from '../../../extractors/image/canvas.ts';
import type { CropPlan } from '../../../extractors/layout/cells/crops.ts';
import { readPlan, type ReadingPage } from '../../../extractors/ocr/reading.ts';
import type { OcrLine, OcrReader, Segmentation } from '../../../extractors/ocr/engine.ts';
import { lineText, type TextLine } from '../../../pipeline/model/reading/text.ts';
import { drawnWord } from './drawn-word.ts';

const fonts = join(dirname(createRequire(import.meta.url).resolve('pdfjs-dist/package.json')), 'standard_fonts');
registerFont(join(fonts, 'LiberationSans-Regular.ttf'), 'Percent');

const mask = { width: 400, height: 200, data: new Uint8Array(400 * 200) };
const crop = { picture: { width: 200, height: 60, data: new Uint8Array(200 * 60).fill(200) }, x: 100, y: 50 };

const words = new Set(['jumlah', 'keluarga', 'dinas']);
const pageWith = (ocr: OcrReader, bilevel = false): ReadingPage => ({
  mask,
  bilevel,
  ocr,
  isWord: (word) => words.has(word.toLowerCase()),
});

/** A plan of letters, 26 pixels apart, on one line or more. */
function plan(letters: number, lines = 1, place: CropPlan['place'] = null): CropPlan {
  const parts = Array.from({ length: letters }, (_, i) => ({
    x0: 112 + 26 * i,
    y0: 62,
    x1: 132 + 26 * i,
    y1: 86,
    area: 200,
  }));
  return { place, parts, lines };
}

const lineOf = (...words: [text: string, confidence: number][]): OcrLine => ({
  words: words.map(([text, confidence], i) => ({ text, box: [20 + 60 * i, 12, 70 + 60 * i, 36], confidence })),
});

/** Answers one reading after the other, and remembers what it was asked. */
function answering(...answers: OcrLine[][]) {
  const asked: Segmentation[] = [];
  const reader: OcrReader = {
    readsSigns: true,
    read: (_picture, mode) => {
      asked.push(mode);
      return Promise.resolve(answers[Math.min(asked.length, answers.length) - 1] ?? []);
    },
    secondOpinion: () => Promise.resolve([]),
    fresh: () => Promise.resolve(),
    close: () => Promise.resolve(),
  };
  return { reader, asked };
}
const said = (lines: TextLine[]): string[] => lines.map(lineText);

describe('reading a crop', () => {
  it('a digit that is doubted and alone in its line is a speck, unless it is most of what the crop holds', async () => {
    const below = ({ words }: OcrLine): OcrLine => ({
      words: words.map((w) => ({ ...w, box: [w.box[0], w.box[1] + 30, w.box[2], w.box[3] + 30] })),
    });
    const sure = below(lineOf(['Sumber', 0.95], ['Data', 0.95], ['Dinas', 0.95]));
    const specked = answering([lineOf(['0', 0.26]), sure]);
    expect(said(await readPlan(crop, plan(14, 2), pageWith(specked.reader)))).toEqual(['Sumber Data Dinas']);
    const numbered = answering([lineOf(['3', 0.26]), below(lineOf(['Dinas', 0.95]))]);
    expect(said(await readPlan(crop, plan(14, 2), pageWith(numbered.reader)))).toEqual(['3', 'Dinas']);
  });

  it('a doubted sign whose ink is too low or too wide for any letter is no word', async () => {
    const words = ['Dinas', 'Sosial', 'Kota'].map((text, i) => ({
      text,
      box: [20 + 60 * i, 12, 70 + 60 * i, 36],
      confidence: 0.95,
    }));
    const withInk = async (box: OcrLine['words'][number]['box'], confidence: number) => {
      const { reader } = answering([{ words: [...words, { text: '7', box, confidence }] } as OcrLine]);
      return said(await readPlan(crop, plan(14), pageWith(reader)));
    };
    expect(await withInk([205, 30, 209, 36], 0.55)).toEqual(['Dinas Sosial Kota']);
    expect(await withInk([205, 12, 290, 36], 0.55)).toEqual(['Dinas Sosial Kota']);
    expect(await withInk([205, 12, 220, 36], 0.55)).toEqual(['Dinas Sosial Kota 7']);
    expect(await withInk([205, 30, 209, 36], 0.9)).toEqual(['Dinas Sosial Kota 7']);
  });

  it('one sure reading is enough; its boxes become places on the page', async () => {
    const { reader, asked } = answering([lineOf(['Jumlah', 0.95], ['keluarga', 0.91234])]);
    const lines = await readPlan(crop, plan(14), pageWith(reader));
    expect(asked).toEqual(['block']);
    expect(lines).toEqual([
      {
        words: [
          { text: 'Jumlah', box: [120, 62, 170, 86], confidence: 0.95 },
          { text: 'keluarga', box: [180, 62, 230, 86], confidence: 0.912 },
        ],
        box: [120, 62, 230, 86],
      },
    ]);
  });

  it('a weak reading is repeated, and the better one counts', async () => {
    const better = answering([lineOf(['Jurnlah', 0.4])], [lineOf(['Jumlah', 0.9])]);
    expect(said(await readPlan(crop, plan(6), pageWith(better.reader)))).toEqual(['Jumlah']);
    expect(better.asked.length).toBeGreaterThan(1);
    const worse = answering([lineOf(['Bontang', 0.6])], [lineOf(['Bxxtang', 0.2])]);
    expect(said(await readPlan(crop, plan(6), pageWith(worse.reader)))).toEqual(['Bontang']);
  });

  it('one doubtful word among sure ones is reason enough to look again', async () => {
    const { reader, asked } = answering(
      [lineOf(['keluarga', 0.95], ['Dlnas', 0.5])],
      [lineOf(['keluarga', 0.95], ['Dinas', 0.55])],
    );
    expect(said(await readPlan(crop, plan(13), pageWith(reader)))).toEqual(['keluarga Dinas']);
    expect(asked.length).toBeGreaterThan(1);
  });

  it('a crop that gave no word at all is read again', async () => {
    const { reader } = answering([], [lineOf(['a.', 0.9])]);
    expect(said(await readPlan(crop, plan(2), pageWith(reader)))).toEqual(['a.']);
  });

  it('a line in which the engine finds no letters is read bare, and believed only where that is sure', async () => {
    const seen = answering([], [], [], [lineOf(['SUMBER', 0.96])]);
    const before = answering([], [], [], [lineOf(['SUMBER', 0.55])]);
    expect(said(await readPlan(crop, plan(3), pageWith(seen.reader)))).toEqual(['SUMBER']);
    expect(seen.asked).toEqual(['block', 'block', 'line', 'bare line']);
    expect(said(await readPlan(crop, plan(3), pageWith(before.reader)))).toEqual([]);
    const two = answering([], [], [], [lineOf(['SUMBER', 0.96])]);
    await readPlan(crop, plan(3, 2), pageWith(two.reader));
    expect(two.asked).not.toContain('bare line');
  });

  it('marks that nobody believes are dust beside other ink, and stay when they are all there is', async () => {
    const { reader } = answering([lineOf(['|', 0.2], ['Dinas', 0.95], ['Sosial', 0.95])]);
    expect(said(await readPlan(crop, plan(12), pageWith(reader)))).toEqual(['Dinas Sosial']);
    const alone = answering([lineOf(['-', 0.3])]);
    expect(said(await readPlan(crop, plan(1), pageWith(alone.reader)))).toEqual(['-']);
  });

  it('the lines of a fraction carry their part', async () => {
    const { reader } = answering([lineOf(['Jumlah', 0.95]), lineOf(['keluarga', 0.95])]);
    const lines = await readPlan(crop, plan(14, 2, { index: 1, part: 'numerator' }), pageWith(reader));
    expect(lines.map((l) => l.fraction)).toEqual([
      { index: 1, part: 'numerator', form: 'bar' },
      { index: 1, part: 'numerator', form: 'bar' },
    ]);
  });

  it.each([
    [true, '1996'],
    [false, '19%'],
  ])('data that hold the percent sign (%s) are believed, for others its ink tells: %s', async (readsSigns, read) => {
    const { mask: ink, box } = drawnWord('19%', 'Percent', { points: 10, dpi: 300 });
    const { reader } = answering([{ words: [{ text: '1996', box, confidence: 0.95 }] }]);
    const page = { ...pageWith({ ...reader, readsSigns }), mask: ink };
    const at = { ...crop, x: 0, y: 0 };
    expect(said(await readPlan(at, plan(1), page))).toEqual([read]);
  });

  it('empty words and lines are left out', async () => {
    const { reader } = answering([lineOf([' ', 0.9]), lineOf(['Dinas', 0.9], ['', 0.9])]);
    expect(said(await readPlan(crop, plan(5), pageWith(reader)))).toEqual(['Dinas']);
  });
});
