import { describe, expect, it } from 'vitest';
import { binarise, isBilevel, sauvola } from '../../../extractors/raster/threshold.ts';
import { grayOfPoints } from './paint.ts';

/** A stroke every 20 pixels, 4 wide. */
const isStroke = (x: number): boolean => x % 20 < 4;
/** Light that falls off from left to right: the paper at the right is darker than the ink at the left. */
const light = (x: number): number => 1 - 0.7 * (x / 400);
const uneven = grayOfPoints(400, 60, (x) => Math.round((isStroke(x) ? 120 : 240) * light(x)));

describe('Sauvola', () => {
  it('keeps strokes apart from paper where the light falls off below the grey of the ink elsewhere', () => {
    expect(uneven.data[396]).toBeLessThan(uneven.data[0]!);
    const { data } = sauvola(uneven, 15, 0.2);
    const wrong = [...data.subarray(30 * 400, 31 * 400)].filter((ink, x) => ink !== (isStroke(x) ? 1 : 0));
    expect(wrong).toEqual([]);
  });

  it('finds no ink on empty paper, also with noise', () => {
    expect(
      sauvola(
        grayOfPoints(80, 80, () => 200),
        15,
      ).data.includes(1),
    ).toBe(false);
    const noisy = grayOfPoints(80, 80, (x, y) => 200 + ((x * 7 + y * 13) % 9));
    expect(sauvola(noisy, 15).data.includes(1)).toBe(false);
  });

  it('takes the window at the edges from what is inside the picture', () => {
    const corner = grayOfPoints(40, 40, (x, y) => (x < 3 && y < 3 ? 20 : 230));
    const { data } = sauvola(corner, 10);
    expect([data[0], data[2 * 40 + 2], data[3 * 40 + 3], data[40 * 40 - 1]]).toEqual([1, 1, 0, 0]);
  });
});

describe('two-valued pictures', () => {
  it('are those with practically nothing between black and white', () => {
    expect(isBilevel(grayOfPoints(100, 100, (x) => (x % 3 ? 255 : 0)))).toBe(true);
    expect(isBilevel(uneven)).toBe(false);
  });

  it('are split in the middle, so that solid areas stay solid', () => {
    const block = grayOfPoints(200, 200, (x, y) => (x > 20 && x < 180 && y > 20 && y < 180 ? 0 : 255));
    expect(binarise(block, 300).data[100 * 200 + 100]).toBe(1);
  });
});
