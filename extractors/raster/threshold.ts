/** Local binarisation. */
import type { Gray, Mask } from './bitmap.ts';

/** Side of the squares over which sums are kept and the threshold is constant, in pixels: an eighth of a letter. */
const square = 4;

/**
 * Sauvola and Pietikainen (2000): ink where grey < m (1 + k (s / 128 - 1)) over a square window of about `2 radius + 1`
 * pixels. Mean and deviation are taken from sums over small squares, so that a page costs two passes over its pixels.
 */
export function sauvola(gray: Gray, radius: number, k = 0.2): Mask {
  const { width, height, data } = gray;
  const columns = Math.ceil(width / square);
  const rows = Math.ceil(height / square);
  const sums = new Float64Array((columns + 1) * (rows + 1));
  const squares = new Float64Array((columns + 1) * (rows + 1));
  const counts = new Float64Array((columns + 1) * (rows + 1));
  for (let r = 0; r < rows; r++) {
    let rowSum = 0;
    let rowSquare = 0;
    let rowCount = 0;
    const y1 = Math.min(height, (r + 1) * square);
    for (let c = 0; c < columns; c++) {
      const x1 = Math.min(width, (c + 1) * square);
      for (let y = r * square; y < y1; y++)
        for (let x = c * square, i = y * width + x; x < x1; x++, i++) {
          const v = data[i]!;
          rowSum += v;
          rowSquare += v * v;
        }
      rowCount += (y1 - r * square) * (x1 - c * square);
      const at = (r + 1) * (columns + 1) + c + 1;
      const above = at - columns - 1;
      sums[at] = sums[above]! + rowSum;
      squares[at] = squares[above]! + rowSquare;
      counts[at] = counts[above]! + rowCount;
    }
  }
  const out = new Uint8Array(width * height);
  const reach = Math.max(1, Math.round(radius / square));
  for (let r = 0; r < rows; r++) {
    const top = Math.max(0, r - reach) * (columns + 1);
    const bottom = Math.min(rows, r + reach + 1) * (columns + 1);
    const y1 = Math.min(height, (r + 1) * square);
    for (let c = 0; c < columns; c++) {
      const left = Math.max(0, c - reach);
      const right = Math.min(columns, c + reach + 1);
      const over = (t: Float64Array): number =>
        t[bottom + right]! - t[bottom + left]! - t[top + right]! + t[top + left]!;
      const n = over(counts);
      const mean = over(sums) / n;
      const deviation = Math.sqrt(Math.max(0, over(squares) / n - mean * mean));
      const threshold = mean * (1 + k * (deviation / 128 - 1));
      const x1 = Math.min(width, (c + 1) * square);
      for (let y = r * square; y < y1; y++)
        for (let x = c * square, i = y * width + x; x < x1; x++, i++) if (data[i]! < threshold) out[i] = 1;
    }
  }
  return { width, height, data: out };
}

/** Whether a picture holds practically two values only, as fax and photocopier scans do. */
export function isBilevel(gray: Gray): boolean {
  let between = 0;
  let seen = 0;
  const step = Math.max(1, Math.floor(gray.data.length / 200_000));
  for (let i = 0; i < gray.data.length; i += step) {
    const v = gray.data[i]!;
    seen++;
    if (v > 24 && v < 232) between++;
  }
  return between / Math.max(1, seen) < 0.002;
}

/** Ink mask of any scan: two-valued pictures by their middle, all others by Sauvola. `dpi` sets the window. */
export function binarise(gray: Gray, dpi: number): Mask {
  if (isBilevel(gray)) {
    const out = new Uint8Array(gray.data.length);
    for (let i = 0; i < out.length; i++) out[i] = gray.data[i]! < 128 ? 1 : 0;
    return { width: gray.width, height: gray.height, data: out };
  }
  return sauvola(gray, Math.max(7, Math.round(dpi * 0.07)), 0.24);
}
