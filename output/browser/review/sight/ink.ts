/** Where ink stands in a cell: merged cells are mostly white paper, and push the rest of a row out of sight. */
import type { Box } from '../../../../pipeline/model/geometry.ts';

/** Grey levels, 0 black to 255 white, row by row; one a point of the page. */
export type Greys = { width: number; height: number; data: ArrayLike<number> };

/** Points at each side in which the rules of the cell stand. */
const edge = 6;
/** So much darker than its paper is ink, in grey levels: pencil and grey stamps are. */
const darker = 35;
/** Points of paper that stay around ink. */
const margin = 8;
/** A cell that would lose less is shown whole. */
const leastLoss = 40;

/** Points that a stroke is longer than any letter is tall or wide: a rule of the table, level or leaning as the sheet did. */
const longer = 26;
/** So many dark points in one line of points are more than a speck. */
const leastInk = 2;

/** The box without its white paper above and below any ink; the whole of it where little would be won. Blank cells keep a strip. */
export function inkOf(box: Box, { width, height, data }: Greys): Box {
  const sorted = Array.from(data).sort((a, b) => a - b);
  const paper = sorted[Math.floor(sorted.length / 2)] ?? 255;
  const dark = Uint8Array.from(data, (grey) => (grey > paper - darker ? 0 : 1));
  const ruled = rulesIn(dark, width, height);
  const rows: number[] = [];
  for (let y = edge; y < height - edge; y++) {
    let inked = 0;
    for (let x = edge; x < width - edge; x++) if (dark[y * width + x] && !ruled[y * width + x]) inked++;
    if (inked >= leastInk) rows.push(y);
  }
  const [first, last] = rows.length === 0 ? [edge, 2 * edge] : [rows[0]!, rows.at(-1)!];
  const top = first - margin > leastLoss ? box[1] + first - margin : box[1];
  const bottom = height - last - margin > leastLoss ? box[1] + last + margin : box[3];
  return [box[0], top, box[2], bottom];
}

/** Points of rules: strokes that run longer than letters, upright or level, with a point around each, and whatever reaches in from the edge. */
function rulesIn(dark: Uint8Array, width: number, height: number): Uint8Array {
  const ruled = new Uint8Array(dark.length);
  markStrokes(dark, ruled, { length: height, across: width, step: width, side: 1 });
  markStrokes(dark, ruled, { length: width, across: height, step: 1, side: width });
  markFromEdge(dark, ruled, width, height);
  return ruled;
}

/** Rules of the rows beside a merged cell end in it as short strokes that hang together with its own. */
function markFromEdge(dark: Uint8Array, ruled: Uint8Array, width: number, height: number): void {
  const open: number[] = [];
  const isEdge = (at: number): boolean => at % width < edge || at % width >= width - edge;
  for (let at = 0; at < dark.length; at++) if (dark[at] && isEdge(at)) open.push(at);
  const seen = new Uint8Array(dark.length);
  for (let at = open.pop(); at !== undefined; at = open.pop()) {
    if (seen[at] || !dark[at]) continue;
    seen[at] = 1;
    ruled[at] = 1;
    const x = at % width;
    if (x > 0) open.push(at - 1);
    if (x < width - 1) open.push(at + 1);
    if (at >= width) open.push(at - width);
    if (at + width < width * height) open.push(at + width);
  }
}

/** How to walk a picture: so many points along strokes and across them, and what the index grows by each way. */
type Way = { length: number; across: number; step: number; side: number };

function markStrokes(dark: Uint8Array, ruled: Uint8Array, { length, across, step, side }: Way): void {
  for (let start = 0; start < across; start++) {
    let run: number[] = []; // where across the stroke stood, point by point
    let at = start;
    const end = (last: number): void => {
      if (run.length > longer) {
        run.forEach((one, i) => {
          const along = last - run.length + i;
          for (const near of [one - 1, one, one + 1])
            if (near >= 0 && near < across) ruled[along * step + near * side] = 1;
        });
      }
      [run, at] = [[], start];
    };
    for (let along = 0; along < length; along++) {
      // the stroke of a leaning sheet goes on beside
      const isDark = (one: number): boolean => one >= 0 && one < across && dark[along * step + one * side] === 1;
      const next = [at, at - 1, at + 1].find(isDark);
      if (next === undefined) end(along);
      else run.push((at = next));
    }
    end(length);
  }
}
