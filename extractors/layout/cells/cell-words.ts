/** Words for the cells of a grid: which cell holds each, and boxes of one height. */
import type { Word, TextLine } from '../../../pipeline/model/reading/text.ts';
import type { RuledGrid } from '../grid.ts';
import { median } from '../../../pipeline/model/numbers.ts';

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

/** From the base line, in letter heights: how far a text layer's box reaches up and down. */
const ascent = 1.4;
const descent = 0.42;
/** Letters and signs that reach below the base line; and digits that do in some faces. */
const below = /[gjpqy,;()[\]{}/|Q]/;
const mayReachBelow = /[3-9]/;

/**
 * The words of lines with the tops and bottoms that their base line and the page's letter height give: recognizers draw
 * boxes around the ink, so that "Aman" and "yang" of one line end at different heights. Order and left and right ends
 * stay; `height` is the letter height in the unit of the boxes.
 */
export function evenWords(lines: readonly TextLine[], height: number): { even: Word; word: Word }[] {
  return lines.flatMap(({ words }) => {
    const upright = words.filter((w) => w.box && !below.test(w.text));
    const sure = upright.filter((w) => !mayReachBelow.test(w.text));
    const bottoms = (sure.length > 0 ? sure : upright).map((w) => w.box![3]);
    const low = Math.max(0, ...words.map((w) => w.box?.[3] ?? 0));
    const base = median(bottoms) ?? low - 0.3 * height;
    return words.flatMap((word) => {
      if (!word.box) return [];
      const [x0, , x1] = word.box;
      return [{ even: { ...word, box: [x0, base - ascent * height, x1, base + descent * height] }, word }];
    });
  });
}

/** A stroke of this shape that stands on a wall, so near to it and so narrow (points), is what is left of the wall. */
const wallStroke = /^[|Il1!i[\]]$/;
const onWall = 2.5;
const narrowStroke = 3.5;

/** Whether a word is a piece of an upright rule of one of the grids that was read as a letter. */
export function isPieceOfWall({ text, box }: Word, grids: readonly RuledGrid[]): boolean {
  if (!box || !wallStroke.test(text) || box[2] - box[0] > narrowStroke) return false;
  const [x, y] = [(box[0] + box[2]) / 2, (box[1] + box[3]) / 2];
  return grids.some(({ xs, ys }) => y > ys[0]! && y < ys.at(-1)! && xs.some((edge) => Math.abs(edge - x) < onWall));
}
