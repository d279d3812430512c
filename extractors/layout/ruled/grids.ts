/** Grid of a ruled table: slots between all rules, joined where the wall between them is missing. */
import { coverage, tracksOf, withoutGaps, type Rule, type Track } from '../rules.ts';
import type { GridCell, RuledGrid } from '../grid.ts';
import { joinBrokenWalls, joinOverBands } from './broken-walls.ts';
import { compact } from './compact.ts';
import { connectedPieces, groupPieces, touch, type Piece } from './rule-pieces.ts';
import { cutAtSeams } from './seams.ts';
import { addTo, joinedSets } from '../../../pipeline/model/groups.ts';
import { median } from '../../../pipeline/model/numbers.ts';

/** Shares of the heights `from` to `to` at which there is ink on the upright line `at`, and close beside it; all in points. */
export type WallInk = Record<'on' | 'beside', (at: number, from: number, to: number) => number>;

const noInk: WallInk = { on: () => 0, beside: () => 0 };

/** A wall stands when at least this share of it is inked. */
const wallShare = 0.55;
/** How far (points) rules must run past the last crossing to show that the table goes on there. */
const overshoot = 7;

/**
 * Finds every ruled grid. Rules that touch nothing (fraction bars, underlines) are not part of any grid and come back in
 * `loose`. `bridge` is the widest break in a rule, in points (larger for scans).
 */
export function findRuledGrids(
  rules: readonly Rule[],
  bridge: number,
  ink: WallInk = noInk,
): { grids: RuledGrid[]; loose: Rule[] } {
  const horizontal = tracksOf(rules, 'horizontal', bridge);
  const vertical = joinOverBands(joinBrokenWalls(tracksOf(rules, 'vertical', bridge), horizontal, bridge), horizontal);
  const seen = (['horizontal', 'vertical'] as const).flatMap((kind) => tracksOf(withoutGaps(rules), kind, 0.8));
  const pieces = cutAtSeams(connectedPieces(horizontal, vertical), seen);
  const used = new Set<string>();
  const grids: RuledGrid[] = [];
  const drawn = groupPieces(pieces).flatMap((group) => {
    const grid = gridOf(group, seen, ink);
    return grid ? [{ group, grid }] : [];
  });
  for (const { group, grid } of drawn) {
    if (drawn.some((other) => other.grid !== grid && isLineWithin(grid, other.grid))) continue;
    grids.push(grid);
    for (const p of group) used.add(`${p.kind}${p.at.toFixed(2)}${p.from.toFixed(1)}`);
  }
  const loose = [...horizontal, ...vertical].flatMap((t) =>
    t.spans
      .filter((s) => !used.has(`${t.kind}${t.at.toFixed(2)}${s.from.toFixed(1)}`))
      .map((s) => ({ kind: t.kind, at: t.at, from: s.from, to: s.to, thickness: 1 })),
  );
  return { grids: grids.sort((a, b) => a.ys[0]! - b.ys[0]! || a.xs[0]! - b.xs[0]!), loose };
}

/** Up to this height (points) a grid of one row inside a cell is a line of text between two underlines, its stems walls. */
const lineHeight = 22;

/** Whether a grid is one line of text within one cell of another: words underlined above and below each other, as in fractions. */
function isLineWithin(grid: RuledGrid, other: RuledGrid): boolean {
  const [x0, y0, x1, y1] = [grid.xs[0]!, grid.ys[0]!, grid.xs.at(-1)!, grid.ys.at(-1)!];
  if (grid.ys.length !== 2 || y1 - y0 > lineHeight) return false;
  return other.cells.some(({ box }) => x0 > box[0] && x1 < box[2] && y0 > box[1] && y1 < box[3]);
}

function gridOf(group: Piece[], seen: readonly Track[], ink: WallInk): RuledGrid | null {
  const h = tracksOf(
    group.map((p) => ({ ...p, thickness: 1 })),
    'horizontal',
    0.5,
  );
  const v = withoutStems(
    tracksOf(
      group.map((p) => ({ ...p, thickness: 1 })),
      'vertical',
      0.5,
    ),
    h,
  );
  if (h.length < 1 || v.length < 1 || h.length + v.length < 3) return null;
  const ys = h.map((t) => t.at);
  const xs = v.map((t) => t.at);
  const openEnd = (tracks: Track[], end: number, sign: 1 | -1): number | null => {
    const ends = tracks.flatMap((t) => {
      const past = t.spans.filter(
        (s) =>
          (sign > 0 ? s.to - end : end - s.from) > overshoot &&
          (sign > 0 ? s.from <= end + touch : s.to >= end - touch),
      );
      return past.length > 0
        ? [sign > 0 ? Math.max(...past.map((s) => s.to)) : Math.min(...past.map((s) => s.from))]
        : [];
    });
    if (ends.length < Math.max(Math.min(2, tracks.length), 0.4 * tracks.length)) return null;
    return median(ends)!;
  };
  const bottom = openEnd(v, ys.at(-1)!, 1);
  const top = openEnd(v, ys[0]!, -1);
  const right = openEnd(h, xs.at(-1)!, 1);
  const left = openEnd(h, xs[0]!, -1);
  if (bottom !== null) ys.push(bottom);
  if (top !== null) ys.unshift(top);
  if (right !== null) xs.push(right);
  if (left !== null) xs.unshift(left);
  const rows = ys.length - 1;
  const columns = xs.length - 1;
  if (rows < 1 || columns < 1 || rows * columns < 2) return null;
  const hTrack = (y: number): Track | undefined => h.find((t) => Math.abs(t.at - y) < 0.01);
  const vTrack = (x: number): Track | undefined => v.find((t) => Math.abs(t.at - x) < 0.01);
  let clear = 0;
  let walls = 0;
  const note = (share: number): boolean => {
    walls++;
    if (share > 0.9 || share < 0.1) clear++;
    return share >= wallShare;
  };
  const below: boolean[][] = [];
  const beside: boolean[][] = [];
  for (let r = 0; r < rows; r++) {
    below.push([]);
    beside.push([]);
    for (let c = 0; c < columns; c++) {
      const hWall = hTrack(ys[r + 1]!);
      const vWall = vTrack(xs[c + 1]!);
      below[r]!.push(hWall ? note(wallCover(hWall, seen, xs[c]! + 1, xs[c + 1]! - 1)) : false);
      const isColumn = vWall !== undefined && coverage(vWall, ys[0]!, ys.at(-1)!) >= ownColumn;
      const wall = vWall && verticalCover(vWall, seen, ys[r]! + 1, ys[r + 1]! - 1, isColumn, ink);
      beside[r]!.push(wall === undefined ? false : note(wall));
    }
  }
  const cells = rectangles(rows, columns, below, beside).map(({ r0, r1, c0, c1 }): GridCell => {
    const firstTrack = hTrack(ys[0]!);
    return {
      r0,
      r1,
      c0,
      c1,
      box: [xs[c0]!, ys[r0]!, xs[c1 + 1]!, ys[r1 + 1]!],
      openTop: r0 === 0 && (!firstTrack || coverage(firstTrack, xs[c0]! + 1, xs[c1 + 1]! - 1) < wallShare),
      openBottom: r1 === rows - 1 && !below[r1]!.slice(c0, c1 + 1).every(Boolean),
    };
  });
  return compact({ xs, ys, cells, agreement: walls === 0 ? 0 : clear / walls });
}

/** No column of a table is so narrow (points): a letter has white at both its sides. */
const narrowest = 8;

/** Without what stands in part of a table close beside a wall of most of it: stems of letters below each other, set to that wall. */
function withoutStems(v: readonly Track[], h: readonly Track[]): Track[] {
  const [top, bottom] = [h[0]?.at ?? 0, h.at(-1)?.at ?? 0];
  const isColumn = v.map((t) => coverage(t, top, bottom) >= ownColumn);
  return v.filter((t, i) => isColumn[i] || !v.some((wall, k) => isColumn[k] && Math.abs(wall.at - t.at) < narrowest));
}

/** Beyond this length (points) a rule with gaps is still a wall; in a short one the rest may be a letter. */
const shortWall = 26;

/**
 * A wall that breaks is none when letters stand right beside this share of it: they are what seemed a rule. On drawn scans
 * of all wear it was 0.41 to 0.61 where stems stood below each other in two or three lines of a cell, and at most 0.2 beside
 * broken walls that were there, but for text set close to a wall.
 */
const lettersBeside = 0.25;
/** A wall of the table is there in a low row, too low for tracing between bands, when so much of it is inked: no letter is. */
const drawnShare = 0.92;
/** It is there, worn, when so much of it is left and next to nothing stands beside it: no text runs over that place. */
const wornShare = { traced: 0.2, inked: 0.3 };
const nothingBeside = 0.08;
/** What stands in one low row alone, as in a band, is letters where less of it than this is inked, however it was traced. */
const leastInked = 0.5;
/** A wall higher than one line that stands in this share of the table is a wall, however close the text beside it. */
const ownColumn = 0.5;

function verticalCover(
  track: Track,
  seen: readonly Track[],
  from: number,
  to: number,
  isColumn: boolean,
  ink: WallInk,
): number {
  const cover = wallCover(track, seen, from, to);
  if (cover < wallShare && isColumn) {
    const on = ink.on(track.at, from, to);
    if (to - from <= shortWall && on >= drawnShare) return 1;
    const isSeen = cover >= wornShare.traced && on >= wornShare.inked;
    if (isSeen && ink.beside(track.at, from, to) <= nothingBeside) return wallShare;
  }
  if (cover < wallShare || (isColumn && to - from > shortWall)) return cover;
  if (!isColumn && to - from <= shortWall && isPoorlyInked(ink.on(track.at, from, to))) return 0;
  return ink.beside(track.at, from, to) > lettersBeside ? 0 : cover;
}

/** No ink at all is what a page without a picture has. */
const isPoorlyInked = (share: number): boolean => share > 0 && share < leastInked;

/** Share of a wall that is there. On short walls only what was really seen counts: letters of a section band fill gaps. */
function wallCover(track: Track, seen: readonly Track[], from: number, to: number): number {
  const bridged = coverage(track, from, to);
  if (to - from > shortWall || bridged < wallShare) return bridged;
  const near = seen.filter((t) => t.kind === track.kind && Math.abs(t.at - track.at) < 4);
  return Math.min(
    bridged,
    near.reduce((sum, t) => sum + coverage(t, from, to), 0),
  );
}

/**
 * Slots joined over missing walls. Where the joined slots are no rectangle (a wall half missing), they are cut into
 * rectangles of full rows: a lost piece of rule then costs one cell's shape, not the table's.
 */
function rectangles(
  rows: number,
  columns: number,
  below: boolean[][],
  beside: boolean[][],
): { r0: number; r1: number; c0: number; c1: number }[] {
  const id = (r: number, c: number): number => r * columns + c;
  const open = joinedSets(rows * columns);
  for (let r = 0; r < rows; r++)
    for (let c = 0; c < columns; c++) {
      if (c + 1 < columns && !beside[r]![c]) open.join(id(r, c), id(r, c + 1));
      if (r + 1 < rows && !below[r]![c]) open.join(id(r, c), id(r + 1, c));
    }
  const groups = new Map<number, [number, number][]>();
  for (let r = 0; r < rows; r++) for (let c = 0; c < columns; c++) addTo(groups, open.find(id(r, c)), [r, c]);
  const out: { r0: number; r1: number; c0: number; c1: number }[] = [];
  for (const slots of groups.values()) {
    const box = {
      r0: Math.min(...slots.map((s) => s[0])),
      r1: Math.max(...slots.map((s) => s[0])),
      c0: Math.min(...slots.map((s) => s[1])),
      c1: Math.max(...slots.map((s) => s[1])),
    };
    if ((box.r1 - box.r0 + 1) * (box.c1 - box.c0 + 1) === slots.length) out.push(box);
    else out.push(...cutIntoRectangles(slots, below, beside));
  }
  return out.sort((a, b) => a.r0 - b.r0 || a.c0 - b.c0);
}

function cutIntoRectangles(
  slots: [number, number][],
  below: boolean[][],
  beside: boolean[][],
): { r0: number; r1: number; c0: number; c1: number }[] {
  const runs: { r0: number; r1: number; c0: number; c1: number }[] = [];
  for (const [r, c] of [...slots].sort((a, b) => a[0] - b[0] || a[1] - b[1])) {
    const last = runs.at(-1);
    if (last && last.r0 === r && last.c1 === c - 1 && !beside[r]![c - 1]) last.c1 = c;
    else runs.push({ r0: r, r1: r, c0: c, c1: c });
  }
  const out: typeof runs = [];
  for (const run of runs) {
    const above = out.find((o) => o.r1 === run.r0 - 1 && o.c0 === run.c0 && o.c1 === run.c1);
    const open =
      above && Array.from({ length: run.c1 - run.c0 + 1 }, (_, k) => !below[run.r0 - 1]![run.c0 + k]).every(Boolean);
    if (above && open) above.r1 = run.r1;
    else out.push(run);
  }
  return out;
}
