/** Underlines that letters stand on: as one piece of ink with them, too short and too crossed for the tracing of rules. */
import type { Mask } from '../../raster/bitmap.ts';
import type { Component } from '../../raster/components.ts';
import type { TracedRule } from '../../raster/rule-tracing.ts';

/** A piece that may hold one is so wide and so high, and an underline at most so thick (letter heights). */
const leastWide = 2.5;
const mostHigh = 2.4;
const mostThick = 0.3;
/** Share of its width that an underline fills, and the lightest row so near above and below it (letter heights) at most. */
const filled = 0.96;
const beside = 0.5;
const mostBeside = 0.5;
/** Underlined words have a space between them: so much white above the line (letter heights). */
const space = 0.4;

/** The underlines, in pixels of `mask`, among pieces of ink (`parts`) that hold letters too. */
export function joinedBars(parts: readonly Component[], mask: Mask, letterHeight: number): TracedRule[] {
  return parts.flatMap((part) => {
    const [w, h] = [part.x1 - part.x0, part.y1 - part.y0];
    if (w < leastWide * letterHeight || h > mostHigh * letterHeight || w < 2 * h) return [];
    return underlineIn(part, mask, letterHeight) ?? [];
  });
}

function underlineIn({ x0, y0, x1, y1 }: Component, mask: Mask, letterHeight: number): TracedRule | null {
  const isInk = (x: number, y: number): boolean => mask.data[y * mask.width + x] !== 0;
  const width = x1 - x0;
  // slant moves the line by a pixel or two on its way
  const shareOf = (y: number): number => {
    let n = 0;
    for (let x = x0; x < x1; x++)
      if (isInk(x, y) || isInk(x, Math.max(0, y - 1)) || isInk(x, Math.min(y + 1, mask.height - 1))) n++;
    return n / width;
  };
  const shares = Array.from({ length: y1 - y0 }, (_, k) => shareOf(y0 + k));
  const first = shares.findIndex((share) => share >= filled);
  const last = shares.findLastIndex((share) => share >= filled);
  const thickness = last - first + 1;
  if (first < 0 || thickness > mostThick * letterHeight + 2) return null;
  const reach = Math.ceil(beside * letterHeight);
  if (first > 0 && Math.min(...shares.slice(Math.max(0, first - reach), first)) > mostBeside) return null;
  if (last + 1 < shares.length && Math.min(...shares.slice(last + 1, last + 1 + reach)) > mostBeside) return null;
  const middle = y0 + (first + last) / 2;
  if (!hasSpaceAbove(x0, x1, Math.round(y0 + first), isInk, letterHeight)) return null;
  const points = pointsAlong(x0, x1, Math.round(middle), Math.ceil(thickness / 2) + 1, isInk);
  if (points.length === 0) return null;
  return { kind: 'horizontal', from: x0, to: x1, points, thickness: Math.max(1, thickness - 2), fill: 1, gaps: [] };
}

/** Whether somewhere above a line, between words, a letter's height is white. */
function hasSpaceAbove(
  x0: number,
  x1: number,
  y: number,
  isInk: (x: number, y: number) => boolean,
  letterHeight: number,
): boolean {
  let white = 0;
  for (let x = x0; x < x1; x++) {
    let isWhite = true;
    for (let d = 2; d < letterHeight && isWhite; d++) if (y - d >= 0 && isInk(x, y - d)) isWhite = false;
    white = isWhite ? white + 1 : 0;
    if (white >= space * letterHeight) return true;
  }
  return false;
}

/** The middle of the ink along the line, every few pixels. */
function pointsAlong(
  x0: number,
  x1: number,
  middle: number,
  reach: number,
  isInk: (x: number, y: number) => boolean,
): { t: number; c: number }[] {
  const step = 15;
  const points: { t: number; c: number }[] = [];
  for (let from = x0; from < x1; from += step) {
    let [sum, count] = [0, 0];
    for (let x = from; x < Math.min(x1, from + step); x++)
      for (let d = -reach; d <= reach; d++)
        if (isInk(x, middle + d)) {
          sum += middle + d;
          count++;
        }
    if (count > 0) points.push({ t: Math.min(x1 - 1, from + step / 2), c: sum / count });
  }
  return points;
}
