/** Takes halftone screens (shaded headings in black and white scans) out of a picture, so that letters on them stand alone. */
import type { Gray, Mask } from './bitmap.ts';
import { components, type Component } from './components.ts';
import { blur } from './filters.ts';
import { binarise } from './threshold.ts';
import { median } from '../../pipeline/model/numbers.ts';

/** Side of the squares in which specks are counted, in pixels at 300 dpi. */
const square = 24;
/** Specks are smaller than this, in pixels: dots of a screen, not letters. */
const speckSize = 12;
/**
 * Specks in an area of 48 by 48 pixels that make a screen, around a place and right at it. Text has up to 1, text with the specks
 * of a photocopier up to 7, screens 15 to 70 (measured).
 */
const screenAround = 14;
const screenHere = 8;
/** Beside a screen fewer are enough: letters on it hide dots and join them. */
const screenBeside = 2.5;
/** Changes from paper to ink in a row of 48 pixels: text reaches 2.6, a screen whose dots touch has 5 and more. */
const changesInScreen = 5;

/** Where on a page a screen lies: one flag a square. */
type ScreenMap = { columns: number; rows: number; data: Uint8Array; pitch: number };

/**
 * The picture with paper instead of screens; the same object when it has none. `parts` are the components of `mask`. Blurred by
 * half a dot's distance a screen is an even grey, against which strokes of letters are dark.
 */
export function descreen(gray: Gray, mask: Mask, parts: readonly Component[]): Gray {
  const screen = screenMap(mask, parts);
  if (screen === null) return gray;
  const out = { ...gray, data: gray.data.slice() };
  dropSpecks(out, parts, screen);
  for (const area of areasOf(screen)) clean(out, area, screen);
  dropRests(out, components(binarise(out, 300)), screen);
  return out;
}

function screenMap(mask: Mask, parts: readonly Component[]): ScreenMap | null {
  const columns = Math.ceil(mask.width / square);
  const rows = Math.ceil(mask.height / square);
  const specks = new Float64Array(columns * rows);
  for (const p of parts) {
    if (p.x1 - p.x0 > speckSize || p.y1 - p.y0 > speckSize || p.area < 3) continue;
    specks[Math.floor(p.y0 / square) * columns + Math.floor(p.x0 / square)]! += 1;
  }
  const changes = changesIn(mask, columns, rows);
  const per48 = (48 / square) ** 2;
  const around = means(specks, columns, rows, 2);
  const here = means(specks, columns, rows, 1);
  const changesAround = means(changes, columns, rows, 2);
  const changesHere = means(changes, columns, rows, 1);
  const data = new Uint8Array(columns * rows);
  let count = 0;
  let dots = 0;
  for (let i = 0; i < data.length; i++) {
    const dotted = around[i]! * per48 >= screenAround && here[i]! * per48 >= screenHere;
    const dense = changesAround[i]! >= changesInScreen && changesHere[i]! >= 0.7 * changesInScreen;
    if (!dotted && !dense) continue;
    data[i] = 1;
    count++;
    dots += Math.max(Math.sqrt(here[i]! * per48), changesHere[i]!);
  }
  // a screen is at least as large as a cell of a heading
  if (count < 8) return null;
  grow(data, columns, (i) => here[i]! * per48 >= screenBeside);
  return { columns, rows, data, pitch: (48 * count) / dots };
}

/** Adds squares beside flagged ones, and beside those, as long as they pass. */
function grow(data: Uint8Array, columns: number, passes: (i: number) => boolean): void {
  const open = [...data.keys()].filter((i) => data[i] === 1);
  for (let i = open.pop(); i !== undefined; i = open.pop()) {
    const beside = [i - columns, i + columns];
    if (i % columns > 0) beside.push(i - 1);
    if (i % columns < columns - 1) beside.push(i + 1);
    for (const k of beside) {
      if (k < 0 || k >= data.length || data[k] === 1 || !passes(k)) continue;
      data[k] = 1;
      open.push(k);
    }
  }
}

/** Changes from paper to ink a row of 48 pixels, for every square. */
function changesIn({ width, height, data }: Mask, columns: number, rows: number): Float64Array {
  const out = new Float64Array(columns * rows);
  for (let y = 0; y < height; y++) {
    const start = y * width;
    const line = Math.floor(y / square) * columns;
    for (let x = 1; x < width; x++)
      if (data[start + x] === 1 && data[start + x - 1] === 0) out[line + Math.floor(x / square)]! += 2 / square;
  }
  return out;
}

function means(values: Float64Array, columns: number, rows: number, reach: number): Float64Array {
  const out = new Float64Array(values.length);
  for (let r = 0; r < rows; r++)
    for (let c = 0; c < columns; c++) {
      let sum = 0;
      let n = 0;
      for (let y = Math.max(0, r - reach); y <= Math.min(rows - 1, r + reach); y++)
        for (let x = Math.max(0, c - reach); x <= Math.min(columns - 1, c + reach); x++) {
          sum += values[y * columns + x]!;
          n++;
        }
      out[r * columns + c] = sum / n;
    }
  return out;
}

/** Up to this many times the usual dot is one dot or two; up to the other a clump of dots, unless it is as high as the letters beside it. */
const dotArea = 2.5;
const clumpArea = 14;
/** Longest clump (pixels), how much of its box it fills at most, and how near the letters of a word stand to each other. */
const clumpSize = 40;
const clumpFill = 0.62;
const nearLetter = 7;

/** Paints over dots and clumps of dots that stand alone. */
function dropSpecks(gray: Gray, parts: readonly Component[], screen: ScreenMap): void {
  const inside = parts.filter((p) => isScreened(p, screen));
  const size = (p: Component): number => Math.max(p.x1 - p.x0, p.y1 - p.y0);
  const areas = inside.flatMap((p) => (size(p) <= speckSize ? [p.area] : []));
  const usual = median(areas) ?? 0;
  const isDot = (p: Component): boolean => size(p) <= speckSize && p.area <= dotArea * usual;
  const isClump = (p: Component): boolean =>
    size(p) <= clumpSize && p.area <= clumpArea * usual && p.area < clumpFill * (p.x1 - p.x0) * (p.y1 - p.y0);
  const letters = inside.filter((p) => p.area > clumpArea * usual && size(p) <= 8 * clumpSize);
  const heights = letters.map((p) => p.y1 - p.y0).sort((a, b) => a - b);
  const least = 0.55 * (heights[heights.length >> 2] ?? 0);
  const isNear = (p: Component, q: Component): boolean =>
    p.y1 - p.y0 >= least &&
    p.x0 < q.x1 + nearLetter &&
    p.x1 > q.x0 - nearLetter &&
    p.y0 < q.y1 + nearLetter &&
    p.y1 > q.y0 - nearLetter;
  for (const p of inside) if (isDot(p) || (isClump(p) && !letters.some((q) => isNear(p, q)))) paintOver(gray, p);
}

/** Paints over what letters and shade left between them: pieces smaller than half a letter that touch none. */
function dropRests(gray: Gray, parts: readonly Component[], screen: ScreenMap): void {
  const inside = parts.filter((p) => isScreened(p, screen));
  const height = (p: Component): number => p.y1 - p.y0;
  const heights = inside.flatMap((p) => (height(p) >= speckSize && height(p) <= 6 * speckSize ? [height(p)] : []));
  const usual = median(heights) ?? 0;
  const letters = inside.filter((p) => height(p) >= 0.6 * usual && height(p) <= 6 * speckSize);
  for (const p of inside) {
    if (Math.max(height(p), p.x1 - p.x0) >= 0.5 * usual) continue;
    const isClose = letters.some((q) => p.x0 < q.x1 + 4 && p.x1 > q.x0 - 4 && p.y0 < q.y1 + 1 && p.y1 > q.y0 - 7);
    if (!isClose) paintOver(gray, p);
  }
}

function isScreened(p: Component, { columns, data }: ScreenMap): boolean {
  return data[Math.floor(p.y0 / square) * columns + Math.floor(p.x0 / square)] === 1;
}

function paintOver({ width, height, data }: Gray, p: Component): void {
  for (let y = Math.max(0, p.y0 - 1); y < Math.min(height, p.y1 + 1); y++)
    data.fill(255, y * width + Math.max(0, p.x0 - 1), y * width + Math.min(width, p.x1 + 1));
}

type Area = { x0: number; y0: number; x1: number; y1: number };

/** Runs of screened squares, row by row, joined downwards where they begin and end alike. */
function areasOf({ columns, rows, data }: ScreenMap): Area[] {
  const areas: Area[] = [];
  for (let r = 0; r < rows; r++)
    for (let c = 0; c < columns; c++) {
      if (data[r * columns + c] === 0) continue;
      const from = c;
      while (c < columns && data[r * columns + c] === 1) c++;
      const above = areas.find((a) => a.y1 === r && a.x0 === from && a.x1 === c);
      if (above) above.y1 = r + 1;
      else areas.push({ x0: from, y0: r, x1: c, y1: r + 1 });
    }
  return areas.map((a) => ({ x0: a.x0 * square, y0: a.y0 * square, x1: a.x1 * square, y1: a.y1 * square }));
}

/** Share of the shade's grey at which a blurred pixel is surely letter, and from which on it is surely shade. */
const letterShare = 0.42;
const shadeShare = 0.74;

/** Above this mean grey (text reaches about 190) the dots of an area stood apart; blur for it, in pixels. */
const looseShade = 165;
const looseBlur = 0.9;

function clean(gray: Gray, area: Area, screen: ScreenMap): void {
  const margin = 8;
  const x0 = Math.max(0, area.x0 - margin);
  const y0 = Math.max(0, area.y0 - margin);
  const width = Math.min(gray.width, area.x1 + margin) - x0;
  const height = Math.min(gray.height, area.y1 + margin) - y0;
  const cut = new Uint8Array(width * height);
  for (let y = 0; y < height; y++)
    cut.set(gray.data.subarray((y0 + y) * gray.width + x0, (y0 + y) * gray.width + x0 + width), y * width);
  // where the dots stood apart and are gone, only dots that touched each other or a letter are left to soften
  const sigma = mean(cut) > looseShade ? looseBlur : Math.min(2.2, 0.3 * screen.pitch);
  const soft = blur({ width, height, data: cut }, sigma);
  const shade = middle(soft.data);
  for (let y = Math.max(0, area.y0 - y0); y < Math.min(height, area.y1 - y0); y++)
    for (let x = Math.max(0, area.x0 - x0); x < Math.min(width, area.x1 - x0); x++) {
      const share = soft.data[y * width + x]! / Math.max(1, shade);
      const v = (255 * (share - letterShare)) / (shadeShare - letterShare);
      gray.data[(y0 + y) * gray.width + x0 + x] = v < 0 ? 0 : v > 255 ? 255 : v;
    }
}

const mean = (values: Uint8Array): number => values.reduce((a, v) => a + v, 0) / Math.max(1, values.length);

function middle(values: Uint8Array): number {
  const counts = new Uint32Array(256);
  for (const v of values) counts[v]!++;
  let left = values.length / 2;
  let v = 0;
  while (v < 255 && (left -= counts[v]!) > 0) v++;
  return v;
}
