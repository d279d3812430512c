/** Headings with the numbers of their columns in the same cells, since no rule parts them: the numbers get a row of their own. */
import { columnNumbers, countUp } from '../../../pipeline/model/print/column-numbers.ts';
import type { Word } from '../../../pipeline/model/reading/text.ts';
import { wordsWithin, type GridCell, type RuledGrid } from '../grid.ts';
import { columnLines } from '../levels.ts';

/** So many cells with a heading above a number show that the numbers count columns. */
const leastCells = 3;

/** The grid with such a row parted below its headings; the grid as it was where the last lines of no row count columns. */
export function partNumberRow(grid: RuledGrid, words: readonly Word[]): RuledGrid {
  for (let r = 0; r + 1 < grid.ys.length; r++) {
    const at = numbersIn(grid, r, words);
    if (at !== null) return partedAt(grid, r, at);
  }
  return grid;
}

/** Where the headings of a row of cells end and the numbers of all of its columns begin, in points; null where they do not. */
function numbersIn(grid: RuledGrid, r: number, words: readonly Word[]): number | null {
  const cells = grid.cells.filter((c) => c.r0 === r).sort((a, b) => a.c0 - b.c0);
  if (cells.some((c) => c.r1 !== r)) return null;
  const filled = cells.map((c) => columnLines(wordsWithin(words, c.box))).filter((lines) => lines.length > 0);
  if (filled.length < leastCells || filled.some((lines) => lines.length < 2)) return null;
  const last = filled.map((lines) => lines.at(-1)!);
  const numbers = columnNumbers(last.map(({ text }) => text));
  if (numbers?.length !== last.length || !countUp(numbers)) return null;
  const above = Math.max(...filled.map((lines) => lines.at(-2)!.y1));
  const below = Math.min(...last.map(({ y0 }) => y0));
  return Math.min(...last.map(({ y1 }) => y1)) > above ? (above + below) / 2 : null;
}

function partedAt(grid: RuledGrid, r: number, at: number): RuledGrid {
  const cells = grid.cells.flatMap((c): GridCell[] => {
    const moved = { ...c, r0: c.r0 > r ? c.r0 + 1 : c.r0, r1: c.r1 > r ? c.r1 + 1 : c.r1 };
    if (c.r0 !== r) return [moved];
    const [x0, y0, x1, y1] = c.box;
    return [
      { ...c, box: [x0, y0, x1, at], openBottom: false },
      { ...c, r0: r + 1, r1: r + 1, box: [x0, at, x1, y1], openTop: false },
    ];
  });
  const ys = [...grid.ys.slice(0, r + 1), at, ...grid.ys.slice(r + 1)];
  return { ...grid, ys, cells: cells.sort((a, b) => a.r0 - b.r0 || a.c0 - b.c0) };
}
