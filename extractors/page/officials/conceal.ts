/** Officials out of a page before anything keeps it: names and staff numbers, in cells and beside tables. */
import { officialWords, type NameHints } from '../../../pipeline/model/print/officials-in-block.ts';
import { signedNames } from './signed-names.ts';
import type { Page } from '../../../pipeline/model/reading/page.ts';
import type { TextLine, Word } from '../../../pipeline/model/reading/text.ts';

/** A page without officials, the words that were taken out of it, and the names and numbers in them, word by word in small letters. */
export type ConcealedPage = { page: Page; hidden: ReadonlySet<Word>; names: string[][] };

/** The page without the words that name officials; a name that is known from one place is taken out of all others. */
export function concealOfficials(page: Page, hints: NameHints): ConcealedPage {
  const hidden = new Set<Word>();
  const blocks = [page.lines, ...page.grids.flatMap((grid) => grid.cells.map((cell) => cell.lines)), ...rowsOf(page)];
  const names: string[][] = [];
  for (const lines of blocks) {
    const mask = officialWords(
      lines.map((line) => line.words.map((word) => word.text)),
      hints,
    );
    lines.forEach((line, i) => {
      const run = line.words.filter((_, w) => mask[i]![w]);
      for (const word of run) hidden.add(word);
      const name = run.map((word) => keyOf(word)).filter((key) => key.length > 1);
      if (name.length >= 2) names.push(name);
    });
  }
  // known words may be names as well: there they are told by their place alone, and stay wherever else they stand
  for (const lines of blocks) {
    const placed = lines.flatMap((line) => (line.box ? [{ words: line.words, box: line.box }] : []));
    for (const { words } of signedNames(placed, hints)) for (const word of words) hidden.add(word);
  }
  if (hidden.size === 0) return { page, hidden, names };
  for (const line of blocks.flat()) for (const name of names) hideName(line.words, name, hidden);
  const without = (lines: readonly TextLine[]) =>
    lines.flatMap((line) => {
      const words = line.words.filter((word) => !hidden.has(word));
      return words.length === line.words.length ? [line] : words.length > 0 ? [{ ...line, words }] : [];
    });
  const grids = page.grids.map((grid) => ({
    ...grid,
    cells: grid.cells.map((cell) => ({ ...cell, lines: without(cell.lines) })),
  }));
  const said = names.map((name) => name.join(' '));
  const issues = page.issues.filter(({ message }) => !said.some((name) => foldKeys(message).includes(name)));
  return { page: { ...page, grids, lines: without(page.lines), issues }, hidden, names };
}

/** The last rows of grids as blocks, column by column: a signature may be set as rows of the table, most of their cells empty. */
function rowsOf(page: Page): TextLine[][] {
  return page.grids.flatMap((grid) => {
    const filled = (row: number) => grid.cells.filter((cell) => cell.row === row && cell.lines.length > 0).length;
    let first = grid.rows;
    while (first > 0 && filled(first - 1) <= Math.max(1, (grid.columns - 1) / 2)) first--;
    return Array.from({ length: grid.columns }, (_, column) =>
      grid.cells
        .filter((cell) => cell.column === column && cell.row >= first)
        .sort((a, b) => a.row - b.row)
        .flatMap((cell) => cell.lines),
    ).filter((lines) => lines.length > 1);
  });
}

function keyOf({ text }: Word): string {
  return text.toLowerCase().replace(/[^\p{L}]+/gu, '');
}

function foldKeys(text: string): string {
  return text
    .toLowerCase()
    .split(/[^\p{L}]+/u)
    .join(' ');
}

function hideName(words: readonly Word[], name: readonly string[], hidden: Set<Word>): void {
  for (let at = 0; at + name.length <= words.length; at++) {
    if (name.every((key, i) => keyOf(words[at + i]!) === key)) for (const i of name.keys()) hidden.add(words[at + i]!);
  }
}
