/** Column edges that no rule draws: white stripes between words, and words that begin at one place. */
import type { Word } from '../../pipeline/model/text.ts';
import { chunkLines } from './chunks.ts';

/** A white stripe is an edge from this width on (letter heights); from the second on when the text right of it lines up. */
const wide = 0.9;
const narrow = 0.4;
/** How near (letter heights) words begin at one place, and the share of the lines right of a stripe that must. */
const sameStart = 0.25;
const startShare = 0.7;
const leastStarts = 3;

/**
 * The column edges of a body of text between `left` and `right`, both included. Lines that are one phrase over most of
 * the width (section bands) do not count against a stripe. `height` is the letter height in points.
 */
export function openColumns(words: readonly Word[], left: number, right: number, height: number): number[] {
  const lines = chunkLines(words, height).filter(
    (l) => l.chunks.length > 1 || l.x1 - l.x0 < 0.4 * (right - left) || l.x0 > left + 0.3 * (right - left),
  );
  const boxes = lines.flatMap((l) => l.chunks.flatMap((k) => k.words.map((w) => w.box!)));
  const edges = stripes(boxes.map((b) => [b[0], b[2]]))
    .filter(([from, to]) => {
      if (to - from >= wide * height) return true;
      if (to - from < narrow * height) return false;
      const starts = lines.flatMap((l) => {
        const next = l.chunks.flatMap((k) => k.words).find((w) => w.box![0] >= to - 0.1);
        return next ? [next.box![0]] : [];
      });
      const own = starts.filter((x) => x - to <= sameStart * height);
      return own.length >= leastStarts && own.length >= startShare * starts.length;
    })
    .map(([from, to]) => (from + to) / 2);
  return [left, ...edges, right];
}

/** The white stripes between intervals. */
function stripes(intervals: readonly (readonly [number, number])[]): [number, number][] {
  const found: [number, number][] = [];
  let end = -Infinity;
  for (const [from, to] of [...intervals].sort((a, b) => a[0] - b[0])) {
    if (from > end && Number.isFinite(end)) found.push([end, from]);
    end = Math.max(end, to);
  }
  return found;
}
