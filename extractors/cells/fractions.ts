/** Stacked fractions that a drawn bar shows: which pieces of ink or words belong above, below and beside it. */
import type { Rule } from '../grid/rules.ts';

/** A letter, a word: anything with a place. */
export type Placed = { x0: number; y0: number; x1: number; y1: number };

export type FractionPlace = { index: number; part: 'left' | 'numerator' | 'denominator' | 'right' };

/** Lines of items, top to bottom; each line keeps the indices of its items from left to right. */
export type ItemLine = Placed & { items: number[] };

/** Groups items into text lines by overlap in height. */
export function linesOf(items: readonly Placed[], indices: readonly number[]): ItemLine[] {
  const order = [...indices].sort((a, b) => centre(items[a]!) - centre(items[b]!) || items[a]!.x0 - items[b]!.x0);
  const heights = indices.map((i) => items[i]!.y1 - items[i]!.y0).sort((a, b) => a - b);
  const usual = heights[heights.length >> 1] ?? 0;
  const lines: ItemLine[] = [];
  // tall items first: dots and commas then fall into the line that they touch
  for (const i of order.filter((k) => items[k]!.y1 - items[k]!.y0 >= 0.6 * usual)) place(lines, items, i, 0.45);
  for (const i of order.filter((k) => items[k]!.y1 - items[k]!.y0 < 0.6 * usual)) place(lines, items, i, 0);
  for (const line of lines) line.items.sort((a, b) => items[a]!.x0 - items[b]!.x0);
  return lines.sort((a, b) => a.y0 - b.y0);
}

const centre = (p: Placed): number => (p.y0 + p.y1) / 2;

function place(lines: ItemLine[], items: readonly Placed[], i: number, least: number): void {
  const item = items[i]!;
  let best: ItemLine | null = null;
  let most = least;
  for (const line of lines) {
    const overlap = Math.min(item.y1, line.y1) - Math.max(item.y0, line.y0);
    const share = overlap / Math.max(0.1, Math.min(item.y1 - item.y0, line.y1 - line.y0));
    if (share > most) {
      most = share;
      best = line;
    }
  }
  if (!best && least === 0) {
    // a speck between lines: the nearer line takes it
    const near = lines.map((l) => ({ l, d: Math.max(l.y0 - item.y1, item.y0 - l.y1) })).sort((a, b) => a.d - b.d)[0];
    if (near && near.d < (near.l.y1 - near.l.y0) * 0.6) best = near.l;
  }
  if (!best) {
    lines.push({ x0: item.x0, y0: item.y0, x1: item.x1, y1: item.y1, items: [i] });
    return;
  }
  best.items.push(i);
  best.x0 = Math.min(best.x0, item.x0);
  best.x1 = Math.max(best.x1, item.x1);
  if (least > 0) {
    // keep the band of a line that of its middle item, so that slanting lines do not swallow their neighbours
    best.y0 = Math.min(best.y0, item.y0);
    best.y1 = Math.max(best.y1, item.y1);
  }
}

/** What stands on one line around a bar: over (or under) it, and what joins it to the left and to the right. */
type Around = Placed & { core: number[]; left: number[]; right: number[] };

/** How far (letter heights) a part may reach past its bar: hand-drawn bars and wide letters. */
const reach = 1.6;
/** Words of one phrase lie at most this far apart (letter heights), also where a line is justified. */
const phraseGap = 1.5;
/** A multiplier beside a fraction ("x 100 %") is at most this wide, in letter heights. */
const timesWidth = 9;

/**
 * Assigns items of one cell to the fractions that its bars draw; null where an item is ordinary text. `height` is the
 * letter height in the same unit. A bar with text on one side only is an underline, unless `openBottom` says that the
 * cell is cut there and the denominator may stand on the next page; so is a bar below (or above) a line of text that
 * goes on past its ends.
 */
export function assignFractions(
  items: readonly Placed[],
  bars: readonly Rule[],
  height: number,
  openBottom: boolean,
): (FractionPlace | null)[] {
  const places: (FractionPlace | null)[] = items.map(() => null);
  const sorted = [...bars].filter((b) => b.kind === 'horizontal').sort((a, b) => a.at - b.at);
  let index = 0;
  sorted.forEach((bar, k) => {
    const free = items.map((_, i) => i).filter((i) => places[i] === null);
    const level = free.filter((i) => !isBeside(items[i]!, bar, height));
    const others = sorted.filter((b, j) => j !== k && b.from < bar.to && b.to > bar.from);
    const above = numeratorLines(items, level, bar, height, others);
    if (above.length === 0) return;
    const hasTimes = free.some((i) => isTimesBeside(items[i]!, above[0]!, bar, height));
    const loose = isUnderline(above[0]!, bar, height) && hasTimes;
    const next = others.find((b) => b.at > bar.at);
    const below = denominatorLines(items, level, bar, height, next, loose);
    const cut = below.length === 0 && openBottom && !level.some((i) => items[i]!.y0 > bar.at + 0.5 * height);
    if (below.length === 0 && !cut) return;
    const top = Math.min(...above.map((l) => l.y0));
    const bottom = below.length > 0 ? Math.max(...below.map((l) => l.y1)) : bar.at + 3 * height;
    for (const line of above) for (const i of line.core) places[i] = { index, part: 'numerator' };
    for (const line of below) for (const i of line.core) places[i] = { index, part: 'denominator' };
    for (const i of free) {
      if (places[i]) continue;
      const p = items[i]!;
      const y = centre(p);
      if (p.x0 >= bar.to - 0.4 * height && y > top - 0.5 * height && y < bottom + 0.5 * height)
        places[i] = { index, part: 'right' };
      else if (p.x1 <= bar.from + 0.4 * height && Math.abs(y - bar.at) < 1.5 * height)
        places[i] = { index, part: 'left' };
    }
    index++;
  });
  return places;
}

/** The items of a cell in reading order: text before, between and after its fractions, and the parts of each fraction. */
export function readingGroups(
  items: readonly Placed[],
  places: readonly (FractionPlace | null)[],
): { place: FractionPlace | null; items: number[] }[] {
  const tops: number[] = [];
  places.forEach((place, i) => {
    if (place) tops[place.index] = Math.min(tops[place.index] ?? Infinity, items[i]!.y0);
  });
  const rank = { left: 0, numerator: 1, denominator: 2, right: 3 };
  const groups = new Map<number, { place: FractionPlace | null; items: number[] }>();
  places.forEach((place, i) => {
    const passed = tops.filter((top) => top <= items[i]!.y0).length;
    const key = place ? place.index * 10 + rank[place.part] : passed * 10 - 1;
    const group = groups.get(key);
    if (group) group.items.push(i);
    else groups.set(key, { place, items: [i] });
  });
  return [...groups.entries()].sort(([a], [b]) => a - b).map(([, group]) => group);
}

const middle = (p: Placed): number => (p.x0 + p.x1) / 2;

/** On the level of the bar itself, left or right of it: "IPM =", "x 100 %". */
function isBeside(p: Placed, bar: Rule, height: number): boolean {
  if (Math.abs(centre(p) - bar.at) > 0.45 * height) return false;
  return p.x0 >= bar.to - 0.4 * height || p.x1 <= bar.from + 0.4 * height;
}

/** To the right of the bar or of the text right above it, near enough for a multiplier. */
function isTimesBeside(p: Placed, above: Placed, bar: Rule, height: number): boolean {
  const isLevel = centre(p) > above.y0 && centre(p) < bar.at + 0.45 * height;
  return isLevel && p.x0 >= bar.to - 0.4 * height && p.x0 < bar.to + timesWidth * height;
}

/** The text of a line over or under the bar, and what joins it on both sides without a wide gap; null when it misses the bar. */
function aroundBar(items: readonly Placed[], line: ItemLine, bar: Rule, height: number): Around | null {
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
  const gaps = line.items
    .slice(1)
    .map((i, k) => items[i]!.x0 - items[line.items[k]!]!.x1)
    .sort((a, b) => a - b);
  const usual = gaps.length >= 3 ? gaps[gaps.length >> 1]! : 0;
  return Math.max(phraseGap * height, Math.min(1.35 * usual, 3 * phraseGap * height));
}

const leftEnd = (items: readonly Placed[], a: Around): number => Math.min(a.x0, ...a.left.map((i) => items[i]!.x0));
const rightEnd = (items: readonly Placed[], a: Around): number => Math.max(a.x1, ...a.right.map((i) => items[i]!.x1));

/** A line of text that goes on past the bar has nothing to do with it. */
function isInside(items: readonly Placed[], a: Around, bar: Rule, height: number): boolean {
  return leftEnd(items, a) >= bar.from - reach * height && rightEnd(items, a) <= bar.to + reach * height;
}

/** Text exactly as long as the bar that runs through its lowest strokes. */
function isUnderline(line: Around, bar: Rule, height: number): boolean {
  const fits = Math.abs(line.x0 - bar.from) < 0.6 * height && Math.abs(line.x1 - bar.to) < 0.6 * height;
  return fits && bar.at < line.y1 - 0.1 * (line.y1 - line.y0);
}

/** A line belongs to the part when it is centred on the bar, or carries on flush left from a full line. */
function goesOn(line: Placed, first: Placed, full: Placed, bar: Rule, height: number): boolean {
  const length = bar.to - bar.from;
  const centred = Math.abs(middle(line) - (bar.from + bar.to) / 2) <= Math.max(1.5 * height, 0.08 * length);
  const flush = Math.abs(line.x0 - first.x0) <= 0.8 * height && full.x1 - full.x0 >= 0.72 * length;
  return centred || flush;
}

function numeratorLines(
  items: readonly Placed[],
  level: readonly number[],
  bar: Rule,
  height: number,
  others: readonly Rule[],
): Around[] {
  const lines = linesOf(
    items,
    level.filter((i) => centre(items[i]!) < bar.at),
  ).reverse();
  const taken: Around[] = [];
  let edge = bar.at;
  for (const whole of lines) {
    const line = aroundBar(items, whole, bar, height);
    const first = taken[0];
    if (!first) {
      // "TPT =" may stand before the numerator, "x 100 %" behind it; running text may not
      if (!line) continue;
      if (bar.at - line.y1 > 2.2 * height) break;
      const overhang = rightEnd(items, line) - Math.max(line.x1, bar.to);
      const isMixed = line.right.some((i) => items[i]!.x0 < bar.to - 0.4 * height);
      if (isMixed || overhang > timesWidth * height || line.x1 > bar.to + reach * height) break;
      if (line.x0 < bar.from - reach * height || bar.from - leftEnd(items, line) > 1.6 * timesWidth * height) break;
      taken.push(line);
      edge = line.y0;
      continue;
    }
    if (!line || edge - line.y1 > 1.5 * height || !isInside(items, line, bar, height)) break;
    if (!goesOn(line, first, line, bar, height)) break;
    const underlined = others.some((b) => Math.abs(b.at - line.y1) < 0.6 * height);
    if (isUnderline(first, bar, height) && !underlined) break;
    taken.push(line);
    edge = line.y0;
  }
  return taken;
}

/** `loose`: below an underline with a multiplier beside it the denominator may be longer than the underline. */
function denominatorLines(
  items: readonly Placed[],
  level: readonly number[],
  bar: Rule,
  height: number,
  next: Rule | undefined,
  loose: boolean,
): Around[] {
  const lines = linesOf(
    items,
    level.filter((i) => centre(items[i]!) > bar.at && (!next || centre(items[i]!) < next.at)),
  );
  // of the lines between two bars at least the last one is the numerator of the lower bar
  if (next && lines.length > 1) lines.pop();
  const taken: Around[] = [];
  let edge = bar.at;
  for (const whole of lines) {
    let line = aroundBar(items, whole, bar, height);
    const first = taken[0];
    if (!line) {
      if (first) break;
      continue;
    }
    if (line.y0 - edge > (first ? 1.2 : 2.2) * height) break;
    if (first) {
      if (!isInside(items, line, bar, height) || !goesOn(line, first, taken.at(-1)!, bar, height)) break;
    } else if (!isInside(items, line, bar, height)) {
      const flush = Math.abs(leftEnd(items, line) - bar.from) <= 0.8 * height;
      const isTimes = line.right.every((i) => items[i]!.x0 >= bar.to - 0.4 * height);
      if (loose && flush) line = { ...line, core: [...line.core, ...line.right], right: [] };
      else if (leftEnd(items, line) < bar.from - reach * height) break;
      else if (!isTimes || rightEnd(items, line) - bar.to > timesWidth * height) break;
    }
    taken.push(line);
    edge = line.y1;
  }
  return taken;
}
