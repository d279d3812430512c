/** The small picture of a page that reports point into. */
import { writeGrayPng } from '../image/png-write.ts';
import type { Gray, Mask } from '../raster/bitmap.ts';
import { flatten } from '../raster/flatten.ts';
import type { Box } from '../../pipeline/model/geometry.ts';
import type { HiddenInk } from './officials/officials-ink.ts';

/** Fine enough to read 8-point print beside the values, small enough for an archive (about 75 KB a page). */
export const pictureDpi = 110;

/** From this grey of the evened page on everything is paper: its grain would be most of the file. */
const paper = 240;

/** Covered ink is striped: the distance of stripes in pixels, and their grey. */
const stripe = 9;
const stripeGrey = 190;

export type PagePictureFile = { data: Uint8Array; type: 'image/png' };

/**
 * A picture of the upright page in 16 shades, its light evened out, without the ink that is to be hidden. A tenth of the time that WebP or a palette takes, at
 * the same size: a digital page is mostly this picture.
 */
export function drawPagePicture(upright: Gray, dpi: number, hidden: readonly HiddenInk[] = []): PagePictureFile {
  const scale = Math.min(1, pictureDpi / dpi);
  const even = flatten(shrink(upright, scale));
  for (const ink of hidden) cover(even, ink, (dpi * scale) / 72);
  return { data: writeGrayPng(even, (grey) => Math.min(15, Math.round((grey * 15) / paper))), type: 'image/png' };
}

/** Covers ink with stripes, so that nobody takes its place for empty paper. */
function cover({ width, height, data }: Gray, { box, but }: HiddenInk, pixelsPerPoint: number): void {
  const pixels = ([x0, y0, x1, y1]: Box): Box => [
    Math.max(0, Math.floor(x0 * pixelsPerPoint)),
    Math.max(0, Math.floor(y0 * pixelsPerPoint)),
    Math.min(width, Math.ceil(x1 * pixelsPerPoint)),
    Math.min(height, Math.ceil(y1 * pixelsPerPoint)),
  ];
  const shown = but.map(pixels);
  const [left, top, right, bottom] = pixels(box);
  for (let y = top; y < bottom; y++)
    for (let x = left; x < right; x++) {
      if (shown.some(([x0, y0, x1, y1]) => x >= x0 && x < x1 && y >= y0 && y < y1)) continue;
      data[y * width + x] = (x + y) % stripe < 2 ? stripeGrey : paper;
    }
}

/**
 * Which pixels of a picture that was written here are covered: those of runs that hold the stripes and nothing else. Print
 * has other greys within a stripe's width.
 */
export function coveredIn({ width, height, data }: Gray): Mask {
  const covered = new Uint8Array(width * height);
  const shade = (grey: number): number => Math.round((Math.min(15, Math.round((grey * 15) / paper)) * 255) / 15);
  const [dark, light] = [shade(stripeGrey), shade(paper)];
  for (let y = 0; y < height; y++) {
    let run = 0;
    for (let x = 0; x < width; x++) {
      const expected = (x + y) % stripe < 2 ? dark : light;
      run = Math.abs(data[y * width + x]! - expected) <= 1 ? run + 1 : 0;
      if (run === stripe) covered.fill(1, y * width + x + 1 - stripe, y * width + x + 1);
      else if (run > stripe) covered[y * width + x] = 1;
    }
  }
  return { width, height, data: covered };
}

/** Each pixel the mean of those that it stands for. */
function shrink(gray: Gray, scale: number): Gray {
  if (scale === 1) return gray;
  const width = Math.max(1, Math.round(gray.width * scale));
  const height = Math.max(1, Math.round(gray.height * scale));
  const edges = (count: number, end: number): number[] =>
    Array.from({ length: count + 1 }, (_, i) => Math.min(end, Math.floor(i / scale)));
  const xs = edges(width, gray.width);
  const ys = edges(height, gray.height);
  const data = new Uint8Array(width * height);
  for (let y = 0; y < height; y++) {
    const y0 = Math.min(ys[y]!, gray.height - 1);
    const y1 = Math.max(y0 + 1, ys[y + 1]!);
    for (let x = 0; x < width; x++) {
      const x0 = Math.min(xs[x]!, gray.width - 1);
      const x1 = Math.max(x0 + 1, xs[x + 1]!);
      let sum = 0;
      for (let sy = y0; sy < y1; sy++)
        for (let i = sy * gray.width + x0, end = sy * gray.width + x1; i < end; i++) sum += gray.data[i]!;
      data[y * width + x] = sum / ((y1 - y0) * (x1 - x0));
    }
  }
  return { width, height, data };
}
