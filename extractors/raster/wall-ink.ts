/** Ink on and beside an upright line: letters that happen to stand below each other look like a wall, but are not one. */
import type { Mask } from './bitmap.ts';

/** Strip beside a line in which letters are looked for, and half the width of the line itself, in points. */
const strip = { from: 1.3, to: 2.8 };
const line = 0.75;
/** A line that is inked over this share of the heights is drawn: letters leave the blank above and below them. */
const drawnShare = 0.88;

/**
 * What the page shows at an upright line, as shares of the heights `from` to `to`, in points: `on` of ink on the line itself;
 * `beside` of ink close beside it, clear of its own thickness, 0 for a line that is drawn through.
 */
export type WallInk = {
  on: (at: number, from: number, to: number) => number;
  beside: (at: number, from: number, to: number) => number;
};

/** The ink of a page; `points` is the size of a pixel. */
export function wallInk(mask: Mask, points: number): WallInk {
  const near = Math.round(strip.from / points);
  const far = Math.round(strip.to / points);
  const half = Math.round(line / points);
  const { width, height, data } = mask;
  const count = (at: number, from: number, to: number): { rows: number; on: number; beside: number } => {
    const x = Math.round(at / points);
    let [rows, on, beside] = [0, 0, 0];
    for (let y = Math.max(0, Math.round(from / points)); y < Math.min(height, to / points); y++) {
      let ink = false;
      for (let d = near; d <= far && !ink; d++) ink = data[y * width + x - d] === 1 || data[y * width + x + d] === 1;
      let own = false;
      for (let d = -half; d <= half && !own; d++) own = data[y * width + x + d] === 1;
      rows++;
      if (ink) beside++;
      if (own) on++;
    }
    return { rows, on, beside };
  };
  return {
    on: (at, from, to) => {
      const { rows, on } = count(at, from, to);
      return rows === 0 ? 0 : on / rows;
    },
    beside: (at, from, to) => {
      const { rows, on, beside } = count(at, from, to);
      return rows === 0 || on >= drawnShare * rows ? 0 : beside / rows;
    },
  };
}
