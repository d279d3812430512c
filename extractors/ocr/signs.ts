/** Signs of formulas that the Indonesian model has no letter for ("+" is read as "t", "=" as "z", "≥" as "2"): told by the shape of their ink. */
import type { Box } from '../../pipeline/model/geometry.ts';
import { crop, type Mask } from '../raster/bitmap.ts';
import { components, type Component } from '../raster/components.ts';

/** A sign stands alone; it is read as one letter, digit or mark, now and then as two. Stops and brackets are read well. */
const readAs = { plus: /^[\p{L}\p{N}#»«]{1,2}$/u, equals: /^[^\s.,;()]{1,2}$/u, compared: /^[«»‹›<>≤≥2zZ]{1,2}$/ };
/** Pixels: smaller ink has no shape. */
const least = 6;
/** What a flat stroke may be read as; anything else is none of its letters. */
const dashes = /[-–—_=~]/;
/** A stroke this many times as wide as tall is flat. */
const flat = 3;
/** Specks: parts under this share of the largest part's area are no part of a sign. */
const speck = 0.08;

/** The ink of a word, cut to its edges: `at(x, y)` tells whether there is ink. */
type Ink = { parts: Component[]; width: number; height: number; at: (x: number, y: number) => boolean };

/**
 * The sign that a short word shows, or its text where its ink is no sign. `box` is in pixels of `mask`. A word that was
 * read as letters keeps them unless its ink can be nothing but a sign.
 */
export function signOr(text: string, box: Box, mask: Mask): string {
  if (!readAs.equals.test(text)) return text;
  const ink = inkOf(box, mask);
  if (ink === null) return text;
  if (!dashes.test(text) && isBar(ink)) return '—';
  if (ink.height < least / 2) return text;
  if (isEquals(ink)) return '=';
  if (readAs.plus.test(text) && isPlus(ink)) return '+';
  return (readAs.compared.test(text) ? compared(ink, /[2zZ]/.test(text) ? widest.letter : widest.mark) : null) ?? text;
}

function inkOf(box: Box, mask: Mask): Ink | null {
  const [left, top] = [Math.floor(box[0]) - 2, Math.floor(box[1]) - 2];
  const around = crop(mask, left, top, box[2] + 2, box[3] + 2);
  const all = components(around);
  const most = Math.max(0, ...all.map(({ area }) => area));
  const parts = all.filter(({ area }) => area >= speck * most).sort((a, b) => a.y0 - b.y0);
  const x0 = Math.min(...parts.map((part) => part.x0));
  const y0 = Math.min(...parts.map((part) => part.y0));
  const [width, height] = [Math.max(...parts.map((p) => p.x1)) - x0, Math.max(...parts.map((p) => p.y1)) - y0];
  if (parts.length === 0 || width < least) return null;
  const at = (x: number, y: number): boolean => around.data[(y0 + y) * around.width + x0 + x] === 1;
  return { parts, width, height, at };
}

/** One flat stroke and nothing else: a dash, or the bar of a short fraction; letters and digits are taller. */
function isBar({ parts, width, height }: Ink): boolean {
  return parts.length === 1 && width >= flat * height;
}

/** Two bars of one width, one over the other, with paper between them. */
function isEquals({ parts, width, height }: Ink): boolean {
  const [upper, lower, ...more] = parts;
  if (upper === undefined || lower === undefined || more.length > 0 || height > width) return false;
  const isBar = (part: Component): boolean => {
    const [w, h] = [part.x1 - part.x0, part.y1 - part.y0];
    return w >= 2 * h && w >= 0.85 * width && part.area >= 0.65 * w * h;
  };
  const gap = lower.y0 - upper.y1;
  return isBar(upper) && isBar(lower) && gap >= 1 && gap <= 0.5 * width;
}

/** Two strokes, each through all of a square whose corners are empty; a "t" has its bar above the middle and a foot. */
function isPlus({ parts, width, height, at }: Ink): boolean {
  if (parts.length !== 1 || width < 0.72 * height || width > 1.38 * height) return false;
  const middle = (size: number): number[] => range(Math.floor(0.36 * size), Math.ceil(0.64 * size));
  const isAcross = middle(height).some((y) => shareOf(range(0, width), (x) => at(x, y)) > 0.85);
  const isDown = middle(width).some((x) => shareOf(range(0, height), (y) => at(x, y)) > 0.85);
  if (!isAcross || !isDown) return false;
  const [w, h] = [Math.max(1, Math.floor(0.27 * width)), Math.max(1, Math.floor(0.27 * height))];
  const corners = [0, width - w].flatMap((x) => [0, height - h].map((y) => [x, y] as const));
  return corners.every(
    ([x0, y0]) =>
      shareOf(
        range(y0, y0 + h).flatMap((y) => range(x0, x0 + w).map((x) => at(x, y))),
        Boolean,
      ) <= 0.12,
  );
}

/** "<", ">", and either with a bar below; null for anything else. */
function compared(ink: Ink, widestEnd: number): string | null {
  const { parts, width, height } = ink;
  if (parts.length > 2 || width < 0.55 * height || width > 1.8 * height) return null;
  const bar = barBelow(ink);
  const point = pointOf(ink, bar ?? height, widestEnd);
  if (point === null) return null;
  return point === 'right' ? (bar === null ? '>' : '≥') : bar === null ? '<' : '≤';
}

/** The first row of a bar at the foot that is as wide as all of the ink; null without one. */
function barBelow({ width, height, at }: Ink): number | null {
  const isFull = (y: number): boolean => shareOf(range(0, width), (x) => at(x, y)) > 0.8;
  const lowest = range(Math.floor(0.7 * height), height).filter(isFull);
  return lowest[0] ?? null;
}

/** Ink of the ends of an arrow head at most (fractions of its width); one that was read as a digit has to be a clear one. */
const widest = { letter: 0.58, mark: 0.97 };
/** Parts of its height that the strokes of an arrow head are followed through. */
const bands = 5;
/** Both ends of an arrow head lie as far to the side (fractions of its width); the top of a "2" does not. */
const leastEven = 0.12;

/**
 * Where two straight strokes meet in the rows above `end`; null where they do not. From both ends to the point the ink of
 * each band lies further to one side, and in no band is it wider than a stroke: a "2" or "7" bends elsewhere.
 */
function pointOf({ width, at }: Ink, end: number, widestEnd: number): 'left' | 'right' | null {
  const rows = range(0, end).filter((y) => range(0, width).some((x) => at(x, y)));
  const [top, bottom] = [rows[0], rows.at(-1)];
  if (top === undefined || bottom === undefined || bottom - top < bands) return null;
  const height = bottom + 1 - top;
  const spans = range(0, bands).map((band) => {
    const [from, to] = [top + Math.round((band * height) / bands), top + Math.round(((band + 1) * height) / bands)];
    const xs = range(from, to).flatMap((y) => range(0, width).filter((x) => at(x, y)));
    return {
      mean: xs.reduce((sum, x) => sum + x, 0) / xs.length / width,
      wide: (Math.max(...xs) + 1 - Math.min(...xs)) / width,
    };
  });
  const [a, b, c, d, e] = spans.map(({ mean }) => mean) as [number, number, number, number, number];
  if (Math.max(spans[0]!.wide, spans[4]!.wide) > widestEnd || Math.abs(a - e) > leastEven) return null;
  const isRight = a < b && b < c && c > d && d > e && a < 0.46 && e < 0.46 && c > 0.55;
  const isLeft = a > b && b > c && c < d && d < e && a > 0.54 && e > 0.54 && c < 0.45;
  return isRight ? 'right' : isLeft ? 'left' : null;
}

function range(from: number, to: number): number[] {
  return Array.from({ length: Math.max(0, to - from) }, (_, i) => from + i);
}

function shareOf<T>(all: readonly T[], is: (one: T) => boolean): number {
  return all.filter(is).length / Math.max(1, all.length);
}
