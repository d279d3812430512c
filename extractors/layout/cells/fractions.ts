/** Stacked fractions that a drawn bar shows: which pieces of ink or words belong above, below and beside it. */
import type { Rule } from '../rules.ts';
import { median } from '../../../pipeline/model/numbers.ts';
import { centre, linesOf, type ItemLine, type Placed } from '../lines.ts';
import {
  aroundBar,
  goesOn,
  isBeside,
  isCentred,
  isInside,
  isTimesBeside,
  isUnderline,
  leftEnd,
  reach,
  rightEnd,
  timesWidth,
  type Around,
} from './around-bar.ts';

export type FractionPlace = { index: number; part: 'left' | 'numerator' | 'denominator' | 'right' };

/**
 * Assigns items of one cell to the fractions that its bars draw; null where an item is ordinary text. `height` is the
 * letter height in the same unit. A bar with text on one side only is an underline, unless `openBottom` says that the
 * cell is cut there and the denominator may stand on the next page; so is a bar below (or above) a line of text that
 * goes on past its ends. `beginsAlike` tells whether two items are one word ("Jumlah" above and below an underline).
 */
export function assignFractions(
  items: readonly Placed[],
  bars: readonly Rule[],
  height: number,
  openBottom: boolean,
  beginsAlike: (a: number, b: number) => boolean = () => false,
): (FractionPlace | null)[] {
  const places: (FractionPlace | null)[] = items.map(() => null);
  const sorted = joinUnderlines(
    items,
    [...bars].filter((b) => b.kind === 'horizontal').sort((a, b) => a.at - b.at),
    height,
  );
  const leading = leadingOf(
    items,
    items.map((_, i) => i).filter((i) => sorted.every(({ bar }) => !isBeside(items[i]!, bar, height))),
  );
  let index = 0;
  sorted.forEach(({ bar, underlined }, k) => {
    const free = items.map((_, i) => i).filter((i) => places[i] === null);
    const level = free.filter((i) => !isBeside(items[i]!, bar, height));
    const others = sorted.map((b) => b.bar).filter((b, j) => j !== k && b.from < bar.to && b.to > bar.from);
    const above = numeratorLines(items, level, bar, height, leading, underlined);
    if (above.length === 0) return;
    const hasTimes = free.some((i) => isTimesBeside(items[i]!, above[0]!, bar, height));
    const isLined = underlined > 0 || isUnderline(above[0]!, bar, height);
    const first = linesOf(items, level).find((line) => centre(line) > bar.at)?.items[0];
    const sameWord = first !== undefined && beginsAlike(above.at(-1)!.core[0]!, first);
    const loose = isLined && (hasTimes || sameWord);
    const next = others.find((b) => b.at > bar.at);
    const below = denominatorLines(items, level, bar, height, leading, next, loose);
    // specks do not count: what stands below must be as tall as a letter
    const lower = level.filter(
      (i) => items[i]!.y0 > bar.at + 0.5 * height && items[i]!.y1 - items[i]!.y0 > 0.6 * height,
    );
    const cut = below.length === 0 && openBottom && lower.length === 0;
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

/** A bar, and how many lines of text above it are underlined one by one (0 where none is). */
type FractionBar = { bar: Rule; underlined: number };

/** Blanks at the end of a line that are underlined with it reach so far past its text, in letter heights. */
const underlinedBlanks = 3;

/**
 * A numerator that is underlined line by line has a bar below each of its lines: one bar, below the last of them and as
 * wide as the widest. The bars must be as long as the lines above them, and just one line lies between two of them; below
 * another underline the blanks that end a line may be underlined as well.
 */
function joinUnderlines(items: readonly Placed[], bars: readonly Rule[], height: number): FractionBar[] {
  const lines = linesOf(
    items,
    items.map((_, i) => i),
  );
  const underlinedBy = (bar: Rule, blanks: number): ItemLine | undefined =>
    lines.find((line) => {
      const around = aroundBar(items, line, bar, height);
      if (!around || Math.abs(line.y1 - bar.at) > 0.8 * height) return false;
      const past = bar.to - around.x1;
      return Math.abs(around.x0 - bar.from) < 0.6 * height && past > -0.6 * height && past < (0.6 + blanks) * height;
    });
  const joined: FractionBar[] = [];
  let last: ItemLine | undefined;
  for (const bar of bars) {
    const own = underlinedBy(bar, last ? underlinedBlanks : 0);
    const before = joined.at(-1);
    const isNext = own && last && lines[lines.indexOf(last) + 1] === own && bar.at - before!.bar.at < 3.5 * height;
    if (isNext) {
      const wide = { from: Math.min(before!.bar.from, bar.from), to: Math.max(before!.bar.to, bar.to) };
      joined[joined.length - 1] = { bar: { ...bar, ...wide }, underlined: before!.underlined + 1 };
    } else joined.push({ bar, underlined: own ? 1 : 0 });
    last = own;
  }
  return joined;
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

/** The usual white between two lines of a cell, or 0 where it holds too few. */
function leadingOf(items: readonly Placed[], indices: readonly number[]): number {
  const lines = linesOf(items, indices);
  const gaps = lines.slice(1).map((line, i) => line.y0 - lines[i]!.y1);
  return gaps.length < 2 ? 0 : Math.max(0, median(gaps)!);
}

/** How far (unit of the items) a line may lie from the one before it: a note below a fraction is no farther, but not centred. */
function farthestOf(line: Placed, usual: number, bar: Rule, height: number, leading: number): number {
  return Math.max(usual * height, isCentred(line, bar, height) ? Math.min(1.25 * leading, 3 * height) : 0);
}

function numeratorLines(
  items: readonly Placed[],
  level: readonly number[],
  bar: Rule,
  height: number,
  leading: number,
  underlined: number,
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
    if (!line || edge - line.y1 > farthestOf(line, 1.5, bar, height, leading) || !isInside(items, line, bar, height))
      break;
    if (!goesOn(line, first, line, bar, height)) break;
    if (underlined > 1 ? taken.length === underlined : isUnderline(first, bar, height)) break;
    taken.push(line);
    edge = line.y0;
  }
  return taken;
}

/** Begins with the bar, or is centred on it. */
function isAligned(items: readonly Placed[], line: Around, bar: Rule, height: number): boolean {
  const isFlush = Math.abs(leftEnd(items, line) - bar.from) <= 0.8 * height;
  return isFlush || isBalanced(items, line, bar, height);
}

/** Reaches as far past one end of the bar as past the other. */
function isBalanced(items: readonly Placed[], line: Around, bar: Rule, height: number): boolean {
  return Math.abs(leftEnd(items, line) + rightEnd(items, line) - bar.from - bar.to) <= 2 * height;
}

/** `loose`: below an underline with a multiplier beside it the denominator may be longer than the underline, flush or centred; so may each further line of it that is centred. */
function denominatorLines(
  items: readonly Placed[],
  level: readonly number[],
  bar: Rule,
  height: number,
  leading: number,
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
  let span = bar;
  for (const whole of lines) {
    let line = aroundBar(items, whole, span, height);
    const first = taken[0];
    if (!line) {
      if (first) break;
      continue;
    }
    if (line.y0 - edge > (first ? farthestOf(line, 1.2, bar, height, leading) : 2.2 * height)) break;
    const isWider = loose && first && isBalanced(items, line, bar, height) && !isInside(items, line, span, height);
    if ((!first && loose && isAligned(items, line, bar, height)) || isWider) {
      span = { ...bar, from: Math.min(span.from, leftEnd(items, line)), to: Math.max(span.to, rightEnd(items, line)) };
      line = { ...line, core: [...line.left, ...line.core, ...line.right], left: [], right: [] };
    } else if (first) {
      if (!isInside(items, line, span, height) || !goesOn(line, first, taken.at(-1)!, span, height)) break;
    } else if (!isInside(items, line, bar, height)) {
      const isTimes = line.right.every((i) => items[i]!.x0 >= bar.to - 0.4 * height);
      if (leftEnd(items, line) < bar.from - reach * height) break;
      if (!isTimes || rightEnd(items, line) - bar.to > timesWidth * height) break;
    }
    taken.push(line);
    edge = line.y1;
  }
  return taken;
}
