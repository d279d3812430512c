import { describe, expect, it } from 'vitest';
import type { Gray } from '../../../extractors/raster/bitmap.ts';
import { blur } from '../../../extractors/raster/filters.ts';
import { preparePage } from '../../../extractors/raster/prepare.ts';
import { measurePage } from '../../../extractors/raster/quality.ts';
import { blankGray } from '../../../extractors/raster/bitmap.ts';
import { painted, paragraph } from './paint.ts';

const marks = [...paragraph(40, 60), ...paragraph(40, 200)];
const page = (dpi: number): Gray => painted(marks, 420, 320, dpi);
const measured = (gray: Gray, dpi: number) => measurePage(preparePage(gray, dpi), dpi)!;
const changed = (gray: Gray, change: (grey: number, x: number, y: number) => number): Gray => ({
  ...gray,
  data: gray.data.map((v, i) => change(v, i % gray.width, Math.floor(i / gray.width))),
});

describe('the measures of a page', () => {
  const sharp = measured(page(300), 300);

  it('find nothing wrong with clean print', () => {
    expect(sharp.letters).toBeGreaterThan(500);
    expect(sharp.contrast).toBeGreaterThan(0.95);
    expect(sharp.edge).toBeLessThan(0.16);
    expect(sharp).toMatchObject({ specks: 0, dithered: 0, black: 0 });
  });

  it('give the height of letters in pixels of the scan', () => {
    const coarse = measured(page(150), 150);
    expect(Math.abs(coarse.letterPixels / sharp.letterPixels - 0.5)).toBeLessThan(0.06);
  });

  it('see faded print, whatever the grey of the paper', () => {
    const faded = measured(
      changed(page(300), (v) => 190 - (255 - v) * 0.35),
      300,
    );
    expect(faded.contrast).toBeGreaterThan(0.4);
    expect(faded.contrast).toBeLessThan(0.55);
  });

  it('see blur as wide edges', () => {
    expect(measured(blur(page(300), 4), 300).edge).toBeGreaterThan(1.8 * sharp.edge);
  });

  it('count dust away from letters, and not the dots of letters', () => {
    const dusty = changed(page(300), (v, x, y) => (x % 60 < 3 && y % 60 < 3 && y < 200 ? 0 : v));
    const { specks } = measured(dusty, 300);
    expect(specks).toBeGreaterThan(2);
    expect(specks).toBeLessThan(6);
  });

  it('see grey made of dots and black parts', () => {
    const top = (y: number): boolean => y >= 1010 && y < 1250;
    expect(
      measured(
        changed(page(300), (v, x, y) => (top(y) && x % 9 < 2 && y % 9 < 2 ? 0 : v)),
        300,
      ).dithered,
    ).toBeGreaterThan(0.1);
    expect(
      measured(
        changed(page(300), (v, _x, y) => (top(y) ? 20 : v)),
        300,
      ).black,
    ).toBeGreaterThan(0.1);
  });

  it('are not made of a page without print', () => {
    expect(measurePage(preparePage(blankGray(800, 800), 150), 150)).toBeNull();
  });
});
