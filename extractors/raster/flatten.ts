/** Evens out the light of a scan: shadows and grey paper become white. */
import type { Gray } from './bitmap.ts';

/** Side of the squares in which the paper's grey is measured, in pixels at 300 dpi (about four lines of text). */
const square = 64;

/**
 * Divides every pixel by the paper's grey around it (85th percentile of squares, bilinear between their middles), so that
 * paper is 255 everywhere. Squares that are dark all over (photographs, black headings) take their neighbours' paper.
 */
export function flatten(gray: Gray): Gray {
  const { width, height, data } = gray;
  const columns = Math.max(1, Math.ceil(width / square));
  const rows = Math.max(1, Math.ceil(height / square));
  const paper = new Float64Array(columns * rows);
  const counts = new Uint32Array(256);
  for (let r = 0; r < rows; r++)
    for (let c = 0; c < columns; c++) {
      counts.fill(0);
      let n = 0;
      const y1 = Math.min(height, (r + 1) * square);
      const x1 = Math.min(width, (c + 1) * square);
      for (let y = r * square; y < y1; y += 2)
        for (let x = c * square; x < x1; x += 2) {
          counts[data[y * width + x]!]!++;
          n++;
        }
      let left = n * 0.15;
      let v = 255;
      while (v > 0 && (left -= counts[v]!) > 0) v--;
      paper[r * columns + c] = v;
    }
  const sorted = [...paper].sort((a, b) => a - b);
  const usual = sorted[sorted.length >> 1]!;
  if (usual >= 254 && sorted[Math.floor(sorted.length * 0.02)]! >= 250) return gray;
  for (let i = 0; i < paper.length; i++) if (paper[i]! < 0.55 * usual) paper[i] = usual;
  const out = new Uint8Array(width * height);
  for (let y = 0; y < height; y++) {
    const fy = Math.min(rows - 1, Math.max(0, y / square - 0.5));
    const r0 = Math.floor(fy);
    const r1 = Math.min(rows - 1, r0 + 1);
    const by = fy - r0;
    for (let c = 0; c < columns; c++) {
      const left = paper[r0 * columns + c]! * (1 - by) + paper[r1 * columns + c]! * by;
      const c1 = Math.min(columns - 1, c + 1);
      const right = paper[r0 * columns + c1]! * (1 - by) + paper[r1 * columns + c1]! * by;
      // this stretch runs from the middle of square c to the middle of square c + 1
      const from = c === 0 ? 0 : c * square + square / 2;
      const to = c === columns - 1 ? width : Math.min(width, (c + 1) * square + square / 2);
      for (let x = from; x < to; x++) {
        const bx = Math.max(0, Math.min(1, (x - (c * square + square / 2)) / square));
        const v = (data[y * width + x]! * 255) / (left + (right - left) * bx);
        out[y * width + x] = v > 255 ? 255 : v;
      }
    }
  }
  return { width, height, data: out };
}
