import { describe, expect, it } from 'vitest';
import { falseFonts } from '../../../extractors/pdf/false-fonts.ts';
import type { Character } from '../../../extractors/pdf/glyphs.ts';

const run = (text: string, font: string): Character[] =>
  Array.from(text, (c, i) => {
    const place = { x0: 5 * i, y0: 0, x1: 5 * i + 5, y1: 10, size: 10 };
    return { text: c, ...place, visible: true, angle: 0, run: 0, font, outlined: true };
  });
const sentence = 'Bidang Perikanan Tangkap menyelenggarakan pembinaan kelompok nelayan setiap tahun';
const shifted = sentence.replace(/[a-z]/g, (c) => String.fromCharCode(97 + ((c.charCodeAt(0) - 96) % 26)));
const nobody = () => false;

describe('a font', () => {
  it('is false when its letters make no words that a tongue can say, beside others that do', () => {
    expect(falseFonts([...run(sentence, 'F1'), ...run(shifted, 'F2')], nobody)).toEqual(new Set(['F2']));
  });

  it('is false when its letters are unknown', () => {
    expect(falseFonts(run(sentence.replace(/[aeiou]/g, '\ufffd'), 'F1'), nobody)).toEqual(new Set(['F1']));
  });

  it.each([
    '1.234 56,7% 2021 (18.5%) 597 2016-2021',
    'DTKS PPKS PSKS RPJMD SAKIP LKJIP',
    '• • • • • • • •',
    shifted.slice(0, 20),
  ])('is not judged by figures, abbreviations, bullets or a few words: %s', (text) => {
    expect(falseFonts(run(text, 'F1'), nobody)).toEqual(new Set());
  });
});
