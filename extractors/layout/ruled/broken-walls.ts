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
    const meets = (y: number): boolean =>
      horizontal.some(
        ({ at, spans }) =>
          Math.abs(at - y) <= nearEnd && spans.some((s) => s.from <= track.at + nearEnd && s.to >= track.at - nearEnd),
      );
    const spans: Span[] = [];
    for (const span of track.spans) {
      const last = spans.at(-1);
      if (last && isBreak(last, span, bridge) && !meets(last.to) && !meets(span.from)) last.to = span.to;
      else spans.push({ ...span });
    }
    return { ...track, spans };
  });
}

function isBreak(upper: Span, lower: Span, bridge: number): boolean {
  const gap = lower.from - upper.to;
  const shorter = Math.min(upper.to - upper.from, lower.to - lower.from);
  return gap <= widest * bridge && shorter >= leastLength * gap;
}
