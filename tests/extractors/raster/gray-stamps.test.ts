import { describe, expect, it } from 'vitest';
import { components } from '../../../extractors/raster/components.ts';
import { liftGrayStamps } from '../../../extractors/raster/gray-stamps.ts';
import { binarise } from '../../../extractors/raster/threshold.ts';
import type { Gray } from '../../../extractors/raster/bitmap.ts';
import { grayOfPoints } from './paint.ts';

const dpi = 300;
const pale = 140;

/** Rows of letters: upright strokes 26 pixels high and 4 wide, 13 apart. */
const isLetter = (x: number, y: number): boolean => x % 13 < 4 && y % 90 < 26 && x > 60 && x < 940 && y > 60 && y < 740;
const isRing = (x: number, y: number): boolean => Math.abs(Math.hypot(x - 500, y - 400) - 180) < 5;
const isFrame = (x: number, y: number): boolean =>
  x > 320 && x < 680 && y > 220 && y < 580 && !(x > 328 && x < 672 && y > 228 && y < 572);

function page(mark: (x: number, y: number) => boolean, print = 20): Gray {
  return grayOfPoints(1000, 800, (x, y) => (isLetter(x, y) ? print : mark(x, y) ? pale : 255));
}

function lifted(gray: Gray): Gray {
  const mask = binarise(gray, dpi);
  return liftGrayStamps(gray, mask, components(mask), dpi);
}

/** Share of the places where `where` holds, and no letter is near, that are dark still. */
function shareLeft(gray: Gray, where: (x: number, y: number) => boolean): number {
  let all = 0;
  let dark = 0;
  for (let y = 0; y < gray.height; y++)
    for (let x = 0; x < gray.width; x++) {
      const near = [-4, 0, 4].some((dy) => [-4, 0, 4].some((dx) => isLetter(x + dx, y + dy)));
      if (!where(x, y) || near) continue;
      all++;
      if (gray.data[y * gray.width + x]! < 200) dark++;
    }
  return dark / all;
}

describe('a stamp in a grey scan', () => {
  it('goes, and the print that it crosses stays', () => {
    const gray = page(isRing);
    const out = lifted(gray);
    expect(shareLeft(gray, isRing)).toBe(1);
    expect(shareLeft(out, isRing)).toBeLessThan(0.05);
    for (let i = 0; i < gray.data.length; i++) if (gray.data[i] === 20) expect(out.data[i]).toBe(20);
  });

  it('is found among letters whose thin strokes are as pale as a ring', () => {
    // a second stroke of each letter, soft, at which a ring would hang
    const isThin = (x: number, y: number): boolean =>
      isLetter(x - 4, y) && y % 90 > 10 && y % 90 < 14 && Math.abs(Math.hypot(x - 500, y - 400) - 180) > 8;
    const gray = page((x, y) => isRing(x, y) || isThin(x, y));
    const out = lifted(gray);
    expect(shareLeft(out, isRing)).toBeLessThan(0.05);
    for (let i = 0; i < gray.data.length; i++) if (gray.data[i] === 20) expect(out.data[i]).toBe(20);
  });

  it('is told from soft print by its own tone, where thin strokes are darker than it', () => {
    const isThin = (x: number, y: number): boolean =>
      y % 90 < 26 && x > 60 && x < 940 && y > 60 && y < 740 && x % 26 >= 4 && x % 26 < 13;
    const gray = grayOfPoints(1000, 800, (x, y) =>
      isLetter(x, y) ? 20 : isThin(x, y) && y % 90 > 4 && y % 90 < 18 ? 100 : isRing(x, y) ? 150 : 255,
    );
    const out = lifted(gray);
    const isBare = (x: number, y: number): boolean => isRing(x, y) && y % 90 > 32 && y % 90 < 84;
    expect(shareLeft(gray, isBare)).toBe(1);
    expect(shareLeft(out, isBare)).toBeLessThan(0.05);
    for (let i = 0; i < gray.data.length; i++) if (gray.data[i]! <= 100) expect(out.data[i]).toBe(gray.data[i]);
  });

  it('stays where the print around it is no darker', () => {
    const gray = page(isRing, pale);
    expect(lifted(gray)).toBe(gray);
  });
});

it('pale rules that cross, broken by wear and no frame, are no ring', () => {
  const isCross = (x: number, y: number): boolean =>
    (Math.abs(x - 500) < 180 && Math.abs(y - 400) < 5 && x % 88 < 80) ||
    (Math.abs(y - 400) < 180 && Math.abs(x - 500) < 5 && y % 88 < 80);
  const gray = page(isCross);
  expect(lifted(gray)).toBe(gray);
});

it('a pale frame, and a page without anything pale, are left as they are', () => {
  for (const mark of [isFrame, () => false]) {
    const gray = page(mark);
    expect(lifted(gray)).toBe(gray);
  }
});
