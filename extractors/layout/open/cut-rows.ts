/** Parts of rows that a page break cut: text beyond the first or last rule of a page, which stands in the columns. */
import type { GridCell, OpenBand } from '../grid.ts';
import type { Line } from '../chunks.ts';

/** How near (letter heights) to the rule the text of a cell begins or ends, and how near its lines lie to each other. */
const padding = 1.5;
const lineGap = 3.2;
/** Of the lines next to the rule, so many are asked for texts side by side: what stands alone is a note or a signature. */
const nearest = 2;

/** The lines below the rule at `y` that are the upper part of a row; none where anything else stands there. */
export function cutBelow(lines: readonly Line[], xs: readonly number[], y: number, height: number): Line[] {
  const below = lines.filter((l) => (l.y0 + l.y1) / 2 > y).sort((a, b) => a.y0 - b.y0);
  const gaps = below.map((l, i) => l.y0 - (below[i - 1]?.y1 ?? y));
  const found = inColumns(below, gaps, xs, height);
  return found.slice(0, nearest).some((l) => l.chunks.length >= 2) ? found : [];
}

/** The lines above the rule at `y` that are the lower part of a row, top to bottom. */
export function cutAbove(lines: readonly Line[], xs: readonly number[], y: number, height: number): Line[] {
  const above = lines.filter((l) => (l.y0 + l.y1) / 2 < y).sort((a, b) => b.y1 - a.y1);
  const gaps = above.map((l, i) => (above[i - 1]?.y0 ?? y) - l.y1);
  const found = inColumns(above, gaps, xs, height);
  // what a title begins is no rest of a row
  return found.length === above.length ? found.reverse() : [];
}

/** The lines from the rule on that stand in the columns, up to a wide blank. */
function inColumns(lines: readonly Line[], gaps: readonly number[], xs: readonly number[], height: number): Line[] {
  const end = lines.findIndex((l, i) => gaps[i]! > (i === 0 ? padding : lineGap) * height || isAstride(l, xs));
  return lines.slice(0, end < 0 ? lines.length : end);
}

function isAstride(line: Line, xs: readonly number[]): boolean {
  const words = line.chunks.flatMap((k) => k.words);
  return xs.slice(1, -1).some((x) => words.some((w) => w.box![0] < x - 1 && w.box![2] > x + 1));
}

/** A band of which the first or the last row has no rule at that side. */
export function openedAt(band: OpenBand, side: 'top' | 'bottom'): OpenBand {
  const last = band.ys.length - 2;
  const opened = (cell: GridCell): GridCell =>
    side === 'top'
      ? { ...cell, openTop: cell.openTop || cell.r0 === 0 }
      : { ...cell, openBottom: cell.openBottom || cell.r1 === last };
  return { ...band, cells: band.cells.map(opened) };
}
