/** Columns that a ruled grid leaves to its figures: cells between two upright rules that hold several, and their headings. */
import type { Word } from '../../../pipeline/model/reading/text.ts';
import { wordsWithin, type GridCell, type RuledGrid } from '../grid.ts';
import { bordersOf, guttersOf } from './gutters.ts';
import { headingCells } from './stacked-heads.ts';
import { isDataRow, isNumeric, textRows, usualBlank, type TextRow } from './text-rows.ts';

/** So many rows of several figures show that a column is several. */
const leastRows = 3;
/** Share of the rows of a column that hold several figures. */
const leastShare = 0.6;

/** The grid with such columns parted; a heading over several of them has a row above theirs. `height` in points. */
export function innerColumns(grid: RuledGrid, words: readonly Word[], height: number): RuledGrid {
  const borders = grid.xs.slice(1).map((_, c) => bordersIn(grid, c, words, height));
  if (borders.every((b) => b.length === 0)) return grid;
  const first: number[] = [];
  const xs: number[] = [];
  grid.xs.forEach((x, c) => {
    first.push(xs.length);
    xs.push(x, ...(borders[c] ?? []));
  });
  const heads: { r: number; at: number }[] = [];
  const cells = grid.cells.flatMap((cell): GridCell[] => {
    const [c0, c1] = [first[cell.c0]!, first[cell.c1 + 1]! - 1];
    const moved = { ...cell, c0, c1 };
    if (cell.c0 !== cell.c1 || c1 === c0) return [moved];
    const own = textRows(wordsWithin(words, cell.box));
    const inner = xs.slice(c0, c1 + 2);
    if (own.some((row) => isDataRow(row, height) || row.words.some((w) => isNumeric(w.text))))
      return slots(moved, inner);
    const middles = inner.slice(1).map((x, i) => (x + inner[i]!) / 2);
    const found = headingCells(own, inner, middles, [], height, usualBlank(own, height));
    const group = found.cells.find((k) => k.r0 === 0 && k.c0 === 0 && k.c1 === c1 - c0);
    const lower = found.cells.filter((k) => k.r0 === 1).flatMap((k) => k.words);
    if (found.rows !== 2 || !group || cell.r0 !== cell.r1 || lower.length === 0)
      return group && (found.rows === 1 || lower.length === 0) ? [moved] : slots(moved, inner);
    heads.push({ r: cell.r0, at: (bottom(group.words) + Math.min(...lower.map((w) => w.box![1]))) / 2 });
    return [moved];
  });
  return heads.reduceRight((whole, head) => partedRow(whole, head), { ...grid, xs, cells });
}

const bottom = (words: readonly Word[]): number => Math.max(...words.map((w) => w.box![3]));

function bordersIn(grid: RuledGrid, c: number, words: readonly Word[], height: number): number[] {
  const own = grid.cells.filter((k) => k.c0 === c && k.c1 === c).flatMap((k) => wordsWithin(words, k.box));
  const rows = textRows(own);
  // "Misi 1 : Mewujudkan ..." has two such signs as well, and is a sentence
  const several = rows.filter(
    (row) => row.words.filter((w) => isNumeric(w.text)).length >= 2 && isDataRow(row, height),
  );
  const filled = rows.filter((row) => row.words.some((w) => isNumeric(w.text)));
  if (several.length < leastRows || several.length < leastShare * filled.length) return [];
  const heads = rows.filter((row: TextRow) => !filled.includes(row));
  return bordersOf(guttersOf(several, height, false), heads, height);
}

const slots = (cell: GridCell, inner: readonly number[]): GridCell[] =>
  inner.slice(1).map((x, i) => ({
    ...cell,
    c0: cell.c0 + i,
    c1: cell.c0 + i,
    box: [inner[i]!, cell.box[1], x, cell.box[3]],
  }));

/** Parts a row at a height: headings over several columns stand above it, those of one column below; others span both. */
function partedRow(grid: RuledGrid, { r, at }: { r: number; at: number }): RuledGrid {
  const own = grid.cells.filter((c) => c.r0 <= r && c.r1 >= r);
  const ys = [...grid.ys.slice(0, r + 1), at, ...grid.ys.slice(r + 1)];
  const isOld = grid.ys.some((y) => Math.abs(y - at) < 6);
  if (isOld) return grid;
  const cells = grid.cells.flatMap((cell): GridCell[] => {
    const moved = { ...cell, r0: cell.r0 > r ? cell.r0 + 1 : cell.r0, r1: cell.r1 >= r ? cell.r1 + 1 : cell.r1 };
    if (!own.includes(cell) || cell.c1 === cell.c0 || cell.r0 !== cell.r1) return [moved];
    const upper = { ...cell, r0: r, r1: r, box: [cell.box[0], cell.box[1], cell.box[2], at] as GridCell['box'] };
    const lower = {
      ...cell,
      r0: r + 1,
      r1: r + 1,
      box: [cell.box[0], at, cell.box[2], cell.box[3]] as GridCell['box'],
    };
    return [upper, ...slots(lower, grid.xs.slice(cell.c0, cell.c1 + 2))];
  });
  return { ...grid, ys, cells: cells.sort((a, b) => a.r0 - b.r0 || a.c0 - b.c0) };
}
