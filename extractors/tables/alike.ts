/** How alike two texts are, for headings that OCR has read twice. */
import type { Cell } from '../../pipeline/model/reading/page.ts';
import { joinLines } from '../../pipeline/model/reading/text.ts';
import { squash } from '../../pipeline/model/print/fold.ts';

/** Sørensen-Dice over letter pairs of the squashed texts, 0 to 1; texts under two letters must be equal. */
export function alike(a: string, b: string): number {
  const left = squash(a);
  const right = squash(b);
  if (left === right) return 1;
  if (left.length < 2 || right.length < 2) return 0;
  const pairs = new Map<string, number>();
  for (let i = 0; i + 1 < left.length; i++) {
    const pair = left.slice(i, i + 2);
    pairs.set(pair, (pairs.get(pair) ?? 0) + 1);
  }
  let shared = 0;
  for (let i = 0; i + 1 < right.length; i++) {
    const pair = right.slice(i, i + 2);
    const count = pairs.get(pair) ?? 0;
    if (count > 0) {
      shared++;
      pairs.set(pair, count - 1);
    }
  }
  return (2 * shared) / (left.length + right.length - 2);
}

/** The text of a cell on one line. */
export function cellText(cell: Pick<Cell, 'lines'>): string {
  return joinLines(cell.lines);
}

/** True when a cell holds a letter or a digit; a lone "." or "·" is dirt. */
export function hasText(cell: Pick<Cell, 'lines'>): boolean {
  return squash(cellText(cell)) !== '';
}

/** The words in a list of cells. */
export function countWords(cells: readonly Pick<Cell, 'lines'>[]): number {
  return cells.reduce((sum, cell) => sum + cell.lines.reduce((words, line) => words + line.words.length, 0), 0);
}
