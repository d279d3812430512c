/** Places on paper. One coordinate system everywhere: PDF points, origin top left, of the page as a person reads it. */
import { z } from 'zod';

/** `[x0, y0, x1, y1]` in points; x grows to the right, y downwards. */
export const Box = z.tuple([z.number(), z.number(), z.number(), z.number()]);
export type Box = z.infer<typeof Box>;

/** Rounds to a tenth of a point: finer than any scan, and keeps the written files equal over machines. */
export function roundBox(b: Box): Box {
  return b.map((v) => Math.round(v * 10) / 10) as Box;
}
