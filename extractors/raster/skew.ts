/** Skew of text lines from the projection profile. */
import type { Component } from './components.ts';

const radians = Math.PI / 180;

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
  const sorted = scores.map((s) => s.score).sort((a, b) => a - b);
  return { degrees: best.degrees, trust: best.score / Math.max(1, sorted[sorted.length >> 1]!) };
}
