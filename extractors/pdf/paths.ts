/** The paths that a PDF page draws, unpacked. */
import type { Box } from '../../pipeline/model/geometry.ts';
import { apply, type Matrix } from './matrix.ts';

/** pdfjs packs a path as numbers: 0 move x y, 1 line x y, 2 curve (6 numbers), 3 quadratic (4), 4 close. */
export function* subpaths(
  path: Float32Array,
  matrix: Matrix,
): Generator<{ points: [number, number][]; curved: boolean }> {
  let points: [number, number][] = [];
  let curved = false;
  for (let i = 0; i < path.length;) {
    const code = path[i++];
    if (code === 0) {
      if (points.length > 1) yield { points, curved };
      points = [apply(matrix, path[i]!, path[i + 1]!)];
      curved = false;
      i += 2;
    } else if (code === 1) {
      points.push(apply(matrix, path[i]!, path[i + 1]!));
      i += 2;
    } else if (code === 2 || code === 3) {
      curved = true;
      i += code === 2 ? 6 : 4;
      points.push(apply(matrix, path[i - 2]!, path[i - 1]!));
    } else if (code === 4) {
      if (points[0]) points.push(points[0]);
    } else return;
  }
  if (points.length > 1) yield { points, curved };
}

/** Whether a path is one upright rectangle. */
export function isBox(path: Float32Array, matrix: Matrix): boolean {
  const [shape, ...more] = subpaths(path, matrix);
  if (!shape || shape.curved || more.length > 0 || shape.points.length > 6) return false;
  return shape.points.every(([x, y], i) => {
    const [u, v] = shape.points[i - 1] ?? [x, y];
    return Math.abs(x - u) < 0.1 || Math.abs(y - v) < 0.1;
  });
}

/** The box around points. */
export function boxAround(points: readonly (readonly [number, number])[]): Box {
  const box: Box = [Infinity, Infinity, -Infinity, -Infinity];
  for (const [x, y] of points) {
    if (x < box[0]) box[0] = x;
    if (y < box[1]) box[1] = y;
    if (x > box[2]) box[2] = x;
    if (y > box[3]) box[3] = y;
  }
  return box;
}

/** A box wider by so much on every side. */
export const grown = ([x0, y0, x1, y1]: Box, by: number): Box => [x0 - by, y0 - by, x1 + by, y1 + by];
