/** The surroundings of a fraction bar: which text joins it, runs past it, stands beside it. */
import type { Rule } from '../rules.ts';
import { centre, type ItemLine, type Placed } from '../lines.ts';
import { median } from '../../../pipeline/model/numbers.ts';

/** What stands on one line around a bar: over (or under) it, and what joins it to the left and to the right. */
export type Around = Placed & { core: number[]; left: number[]; right: number[] };

/** How far (letter heights) a part may reach past its bar: hand-drawn bars and wide letters. */
export const reach = 1.6;
/** Words of one phrase lie at most this far apart (letter heights), also where a line is justified. */
const phraseGap = 1.5;
/** A multiplier beside a fraction ("x 100 %") is at most this wide, in letter heights. */
export const timesWidth = 9;

/**
 * How far (letter heights) below a bar its multiplier stands at most: an underline lies higher than the middle between the
 * lines, and the more lines a denominator has, the lower the middle of the fraction.
 */
const lowest = 0.75;

const middle = (p: Placed): number => (p.x0 + p.x1) / 2;

/** On the level of the bar itself, left or right of it: "IPM =", "x 100 %". */
export function isBeside(p: Placed, bar: Rule, height: number): boolean {
  const below = centre(p) - bar.at;
  if (below < -0.45 * height || below > lowest * height) return false;
  return p.x0 >= bar.to - 0.4 * height || p.x1 <= bar.from + 0.4 * height;
}

/** To the right of the bar or of the text right above it, near enough for a multiplier. */
export function isTimesBeside(p: Placed, above: Placed, bar: Rule, height: number): boolean {
  const isLevel = centre(p) > above.y0 && centre(p) < bar.at + lowest * height;
  return isLevel && p.x0 >= bar.to - 0.4 * height && p.x0 < bar.to + timesWidth * height;
}

/** The text of a line over or under the bar, and what joins it on both sides without a wide gap; null when it misses the bar. */
export function aroundBar(items: readonly Placed[], line: ItemLine, bar: Rule, height: number): Around | null {
  const isCore = (i: number): boolean =>
    middle(items[i]!) > bar.from - height && middle(items[i]!) < bar.to + 0.3 * height;
  const core = line.items.filter(isCore);
  if (core.length === 0) return null;
  const x0 = Math.min(...core.map((i) => items[i]!.x0));
  const x1 = Math.max(...core.map((i) => items[i]!.x1));
  if (x1 < bar.from || x0 > bar.to) return null;
  const gap = phraseGapOf(items, line, height);
  const left: number[] = [];
  let edge = x0;
  for (const i of line.items.filter((k) => !isCore(k) && items[k]!.x0 < x0).reverse()) {
    if (edge - items[i]!.x1 > gap) break;
    left.push(i);
    edge = items[i]!.x0;
  }
  const right: number[] = [];
  edge = x1;
  for (const i of line.items.filter((k) => !isCore(k) && items[k]!.x0 >= x0)) {
    if (items[i]!.x0 - edge > gap) break;
    right.push(i);
    edge = items[i]!.x1;
  }
  const y0 = Math.min(...core.map((i) => items[i]!.y0));
  const y1 = Math.max(...core.map((i) => items[i]!.y1));
  return { x0, x1, y0, y1, core, left, right };
}

/** The widest gap inside a phrase of this line: a justified line has gaps that are wide but alike. */
function phraseGapOf(items: readonly Placed[], line: ItemLine, height: number): number {
  const gaps = line.items.slice(1).map((i, k) => items[i]!.x0 - items[line.items[k]!]!.x1);
  const usual = gaps.length >= 3 ? median(gaps)! : 0;
  return Math.max(phraseGap * height, Math.min(1.35 * usual, 3 * phraseGap * height));
}

export const leftEnd = (items: readonly Placed[], a: Around): number =>
  Math.min(a.x0, ...a.left.map((i) => items[i]!.x0));
export const rightEnd = (items: readonly Placed[], a: Around): number =>
  Math.max(a.x1, ...a.right.map((i) => items[i]!.x1));

/** A line of text that goes on past the bar has nothing to do with it. */
export function isInside(items: readonly Placed[], a: Around, bar: Rule, height: number): boolean {
  return leftEnd(items, a) >= bar.from - reach * height && rightEnd(items, a) <= bar.to + reach * height;
}

/** Text exactly as long as the bar that runs through its lowest strokes. */
export function isUnderline(line: Around, bar: Rule, height: number): boolean {
  const fits = Math.abs(line.x0 - bar.from) < 0.6 * height && Math.abs(line.x1 - bar.to) < 0.6 * height;
  return fits && bar.at < line.y1 - 0.1 * (line.y1 - line.y0);
}

/** The line stands around the middle of the bar. */
export function isCentred(line: Placed, bar: Rule, height: number): boolean {
  const most = Math.max(1.5 * height, 0.08 * (bar.to - bar.from));
  return Math.abs(middle(line) - (bar.from + bar.to) / 2) <= most;
}

/** A line belongs to the part when it is centred on the bar, or carries on flush left from a full line. */
export function goesOn(line: Placed, first: Placed, full: Placed, bar: Rule, height: number): boolean {
  const length = bar.to - bar.from;
  const centred = isCentred(line, bar, height);
  const flush = Math.abs(line.x0 - first.x0) <= 0.8 * height && full.x1 - full.x0 >= 0.72 * length;
  return centred || flush;
}
