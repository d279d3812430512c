/** Words to the cells of a grid. */
import type { Word } from '../../../pipeline/model/reading/text.ts';
import type { RuledGrid } from '../grid.ts';

/** Words of each cell, by the middle of the word. */
export function assignWords(grid: RuledGrid, words: readonly Word[]): Word[][] {
  const owned: Word[][] = grid.cells.map(() => []);
  for (const w of words) {
    const [x0, y0, x1, y1] = w.box!;
    const x = (x0 + x1) / 2;
    const y = (y0 + y1) / 2;
    const i = grid.cells.findIndex((c) => x >= c.box[0] && x < c.box[2] && y >= c.box[1] && y < c.box[3]);
    if (i >= 0) owned[i]!.push(w);
  }
  return owned;
}
