import { expect, it } from 'vitest';
import { wallInk } from '../../../extractors/raster/wall-ink.ts';
import { maskOf } from './paint.ts';

/** A row of 20 pixels: at 10 a wall or the stem of a letter, at 12 a letter beside it. */
const rowsWith = (line: (y: number) => boolean): string[] =>
  Array.from({ length: 20 }, (_, y) => {
    const letter = y >= 6 && y < 14 ? '#' : '.';
    return `..........${line(y) ? '#' : '.'}.${letter}.......`;
  });

it('letters beside a broken line count, beside a line that is drawn through they do not', () => {
  const stems = maskOf(rowsWith((y) => y >= 4 && y < 16));
  expect(wallInk(stems, 1).beside(10, 0, 20)).toBeCloseTo(0.4);
  const wall = maskOf(rowsWith((y) => y !== 3));
  expect(wallInk(wall, 1).beside(10, 0, 20)).toBe(0);
});

it('tells how much of a line is drawn', () => {
  expect(wallInk(maskOf(rowsWith((y) => y !== 3)), 1).on(10, 0, 20)).toBeCloseTo(0.95);
  expect(wallInk(maskOf(rowsWith(() => false)), 1).on(10, 0, 20)).toBe(0);
});
