import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { registerFont } from '../../../extractors/image/canvas.ts';
import { percentSign } from '../../../extractors/ocr/percent.ts';
import { drawnWord, type DrawnWord } from './drawn-word.ts';

const fonts = join(dirname(createRequire(import.meta.url).resolve('pdfjs-dist/package.json')), 'standard_fonts');
for (const [file, name] of [
  ['LiberationSans-Regular.ttf', 'Sans'],
  ['LiberationSans-Bold.ttf', 'Sans Bold'],
  ['FoxitSerif.pfb', 'Serif'],
  ['FoxitSerifBold.pfb', 'Serif Bold'],
] as const)
  registerFont(join(fonts, file), `Percent ${name}`);

for (const face of ['courier-prime', 'archivo-narrow']) {
  const folder = dirname(createRequire(import.meta.url).resolve(`@fontsource/${face}/package.json`));
  registerFont(join(folder, 'files', `${face}-latin-400-normal.woff2`), `Percent ${face}`);
}

const drawn = (text: string, font: string, points: number): DrawnWord =>
  drawnWord(text, `"Percent ${font}"`, { points, dpi: 300 });

describe.each(['Sans', 'Sans Bold', 'Serif', 'Serif Bold'])('in %s', (font) => {
  const read = (printed: string, said: string, points: number): string => {
    const { mask, box } = drawn(printed, font, points);
    return percentSign(said, box, mask);
  };

  it.each([8, 10, 12, 16])('a percent sign of %i points read as digits is a percent sign', (points) => {
    expect(read('100%', '10096', points)).toBe('100%');
    expect(read('100%', '1009', points)).toBe('100%');
    expect(read('75%', '7596', points)).toBe('75%');
    expect(read('75,5%', '75,596', points)).toBe('75,5%');
    expect(read('%', '96', points)).toBe('%');
  });

  it.each([8, 10, 12, 16])('digits of %i points stay digits', (points) => {
    for (const number of ['96', '26', '90', '1996', '10096', '100', '2.096', '1.000', '69'])
      expect([number, read(number, number, points)]).toEqual([number, number]);
  });

  it('brackets and full stops around the number stay', () => {
    expect(read('(100%)', '(10096)', 10)).toBe('(100%)');
    expect(read('100%.', '10096.', 10)).toBe('100%.');
    for (const said of ['(2%)', '(29)', '(96)', '(%)']) expect([said, read('(%)', said, 10)]).toEqual([said, '(%)']);
  });

  it('a word, and a percent sign read as one, are left alone', () => {
    expect(read('100%', '100%', 10)).toBe('100%');
    expect(read('100%', 'x', 10)).toBe('x');
    expect(read('IPM', 'IPM', 10)).toBe('IPM');
  });
});

/** A number and what follows it in print so fat that its last digit and all of the sign are one piece of ink. */
function touching(number: string, end: string): DrawnWord {
  const first = drawn(number, 'Sans Bold', 10);
  const second = drawn(end, 'Sans Bold', 9);
  const mask = { ...first.mask, data: first.mask.data.slice() };
  const shift = first.box[2] - second.box[0] + 2;
  const drop = first.box[3] - second.box[3] - 1;
  const fat = 2;
  for (let y = second.box[1]; y < second.box[3]; y++)
    for (let x = second.box[0]; x < second.box[2]; x++)
      if (second.mask.data[y * second.mask.width + x] === 1)
        for (let d = -fat; d <= fat; d++) mask.data[(y + drop) * mask.width + x + shift + d] = 1;
  return { mask, box: [first.box[0], first.box[1], second.box[2] + shift + fat, first.box[3]] };
}

describe('a percent sign that touches the digit before it', () => {
  it.each([
    ['100', '10096', '100%'],
    ['90', '9096', '90%'],
    ['72,05', '72,0596', '72,05%'],
  ])('is told after %s', (number, said, text) => {
    const { mask, box } = touching(number, '%');
    expect(percentSign(said, box, mask)).toBe(text);
  });

  it('is not seen in digits that touch', () => {
    const { mask, box } = touching('100', '8');
    expect(percentSign('1008', box, mask)).toBe('1008');
  });
});

describe.each(['courier-prime', 'archivo-narrow'])('in %s, whose digits are wider or narrower than others', (font) => {
  const read = (printed: string, said: string): string => {
    const { mask, box } = drawn(printed, font, 10);
    return percentSign(said, box, mask);
  };

  it('as many digits are kept as are printed', () => {
    expect(read('100%', '10096')).toBe('100%');
    expect(read('100%', '1005')).toBe('100%');
    expect(read('100%', '100$5s')).toBe('100%');
    expect(read('(10%)', '(105)')).toBe('(10%)');
    expect(read('x100%', 'X10056')).toBe('X100%');
  });

  it('a sign that was not read at all, and a zero that was taken into it, are given back', () => {
    expect(read('100%', '100')).toBe('100%');
    expect(read('100%', '10%')).toBe('100%');
  });

  it('numbers stay numbers', () => {
    for (const number of ['100', '1000', '100.000', '1096', '10096', '2025', '19000101'])
      expect([number, read(number, number)]).toEqual([number, number]);
  });
});
