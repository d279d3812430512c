/** Pieces of walls that stay in cells: double rules, and worn ones, leave strokes that are read as letters. */
import type { Box } from '../../../pipeline/model/geometry.ts';
import type { Component } from '../../raster/components.ts';
import { pixelSize } from '../../raster/prepare.ts';

/** A stroke this near to the side of its cell (points) stands on the wall: both lines of a double rule lie within it. */
const onWall = 3;
/** An upright stroke is no wider (letter heights), and higher than wide. */
const narrow = 0.4;
const upright = 1.3;
/** A letter has another of its word, or a stop, this near on its line (letter heights); a stroke on a wall has none. */
const nearest = 0.9;

/**
 * The ink of a cell (pixels) without upright strokes that stand alone on one of its sides; `box` is the cell in points,
 * `letterHeight` in pixels.
 */
export function withoutWallStrokes(parts: readonly Component[], box: Box, letterHeight: number): Component[] {
  const [left, right] = [box[0] / pixelSize, box[2] / pixelSize];
  const reach = onWall / pixelSize;
  const strokes = parts.filter((p) => {
    const [w, h] = [p.x1 - p.x0, p.y1 - p.y0];
    if (w > narrow * letterHeight || h < upright * w) return false;
    const x = (p.x0 + p.x1) / 2;
    return x - left < reach || right - x < reach;
  });
  if (strokes.length === 0) return [...parts];
  const others = parts.filter((p) => !strokes.includes(p));
  const isAlone = (p: Component): boolean =>
    others.every(
      (q) =>
        q.y1 <= p.y0 || q.y0 >= p.y1 || q.x0 - p.x1 > nearest * letterHeight || p.x0 - q.x1 > nearest * letterHeight,
    );
  return parts.filter((p) => !strokes.includes(p) || !isAlone(p));
}
