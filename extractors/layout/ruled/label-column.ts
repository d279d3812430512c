/** Labels that stand left of the first upright rule of a grid, under a rule that runs on over them. */
import type { Word } from '../../../pipeline/model/reading/text.ts';
import type { GridCell, RuledGrid } from '../grid.ts';
import type { Track } from '../rules.ts';

/** How near (points) a rule lies to the row edge that it draws. */
const touch = 4.5;
/** How far a rule runs on to the left of the grid at least, in letter heights. */
const leastRun = 6;
/** Share of the rows that must have a label. */
const labelled = 0.6;

/**
 * The grid with a first column of the labels of its rows, one cell a row; the grid as it was where no rule runs on to the
 * left, or where what stands there does not go with the rows.
 */
export function withLabels(
  grid: RuledGrid,
  levels: readonly Track[],
  words: readonly Word[],
  height: number,
): RuledGrid {
  const left = grid.xs[0]!;
  const [top, bottom] = [grid.ys[0]!, grid.ys.at(-1)!];
  const runs = levels
    .filter((t) => grid.ys.some((y) => Math.abs(t.at - y) <= touch))
    .flatMap((t) => t.spans.filter((s) => s.from < left - leastRun * height && s.to > left + leastRun * height));
  if (runs.length === 0) return grid;
  const from = Math.min(...runs.map((s) => s.from));
  const beside = words.filter((w) => {
    const y = (w.box![1] + w.box![3]) / 2;
    return y > top && y < bottom && w.box![0] < left - 1 && w.box![2] > from - 1;
  });
  if (beside.some((w) => w.box![2] > left + 1 || w.box![0] < from - 2)) return grid;
  const rows = grid.ys.slice(1).map((y, r): [number, number] => [grid.ys[r]!, y]);
  const named = rows.filter(([y0, y1]) =>
    beside.some((w) => (w.box![1] + w.box![3]) / 2 >= y0 && (w.box![1] + w.box![3]) / 2 < y1),
  );
  if (rows.length < 2 || named.length < labelled * rows.length) return grid;
  const labels = rows.map(([y0, y1], r): GridCell => {
    return { r0: r, r1: r, c0: 0, c1: 0, box: [from, y0, left, y1], openTop: false, openBottom: false };
  });
  const moved = grid.cells.map((c) => ({ ...c, c0: c.c0 + 1, c1: c.c1 + 1 }));
  const cells = [...labels, ...moved].sort((a, b) => a.r0 - b.r0 || a.c0 - b.c0);
  return { ...grid, xs: [from, ...grid.xs], cells };
}
