import { expect, test } from 'vitest';
import { linesOf, type Placed } from '../../../extractors/layout/lines.ts';

const word = (x0: number, y0: number, height: number, width = 40): Placed => ({
  x0,
  y0,
  x1: x0 + width,
  y1: y0 + height,
});
const grouped = (words: Placed[]) =>
  linesOf(
    words,
    words.map((_, i) => i),
  ).map(({ items }) => items);

test('a number as tall as two lines beside them does not make them one', () => {
  const letterhead = [word(0, 17, 10), word(50, 17, 10), word(0, 27.5, 10), word(50, 27.5, 10)];
  expect(grouped([...letterhead, word(120, 9, 36)])).toEqual([
    [0, 1, 4],
    [2, 3],
  ]);
});

test('lines of tall letters among smaller ones are lines of their own', () => {
  const small = [0, 12, 24, 36, 48].flatMap((y) => [word(0, y, 10), word(50, y, 10)]);
  expect(grouped([...small, word(0, 70, 24), word(60, 70, 24), word(0, 96, 24)])).toHaveLength(7);
});
