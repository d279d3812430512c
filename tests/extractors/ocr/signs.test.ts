import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { registerFont } from '../../../extractors/image/canvas.ts';
import { signOr } from '../../../extractors/ocr/signs.ts';
import { drawnWord, type DrawnWord } from './drawn-word.ts';

const packages = createRequire(import.meta.url);
const faces = ['arimo', 'tinos', 'carlito', 'gelasio', 'courier-prime', 'archivo-narrow'];
const cuts = ['400-normal', '700-normal'];
for (const face of faces) {
  const folder = join(dirname(packages.resolve(`@fontsource/${face}/package.json`)), 'files');
  for (const cut of cuts) registerFont(join(folder, `${face}-latin-${cut}.woff2`), `Sign ${face} ${cut}`);
}
// the Latin subsets leave these out
registerFont(
  join(dirname(packages.resolve('pdfjs-dist/package.json')), 'standard_fonts', 'LiberationSans-Regular.ttf'),
  'Sign whole',
);

const drawn = (text: string, face: string, points: number, dpi: number): DrawnWord =>
  drawnWord(text, `"Sign ${face}", "Sign whole"`, { points, dpi, darkerThan: 150 });

describe.each(faces.flatMap((face) => cuts.map((cut) => `${face} ${cut}`)))('in %s', (face) => {
  const sizes = [
    [8, 200],
    [10, 200],
    [10, 300],
    [12, 300],
  ] as const;
  const read = (printed: string, said: string, [points, dpi]: readonly [number, number]): string => {
    const { mask, box } = drawn(printed, face, points, dpi);
    return signOr(said, box, mask);
  };

  it.each(sizes)('a plus of %i points at %i dpi is one, whatever letter it was read as', (points, dpi) => {
    for (const said of ['t', '1', '7', '#', '7»']) expect([said, read('+', said, [points, dpi])]).toEqual([said, '+']);
  });

  it.each(sizes)('a dash of %i points at %i dpi is no digit', (points, dpi) => {
    for (const said of ['7', '3', 'za', '%']) expect([said, read('—', said, [points, dpi])]).toEqual([said, '—']);
    expect(read('-', '-', [points, dpi])).toBe('-');
  });

  it.each(sizes.slice(1))('signs of %i points at %i dpi that compare are told apart', (points, dpi) => {
    const said = { '=': 'z', '<': '«', '>': '»', '≤': '«', '≥': '»' };
    const signs = Object.entries(said).map(([sign, as]) => read(sign, as, [points, dpi]));
    expect(signs).toEqual(Object.keys(said));
  });

  it.each(sizes)('letters, digits and marks of %i points at %i dpi stay what they were read as', (points, dpi) => {
    const others = 't f k r x z Z T K X Y v V L E 1 2 4 7 9 0 - – — / : ; . , * % ( ) di ke 11 47'.split(' ');
    expect(others.map((text) => read(text, text, [points, dpi]))).toEqual(others);
  });
});

it.each([8, 10, 12])('a "≥" of %i points that was read as a digit is one', (points) => {
  const { mask, box } = drawn('≥', 'arimo 400-normal', points, 300);
  expect(signOr('2', box, mask)).toBe('≥');
});

it('a longer word is never a sign', () => {
  const { mask, box } = drawn('+', 'arimo 400-normal', 10, 300);
  expect(signOr('dan', box, mask)).toBe('dan');
});
