import { describe, expect, it } from 'vitest';
import { readHocr } from '../../../extractors/ocr/hocr.ts';

const cinfo = (id: string, title: string, text = ''): string =>
  `<span class='ocrx_cinfo' id='${id}'${title && ` title='${title}'`}>${text}`;
const step = (n: number, ...shares: [sign: string, percent: number][]): string =>
  `${cinfo(`timestep1_1_${n}`, '')} ${shares.map(([sign, p]) => `${cinfo('choice_1', `x_confs ${p}`, sign)}</span>`).join(' ')}</span>`;
const word = (text: string, sure: number, ...steps: string[]): string =>
  `<span class='ocrx_word' id='word_1_1' title='bbox 10 20 60 40; x_wconf ${sure}'>${text}</span><span class='ocr_symbol' id='symbol_1'> ${steps.join('')}</span>`;

describe('reading the shares of letters', () => {
  it('gives lines of words with place, sureness and the share of every sign per step', () => {
    const hocr = `<span class='ocr_line' id='line_1_1' title="bbox 0 0 9 9">${word('di', 87, step(1, ['d', 95], ['', 3]), step(2, ['i', 60], ['l', 39]))}</span>`;
    expect(readHocr(hocr)).toEqual([
      {
        words: [
          {
            text: 'di',
            box: [10, 20, 60, 40],
            confidence: 0.87,
            steps: [
              { d: 0.95, '': 0.03 },
              { i: 0.6, l: 0.39 },
            ],
          },
        ],
      },
    ]);
  });

  it('adds up blank and space, and says neighbouring blanks once', () => {
    const hocr = `<span class='ocr_line'>${word('a', 90, step(1, ['', 62], [' ', 37]), step(2, ['', 99]), step(3, ['a', 99]))}</span>`;
    expect(readHocr(hocr)[0]?.words[0]?.steps).toEqual([{ '': 0.99 }, { a: 0.99 }]);
  });

  it('keeps signs that markup writes as entities', () => {
    const hocr = `<span class='ocr_line'>${word('A&amp;B', 90, step(1, ['&amp;', 50], ['&lt;', 20]))}</span>`;
    expect(readHocr(hocr)[0]?.words[0]).toMatchObject({ text: 'A&B', steps: [{ '&': 0.5, '<': 0.2 }] });
  });

  it('starts a line at every line, header or caption and drops those without words', () => {
    const hocr = `<span class='ocr_header'>${word('a', 90)}</span><span class='ocr_line'></span><span class='ocr_caption'>${word('b', 80)}</span>`;
    expect(readHocr(hocr).map((line) => line.words.map((w) => w.text))).toEqual([['a'], ['b']]);
  });
});
