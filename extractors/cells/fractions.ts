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

/**
 * Assigns items of one cell to the fractions that its bars draw; null where an item is ordinary text. `height` is the
 * letter height in the same unit. A bar with text on one side only is an underline, unless `openBottom` says that the
 * cell is cut there and the denominator may stand on the next page.
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
    const within = free.filter(
      (i) => middle(items[i]!) > bar.from - height && middle(items[i]!) < bar.to + 0.3 * height,
    );
    const next = sorted.slice(k + 1).find((b) => b.from < bar.to && b.to > bar.from);
    const above = numeratorLines(items, within, bar, height);
    const below = denominatorLines(items, within, bar, height, next);
    if (above.length === 0) return;
    const cut = below.length === 0 && openBottom && !within.some((i) => items[i]!.y0 > bar.at + 0.5 * height);
    if (below.length === 0 && !cut) return;
    const top = Math.min(...above.map((l) => l.y0));
    const bottom = below.length > 0 ? Math.max(...below.map((l) => l.y1)) : bar.at + 3 * height;
    for (const line of above) for (const i of line.items) places[i] = { index, part: 'numerator' };
    for (const line of below) for (const i of line.items) places[i] = { index, part: 'denominator' };
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

const middle = (p: Placed): number => (p.x0 + p.x1) / 2;

/** A line belongs to the part when it is centred on the bar, or carries on flush left from a full line. */
function goesOn(line: ItemLine, first: ItemLine, full: ItemLine, bar: Rule, height: number): boolean {
  const length = bar.to - bar.from;
  if (line.x0 < bar.from - 1.6 * height || line.x1 > bar.to + 1.6 * height) return false;
  const centred = Math.abs(middle(line) - (bar.from + bar.to) / 2) <= Math.max(1.5 * height, 0.08 * length);
  const flush = Math.abs(line.x0 - first.x0) <= 0.8 * height && full.x1 - full.x0 >= 0.72 * length;
  return centred || flush;
}

function numeratorLines(items: readonly Placed[], within: readonly number[], bar: Rule, height: number): ItemLine[] {
  const lines = linesOf(
    items,
    within.filter((i) => centre(items[i]!) < bar.at),
  ).reverse();
  const taken: ItemLine[] = [];
  let edge = bar.at;
  for (const line of lines) {
    const gap = edge - line.y1;
    if (gap > (taken.length === 0 ? 2.2 : 1.5) * height) break;
    const first = taken[0];
    if (first && !goesOn(line, first, line, bar, height)) break;
    if (!first && (line.x1 < bar.from || line.x0 > bar.to)) break;
    taken.push(line);
    edge = line.y0;
  }
  return taken;
}

function denominatorLines(
  items: readonly Placed[],
  within: readonly number[],
  bar: Rule,
  height: number,
  next: Rule | undefined,
): ItemLine[] {
  const lines = linesOf(
    items,
    within.filter((i) => centre(items[i]!) > bar.at && (!next || centre(items[i]!) < next.at)),
  );
  // of the lines between two bars at least the last one is the numerator of the lower bar
  if (next && lines.length > 1) lines.pop();
  const taken: ItemLine[] = [];
  let edge = bar.at;
  for (const line of lines) {
    const gap = line.y0 - edge;
    if (gap > (taken.length === 0 ? 2.2 : 1.2) * height) break;
    const first = taken[0];
    if (first && !goesOn(line, first, taken.at(-1)!, bar, height)) break;
    if (!first && (line.x1 < bar.from || line.x0 > bar.to)) break;
    taken.push(line);
    edge = line.y1;
  }
  return taken;
}
