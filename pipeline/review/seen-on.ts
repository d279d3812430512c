/** What the program saw on a page, as a layer to lay over its picture. */
import type { Page } from '../model/reading/page.ts';
import type { SeenAnswer } from '../model/review/answers.ts';

/** Words read with less are drawn as unsure, as in overlays. */
const sure = 0.8;

/** Cells, words and lines of a page; nothing where the page was not kept. */
export function seenOn(page: Page | null): SeenAnswer {
  const cells = page?.grids.flatMap((grid) => grid.cells) ?? [];
  const lines = [...cells.flatMap((cell) => cell.lines), ...(page?.lines ?? [])];
  return {
    cells: cells.flatMap(({ box }) => (box ? [box] : [])),
    words: lines.flatMap(({ words }) =>
      words.flatMap(({ box, text, confidence }) => (box ? [{ box, text, sure: confidence >= sure }] : [])),
    ),
    rules: page?.rules ?? [],
  };
}
