/** Column edges that no rule draws: white stripes between words, and words that begin at one place. */
import type { Word } from '../../pipeline/model/text.ts';
import { chunkLines, type Line } from './chunks.ts';
import type { OpenHeading } from './open-heading.ts';

/** A white stripe is an edge from this width on (letter heights); from the second on when the text right of it lines up. */
const wide = 0.9;
const narrow = 0.4;
/** The narrowest stripe between two headings. */
const least = 0.3;
/** How near (letter heights) words begin at one place, and the share of the lines right of a stripe that must. */
const sameStart = 0.25;
const startShare = 0.7;
const leastStarts = 3;

/**
 * The column edges of a body of text between `left` and `right`, both included. Lines that are one phrase over most of
 * the width (section bands) do not count against a stripe. `height` is the letter height in points.
 */
export function openColumns(words: readonly Word[], left: number, right: number, height: number): number[] {
  const every = chunkLines(words, height);
  const lines = every.filter((l) => !sectionLike(l, every));
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

/** True for a line that is one phrase from the left side over several columns, as section bands and notes are. */
export function sectionLike(line: Line, lines: readonly Line[]): boolean {
  const left = Math.min(...lines.map((l) => l.x0));
  const right = Math.max(...lines.map((l) => l.x1));
  if (line.chunks.length !== 1 || line.x0 > left + 0.1 * (right - left)) return false;
  // columns begin above it, below it: it is no text of the first one
  const beside = lines.filter((l) => l !== line && l.chunks.length > 1);
  const over = beside.filter((l) => l.chunks.some((k) => k.x0 > line.x0 + 3 && k.x0 < line.x1 - 3));
  return over.length >= 0.3 * beside.length && over.length > 0;
}

/**
 * The column edges of a body below a known heading: white stripes in both, of which each column keeps a heading. A stripe
 * between two headings may be narrow. `numbers` is a row of column numbers.
 */
export function headedColumns(
  body: readonly Line[],
  numbers: readonly Line[],
  heading: OpenHeading,
  [left, right]: readonly [number, number],
  height: number,
): number[] {
  const lines = body.filter((l) => !sectionLike(l, body));
  const texts = [...lines, ...numbers].flatMap((l) => l.chunks.flatMap((k) => k.words.map((w) => w.box!)));
  const cells = heading.cells.filter((c) => !c.isGroup);
  const all = [...texts.map((b): [number, number] => [b[0], b[2]]), ...cells.map((c): [number, number] => [c.x0, c.x1])];
  const found = stripes(all).filter(([from, to]) => to - from >= least * height);
  // of the stripes between two headings the widest is the edge; one with no heading on a side is a gap inside a column
  const edges: [number, number][] = [];
  for (const stripe of found) {
    const last = edges.at(-1);
    const hasHeading = cells.some((c) => c.x0 >= (last?.[1] ?? left) - 1 && c.x1 <= stripe[0] + 1);
    if (hasHeading) edges.push(stripe);
    else if (last && stripe[1] - stripe[0] > last[1] - last[0]) edges[edges.length - 1] = stripe;
  }
  while (edges.length > 0 && !cells.some((c) => c.x0 >= edges.at(-1)![1] - 1)) edges.pop();
  return [left, ...edges.map(([from, to]) => (from + to) / 2), right];
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
