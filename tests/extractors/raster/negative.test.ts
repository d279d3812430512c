import { describe, expect, it } from 'vitest';
import type { Gray } from '../../../extractors/raster/bitmap.ts';
import { turnNegatives } from '../../../extractors/raster/negative.ts';
import { grayOfPoints, painted } from './paint.ts';

const dpi = 300;
const print = painted([{ kind: 'text', text: 'Indikator   Formulasi', x: 20, y: 26, size: 10 }], 200, 60, dpi);
const wallBelow = 600;

/** Light print on a black row from 60 to 140; below it a wall runs down. */
const heading = grayOfPoints(print.width, print.height, (x, y) => {
  if (x >= 40 && x < 780 && y >= 60 && y < 140) return 255 - print.data[y * print.width + x]! * 0.9;
  return y >= 140 && Math.abs(x - wallBelow) <= 2 ? 0 : 255;
});
const at = ({ data, width }: Gray, x: number, y: number): number => data[y * width + x]!;

describe('a black heading row', () => {
  const turned = turnNegatives(heading);

  it('becomes dark print on paper', () => {
    expect(at(turned, 60, 100)).toBeGreaterThan(220);
    const dark = turned.data.filter((v, i) => v < 60 && i > 70 * 833 && i < 130 * 833).length;
    expect(dark).toBeGreaterThan(1000);
  });

  it('keeps a border around it, which closes the cells', () => {
    expect(
      [at(turned, 300, 61), at(turned, 300, 138), at(turned, 41, 100), at(turned, 778, 100)].every((v) => v < 40),
    ).toBe(true);
  });

  it('gets the walls that go on below it where no letter stands in their way', () => {
    expect([70, 100, 130].map((y) => at(turned, wallBelow, y))).toEqual([0, 0, 0]);
    const crossed = { ...heading, data: heading.data.slice() };
    for (let x = wallBelow - 12; x < wallBelow + 12; x++) crossed.data[100 * heading.width + x] = 255;
    expect(at(turnNegatives(crossed), wallBelow, 80)).toBeGreaterThan(200);
  });

  it('is left alone where no letters stand on it: nothing can be read there', () => {
    const black = grayOfPoints(800, 250, (x, y) => (x >= 40 && x < 700 && y >= 60 && y < 140 ? 0 : 255));
    expect(turnNegatives(black)).toBe(black);
  });
});

it('ordinary print, bold capitals and rules hold no black area', () => {
  const page = painted([{ kind: 'text', text: 'INDIKATOR KINERJA', x: 10, y: 40, size: 22 }], 260, 60, dpi);
  expect(turnNegatives(page)).toBe(page);
});
