/** Straight rules in a picture: long thin runs, traced with some tolerance for slant, curl and gaps. */
import { transpose, type Gray, type Mask } from './bitmap.ts';
import { horizontalRuleMask } from './rule-mask.ts';
import { grouped, joinedSets } from '../../pipeline/model/groups.ts';
import { median } from '../../pipeline/model/numbers.ts';

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
  /** Stretches within it that the picture itself does not show dark. */
  gaps: { from: number; to: number }[];
};

/** Shortest run that starts a rule, in inches: shorter ones are strokes of capitals (measured: 0.2 takes bold text for rules). */
const shortestInches = { horizontal: 0.36, vertical: 0.28 };
/** Thickest rule, in inches. */
const thickestInches = 0.05;
/** Share of a rule's length that must be dark by itself, not only on average: rows of letters reach about 0.6. */
const leastSupport = 0.78;
/** Widest gap bridged within a run, in inches. */
const gapInches = 0.02;

/** Rules of both directions in a picture of `dpi` dots an inch, in pixels of it. */
export function traceRules(gray: Gray, dpi: number): TracedRule[] {
  return (['horizontal', 'vertical'] as const).flatMap((kind) => {
    // vertical rules are read as horizontal ones of the transposed picture
    const view = kind === 'horizontal' ? gray : transpose(gray);
    const mask = horizontalRuleMask(view, dpi);
    const shortest = Math.round(dpi * shortestInches[kind]);
    const gap = Math.round(dpi * gapInches);
    return groupRuns(longRuns(mask, shortest, gap))
      .flatMap((group) => measure(mask, group, kind, dpi) ?? [])
      .flatMap((rule) => firm(view, rule, dpi) ?? [])
      .filter((rule) => isStraight(rule, dpi))
      .sort((a, b) => a.points[0]!.c - b.points[0]!.c || a.from - b.from);
  });
}

type Run = { y: number; x0: number; x1: number };

/** Runs of at least `shortest` in rows thickened by one row up and down (so that slant does not cut them). */
function longRuns(mask: Mask, shortest: number, gap: number): Run[] {
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
      else if (x - last > gap + 1) {
        if (last - x0 + 1 >= shortest) runs.push({ y, x0, x1: last + 1 });
        x0 = x;
      }
      last = x;
    }
    if (x0 >= 0 && last - x0 + 1 >= shortest) runs.push({ y, x0, x1: last + 1 });
  }
  return runs;
}

/** Runs of neighbouring rows that overlap belong together. */
function groupRuns(runs: Run[]): Run[][] {
  const touching = joinedSets(runs.length);
  let previous = 0;
  for (let i = 0; i < runs.length; i++) {
    const run = runs[i]!;
    while (runs[previous]!.y < run.y - 1) previous++;
    for (let k = previous; k < i && runs[k]!.y < run.y; k++) {
      const other = runs[k]!;
      if (other.x0 < run.x1 && other.x1 > run.x0) touching.join(k, i);
    }
  }
  return [...grouped(runs, (_, i) => touching.find(i)).values()];
}

/** Traces the ink of a group column by column; null when it is text or a picture instead of a rule. */
function measure(mask: Mask, group: Run[], kind: TracedRule['kind'], dpi: number): TracedRule | null {
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
  const limit = Math.max(4, Math.round(dpi * thickestInches));
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
  return {
    kind,
    from: x0,
    to: x1,
    points: withoutOutliers(points),
    thickness: median(thicknesses) ?? 1,
    fill: inked / (x1 - x0),
    gaps: [],
  };
}

/** A letter on the way of a rule is at most this long, and stands at least this far from it, in inches. */
const letterInches = 0.16;
const letterGapInches = 0.03;

/**
 * The part of a traced rule that the picture itself shows: letters beyond its ends are cut off, and a row of letters that is
 * dark only on average is no rule (null).
 */
function firm(gray: Gray, rule: TracedRule, dpi: number): TracedRule | null {
  const dark = darkPlaces(gray, rule, dpi);
  const letter = Math.round(dpi * letterInches);
  const gap = Math.round(dpi * letterGapInches);
  const start = looseEnd(dark, letter, gap);
  const end = looseEnd([...dark].reverse(), letter, gap);
  const kept = dark.slice(start, dark.length - end);
  const support = kept.reduce((a, d) => a + (d ? 1 : 0), 0) / Math.max(1, kept.length);
  if (support < leastSupport || kept.length < dpi * shortestInches[rule.kind] * 0.8) return null;
  const [from, to] = [rule.from + start, rule.to - end];
  const points = rule.points.filter((p) => p.t >= from && p.t <= to);
  return points.length === 0 ? null : { ...rule, from, to, points, gaps: gapsOf(kept, gap, from) };
}

/** Up to this length, in inches, a rule is straight; longer ones may follow the curl of the paper. */
const straightInches = 1;
/** Slope against the straightened page from which on a short line is a stroke: worn pages lean by up to 0.035. */
const mostLean = 0.045;
/**
 * How far a short line may leave its chord, as a share of its length and in inches. Measured on short upright rules of drawn
 * pages: of 234 walls at office, photocopy and hard wear at most 0.017; of 170 arcs of stamps and strokes of pens 164 more.
 */
const mostBend = 0.018;
const bendInches = 0.004;

/** Whether a line can be a rule: arcs of stamps and strokes of pens lean or bend, and stand for walls where there are none. */
function isStraight({ from, to, points }: TracedRule, dpi: number): boolean {
  const [first, last] = [points[0]!, points.at(-1)!];
  const along = last.t - first.t;
  if (to - from > straightInches * dpi || along <= 0) return true;
  const lean = (last.c - first.c) / along;
  const bend = Math.max(...points.map(({ t, c }) => Math.abs(c - first.c - lean * (t - first.t))));
  return Math.abs(lean) <= mostLean && (bend <= bendInches * dpi || bend <= mostBend * along);
}

/** Runs of places that are not dark, at least `least` long. */
function gapsOf(dark: readonly boolean[], least: number, offset: number): { from: number; to: number }[] {
  const gaps: { from: number; to: number }[] = [];
  for (let i = 0; i < dark.length; i++) {
    if (dark[i]) continue;
    const from = i;
    while (i < dark.length && !dark[i]) i++;
    if (i - from >= least) gaps.push({ from: from + offset, to: i + offset });
  }
  return gaps;
}

/** How much to cut off at the front: a short dark piece with a gap behind it. */
function looseEnd(dark: readonly boolean[], letter: number, gap: number): number {
  let blank = 0;
  for (let i = 0; i < Math.min(dark.length, letter + gap); i++) {
    blank = dark[i] ? 0 : blank + 1;
    if (blank >= gap) {
      let next = i;
      while (next < dark.length && !dark[next]) next++;
      return next;
    }
  }
  return 0;
}

/** Every pixel along a rule, with the middle of its ink across there as last traced, in whole pixels. */
export function placesAlong({ from, to, points }: TracedRule): { t: number; c: number }[] {
  let k = 0;
  return Array.from({ length: Math.max(0, Math.ceil(to - from)) }, (_, i) => {
    const t = from + i;
    while (k < points.length - 1 && points[k + 1]!.t <= t) k++;
    return { t, c: Math.round(points[k]!.c) };
  });
}

/** For every position along a rule: is the picture there darker than a little above and below? */
function darkPlaces(gray: Gray, rule: TracedRule, dpi: number): boolean[] {
  const { width, height, data } = gray;
  const aside = Math.max(3, Math.round(dpi * 0.028));
  const dark: boolean[] = [];
  for (const { t, c } of placesAlong(rule)) {
    if (c - aside - 1 < 0 || c + aside + 1 >= height || t < 1 || t >= width - 1) {
      dark.push(true); // at the edge of the picture nothing can be compared
      continue;
    }
    let here = 255;
    for (let y = c - 1; y <= c + 1; y++) {
      const i = y * width + t;
      here = Math.min(here, (data[i - 1]! + data[i]! + data[i + 1]!) / 3);
    }
    const up = data[(c - aside) * width + t]!;
    const down = data[(c + aside) * width + t]!;
    dark.push(here + 9 < Math.min(up, down));
  }
  return dark;
}

/** Samples that jump away from both neighbours come from letters that touch the rule. */
function withoutOutliers(points: { t: number; c: number }[]): { t: number; c: number }[] {
  if (points.length < 5) return points;
  return points.filter((p, i) => {
    const near = median(points.slice(Math.max(0, i - 3), i + 4).map((q) => q.c))!;
    return Math.abs(p.c - near) <= 2.5;
  });
}
