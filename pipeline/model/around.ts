/** Boxes put together; apart from their shape, so that a page can carry it. */
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
