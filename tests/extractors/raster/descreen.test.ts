import { describe, expect, it } from 'vitest';
import type { Gray } from '../../../extractors/raster/bitmap.ts';
import { components } from '../../../extractors/raster/components.ts';
import { descreen } from '../../../extractors/raster/descreen.ts';
import { binarise } from '../../../extractors/raster/threshold.ts';
import { painted } from './paint.ts';

const dpi = 300;
const print = painted([{ kind: 'text', text: 'Indikator Kinerja', x: 30, y: 50, size: 12 }], 160, 90, dpi);

/** The print with round dots of `radius` every `pitch` pixels in the upper part, in black and white. */
function screened(pitch: number, radius: number): Gray {
  const data = print.data.map((v, i) => {
    const [x, y] = [i % print.width, Math.floor(i / print.width)];
    const shift = Math.floor(y / pitch) % 2 === 0 ? 0 : pitch >> 1;
    const isDot = Math.hypot(((x + shift) % pitch) - pitch / 2, (y % pitch) - pitch / 2) <= radius;
    return v < 128 || (y < 300 && isDot) ? 0 : 255;
  });
  return { ...print, data };
}

function cleaned(gray: Gray): Gray {
  const mask = binarise(gray, dpi);
  return descreen(gray, mask, components(mask));
}

/** Share of the letters' ink that is still dark, and number of dark pieces that are no letters. */
function kept(gray: Gray): { letters: number; specks: number } {
  let ink = 0;
  let dark = 0;
  print.data.forEach((v, i) => {
    if (v >= 100) return;
    ink++;
    if (gray.data[i]! < 128) dark++;
  });
  const pieces = components(binarise(gray, dpi)).filter((p) => p.y1 - p.y0 < 9 && p.x1 - p.x0 < 9);
  return { letters: dark / ink, specks: pieces.length };
}

describe('a halftone screen under letters', () => {
  it.each([
    [8, 1.6],
    [7, 2.1],
    [10, 2.5],
  ])('of dots %i pixels apart and of radius %f goes, the letters stay', (pitch, radius) => {
    const before = screened(pitch, radius);
    expect(kept(before).specks).toBeGreaterThan(500);
    const after = kept(cleaned(before));
    expect(after.specks).toBeLessThan(25);
    expect(after.letters).toBeGreaterThan(0.8);
  });
});

it('print without a screen, with the specks of a photocopier, is not touched', () => {
  const data = print.data.map((v, i) => (v < 128 || (i * 2654435761) % 4294967296 < 1e6 ? 0 : 255));
  const copy = { ...print, data };
  expect(cleaned(copy)).toBe(copy);
});
