/** Fractions without a bar in the ink of a cell: a multiplier stands right of two lines, on the height between them. */
import type { Rule } from '../rules.ts';
import { median } from '../../../pipeline/model/numbers.ts';
import { linesOf, type ItemLine, type Placed } from '../lines.ts';

/** A multiplier ("x100%") holds so many pieces of ink, and is so wide (letter heights). */
const pieces = { from: 3, to: 12 };
const width = { from: 1.6, to: 9 };
/** White between words, inside a multiplier ("x 100"), before it, and between it and the widest line at most (letter heights). */
const [leastGap, innerGap, mostGap, besideWidest] = [0.5, 1.3, 6, 1.6];
/** The base lines of both lines are at most so far apart (letter heights). */
const farthest = 3.2;
/** How far down from one base line to the next that of the multiplier stands. */
const half = { from: 0.3, to: 0.7 };

/**
 * The bars, in pixels, that such multipliers stand for; `parts` are the pieces of ink of one cell, `height` is the letter
 * height. Read with the lines beside it a multiplier falls into one of them and loses its signs, so it is told before.
 */
export function halfLineBars(parts: readonly Placed[], height: number): Rule[] {
  const big = parts.filter((p) => p.y1 - p.y0 >= 0.45 * height && p.y1 - p.y0 <= 2 * height);
  const all = big.map((_, i) => i);
  const bars = linesOf(big, all).flatMap((line): Rule[] => {
    const times = wholePhrase(big, lastPhrase(big, line, height), height);
    const [x0, x1] = [Math.min(...times.map((i) => big[i]!.x0)), Math.max(...times.map((i) => big[i]!.x1))];
    if (times.length < pieces.from || times.length > pieces.to) return [];
    if (x1 - x0 < width.from * height || x1 - x0 > width.to * height) return [];
    const base = baseOf(big, times);
    const lines = linesOf(
      big,
      all.filter((i) => !times.includes(i)),
    ).filter((one) => one.items.length > 1);
    const k = lines.findLastIndex((one) => baseOf(big, one.items) < base);
    const [above, below] = [lines[k], lines[k + 1]];
    if (!above || !below) return [];
    const [upper, lower] = [baseOf(big, above.items), baseOf(big, below.items)];
    const share = (base - upper) / (lower - upper);
    const wide = widestBeside(lines, k, x0, height);
    const end = Math.max(above.x1, below.x1, wide?.x1 ?? 0);
    if (lower - upper > farthest * height || share < half.from || share > half.to) return [];
    if (end > x0 - 0.1 * height || x0 - end > mostGap * height) return [];
    const from = Math.min(above.x0, below.x0, wide?.x0 ?? Infinity);
    return [{ kind: 'horizontal', from, to: end, at: (above.y1 + below.y0) / 2, thickness: 0 }];
  });
  return bars.filter((bar, i) => !bars.slice(0, i).some((one) => Math.abs(one.at - bar.at) < height));
}

/** The items at the end of a line that no space parts. */
function lastPhrase(items: readonly Placed[], line: ItemLine, height: number): number[] {
  const phrase: number[] = [];
  let edge = Infinity;
  for (const i of [...line.items].reverse()) {
    if (edge !== Infinity && edge - items[i]!.x1 > leastGap * height) break;
    phrase.unshift(i);
    edge = Math.min(edge, items[i]!.x0);
  }
  return phrase;
}

/** Of the lines of both parts the one that reaches the multiplier, which stands right behind the widest. */
function widestBeside(lines: readonly ItemLine[], k: number, x0: number, height: number): ItemLine | undefined {
  const isNext = (a: ItemLine | undefined, b: ItemLine | undefined): boolean =>
    a !== undefined && b !== undefined && Math.abs(b.y1 - a.y1) < farthest * height && b.x1 <= x0;
  let [first, last] = [k, k + 1];
  while (isNext(lines[first], lines[first - 1])) first--;
  while (isNext(lines[last], lines[last + 1])) last++;
  return lines.slice(first, last + 1).find((line) => x0 - line.x1 < besideWidest * height);
}

/** A phrase with what stands close beside it: between two lines of text low and high signs fall into different ones. */
function wholePhrase(items: readonly Placed[], phrase: readonly number[], height: number): number[] {
  const whole = [...phrase];
  const base = baseOf(items, phrase);
  const isClose = (p: Placed, q: Placed): boolean => {
    const overlap = Math.min(p.y1, q.y1) - Math.max(p.y0, q.y0);
    const apart = Math.max(p.x0 - q.x1, q.x0 - p.x1) / height;
    if (overlap <= 0.3 * Math.min(p.y1 - p.y0, q.y1 - q.y0)) return false;
    return apart < leastGap || (apart < innerGap && Math.abs(p.y1 - base) < 0.15 * height);
  };
  for (let k = 0; k < whole.length && whole.length <= pieces.to; k++)
    items.forEach((item, i) => {
      if (!whole.includes(i) && isClose(item, items[whole[k]!]!)) whole.push(i);
    });
  return whole;
}

/** Where letters stand: the median of their lower ends, which few descenders reach below. */
function baseOf(items: readonly Placed[], own: readonly number[]): number {
  return median(own.map((i) => items[i]!.y1))!;
}
