/** Bars of fractions as short as a letter or two ("a" over "b"): too short for tracing, a dash of ink with letters close above and below. */
import type { Component } from '../../raster/components.ts';
import type { Rule } from '../rules.ts';

/** The bars, in pixels, and the ink without them. */
export type ShortBars = { bars: Rule[]; rest: Component[] };

/** A bar is this long, and at most this high (letter heights). */
const [shortest, longest, highest] = [0.45, 8, 0.35];
/** Letters stand at most this far above and below, and both together (letter heights): a line of its own would take more. */
const [nearest, farthest, together] = [0.8, 1.8, 2.6];
/** Letters above and below a bar in wide leading reach at most this far past its ends, and nothing else stands on their lines. */
const reach = 0.6;

/** Finds the short bars among the ink of one cell; `height` is the letter height in pixels. */
export function shortBars(parts: readonly Component[], height: number): ShortBars {
  const isShort = (p: Component): boolean => {
    const [w, h] = [p.x1 - p.x0, p.y1 - p.y0];
    return w >= shortest * height && w <= longest * height && h <= highest * height && w >= 2 * h;
  };
  const letters = parts.filter((p) => p.y1 - p.y0 >= 0.5 * height);
  const found = new Set(parts.filter((p) => isShort(p) && isBar(p, letters, height)));
  const bars = [...found].map(({ x0, y0, x1, y1 }): Rule => {
    return { kind: 'horizontal', from: x0, to: x1, at: (y0 + y1) / 2, thickness: y1 - y0 };
  });
  return { bars, rest: parts.filter((p) => !found.has(p)) };
}

function isBar(p: Component, letters: readonly Component[], height: number): boolean {
  const isOver = (q: Component) => Math.min(p.x1, q.x1) - Math.max(p.x0, q.x0) > 0.4 * (q.x1 - q.x0);
  const over = letters.filter(isOver);
  const above = over.filter((q) => q.y1 <= p.y0 + 1).sort((a, b) => b.y1 - a.y1)[0];
  const below = over.filter((q) => q.y0 >= p.y1 - 1).sort((a, b) => a.y0 - b.y0)[0];
  if (!above || !below) return false;
  const [up, down] = [(p.y0 - above.y1) / height, (below.y0 - p.y1) / height];
  if (up <= nearest && down <= nearest) return true;
  if (up > farthest || down > farthest || up + down > together) return false;
  const isAlone = (line: Component) =>
    letters
      .filter((q) => q.y0 < line.y1 && q.y1 > line.y0)
      .every((q) => q.x0 >= p.x0 - reach * height && q.x1 <= p.x1 + reach * height);
  return isAlone(above) && isAlone(below);
}
