import { describe, expect, it } from 'vitest';
import { joinedBars } from '../../../../extractors/page/rules/joined-bars.ts';
import type { Mask } from '../../../../extractors/raster/bitmap.ts';
import { components } from '../../../../extractors/raster/components.ts';

const letterHeight = 20;
type Box = [x0: number, y0: number, x1: number, y1: number];

function maskOf(...ink: Box[]): Mask {
  const [width, height] = [500, 100];
  const data = new Uint8Array(width * height);
  for (const [x0, y0, x1, y1] of ink) for (let y = y0; y < y1; y++) data.fill(1, y * width + x0, y * width + x1);
  return { width, height, data };
}
/** Letters of two words above y = 50, with a space between them. */
const letters = [...Array(4).keys(), 6, 7, 8].map((i): Box => [100 + 18 * i, 30, 112 + 18 * i, 47]);
const descender: Box = [104, 44, 108, 60];
const found = (...ink: Box[]) => {
  const mask = maskOf(...ink);
  return joinedBars(components(mask), mask, letterHeight);
};

describe('an underline that is one piece with letters', () => {
  it('is found from end to end', () => {
    const [bar, ...others] = found(...letters, descender, [98, 50, 260, 53]);
    expect(others).toEqual([]);
    expect(bar).toMatchObject({ kind: 'horizontal', from: 98, to: 260 });
    expect(bar!.points.every(({ c }) => Math.abs(c - 51) <= 1)).toBe(true);
  });

  it('is none where a row of letters is all there is, or no space parts what stands above', () => {
    expect(found(...letters, [100, 38, 256, 41])).toEqual([]);
    const dense = Array.from({ length: 9 }, (_, i): Box => [98 + 18 * i, 30, 114 + 18 * i, 47]);
    expect(found(...dense, descender, [98, 50, 260, 53])).toEqual([]);
  });
});
