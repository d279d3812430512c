import { describe, expect, it } from 'vitest';
import {
  fitMap,
  largestMove,
  rotationOnly,
  slopeOfRules,
  straighten,
  toScan,
} from '../../../extractors/raster/rectify.ts';
import type { TracedRule } from '../../../extractors/raster/rule-tracing.ts';
import { grayOfPoints } from './paint.ts';

const width = 600;
const height = 400;

/** A rule sampled every 15 pixels; `bend(t)` is how far it lies beside its own height there. */
function rule(kind: TracedRule['kind'], at: number, bend: (t: number) => number): TracedRule {
  const [from, to] = kind === 'horizontal' ? [30, 570] : [30, 370];
  const points = [];
  for (let t = from; t <= to; t += 15) points.push({ t, c: at + bend(t) });
  return { kind, from, to, points, thickness: 2, fill: 1, gaps: [] };
}

/** A page that hangs down in the middle by 8 pixels. */
const hang = (x: number): number => 8 * (1 - ((2 * x) / width - 1) ** 2);
const bent = [80, 180, 300].map((y) => rule('horizontal', y, hang));

describe('the slope of rules', () => {
  it('is their usual slope clockwise, whichever way they run', () => {
    const slope = Math.tan((1.5 * Math.PI) / 180);
    const sloping = [rule('horizontal', 100, (t) => t * slope), rule('vertical', 200, (t) => -t * slope)];
    expect(slopeOfRules(sloping, width, height)).toBeCloseTo(1.5, 2);
    expect(slopeOfRules([rule('horizontal', 100, () => 0)], width, height)).toBeCloseTo(0, 6);
  });

  it('is not known without long rules', () => {
    const short = { ...rule('horizontal', 100, () => 0), from: 30, to: 60 };
    expect(slopeOfRules([short], width, height)).toBeNull();
  });
});

describe('a bent page', () => {
  const map = fitMap(bent, width, height, 0);

  it('is drawn with straight rules', () => {
    const scan = grayOfPoints(width, height, (x, y) =>
      [80, 180, 300].some((at) => Math.abs(y - at - hang(x)) < 1.2) ? 0 : 255,
    );
    const straight = straighten(scan, map, 1);
    const heightAt = (x: number, low: number, high: number): number => {
      let best = low;
      for (let y = low; y < high; y++) if (straight.data[y * width + x]! < straight.data[best * width + x]!) best = y;
      return best;
    };
    for (const [low, high] of [
      [60, 120],
      [160, 220],
      [280, 340],
    ] as const) {
      const heights = [60, 150, 300, 450, 540].map((x) => heightAt(x, low, high));
      expect(Math.max(...heights) - Math.min(...heights)).toBeLessThanOrEqual(2);
    }
  });

  it('a point drawn at (u, v) is the point of the scan that the map names', () => {
    const marks = [
      [100, 90],
      [320, 190],
      [505, 310],
    ] as const;
    const places = marks.map(([u, v]) => toScan(map, u, v));
    const scan = grayOfPoints(width, height, (x, y) =>
      places.some(([px, py]) => Math.hypot(x - px, y - py) < 3) ? 0 : 255,
    );
    for (const scale of [1, 1.5]) {
      const drawn = straighten(scan, map, scale);
      expect([drawn.width, drawn.height]).toEqual([width * scale, height * scale]);
      for (const [u, v] of marks)
        expect(drawn.data[Math.round(v * scale) * drawn.width + Math.round(u * scale)]).toBeLessThan(60);
    }
  });

  it('keeps rules that are straight already where they are', () => {
    const still = fitMap(
      [80, 180, 300].map((y) => rule('horizontal', y, () => 0)),
      width,
      height,
      0,
    );
    expect(largestMove(still)).toBeLessThan(0.01);
    expect(largestMove(map)).toBeGreaterThan(3);
  });

  it('one rule alone bends nothing', () => {
    expect(fitMap(bent.slice(0, 1), width, height, 0)).toEqual(rotationOnly(width, height, 0));
  });
});

describe('a page turned about its middle', () => {
  it('keeps the middle and moves the right edge down for a clockwise slope', () => {
    const map = rotationOnly(width, height, 2);
    expect(toScan(map, 300, 200)).toEqual([300, 200]);
    const [x, y] = toScan(map, 600, 200);
    expect(x).toBeCloseTo(300 + 300 * Math.cos((2 * Math.PI) / 180), 6);
    expect(y).toBeCloseTo(200 + 300 * Math.sin((2 * Math.PI) / 180), 6);
    expect(largestMove(map)).toBeGreaterThan(10);
  });

  it('is paper where the scan ends', () => {
    const black = grayOfPoints(width, height, () => 0);
    const drawn = straighten(black, rotationOnly(width, height, 5), 1);
    expect([drawn.data[0], drawn.data[200 * width + 300]]).toEqual([255, 0]);
  });
});
