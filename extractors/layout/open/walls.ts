/** Rows between horizontal rules that no upright rule meets; rules over part of the columns leave the others merged. */
import type { Word } from '../../../pipeline/model/reading/text.ts';
import { sectionLines } from './bands.ts';
import type { OpenBand, GridCell } from '../grid.ts';
import { coverage, type Track } from '../rules.ts';

/** Rules of one table: extent in points, heights, the tracks themselves, top to bottom, and which go over all columns. */
export type RowRules = { left: number; right: number; ys: number[]; tracks: Track[]; whole: boolean[] };

/** Shortest rule over the whole width, in letter heights; and how far ends of rules of one table lie apart. */
const leastWidth = 24;
const sameEnd = 3;
/** A rule over part of the width reaches one side and covers at least this share, or so much of it between merged cells. */
const partShare = 0.3;
const innerShare = 0.5;
/** Share of the width that a rule over all columns covers. */
const wholeShare = 0.9;
/** Share of a column that a rule must cover to close its cells. */
const wallShare = 0.5;

/** How far above its first line (letter heights) the first rule of a table stands at most. */
const above = 5.5;

/**
 * The rules of a table whose first line begins at `top`: from the nearest long one above it on, or from the first one
 * below. Its text stands `over` these places across the page: shorter rules are bars of fractions. Null where fewer than
 * two stand there. On a page that a table goes on to (`goesOn`) rules over part of the width may stand above the first long
 * one: merged cells of the page before run on beside them.
 */
export function rowRules(
  levels: readonly Track[],
  top: number,
  height: number,
  over: { x0: number; x1: number },
  goesOn = false,
): RowRules | null {
  const covers = (t: Track): boolean =>
    t.spans[0]!.from < over.x0 + sameEnd * height && t.spans.at(-1)!.to > over.x1 - sameEnd * height;
  const long = levels
    .filter((t) => t.at > top - above * height && reach(t) > leastWidth * height && covers(t))
    .sort((a, b) => a.at - b.at);
  const first = long.findLast((t) => t.at <= top + 1) ?? long[0];
  if (!first) return null;
  const [left, right] = [first.spans[0]!.from, first.spans.at(-1)!.to];
  const tracks = levels
    .filter((t) => goesOn || t.at >= first.at)
    .filter((t) => {
      const inside = t.spans.filter((s) => s.from > left - sameEnd * height && s.to < right + sameEnd * height);
      const cover = inside.reduce((sum, s) => sum + s.to - s.from, 0) / (right - left);
      const touches = inside.some((s) => s.from - left < sameEnd * height || right - s.to < sameEnd * height);
      return cover >= (touches ? partShare : innerShare);
    })
    .sort((a, b) => a.at - b.at);
  const isWhole = (t: Track): boolean => right - left - reach(t) < 2 * sameEnd * height;
  if (tracks.filter(isWhole).length < 2) return null;
  const whole = tracks.map((t) => coverage(t, left, right) >= wholeShare);
  return { left, right, ys: tracks.map((t) => t.at), tracks, whole };
}

/**
 * Column edges with those places where rules over part of the width end and no word stands: merged cells lie beside them,
 * empty ones too, which leave no text to tell their column by.
 */
export function withRuleEnds(
  xs: readonly number[],
  { tracks, whole }: RowRules,
  words: readonly Word[],
  height: number,
): number[] {
  const ends = tracks.flatMap((t, i) => (whole[i] ? [] : t.spans.flatMap((s) => [s.from, s.to])));
  const isNew = (x: number): boolean =>
    xs.every((edge) => Math.abs(edge - x) > sameEnd * height) &&
    ends.filter((other) => Math.abs(other - x) < 1).length > 1 &&
    !words.some((w) => w.box![0] < x - 1 && w.box![2] > x + 1);
  const added = ends.filter((x, i) => isNew(x) && !ends.slice(0, i).some((other) => Math.abs(other - x) < 1));
  return [...xs, ...added].sort((a, b) => a - b);
}

const reach = (t: Track): number => t.spans.at(-1)!.to - t.spans[0]!.from;

/** A row between each two rules; cells of columns that a rule leaves out go on below it. */
export function openWalls(
  words: readonly Word[],
  xs: readonly number[],
  [top, bottom]: readonly [number, number],
  rules: readonly Track[],
  height: number,
): OpenBand {
  const inner = rules.filter((t) => t.at > top + 2 && t.at < bottom - 2);
  const at = (w: Word): number => (w.box![1] + w.box![3]) / 2;
  // a stripe without words is the gap of a double rule
  const kept = inner.filter((t, i) => words.some((w) => at(w) > t.at && at(w) < (inner[i + 1]?.at ?? bottom)));
  const ys = [top, ...kept.map((t) => t.at), bottom];
  const rows = ys.length - 1;
  const sections = sectionLines(words, xs, height);
  const isSection = (r: number): boolean => {
    const own = words.filter((w) => at(w) >= ys[r]! && at(w) < ys[r + 1]!);
    const held = sections.flatMap((l) => l.chunks.flatMap((k) => k.words));
    return own.length > 0 && own.every((w) => held.includes(w));
  };
  const cells: GridCell[] = [];
  const add = (r0: number, r1: number, c0: number, c1: number): void => {
    const box: GridCell['box'] = [xs[c0]!, ys[r0]!, xs[c1 + 1]!, ys[r1 + 1]!];
    cells.push({ r0, r1, c0, c1, box, openTop: false, openBottom: false });
  };
  const whole = Array.from({ length: rows }, (_, r) => isSection(r));
  whole.forEach((is, r) => {
    if (is) add(r, r, 0, xs.length - 2);
  });
  for (let c = 0; c + 1 < xs.length; c++)
    for (let r = 0; r < rows; r++) {
      if (whole[r]) continue;
      const r0 = r;
      while (r + 1 < rows && !whole[r + 1] && coverage(kept[r]!, xs[c]! + 1, xs[c + 1]! - 1) < wallShare) r++;
      add(r0, r, c, c);
    }
  return { ys, cells, agreement: 0.9 };
}
