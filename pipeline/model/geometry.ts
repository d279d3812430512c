/** Places on paper. One coordinate system everywhere: PDF points, origin top left, of the page as a person reads it. */
import { z } from 'zod';

/** `[x0, y0, x1, y1]` in points; x grows to the right, y downwards. */
export const Box = z.tuple([z.number(), z.number(), z.number(), z.number()]);
export type Box = z.infer<typeof Box>;

/** Rounds to a tenth of a point: finer than any scan, and keeps the written files equal over machines. */
export function roundBox(b: Box): Box {
  return b.map((v) => Math.round(v * 10) / 10) as Box;
}

/** Intersection over union of two boxes. */
export function sharedArea(a: Box, b: Box): number {
  const width = Math.min(a[2], b[2]) - Math.max(a[0], b[0]);
  const height = Math.min(a[3], b[3]) - Math.max(a[1], b[1]);
  if (width <= 0 || height <= 0) return 0;
  const area = (box: Box): number => (box[2] - box[0]) * (box[3] - box[1]);
  return (width * height) / (area(a) + area(b) - width * height);
}
