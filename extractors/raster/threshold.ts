/** Local binarisation. */
import type { Gray, Mask } from './bitmap.ts';

/**
 * Sauvola and Pietikainen (2000): ink where grey < m (1 + k (s / 128 - 1)) over a square window of `2 radius + 1` pixels.
 * Sums slide along columns and rows, so the cost does not depend on the window.
 */
export function sauvola(gray: Gray, radius: number, k = 0.2): Mask {
  const { width, height, data } = gray;
  const out = new Uint8Array(width * height);
  const columnSum = new Float64Array(width);
  const columnSquare = new Float64Array(width);
  const addRow = (y: number, sign: 1 | -1): void => {
    const start = y * width;
    for (let x = 0; x < width; x++) {
      const v = data[start + x]!;
      columnSum[x]! += sign * v;
      columnSquare[x]! += sign * v * v;
    }
  };
  for (let y = 0; y <= Math.min(radius, height - 1); y++) addRow(y, 1);
  for (let y = 0; y < height; y++) {
    if (y > 0 && y + radius < height) addRow(y + radius, 1);
    if (y - radius - 1 >= 0) addRow(y - radius - 1, -1);
    const rows = Math.min(height - 1, y + radius) - Math.max(0, y - radius) + 1;
    let sum = 0;
    let square = 0;
    for (let x = 0; x <= Math.min(radius, width - 1); x++) {
      sum += columnSum[x]!;
      square += columnSquare[x]!;
    }
    const start = y * width;
    for (let x = 0; x < width; x++) {
      if (x > 0) {
        const enter = x + radius;
        const leave = x - radius - 1;
        if (enter < width) {
          sum += columnSum[enter]!;
          square += columnSquare[enter]!;
        }
        if (leave >= 0) {
          sum -= columnSum[leave]!;
          square -= columnSquare[leave]!;
        }
      }
      const n = rows * (Math.min(width - 1, x + radius) - Math.max(0, x - radius) + 1);
      const mean = sum / n;
      const v = data[start + x]!;
      if (v >= mean) continue; // the threshold never lies above the mean: most of the paper ends here
      const deviation = Math.sqrt(Math.max(0, square / n - mean * mean));
      if (v < mean * (1 + k * (deviation / 128 - 1))) out[start + x] = 1;
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
