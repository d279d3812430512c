import { describe, expect, it } from 'vitest';
import { crop, halve, inkShare, transpose, turn } from '../../../extractors/raster/bitmap.ts';
import { grayOfRows, maskOf, rowsOf } from './paint.ts';

const flag = maskOf(['###.', '#...', '....']);

describe('turning', () => {
  it('turns clockwise, and four quarters are a whole', () => {
    expect(rowsOf(turn(flag, 90))).toEqual(['.##', '..#', '..#', '...']);
    expect(rowsOf(turn(flag, 180))).toEqual(['....', '...#', '.###']);
    expect(rowsOf(turn(flag, 270))).toEqual(['...', '#..', '#..', '##.']);
    expect(rowsOf(turn(turn(flag, 90), 270))).toEqual(rowsOf(flag));
  });

  it('leaves an upright picture as it is', () => {
    expect(turn(flag, 0)).toBe(flag);
  });
});

describe('transposing', () => {
  it('swaps rows and columns', () => {
    expect(rowsOf(transpose(flag))).toEqual(['##.', '#..', '#..', '...']);
  });

  it('holds beyond the size of one block', () => {
    const wide = { width: 150, height: 70, data: Uint8Array.from({ length: 150 * 70 }, (_, i) => i % 251) };
    const swapped = transpose(wide);
    expect([swapped.width, swapped.height]).toEqual([70, 150]);
    expect(swapped.data[149 * 70 + 69]).toBe((69 * 150 + 149) % 251);
    expect(swapped.data[100 * 70 + 3]).toBe((3 * 150 + 100) % 251);
    expect(transpose(swapped).data).toEqual(wide.data);
  });
});

describe('halving', () => {
  it('takes the rounded mean of each four pixels and drops an odd edge', () => {
    const small = halve(
      grayOfRows([
        [0, 10, 200, 200, 99],
        [20, 30, 200, 202, 99],
        [99, 99, 99, 99, 99],
      ]),
    );
    expect([small.width, small.height, [...small.data]]).toEqual([2, 1, [15, 201]]);
  });
});

describe('cutting out', () => {
  it('copies the rectangle without its end', () => {
    expect(rowsOf(crop(flag, 0, 0, 2, 2))).toEqual(['##', '#.']);
    expect(rowsOf(crop(flag, 2, 0, 4, 1))).toEqual(['#.']);
  });

  it('is cut to the picture', () => {
    expect(rowsOf(crop(flag, -5, -5, 100, 100))).toEqual(rowsOf(flag));
    expect(rowsOf(crop(flag, 1.4, 0, 2.2, 1))).toEqual(['##']);
  });
});

it('the share of ink counts inked pixels', () => {
  expect(inkShare(flag)).toBeCloseTo(4 / 12);
});
