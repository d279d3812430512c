/** How good the picture of a page is: what a reader of letters depends on, measured before anything is read. */
import type { PageMeasures } from '../../pipeline/model/reading/page.ts';
import type { Gray, Mask } from './bitmap.ts';
import type { Component } from './components.ts';
import { workingDpi, type PreparedPage } from './prepare.ts';

/** Fewer letters than this tell nothing of a page: its parts may be dust. */
const fewLetters = 20;
/** Letters that are looked at, spread over the page: enough for steady medians, cheap on any page. */
const sampled = 1500;
/** Side of the squares in which dots and black are counted, in pixels of the working resolution (about a sixth of an inch). */
const square = 48;

/** Measures a prepared page; `dpi` is the resolution that its scan had. Null with too few letters to tell anything. */
export function measurePage(page: PreparedPage, dpi: number): PageMeasures | null {
  const height = heightOfPrint(page.parts, page.letterHeight);
  const found = page.parts.filter((p) => isLetter(p, height));
  if (found.length < fewLetters) return null;
  const step = Math.max(1, Math.floor(found.length / sampled));
  const some = found.filter((_, i) => i % step === 0);
  const looks = some.map((letter) => lookAt(page.gray, letter));
  const dark = looks.map((l) => l.contrast).sort((a, b) => a - b);
  const edges = looks.flatMap((l) => (l.edge === null ? [] : [l.edge])).sort((a, b) => a - b);
  const counts = countSquares(page.scanned, height);
  const inches = (page.gray.width * page.gray.height) / workingDpi ** 2;
  return {
    letters: found.length,
    letterPixels: tenth((height * dpi) / workingDpi),
    contrast: hundredth(at(dark, 0.5)),
    faint: hundredth(at(dark, 0.1)),
    edge: hundredth(at(edges, 0.5) / height),
    noise: hundredth(paperNoise(page.gray, page.mask)),
    specks: tenth(countSpecks(page.parts, found, height) / inches),
    broken: hundredth(countPieces(page.parts, found, height) / found.length),
    dithered: thousandth(counts.dithered),
    black: thousandth(counts.black),
  };
}

/**
 * Letter height in pixels. Thousands of specks can outnumber the letters and be taken for them, but they hold little of
 * the ink: where half of the ink lies in much taller parts, those are the letters.
 */
function heightOfPrint(parts: readonly Component[], usual: number): number {
  const tall = parts
    .filter(
      (p) => p.y1 - p.y0 >= workingDpi * 0.02 && p.y1 - p.y0 <= workingDpi * 0.3 && p.x1 - p.x0 <= workingDpi * 0.35,
    )
    .sort((a, b) => a.y1 - a.y0 - (b.y1 - b.y0));
  let left = tall.reduce((sum, p) => sum + p.area, 0) / 2;
  const half = tall.find((p) => (left -= p.area) <= 0);
  const height = half ? half.y1 - half.y0 : usual;
  return height > 1.7 * usual ? height : usual;
}

function isLetter(p: Component, height: number): boolean {
  const [w, h] = [p.x1 - p.x0, p.y1 - p.y0];
  return h > 0.5 * height && h < 2.2 * height && w > 0.1 * height && w < 3 * height && p.area >= 0.08 * w * h;
}

/** Contrast to paper (255 after evening out) of the darkest pixel, and the width of the steepest edge in pixels. */
function lookAt({ width, data }: Gray, { x0, y0, x1, y1 }: Component): { contrast: number; edge: number | null } {
  let darkest = 255;
  for (let y = y0; y < y1; y++)
    for (let i = y * width + x0, end = y * width + x1; i < end; i++) if (data[i]! < darkest) darkest = data[i]!;
  const contrast = (255 - darkest) / 255;
  let steepest = 0;
  const middle = (y0 + y1) >> 1;
  for (const y of [middle - 2, middle, middle + 2])
    for (let x = Math.max(1, x0 - 2); x < Math.min(width - 1, x1 + 2); x++) {
      const slope = Math.abs(data[y * width + x + 1]! - data[y * width + x - 1]!) / 2;
      if (slope > steepest) steepest = slope;
    }
  return { contrast, edge: steepest === 0 ? null : (255 * contrast) / steepest };
}

/** Standard deviation of paper that has no ink within three pixels, as a share of its brightness. */
function paperNoise(gray: Gray, mask: Mask): number {
  const { width, height } = gray;
  let n = 0;
  let sum = 0;
  let sumOfSquares = 0;
  const clear = (i: number): boolean =>
    mask.data[i] === 0 &&
    mask.data[i - 3] === 0 &&
    mask.data[i + 3] === 0 &&
    mask.data[i - 3 * width] === 0 &&
    mask.data[i + 3 * width] === 0;
  for (let y = 4; y < height - 4; y += 5)
    for (let x = 4; x < width - 4; x += 5) {
      const i = y * width + x;
      if (!clear(i)) continue;
      const v = gray.data[i]!;
      n++;
      sum += v;
      sumOfSquares += v * v;
    }
  if (n === 0) return 0;
  const mean = sum / n;
  return Math.sqrt(Math.max(0, sumOfSquares / n - mean * mean)) / 255;
}

const isDot = (p: Component, height: number): boolean => p.y1 - p.y0 < 0.3 * height && p.x1 - p.x0 < 0.3 * height;

/** Dots with no letter near them: dust, not the dots of letters and sentences. */
function countSpecks(parts: readonly Component[], found: readonly Component[], height: number): number {
  const beside = nearness(found, height);
  return parts.filter((p) => isDot(p, height) && !beside(p)).length;
}

/** Whether a part stands within about a letter's height of a letter. */
function nearness(found: readonly Component[], height: number): (p: Component) => boolean {
  const size = Math.max(4, Math.round(1.2 * height));
  const key = (x: number, y: number): number => Math.floor(y / size) * 65536 + Math.floor(x / size);
  const near = new Set<number>();
  for (const p of found)
    for (let x = p.x0 - size; x < p.x1 + size; x += size)
      for (let y = p.y0 - size; y < p.y1 + size; y += size) near.add(key(x, y));
  return (p) => near.has(key(p.x0, p.y0));
}

/** Pieces of letters: too short for a letter and too large for a dot. */
function countPieces(parts: readonly Component[], found: readonly Component[], height: number): number {
  const beside = nearness(found, height);
  return parts.filter((p) => {
    const [w, h] = [p.x1 - p.x0, p.y1 - p.y0];
    return h >= 0.3 * height && h < 0.75 * height && w >= 0.12 * height && w < 0.6 * height && beside(p);
  }).length;
}

/** Shares of the page's squares that are full of dots, and that are black. */
function countSquares({ parts, gray }: PreparedPage['scanned'], height: number): { dithered: number; black: number } {
  const { width, data } = gray;
  const columns = Math.ceil(width / square);
  const count = columns * Math.ceil(gray.height / square);
  const dots = new Uint16Array(count);
  for (const p of parts) if (isDot(p, height)) dots[Math.floor(p.y0 / square) * columns + Math.floor(p.x0 / square)]!++;
  const dark = new Uint16Array(count);
  for (let y = 1; y < gray.height; y += 3)
    for (let x = 1, row = Math.floor(y / square) * columns; x < width; x += 3)
      if (data[y * width + x]! < 110) dark[row + Math.floor(x / square)]!++;
  const full = (square / 3) ** 2;
  const share = (found: Uint16Array, limit: number): number => found.filter((v) => v >= limit).length / count;
  return { dithered: share(dots, 8), black: share(dark, 0.7 * full) };
}

const at = (sorted: readonly number[], share: number): number => sorted[Math.floor(sorted.length * share)] ?? 0;
const tenth = (v: number): number => Math.round(v * 10) / 10;
const hundredth = (v: number): number => Math.round(v * 100) / 100;
const thousandth = (v: number): number => Math.round(v * 1000) / 1000;
