import { expect, test } from 'vitest';
import { joinCutLines } from '../../../extractors/tables/cut-fraction.ts';
import type { FractionPart, TextLine } from '../../../pipeline/model/reading/text.ts';

function line(text: string, x0: number, y: number, part?: FractionPart['part'], index = 0): TextLine {
  const words = [{ text, box: null, confidence: 1 }];
  const box: TextLine['box'] = [x0, y, x0 + 5 * text.length, y + 10];
  return { words, box, ...(part ? { fraction: { index, part, form: 'bar' } } : {}) };
}

const parts = (lines: TextLine[]) =>
  lines.map(({ fraction }) => (fraction ? `${fraction.part} ${fraction.index}` : ''));

test('the lines after the break are the denominator of a fraction cut below its bar', () => {
  const upper = [
    line('Dihitung', 40, 700),
    line('Jumlah desa maju di daerah', 40, 712, 'numerator'),
    line('x 100', 190, 718, 'right'),
  ];
  const lower = [
    line('Jumlah desa seluruhnya', 50, 60),
    line('di daerah', 82, 71),
    line('Sumber lain tidak dipakai', 20, 95),
  ];
  expect(parts(joinCutLines(upper, lower))).toEqual([
    '',
    'numerator 0',
    'right 0',
    'denominator 0',
    'denominator 0',
    '',
  ]);
});

test('a whole fraction above leaves the text below alone', () => {
  const upper = [line('A', 40, 700, 'numerator'), line('B', 40, 712, 'denominator')];
  expect(parts(joinCutLines(upper, [line('Keterangan', 40, 60)]))).toEqual(['numerator 0', 'denominator 0', '']);
});

test('fractions below the break count on from those above', () => {
  const upper = [line('A', 40, 700, 'numerator'), line('B', 40, 712, 'denominator')];
  const lower = [line('C', 40, 60, 'numerator'), line('D', 40, 72, 'denominator')];
  expect(parts(joinCutLines(upper, lower)).slice(2)).toEqual(['numerator 1', 'denominator 1']);
});
