/** Leaves out columns and rows of a grid that no cell begins or ends at: strokes of letters below each other had made them. */
import type { GridCell, RuledGrid } from '../grid.ts';

/** The same cells over the edges that they have; the outer edges stay. */
export function compact(grid: RuledGrid): RuledGrid {
  const [xs, columnOf] = edgesAt(
    grid.xs,
    grid.cells.flatMap(({ c0, c1 }) => [c0, c1 + 1]),
  );
  const [ys, rowOf] = edgesAt(
    grid.ys,
    grid.cells.flatMap(({ r0, r1 }) => [r0, r1 + 1]),
  );
  if (xs.length === grid.xs.length && ys.length === grid.ys.length) return grid;
  const cells = grid.cells.map((cell): GridCell => {
    const { r0, r1, c0, c1 } = cell;
    return { ...cell, r0: rowOf(r0), r1: rowOf(r1 + 1) - 1, c0: columnOf(c0), c1: columnOf(c1 + 1) - 1 };
  });
  return { ...grid, xs, ys, cells };
}

/** The edges that are used, and the new number of a used edge. */
function edgesAt(
  all: readonly number[],
  used: readonly number[],
): [edges: number[], numberOf: (old: number) => number] {
  const kept = [...new Set([0, all.length - 1, ...used])].sort((a, b) => a - b);
  return [kept.map((i) => all[i]!), (old) => kept.indexOf(old)];
}
