/** What the finders of tables hand each other: cells and edges of a grid, bands, tables among words. */
import type { Box } from '../../pipeline/model/geometry.ts';
import type { Word } from '../../pipeline/model/reading/text.ts';

/** A cell of slots r0..r1 and c0..c1 (inclusive); open where no rule closes it at the table's upper or lower end. */
export type GridCell = {
  r0: number;
  r1: number;
  c0: number;
  c1: number;
  box: Box;
  openTop: boolean;
  openBottom: boolean;
};

/**
 * Edges in points, ascending. `agreement`: share of walls that are clearly there or clearly not, 0 to 1. `readColumns`:
 * no rule parts the columns, they are read off the words.
 */
export type RuledGrid = { xs: number[]; ys: number[]; cells: GridCell[]; agreement: number; readColumns?: true };

/** Tells whether a text is a known column heading (0 to 1); vocabulary from outside. */
export type HeadingScore = (text: string) => number;

/**
 * A table found among words, and the words that it took; `owned` says which of them stand in each cell where that is not
 * for their places to tell (headings that lie over the column beside theirs).
 */
export type OpenTable = {
  grid: RuledGrid;
  method: 'half-ruled' | 'borderless';
  words: Word[];
  owned?: Word[][];
};

/**
 * Row edges in points from the upper to the lower end of the band, and its cells, rows counted from 0. `agreement` (0
 * to 1): share of the cells, merged ones left aside, that begin at the height at which their row does.
 */
export type OpenBand = { ys: number[]; cells: GridCell[]; agreement: number };

/** The words whose middle stands in a box. */
export function wordsWithin(words: readonly Word[], [x0, y0, x1, y1]: Box): Word[] {
  return words.filter((w) => {
    const x = (w.box![0] + w.box![2]) / 2;
    const y = (w.box![1] + w.box![3]) / 2;
    return x >= x0 && x < x1 && y >= y0 && y < y1;
  });
}

/** The grid with the rows of a band in place of its row `r`; rows below are counted on. */
export function withBand(grid: RuledGrid, r: number, band: OpenBand): RuledGrid {
  const more = band.ys.length - 2;
  const cells = grid.cells.flatMap((c) => {
    if (c.r0 === r && c.r1 === r) return [];
    return [{ ...c, r0: c.r0 > r ? c.r0 + more : c.r0, r1: c.r1 > r ? c.r1 + more : c.r1 }];
  });
  const own = band.cells.map((c) => ({ ...c, r0: c.r0 + r, r1: c.r1 + r }));
  const ys = [...grid.ys.slice(0, r), ...band.ys, ...grid.ys.slice(r + 2)];
  return { ...grid, ys, cells: [...cells, ...own].sort((a, b) => a.r0 - b.r0 || a.c0 - b.c0) };
}
