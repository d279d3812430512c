/** Boxes put together, and in each other; apart from their shape, so that a page can carry it. */
import type { Box } from './geometry.ts';

/** The smallest box around all given boxes, or null when there is none. */
export function unite(boxes: Iterable<Box>): Box | null {
  let all: Box | null = null;
  for (const b of boxes) {
    all = all
      ? [Math.min(all[0], b[0]), Math.min(all[1], b[1]), Math.max(all[2], b[2]), Math.max(all[3], b[3])]
      : [...b];
  }
  return all;
}

/** Whether the middle of `inner` lies inside `box`. */
export function holdsMiddle(box: Box, inner: Box): boolean {
  const x = (inner[0] + inner[2]) / 2;
  const y = (inner[1] + inner[3]) / 2;
  return x > box[0] && x < box[2] && y > box[1] && y < box[3];
}

/** Order from the top of a page down; what has no place comes first. */
export const byTop = (a: { box: Box | null }, b: { box: Box | null }): number => (a.box?.[1] ?? 0) - (b.box?.[1] ?? 0);
