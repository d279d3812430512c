/** Upright rules that a worn scan shows in pieces, each too far from the next for the bridge over breaks in the toner. */
import type { Track } from '../rules.ts';

/** Pieces are one wall across so many bridges, where each of both is so many times as long as the break between them. */
const widest = 2.7;
const leastLength = 8;
/** A level rule within this many points of the end of a piece may be the edge of a table: it ends there. */
const nearEnd = 4;

type Span = Track['spans'][number];

/**
 * Upright tracks whose long pieces on one line are joined across a break, where no level rule meets either end of it: walls
 * of two tables end at the edges of these. `bridge` is the widest break that is closed anyway, in points.
 */
export function joinBrokenWalls(vertical: readonly Track[], horizontal: readonly Track[], bridge: number): Track[] {
  return vertical.map((track) => {
    const meets = (y: number): boolean => meetsRule(horizontal, track.at, y);
    const spans: Span[] = [];
    for (const span of track.spans) {
      const last = spans.at(-1);
      if (last && isBreak(last, span, bridge) && !meets(last.to) && !meets(span.from)) last.to = span.to;
      else spans.push({ ...span });
    }
    return { ...track, spans };
  });
}

/** Whether a level rule runs through a point, or ends beside it. */
function meetsRule(horizontal: readonly Track[], x: number, y: number): boolean {
  return horizontal.some(
    ({ at, spans }) => Math.abs(at - y) <= nearEnd && spans.some((s) => s.from <= x + nearEnd && s.to >= x - nearEnd),
  );
}

function isBreak(upper: Span, lower: Span, bridge: number): boolean {
  const gap = lower.from - upper.to;
  const shorter = Math.min(upper.to - upper.from, lower.to - lower.from);
  return gap <= widest * bridge && shorter >= leastLength * gap;
}

/** Where walls of a table without rules between its rows stop for a band ("MISI KEDUA: ..."), which is no higher than this (points). */
const band = { least: 8, most: 45 };

/**
 * Upright tracks joined over the bands that stop them: two inner ones at least end at one height and go on, or meet the next
 * level rule, at another, no rule closes them at either, and the sides of the table run through.
 */
export function joinOverBands(vertical: readonly Track[], horizontal: readonly Track[]): Track[] {
  const runsThrough = (from: number, to: number, isSide: (x: number) => boolean): boolean =>
    vertical.some((t) => isSide(t.at) && t.spans.some((s) => s.from <= from + nearEnd && s.to >= to - nearEnd));
  const gaps = vertical.flatMap((track) => {
    const levels = horizontal.filter(({ spans }) => spans.some((s) => s.from < track.at && s.to > track.at));
    const found: { track: Track; from: number; to: number }[] = [];
    track.spans.forEach((span, i) => {
      const above = Math.max(
        track.spans[i - 1]?.to ?? -Infinity,
        ...levels.flatMap(({ at }) => (at < span.from ? [at] : [])),
      );
      found.push({ track, from: above, to: span.from });
    });
    return found.filter(
      ({ from, to }) => to - from >= band.least && to - from <= band.most && !meetsRule(horizontal, track.at, to),
    );
  });
  const shared = gaps.filter(({ track, from, to }) => {
    const alike = gaps.filter((g) => Math.abs(g.from - from) <= nearEnd && Math.abs(g.to - to) <= nearEnd);
    const xs = alike.map((g) => g.track.at);
    const [left, right] = [Math.min(...xs), Math.max(...xs)];
    return (
      new Set(alike.map((g) => g.track)).size >= 2 &&
      runsThrough(from, to, (x) => x < left) &&
      runsThrough(from, to, (x) => x > right) &&
      track.spans.some((s) => s.to - s.from > to - from)
    );
  });
  return vertical.map((track) => {
    const own = shared.filter((g) => g.track === track);
    if (own.length === 0) return track;
    const spans: Span[] = [];
    for (const span of track.spans) {
      const gap = own.find(({ to }) => to === span.from);
      const last = spans.at(-1);
      if (gap && last && last.to === gap.from) last.to = span.to;
      else spans.push({ from: gap ? gap.from : span.from, to: span.to });
    }
    return { ...track, spans };
  });
}
