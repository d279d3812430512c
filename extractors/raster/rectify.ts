/** Straightening a page: the slope of its lines of text, and one smooth map from the straight page to the scan, fitted to its rules, applied once. */
import type { Gray } from './bitmap.ts';
import type { TracedRule } from './rule-tracing.ts';
import type { Component } from './components.ts';
import { median } from '../../pipeline/model/numbers.ts';

/**
 * A map from straight coordinates to the scan, both in pixels of the scan: a rotation about the middle, then a smooth
 * displacement (polynomials in X and Y, which run from -1 to 1 over the page).
 */
export type PageMap = {
  width: number;
  height: number;
  /** Clockwise slope of the scan in degrees. */
  degrees: number;
  across: number[]; // coefficients of dx over `acrossBasis`
  down: number[]; // coefficients of dy over `downBasis`
};

const downBasis = (X: number, Y: number): number[] => [
  X,
  X * X,
  X * X * X,
  X ** 4,
  X * Y,
  X * X * Y,
  X * Y * Y,
  X ** 3 * Y,
];
const acrossBasis = (X: number, Y: number): number[] => downBasis(Y, X);

const radians = Math.PI / 180;

export function rotationOnly(width: number, height: number, degrees: number): PageMap {
  return { width, height, degrees, across: [], down: [] };
}

/** Where the straight point (u, v) lies in the scan. */
export function toScan(map: PageMap, u: number, v: number): [number, number] {
  const X = (2 * u) / map.width - 1;
  const Y = (2 * v) / map.height - 1;
  let x = u;
  let y = v;
  if (map.across.length > 0) acrossBasis(X, Y).forEach((b, i) => (x += b * map.across[i]!));
  if (map.down.length > 0) downBasis(X, Y).forEach((b, i) => (y += b * map.down[i]!));
  return rotate(map, x, y, map.degrees);
}

function rotate(map: { width: number; height: number }, x: number, y: number, degrees: number): [number, number] {
  const cos = Math.cos(degrees * radians);
  const sin = Math.sin(degrees * radians);
  const cx = map.width / 2;
  const cy = map.height / 2;
  return [cx + (x - cx) * cos - (y - cy) * sin, cy + (x - cx) * sin + (y - cy) * cos];
}

/** Slope of long rules in degrees: weighted median over horizontal and vertical ones; null without long rules. */
export function slopeOfRules(rules: readonly TracedRule[], width: number, height: number): number | null {
  const slopes: { degrees: number; weight: number }[] = [];
  for (const r of rules) {
    const length = r.to - r.from;
    if (length < 0.12 * (r.kind === 'horizontal' ? width : height) || r.points.length < 4) continue;
    const n = r.points.length;
    const t = r.points.reduce((a, p) => a + p.t, 0) / n;
    const c = r.points.reduce((a, p) => a + p.c, 0) / n;
    const over = r.points.reduce((a, p) => a + (p.t - t) * (p.c - c), 0);
    const under = r.points.reduce((a, p) => a + (p.t - t) ** 2, 0);
    const slope = Math.atan(over / under) / radians;
    slopes.push({ degrees: r.kind === 'horizontal' ? slope : -slope, weight: length });
  }
  if (slopes.length === 0) return null;
  slopes.sort((a, b) => a.degrees - b.degrees);
  const half = slopes.reduce((a, s) => a + s.weight, 0) / 2;
  let sum = 0;
  for (const s of slopes) {
    sum += s.weight;
    if (sum >= half) return s.degrees;
  }
  return slopes.at(-1)!.degrees;
}

/**
 * Fits the smooth displacement so that every long rule becomes straight and level. Each rule's own position is free:
 * only its bending counts. Few or short rules leave the map at the rotation.
 */
export function fitMap(rules: readonly TracedRule[], width: number, height: number, degrees: number): PageMap {
  const map = rotationOnly(width, height, degrees);
  const fit = (kind: TracedRule['kind']): number[] => {
    const side = kind === 'horizontal' ? width : height;
    const long = rules.filter((r) => r.kind === kind && r.to - r.from > 0.15 * side && r.points.length >= 6);
    if (long.length < 2) return [];
    const rows: { basis: number[]; value: number; weight: number }[] = [];
    for (const r of long) {
      const points = r.points.map((p) =>
        kind === 'horizontal' ? rotate(map, p.t, p.c, -degrees) : rotate(map, p.c, p.t, -degrees),
      );
      const bases = points.map(([x, y]) =>
        (kind === 'horizontal' ? downBasis : acrossBasis)((2 * x) / width - 1, (2 * y) / height - 1),
      );
      const values = points.map(([x, y]) => (kind === 'horizontal' ? y : x));
      // subtracting each rule's mean takes its unknown true position out of the equations
      const meanBasis = bases[0]!.map((_, k) => bases.reduce((a, b) => a + b[k]!, 0) / bases.length);
      const meanValue = values.reduce((a, v) => a + v, 0) / values.length;
      bases.forEach((b, i) =>
        rows.push({ basis: b.map((v, k) => v - meanBasis[k]!), value: values[i]! - meanValue, weight: 1 }),
      );
    }
    let solution = leastSquares(rows);
    // one round of reweighting: samples far off belong to text that touches a rule
    for (const row of rows) {
      const off = Math.abs(row.value - row.basis.reduce((a, b, k) => a + b * solution[k]!, 0));
      row.weight = 1 / (1 + (off / 2) ** 2);
    }
    solution = leastSquares(rows);
    return solution;
  };
  return { ...map, down: fit('horizontal'), across: fit('vertical') };
}

/** Weighted least squares with a small ridge, by Gaussian elimination on the normal equations. */
function leastSquares(rows: readonly { basis: number[]; value: number; weight: number }[]): number[] {
  const n = rows[0]!.basis.length;
  const a = Array.from({ length: n }, () => new Array<number>(n + 1).fill(0));
  for (const { basis, value, weight } of rows)
    for (let i = 0; i < n; i++) {
      for (let j = 0; j < n; j++) a[i]![j]! += weight * basis[i]! * basis[j]!;
      a[i]![n]! += weight * basis[i]! * value;
    }
  // the ridge keeps terms that these rules cannot tell apart at zero; higher terms are held harder
  const ridge = [0.001, 0.01, 0.02, 0.05, 0.01, 0.05, 0.05, 0.05];
  for (let i = 0; i < n; i++) a[i]![i]! += (ridge[i] ?? 0.05) * rows.length * 0.05 + 1e-6;
  for (let i = 0; i < n; i++) {
    let pivot = i;
    for (let k = i + 1; k < n; k++) if (Math.abs(a[k]![i]!) > Math.abs(a[pivot]![i]!)) pivot = k;
    [a[i], a[pivot]] = [a[pivot]!, a[i]!];
    for (let k = 0; k < n; k++) {
      if (k === i) continue;
      const factor = a[k]![i]! / a[i]![i]!;
      for (let j = i; j <= n; j++) a[k]![j]! -= factor * a[i]![j]!;
    }
  }
  return a.map((row, i) => row[n]! / row[i]!);
}

/** Largest displacement in pixels that the map makes beyond nothing at all. */
export function largestMove(map: PageMap): number {
  let most = 0;
  for (let i = 0; i <= 8; i++)
    for (let j = 0; j <= 8; j++) {
      const u = (map.width * i) / 8;
      const v = (map.height * j) / 8;
      const [x, y] = toScan(map, u, v);
      most = Math.max(most, Math.hypot(x - u, y - v));
    }
  return most;
}

/** Draws the straight page at `scale` times the scan's resolution, bilinear, paper where the scan ends. */
export function straighten(gray: Gray, map: PageMap, scale: number): Gray {
  const width = Math.round(map.width * scale);
  const height = Math.round(map.height * scale);
  const out = new Uint8Array(width * height);
  const step = 16;
  const columns = Math.ceil(width / step) + 2;
  const nodes = (row: number): Float64Array => {
    const line = new Float64Array(columns * 2);
    for (let c = 0; c < columns; c++) {
      const [x, y] = toScan(map, (c * step + 0.5) / scale - 0.5, (row + 0.5) / scale - 0.5);
      line[2 * c] = x;
      line[2 * c + 1] = y;
    }
    return line;
  };
  const { data, width: w, height: h } = gray;
  let upper = nodes(0);
  for (let top = 0; top < height; top += step) {
    const lower = nodes(top + step);
    for (let y = top; y < Math.min(top + step, height); y++) {
      const b = (y - top) / step;
      for (let c = 0; c * step < width; c++) {
        const xs = upper[2 * c]! * (1 - b) + lower[2 * c]! * b;
        const ys = upper[2 * c + 1]! * (1 - b) + lower[2 * c + 1]! * b;
        const dx = (upper[2 * c + 2]! * (1 - b) + lower[2 * c + 2]! * b - xs) / step;
        const dy = (upper[2 * c + 3]! * (1 - b) + lower[2 * c + 3]! * b - ys) / step;
        const end = Math.min(width, (c + 1) * step);
        for (let x = c * step, k = 0; x < end; x++, k++) {
          const sx = xs + dx * k;
          const sy = ys + dy * k;
          const ix = Math.floor(sx);
          const iy = Math.floor(sy);
          if (ix < 0 || iy < 0 || ix >= w - 1 || iy >= h - 1) {
            out[y * width + x] = 255;
            continue;
          }
          const fx = sx - ix;
          const fy = sy - iy;
          const i = iy * w + ix;
          out[y * width + x] =
            (data[i]! * (1 - fx) + data[i + 1]! * fx) * (1 - fy) +
            (data[i + w]! * (1 - fx) + data[i + w + 1]! * fx) * fy +
            0.5;
        }
      }
    }
    upper = lower;
  }
  return { width, height, data: out };
}

/**
 * Angle in degrees (clockwise positive) by which text lines slope, from the feet of letters: the angle whose
 * projection has the sharpest steps (sum of squared differences of neighbouring bins, as in Leptonica). Searches
 * `range` degrees either way. `trust` is the peak over the median of all angles; below about 1.3 there is no text.
 */
export function skewOf(parts: readonly Component[], range = 5): { degrees: number; trust: number } {
  if (parts.length < 20) return { degrees: 0, trust: 0 };
  const scores: { degrees: number; score: number }[] = [];
  const scoreAt = (degrees: number): number => {
    const slope = Math.tan(degrees * radians);
    const bins = new Map<number, number>();
    for (const p of parts) {
      const bin = Math.round((p.y1 - ((p.x0 + p.x1) / 2) * slope) / 3);
      bins.set(bin, (bins.get(bin) ?? 0) + 1);
    }
    let score = 0;
    for (const [bin, n] of bins) {
      const d = n - (bins.get(bin + 1) ?? 0);
      score += d * d;
    }
    return score;
  };
  for (let degrees = -range; degrees <= range + 1e-9; degrees += 0.25)
    scores.push({ degrees, score: scoreAt(degrees) });
  const coarse = scores.reduce((a, b) => (b.score > a.score ? b : a));
  let best = coarse;
  for (let d = -0.24; d <= 0.24; d += 0.04) {
    const score = scoreAt(coarse.degrees + d);
    if (score > best.score) best = { degrees: coarse.degrees + d, score };
  }
  const usual = median(scores.map((s) => s.score))!;
  return { degrees: best.degrees, trust: best.score / Math.max(1, usual) };
}
