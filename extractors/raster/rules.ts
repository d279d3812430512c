/** Straight rules in an ink mask: long thin runs, traced with some tolerance for slant, curl and gaps. */
import type { Mask } from './bitmap.ts';

/**
 * A traced rule in pixels. `points` run along it: position along the axis (`t`) and across (`c`, centre of the ink),
 * sampled every few pixels. `fill` is the share of its length that holds ink; `thickness` is the median.
 */
export type TracedRule = {
  kind: 'horizontal' | 'vertical';
  from: number;
  to: number;
  points: { t: number; c: number }[];
  thickness: number;
  fill: number;
};

export type TraceOptions = {
  /** Shortest run that starts a rule, in pixels. */
  shortest: number;
  /** Thickest rule, in pixels. */
  thickest: number;
  /** Widest gap bridged within a run, in pixels. */
  gap: number;
};

/** Rules of one direction. For vertical rules the mask is read by columns through a transposed copy. */
export function traceRules(mask: Mask, kind: 'horizontal' | 'vertical', options: TraceOptions): TracedRule[] {
  const view = kind === 'horizontal' ? mask : transpose(mask);
  const runs = longRuns(view, options);
  const groups = groupRuns(runs);
  const rules: TracedRule[] = [];
  for (const group of groups) {
    const rule = measure(view, group, kind, options);
    if (rule) rules.push(rule);
  }
  return rules.sort((a, b) => a.points[0]!.c - b.points[0]!.c || a.from - b.from);
}

export function transpose(mask: Mask): Mask {
  const { width, height, data } = mask;
  const out = new Uint8Array(width * height);
  const block = 64; // keeps both sides in the cache
  for (let by = 0; by < height; by += block)
    for (let bx = 0; bx < width; bx += block)
      for (let y = by; y < Math.min(by + block, height); y++)
        for (let x = bx; x < Math.min(bx + block, width); x++) out[x * height + y] = data[y * width + x]!;
  return { width: height, height: width, data: out };
}

type Run = { y: number; x0: number; x1: number };

/** Runs of at least `shortest` in rows thickened by one row up and down (so that slant does not cut them). */
function longRuns(mask: Mask, options: TraceOptions): Run[] {
  const { width, height, data } = mask;
  const runs: Run[] = [];
  for (let y = 0; y < height; y++) {
    const up = y > 0 ? -width : 0;
    const down = y < height - 1 ? width : 0;
    const start = y * width;
    let x0 = -1;
    let last = -1;
    for (let x = 0; x < width; x++) {
      const i = start + x;
      if (data[i] === 0 && data[i + up] === 0 && data[i + down] === 0) continue;
      if (x0 < 0) x0 = x;
      else if (x - last > options.gap + 1) {
        if (last - x0 + 1 >= options.shortest) runs.push({ y, x0, x1: last + 1 });
        x0 = x;
      }
      last = x;
    }
    if (x0 >= 0 && last - x0 + 1 >= options.shortest) runs.push({ y, x0, x1: last + 1 });
  }
  return runs;
}

/** Runs of neighbouring rows that overlap belong together. */
function groupRuns(runs: Run[]): Run[][] {
  const parent = runs.map((_, i) => i);
  const find = (a: number): number => {
    while (parent[a] !== a) {
      parent[a] = parent[parent[a]!]!;
      a = parent[a]!;
    }
    return a;
  };
  let previous = 0;
  for (let i = 0; i < runs.length; i++) {
    const run = runs[i]!;
    while (runs[previous]!.y < run.y - 1) previous++;
    for (let k = previous; k < i && runs[k]!.y < run.y; k++) {
      const other = runs[k]!;
      if (other.x0 < run.x1 && other.x1 > run.x0) {
        const a = find(k);
        const b = find(i);
        if (a !== b) parent[Math.max(a, b)] = Math.min(a, b);
      }
    }
  }
  const groups = new Map<number, Run[]>();
  runs.forEach((run, i) => {
    const root = find(i);
    const group = groups.get(root);
    if (group) group.push(run);
    else groups.set(root, [run]);
  });
  return [...groups.values()];
}

/** Traces the ink of a group column by column; null when it is text or a picture instead of a rule. */
function measure(mask: Mask, group: Run[], kind: TracedRule['kind'], options: TraceOptions): TracedRule | null {
  const { width, height, data } = mask;
  const x0 = Math.min(...group.map((r) => r.x0));
  const x1 = Math.max(...group.map((r) => r.x1));
  const top = new Int32Array(x1 - x0).fill(height);
  const bottom = new Int32Array(x1 - x0).fill(-1);
  for (const run of group)
    for (let x = run.x0; x < run.x1; x++) {
      if (run.y < top[x - x0]!) top[x - x0] = run.y;
      if (run.y > bottom[x - x0]!) bottom[x - x0] = run.y;
    }
  let inked = 0;
  let thin = 0;
  let covered = 0;
  const thicknesses: number[] = [];
  const points: { t: number; c: number }[] = [];
  let sum = 0;
  let count = 0;
  let sampleStart = x0;
  const limit = options.thickest;
  for (let x = x0; x < x1; x++) {
    if (bottom[x - x0]! >= 0) {
      covered++;
      // the band of runs is one row thicker than the ink on both sides
      let first = -1;
      let lastInk = -1;
      for (let y = top[x - x0]!; y <= bottom[x - x0]!; y++)
        if (data[y * width + x] !== 0) {
          if (first < 0) first = y;
          lastInk = y;
        }
      if (first >= 0) {
        inked++;
        let a = first;
        let b = lastInk;
        while (a > 0 && data[(a - 1) * width + x] !== 0 && b - a <= 3 * limit) a--;
        while (b < height - 1 && data[(b + 1) * width + x] !== 0 && b - a <= 3 * limit) b++;
        const run = b - a + 1;
        if (run <= limit) {
          thin++;
          sum += (a + b) / 2;
          count++;
          thicknesses.push(run);
        }
      }
    }
    if (x - sampleStart >= 15 || x === x1 - 1) {
      if (count > 0) points.push({ t: (sampleStart + x) / 2, c: sum / count });
      sampleStart = x + 1;
      sum = count = 0;
    }
  }
  // a word's strokes are crossed by letters: most of a rule's columns are thin and inked
  if (covered === 0 || thin < 0.5 * inked || inked < 0.7 * (x1 - x0) || points.length === 0) return null;
  thicknesses.sort((a, b) => a - b);
  return {
    kind,
    from: x0,
    to: x1,
    points: withoutOutliers(points),
    thickness: thicknesses[thicknesses.length >> 1] ?? 1,
    fill: inked / (x1 - x0),
  };
}

/** Samples that jump away from both neighbours come from letters that touch the rule. */
function withoutOutliers(points: { t: number; c: number }[]): { t: number; c: number }[] {
  if (points.length < 5) return points;
  return points.filter((p, i) => {
    const near = points.slice(Math.max(0, i - 3), i + 4).map((q) => q.c);
    near.sort((a, b) => a - b);
    return Math.abs(p.c - near[near.length >> 1]!) <= 2.5;
  });
}
