/** Frames of which not all walls reach a level: made whole to the ends of their sides, or made of upright rules alone. */
import type { GridCell, RuledGrid } from '../grid.ts';
import type { Track } from '../rules.ts';
import { grouped } from '../../../pipeline/model/groups.ts';

/** How far (points) an upright rule must run past a grid to show that the table goes on there. */
const overshoot = 7;
/** How near (points) an upright rule stands to the edge that it is. */
const touch = 4.5;
/** Shortest side of a frame and shortest wall inside it, in letter heights. */
const leastSide = 6;
const leastWall = 2.5;
/** Share of the height of a frame that an inner rule stands for: shorter ones are strokes of letters. */
const leastInner = 0.3;
/** Share of the height of a frame that each of its sides stands for: less is a rule beside another thing (the edge of the sheet). */
const leastOuter = 0.3;

const oneCell = (xs: readonly number[], r: number, y0: number, y1: number, open: Partial<GridCell>): GridCell => ({
  r0: r,
  r1: r,
  c0: 0,
  c1: xs.length - 2,
  box: [xs[0]!, y0, xs.at(-1)!, y1],
  openTop: false,
  openBottom: false,
  ...open,
});

/** Adds the part of a table above or below its last rule into which both sides run on. */
export function lengthened(grid: RuledGrid, uprights: readonly Track[]): RuledGrid {
  const [top, bottom] = [grid.ys[0]!, grid.ys.at(-1)!];
  const spanAt = (x: number, y: number): Track['spans'][number] | undefined =>
    uprights
      .filter((t) => Math.abs(t.at - x) <= touch)
      .flatMap((t) => t.spans)
      .find((s) => s.from <= y + touch && s.to >= y - touch);
  const [left, right] = [grid.xs[0]!, grid.xs.at(-1)!];
  const low = Math.min(spanAt(left, bottom)?.to ?? 0, spanAt(right, bottom)?.to ?? 0);
  const high = Math.max(spanAt(left, top)?.from ?? Infinity, spanAt(right, top)?.from ?? Infinity);
  let { ys, cells } = grid;
  if (low > bottom + overshoot) {
    ys = [...ys, low];
    cells = [...cells, oneCell(grid.xs, ys.length - 2, bottom, low, { openBottom: true })];
  }
  if (high < top - overshoot) {
    ys = [high, ...ys];
    const moved = cells.map((c) => ({ ...c, r0: c.r0 + 1, r1: c.r1 + 1 }));
    cells = [oneCell(grid.xs, 0, high, top, { openTop: true }), ...moved];
  }
  return { ...grid, ys, cells };
}

/** Frames of upright rules of which no grid has come: one cell each, its inner rules as column edges. */
export function bareFrames(
  grids: readonly RuledGrid[],
  uprights: readonly Track[],
  levels: readonly Track[],
  height: number,
): RuledGrid[] {
  const free = uprights
    .flatMap((t) => t.spans.map((s) => ({ at: t.at, ...s })))
    .filter((s) => s.to - s.from > leastWall * height)
    .filter((s) => !grids.some((g) => s.from < g.ys.at(-1)! - touch && s.to > g.ys[0]! + touch));
  const sides = free.filter((s) => s.to - s.from > leastSide * height).sort((a, b) => a.from - b.from);
  const groups: (typeof sides)[] = [];
  for (const side of sides) {
    const group = groups.find((g) => g.some((s) => side.from < s.to && side.to > s.from));
    if (group) group.push(side);
    else groups.push([side]);
  }
  return groups.flatMap((group) => {
    const [left, right] = [Math.min(...group.map((s) => s.at)), Math.max(...group.map((s) => s.at))];
    const outer = group.filter((s) => s.at - left < touch || right - s.at < touch);
    const [top, bottom] = [Math.min(...outer.map((s) => s.from)), Math.max(...outer.map((s) => s.to))];
    if (right - left < leastSide * height) return [];
    const isSide = (x: number): boolean =>
      outer.reduce((sum, s) => sum + (Math.abs(s.at - x) < touch ? s.to - s.from : 0), 0) >=
      leastOuter * (bottom - top);
    if (!isSide(left) || !isSide(right)) return [];
    const inside = free.filter(
      (s) => s.at > left + touch && s.at < right - touch && s.from >= top - touch && s.to <= bottom + touch,
    );
    const inner = [...grouped(inside, (s) => s.at)].flatMap(([at, spans]) =>
      spans.reduce((sum, s) => sum + s.to - s.from, 0) >= leastInner * (bottom - top) ? [at] : [],
    );
    const xs = [left, ...inner, right].sort((a, b) => a - b);
    const isClosed = (y: number): boolean =>
      levels.some((t) => Math.abs(t.at - y) <= touch && t.spans.some((s) => s.from < right && s.to > left));
    const open = { openTop: !isClosed(top), openBottom: !isClosed(bottom) };
    return [{ xs, ys: [top, bottom], cells: [oneCell(xs, 0, top, bottom, open)], agreement: 0.7 }];
  });
}

/**
 * The grid with tall rows of a few wide cells as one cell each, where upright rules run inside all of these, broken by bands
 * of the table: which of them reach a level is chance there, and the band is parted by its words.
 */
export function rejoined(grid: RuledGrid, uprights: readonly Track[], height: number): RuledGrid {
  const columns = grid.xs.length - 1;
  const isBroken = (x: number, y0: number, y1: number): boolean => {
    const spans = uprights.filter((t) => Math.abs(t.at - x) <= touch).flatMap((t) => t.spans);
    const inked = spans.reduce((sum, s) => sum + Math.max(0, Math.min(s.to, y1) - Math.max(s.from, y0)), 0);
    return inked >= leastInner * (y1 - y0);
  };
  const cells = grid.ys.slice(1).flatMap((y1, r): GridCell[] => {
    const y0 = grid.ys[r]!;
    const own = grid.cells.filter((c) => c.r0 === r);
    const isWide = own.every((c) => c.r1 === r) && own.length > 1 && own.length * 2 < columns;
    const covered = own.reduce((sum, c) => sum + c.c1 - c.c0 + 1, 0);
    if (!isWide || covered !== columns || y1 - y0 < leastSide * height) return own;
    const edges = own.flatMap((c) => grid.xs.slice(c.c0 + 1, c.c1 + 1));
    if (!edges.every((x) => isBroken(x, y0, y1))) return own;
    const open = { openTop: own.every((c) => c.openTop), openBottom: own.every((c) => c.openBottom) };
    return [oneCell(grid.xs, r, y0, y1, open)];
  });
  return cells.length === grid.cells.length ? grid : { ...grid, cells };
}
