import { describe, expect, it } from 'vitest';
import { flatten } from '../../../extractors/raster/flatten.ts';
import { grayOfPoints } from './paint.ts';

const width = 640;
const height = 400;
const isStroke = (x: number, y: number): boolean => x % 24 < 4 && y % 40 < 20;
/** The shadow of a book's spine at the left: the paper falls from 235 to 130. */
const paper = (x: number): number => 235 - Math.max(0, 105 * (1 - x / 320));

describe('evening out the light', () => {
  it('makes shadowed paper white and keeps its print dark', () => {
    const even = flatten(grayOfPoints(width, height, (x, y) => (isStroke(x, y) ? 0.3 : 1) * paper(x)));
    for (const x of [14, 110, 302, 614]) {
      expect(isStroke(x, 30)).toBe(false);
      expect(even.data[30 * width + x]).toBeGreaterThan(225);
    }
    for (const x of [26, 122, 314, 602]) {
      expect(isStroke(x, 5)).toBe(true);
      expect(even.data[5 * width + x]).toBeGreaterThan(55);
      expect(even.data[5 * width + x]).toBeLessThan(105);
    }
  });

  it('leaves a page alone that is white all over', () => {
    const white = grayOfPoints(width, height, (x, y) => (isStroke(x, y) ? 0 : 255));
    expect(flatten(white)).toBe(white);
  });

  it('a dark photograph stays dark', () => {
    const even = flatten(grayOfPoints(width, height, (x, y) => (x > 128 && x < 384 && y > 64 && y < 320 ? 40 : 220)));
    expect(even.data[200 * width + 256]).toBeLessThan(70);
    expect(even.data[200 * width + 600]).toBeGreaterThan(250);
  });
});
