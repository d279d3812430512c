/** Places on paper. One coordinate system everywhere: PDF points, origin top left, of the page as a person reads it. */
import { z } from 'zod';

/** `[x0, y0, x1, y1]` in points; x grows to the right, y downwards. */
export const Box = z.tuple([z.number(), z.number(), z.number(), z.number()]);
export type Box = z.infer<typeof Box>;

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

/** Rounds to a tenth of a point: finer than any scan, and keeps the written files equal over machines. */
export function roundBox(b: Box): Box {
  return b.map((v) => Math.round(v * 10) / 10) as Box;
}
