/** Takes rules out of a picture before reading, without the letters that cross them. */
import type { Gray, Mask } from './bitmap.ts';
import { components, type Component } from './components.ts';
import type { TracedRule } from './rule-tracing.ts';

/** A rule is at most so much thicker (pixels) where its edge is ragged. */
const raggedEdge = 3;
/** And by this share where it is a double one whose lines run together: traced 8 pixels thick, it was up to 13. */
const doubled = 0.8;

/**
 * Paints rules with `paper` in a copy of the picture, and clears them in a copy of the mask. Across each rule only short
 * runs go; a longer run is a letter that crosses, which keeps its ink.
 */
export function eraseRules(
  gray: Gray,
  mask: Mask,
  rules: readonly TracedRule[],
  paper: number,
): { gray: Gray; mask: Mask } {
  const g = { ...gray, data: gray.data.slice() };
  const m = { ...mask, data: mask.data.slice() };
  const { width, height } = mask;
  for (const rule of rules) {
    const horizontal = rule.kind === 'horizontal';
    const along = horizontal ? 1 : width;
    const across = horizontal ? width : 1;
    const end = horizontal ? height : width;
    const limit = rule.thickness + Math.max(raggedEdge, doubled * rule.thickness);
    let k = 0;
    for (let t = rule.from; t < rule.to; t++) {
      while (k < rule.points.length - 2 && rule.points[k + 1]!.t < t) k++;
      const p = rule.points[k]!;
      const q = rule.points[Math.min(k + 1, rule.points.length - 1)]!;
      const share = q.t === p.t ? 0 : Math.min(1, Math.max(0, (t - p.t) / (q.t - p.t)));
      const c = Math.round(p.c + (q.c - p.c) * share);
      const reach = Math.ceil(rule.thickness / 2) + 1;
      let low = -1;
      let high = -1;
      for (let d = -reach; d <= reach; d++) {
        const at = c + d;
        if (at >= 0 && at < end && mask.data[t * along + at * across] !== 0) {
          if (low < 0) low = at;
          high = at;
        }
      }
      if (low < 0) continue;
      while (low > 0 && mask.data[t * along + (low - 1) * across] !== 0 && high - low <= 3 * limit) low--;
      while (high < end - 1 && mask.data[t * along + (high + 1) * across] !== 0 && high - low <= 3 * limit) high++;
      if (high - low + 1 > limit) continue;
      // one pixel more on each side: the grey edge of the rule
      for (let at = Math.max(0, low - 2); at <= Math.min(end - 1, high + 2); at++) {
        const i = t * along + at * across;
        if (at >= low && at <= high) m.data[i] = 0;
        else if (mask.data[i] !== 0) continue;
        g.data[i] = paper;
      }
    }
  }
  for (const p of components(m)) if (isRest(p, rules)) clear(g, m, p, paper);
  return { gray: g, mask: m };
}

/** What a rule leaves behind where another crosses it or its edge is ragged: this many pixels beyond it at most. */
const rest = 4;
/** Such pieces are at most this long, in pixels: full stops and dots of i at 300 dpi that lie on a rule go with them. */
const longestRest = 12;

/** A burr across a rule is at most this long, in thicknesses of the rule; stems of letters are longer. */
const burr = 3.2;

/** A small piece that lies within the reach of one rule all over, or a thin one that stands across it. */
function isRest(p: Component, rules: readonly TracedRule[]): boolean {
  if (Math.max(p.x1 - p.x0, p.y1 - p.y0) > 2 * longestRest) return false;
  return rules.some((rule) => {
    const [t0, t1, c0, c1] = rule.kind === 'horizontal' ? [p.x0, p.x1, p.y0, p.y1] : [p.y0, p.y1, p.x0, p.x1];
    const isBurr = t1 - t0 <= rule.thickness && c1 - c0 <= burr * rule.thickness;
    if (!isBurr && Math.max(t1 - t0, c1 - c0) > longestRest) return false;
    const middle = (t0 + t1) / 2;
    if (middle < rule.from - rest || middle > rule.to + rest) return false;
    const near = rule.points.reduce((a, q) => (Math.abs(q.t - middle) < Math.abs(a.t - middle) ? q : a));
    if (isBurr && c0 <= near.c && c1 >= near.c) return true;
    const reach = rule.thickness / 2 + rest;
    return c0 >= near.c - reach && c1 <= near.c + reach + 1;
  });
}

function clear(gray: Gray, mask: Mask, p: Component, paper: number): void {
  for (let y = Math.max(0, p.y0 - 1); y < Math.min(mask.height, p.y1 + 1); y++) {
    const start = y * mask.width;
    mask.data.fill(0, start + Math.max(0, p.x0 - 1), start + Math.min(mask.width, p.x1 + 1));
    gray.data.fill(paper, start + Math.max(0, p.x0 - 1), start + Math.min(mask.width, p.x1 + 1));
  }
}

/** The usual grey of the paper: the most frequent bright value. */
export function paperOf(gray: Gray): number {
  const counts = new Uint32Array(256);
  const step = Math.max(1, Math.floor(gray.data.length / 400_000));
  for (let i = 0; i < gray.data.length; i += step) counts[gray.data[i]!]!++;
  let best = 255;
  for (let v = 128; v < 256; v++) if (counts[v]! > counts[best]!) best = v;
  return best;
}
