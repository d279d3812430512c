/** Tables whose frame, heading or columns are ruled but not their rows: frames made whole, their bodies parted. */
import { startsInside } from '../../../pipeline/model/print/flow.ts';
import { columnNumbers } from '../../../pipeline/model/print/column-numbers.ts';
import { markOf } from '../../../pipeline/model/print/ordinal.ts';
import type { Word } from '../../../pipeline/model/reading/text.ts';
import { columnLines } from '../levels.ts';
import { withBand, wordsWithin, type HeadingScore, type GridCell, type RuledGrid, type OpenBand } from '../grid.ts';
import { openColumns } from '../open/column-edges.ts';
import { openBand, sectionLines } from '../open/bands.ts';
import { tracksOf, type Rule } from '../rules.ts';
import { bareFrames, lengthened, rejoined } from './sides.ts';
import { isHeadingRow, textWithin } from './cell-texts.ts';
import { partJointHeadings } from './joint-heading.ts';
import { partNumberRow } from './number-row.ts';
import { withLabels } from './label-column.ts';

/** A body of one row is at least so tall, in letter heights. */
const leastSide = 6;
/** Columns from which on a frame without any inner rule is a table. */
const leastColumns = 3;
/** Share of its words that may stand over the column edges of the heading. */
const mostAstride = 0.02;
/** Share of the body that has to part into rows of itself; where rules part most rows, all others are one row. */
const openShare = 0.5;
/** With more rows than these, none of them more than half of the table, rules part its rows. */
const mostRows = 4;
/** Share of the cells that must begin with their row where rules may have parted the rows. */
const leastAgreement = 0.85;
/**
 * Share of the phrases in such rows that may begin in the middle of a sentence: more are the lines of wrapped text. No drawn
 * document decides it; in the real page that asked for it the share was 0.43.
 */
const mostInside = 0.25;
/** The number of a row, alone in its column. */
const rowNumber = /^\W{0,2}(\d{1,3}|[a-zA-Z])\W{0,2}$/;

/** Grids completed to the ends of their side rules, frames with upright rules only, and their bodies parted into rows. */
export function openFrames(
  grids: readonly RuledGrid[],
  rules: readonly Rule[],
  words: readonly Word[],
  bridge: number,
  height: number,
  headingScore: HeadingScore,
): RuledGrid[] {
  const uprights = tracksOf(rules, 'vertical', bridge);
  const levels = tracksOf(rules, 'horizontal', bridge);
  const whole = grids.map((grid) =>
    partJointHeadings(withLabels(lengthened(grid, uprights), levels, words, height), words, height, headingScore),
  );
  const bare = bareFrames(whole, uprights, levels, height);
  return [
    ...whole.map((grid) =>
      parted(
        partNumberRow(columned(rejoined(grid, uprights, height), words, height), words),
        words,
        height,
        headingScore,
      ),
    ),
    ...bare.flatMap((grid) => tabular(grid, words, height)),
  ].sort((a, b) => a.ys[0]! - b.ys[0]! || a.xs[0]! - b.xs[0]!);
}

/** A frame as a table: parted by its own rules, or else by white rivers; none when it holds something else. */
function tabular(grid: RuledGrid, words: readonly Word[], height: number): RuledGrid[] {
  const own = wordsWithin(words, grid.cells[0]!.box);
  const xs = grid.xs.length > 2 ? grid.xs : openColumns(own, grid.xs[0]!, grid.xs.at(-1)!, height);
  if (own.length === 0 || xs.length - 1 < leastColumns) return [];
  const read = grid.xs.length > 2 ? {} : { readColumns: true as const };
  const framed = { ...grid, ...read, xs, cells: [{ ...grid.cells[0]!, c1: xs.length - 2 }] };
  const band = openBand(own, xs, [grid.ys[0]!, grid.ys[1]!], height);
  return [withBand(framed, 0, band)];
}

/** A frame that only horizontal rules part gets the columns of its tallest part; the parts above it are its heading. */
function columned(grid: RuledGrid, words: readonly Word[], height: number): RuledGrid {
  if (grid.xs.length !== 2) return grid;
  const tall = Math.max(...grid.cells.map((c) => c.box[3] - c.box[1]));
  const body = grid.cells.find((c) => c.box[3] - c.box[1] === tall)!;
  const xs = openColumns(wordsWithin(words, body.box), grid.xs[0]!, grid.xs[1]!, height);
  if (tall < leastSide * height || xs.length - 1 < leastColumns) return grid;
  const slots = xs.slice(1).map((x, c) => ({ c, x0: xs[c]!, x1: x }));
  const cells = grid.cells.flatMap((cell): GridCell[] =>
    cell.r0 < body.r0
      ? slots.map(({ c, x0, x1 }) => ({ ...cell, c0: c, c1: c, box: [x0, cell.box[1], x1, cell.box[3]] }))
      : [{ ...cell, c1: xs.length - 2 }],
  );
  return { ...grid, xs, cells, readColumns: true };
}

/** Parts those rows of a grid that hold several, when the rules of the table do not part its rows. */
function parted(grid: RuledGrid, words: readonly Word[], height: number, headingScore: HeadingScore): RuledGrid {
  const bands = grid.ys.slice(1).map((_, r) => {
    const cells = grid.cells.filter((c) => c.r0 <= r && c.r1 >= r);
    const isBody = isBand(cells, r, grid.xs.length - 1) && !isHeadingRow(cells, words, headingScore);
    return isBody ? bandInOwnColumns(grid, r, cells, words, height) : null;
  });
  const top = headingEnd(grid, words, headingScore);
  const heights = grid.ys.slice(1).map((y, r) => (r < top ? 0 : y - grid.ys[r]!));
  const open = heights.filter((_, r) => bands[r]).reduce((a, h) => a + h, 0);
  const all = heights.reduce((a, h) => a + h, 0);
  const ruled = grid.ys.length - 1 > mostRows && Math.max(...heights) < openShare * all;
  if (open < openShare * all || (ruled && bands.some((b) => b !== null && b.drawn))) return grid;
  if (isNumbered(grid, bands, words, height)) return grid;
  return bands.reduceRight<RuledGrid>((whole, band, r) => (band ? withBand(whole, r, band) : whole), grid);
}

/**
 * The first row below those of the heading and of its column numbers: they are no part of the body, nor is what stands above
 * them (what an agency says of itself, in a frame with its table).
 */
function headingEnd(grid: RuledGrid, words: readonly Word[], headingScore: HeadingScore): number {
  const cellsOf = (r: number): GridCell[] => grid.cells.filter((c) => c.r0 <= r && c.r1 >= r);
  const rows = grid.ys.length - 1;
  const isHead = Array.from({ length: rows }, (_, r) => isHeadingRow(cellsOf(r), words, headingScore));
  let end = Math.max(0, isHead.indexOf(true));
  while (end < rows && isHead[end]) end++;
  if (end === 0 || end === rows) return 0;
  const texts = cellsOf(end).map((c) => textWithin(words, c.box));
  return texts.length > 1 && columnNumbers(texts.filter((text) => text !== ''))?.length === texts.length
    ? end + 1
    : end;
}

/**
 * Whether no row of cells that would be parted has more than one row number, sections aside, and most have one: then rules
 * part the rows. One row alone tells nothing: where each objective has a number, all its rows may stand beside that one.
 */
function isNumbered(
  grid: RuledGrid,
  bands: readonly ({ drawn: boolean } | null)[],
  words: readonly Word[],
  height: number,
): boolean {
  const counts = bands.flatMap((band, r) => {
    if (!band?.drawn) return [];
    const first = wordsWithin(words, [grid.xs[0]!, grid.ys[r]!, grid.xs[1]!, grid.ys[r + 1]!]);
    const own = wordsWithin(words, [grid.xs[0]!, grid.ys[r]!, grid.xs.at(-1)!, grid.ys[r + 1]!]);
    const held = sectionLines(own, grid.xs, height).flatMap((l) => l.chunks.flatMap((k) => k.words));
    return [first.filter((w) => rowNumber.test(w.text) && !held.includes(w)).length];
  });
  return counts.length > 1 && counts.every((n) => n <= 1) && counts.filter((n) => n === 1).length * 2 > counts.length;
}

/** True for a row of whole cells that is one cell, or has a cell for every column, or for every one of a table in the frame. */
function isBand(cells: readonly GridCell[], r: number, columns: number): boolean {
  if (cells.some((c) => c.r0 !== r || c.r1 !== r)) return false;
  const covered = cells.reduce((sum, c) => sum + c.c1 - c.c0 + 1, 0);
  const isOwn = cells.length > leastColumns && covered === columns;
  return columns >= leastColumns && (cells.length === 1 || cells.length === columns || isOwn);
}

/** A band whose columns are those of its cells, where another table in the frame has more edges. */
function bandInOwnColumns(
  grid: RuledGrid,
  r: number,
  cells: readonly GridCell[],
  words: readonly Word[],
  height: number,
): (OpenBand & { drawn: boolean }) | null {
  if (cells.length === 1 || cells.length === grid.xs.length - 1) return bandOf(grid, r, cells, words, height);
  const first = [...cells.map((c) => c.c0), grid.xs.length - 1].sort((a, b) => a - b);
  const own = cells.map((c) => ({ ...c, c0: first.indexOf(c.c0), c1: first.indexOf(c.c0) }));
  const band = bandOf({ ...grid, xs: first.map((c) => grid.xs[c]!) }, r, own, words, height);
  return band && { ...band, cells: band.cells.map((c) => ({ ...c, c0: first[c.c0]!, c1: first[c.c1 + 1]! - 1 })) };
}

function bandOf(
  grid: RuledGrid,
  r: number,
  cells: readonly GridCell[],
  words: readonly Word[],
  height: number,
): (OpenBand & { drawn: boolean }) | null {
  const [top, bottom] = [grid.ys[r]!, grid.ys[r + 1]!];
  const own = wordsWithin(words, [grid.xs[0]!, top, grid.xs.at(-1)!, bottom]);
  if (own.length === 0) return null;
  if (cells.length === 1) {
    const sections = sectionLines(own, grid.xs, height).flatMap((l) => l.chunks.flatMap((k) => k.words));
    const plain = own.filter((w) => !sections.includes(w));
    const astride = plain.filter((w) => grid.xs.slice(1, -1).some((x) => w.box![0] < x - 1 && w.box![2] > x + 1));
    if (plain.length === 0 || astride.length > mostAstride * plain.length) return null;
  }
  const found = openBand(own, grid.xs, [top, bottom], height);
  if (cells.length > 1 && (found.agreement < leastAgreement || isWrapped(found, own))) return null;
  const band = cells.length > 1 ? withWholeLists(found, own) : found;
  const ends = (c: GridCell): GridCell => ({
    ...c,
    openTop: c.r0 === 0 && cells.some((o) => o.openTop),
    openBottom: c.r1 === band.ys.length - 2 && cells.some((o) => o.openBottom),
  });
  return band.ys.length > 2 || cells.length === 1
    ? { ...band, cells: band.cells.map(ends), drawn: cells.length > 1 }
    : null;
}

/** Whether the rows of a band are lines of wrapped text: too many of their phrases begin in the middle of a sentence. */
function isWrapped(band: OpenBand, words: readonly Word[]): boolean {
  const below = band.cells.filter((cell) => cell.r0 > 0);
  const texts = below.map((cell) => columnLines(wordsWithin(words, cell.box))[0]?.text ?? '');
  const phrases = texts.filter((text) => /\s/.test(text.trim()));
  return phrases.filter(startsInside).length > mostInside * phrases.length;
}

/** Puts the entries of lists that stand side by side in the cells of one row together again. */
function withWholeLists(band: OpenBand, words: readonly Word[]): OpenBand {
  const marks = band.cells.map((cell) => {
    const text = columnLines(wordsWithin(words, cell.box))[0]?.text ?? '';
    return { cell, mark: markOf(text) };
  });
  const lists = new Set<number>();
  for (const { cell, mark } of marks)
    if (mark && marks.some((m) => m.mark && m.cell !== cell && m.cell.c0 === cell.c0)) lists.add(cell.c0);
  if (lists.size < 2) return band;
  const isNew = (r: number): boolean => {
    const own = marks.filter((m) => m.cell.r0 === r && m.cell.r1 === r && lists.has(m.cell.c0) && m.mark);
    return own.length === 0 || own.some((m) => /^\W?[1a-]/.test(m.mark!));
  };
  const starts = band.ys
    .slice(0, -1)
    .map((_, r) => r)
    .filter((r) => r === 0 || isNew(r));
  const rowOf = (r: number): number => starts.findLastIndex((s) => s <= r);
  const ys = [...starts.map((r) => band.ys[r]!), band.ys.at(-1)!];
  const cells = new Map<string, GridCell>();
  for (const c of band.cells) {
    const [r0, r1] = [rowOf(c.r0), rowOf(c.r1)];
    const key = `${r0} ${c.c0}`;
    const last = Math.max(r1, cells.get(key)?.r1 ?? 0);
    const covered = [...cells.values()].some((o) => o.c0 === c.c0 && o.r0 < r0 && o.r1 >= r0);
    if (!covered) cells.set(key, { ...c, r0, r1: last, box: [c.box[0], ys[r0]!, c.box[2], ys[last + 1]!] });
  }
  return { ...band, ys, cells: [...cells.values()] };
}
