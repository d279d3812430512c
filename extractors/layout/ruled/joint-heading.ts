/** Headings whose cells run together because the print between them is as dark as they are: white on black, one long cell. */
import { isLoneMark } from '../../../pipeline/model/print/ordinal.ts';
import type { Word } from '../../../pipeline/model/reading/text.ts';
import { chunkLines } from '../chunks.ts';
import { withBand, wordsWithin, type GridCell, type HeadingScore, type RuledGrid } from '../grid.ts';
import { headingRows } from '../open/headed.ts';
import { openHeading } from '../open/heading.ts';
import { isKnownHeading, textOf } from './cell-texts.ts';

/** A cell over so many columns and more may be a heading that lost its walls; over two it lost one, if both parts are known. */
const leastColumns = 3;
const leastPair = 2;
/** Of the parts of a heading so many are known. */
const leastKnown = 0.5;
/** A band is a heading from this value on (see `openHeading`): what stands over a table as its title is worth less. */
const leastValue = 2;

/**
 * The grid with each cell over several columns parted where the rows below have their walls, when no word stands over such
 * a wall and the parts are headings, or the numbers of columns. A title over the whole table stays whole.
 */
export function partJointHeadings(
  grid: RuledGrid,
  words: readonly Word[],
  height: number,
  headingScore: HeadingScore,
): RuledGrid {
  const cells = grid.cells.flatMap((cell) => {
    const columns = cell.c1 - cell.c0 + 1;
    if (columns < leastPair) return [cell];
    const parts = partsOf(cell, grid.xs, words);
    if (parts === null) return [cell];
    const texts = parts.map(({ own }) => textOf(own));
    const isKnown = (text: string): boolean => isKnownHeading(text, headingScore);
    if (columns === leastPair)
      return texts.every(isKnown) && !isKnown(texts.join(' ')) ? parts.map(({ cell: part }) => part) : [cell];
    if (cell.r1 > cell.r0) return [cell];
    const filled = texts.filter((text) => text !== '');
    const known = filled.filter(isKnown).length;
    const isHeading = filled.length >= leastColumns && known >= 2 && known >= leastKnown * filled.length;
    const isNumbers = filled.length >= leastColumns && filled.every((text) => isLoneMark(text));
    return isHeading || isNumbers ? parts.map(({ cell: part }) => part) : [cell];
  });
  return partHeadingBand(cells.length === grid.cells.length ? grid : { ...grid, cells }, words, height, headingScore);
}

/**
 * The grid with its first row parted where that is one cell over all columns that holds a whole heading: groups over the
 * headings of their columns, and the numbers of columns, all white on one black band.
 */
function partHeadingBand(
  grid: RuledGrid,
  words: readonly Word[],
  height: number,
  headingScore: HeadingScore,
): RuledGrid {
  const columns = grid.xs.length - 1;
  const cell = grid.cells.find((c) => c.r0 === 0 && c.r1 === 0 && c.c0 === 0 && c.c1 === columns - 1);
  if (!cell || columns < leastColumns) return grid;
  const lines = chunkLines(wordsWithin(words, cell.box), height);
  const heading = lines.length > 1 ? openHeading(lines, height, headingScore) : null;
  if (heading?.end !== lines.length || heading.value < leastValue) return grid;
  const numbers = heading.numbers > 0 ? lines.at(-1) : undefined;
  return withBand(grid, 0, headingRows(heading, numbers, grid.xs, cell.box[1], cell.box[3]));
}

/** A cell cut at every column edge, with the words of each part; null where a word stands over an edge. */
function partsOf(
  cell: GridCell,
  xs: readonly number[],
  words: readonly Word[],
): { cell: GridCell; own: Word[] }[] | null {
  const [, y0, , y1] = cell.box;
  const inside = wordsWithin(words, cell.box);
  const edges = xs.slice(cell.c0 + 1, cell.c1 + 1);
  if (edges.some((x) => inside.some(({ box }) => box![0] < x - 1 && box![2] > x + 1))) return null;
  return Array.from({ length: cell.c1 - cell.c0 + 1 }, (_, k) => {
    const c = cell.c0 + k;
    const box: GridCell['box'] = [xs[c]!, y0, xs[c + 1]!, y1];
    return { cell: { ...cell, c0: c, c1: c, box }, own: wordsWithin(inside, box) };
  });
}
