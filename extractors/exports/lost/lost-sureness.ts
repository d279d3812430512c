/** How far rows rebuilt from words can be trusted. */
import type { Grid } from '../../../pipeline/model/reading/page.ts';

/** Mean cost of a row on a page that is read right (1.66 on the one sample that is), and from which a row is a guess. */
const cleanCost = 1.7;
const guessCost = 4;

/** The grid with the sureness (0.1 to 1) of its cells by what a row has cost: words that fit nowhere, forced cuts. */
export function withSureness(grid: Grid, cost: number): Grid {
  const each = cost / Math.max(1, grid.rows - 1);
  const sure = Math.min(1, Math.max(0.1, 1 - (0.9 * (each - cleanCost)) / (guessCost - cleanCost)));
  return { ...grid, cells: grid.cells.map((c) => (c.lines.length ? { ...c, confidence: c.confidence * sure } : c)) };
}
