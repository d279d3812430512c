/** Walls that a table leaves out because its figures stand in line: columns and rows read off the words of a ruled grid. */
import { startsInside } from '../../pipeline/model/print/flow.ts';
import type { Word } from '../../pipeline/model/reading/text.ts';
import { linesOf, type Placed } from './lines.ts';
import { chunkLines, chunkText, rivers, type Line } from './chunks.ts';
import { wordsWithin, type GridCell, type RuledGrid } from './grid.ts';
import { addTo } from '../../pipeline/model/groups.ts';
import { median } from '../../pipeline/model/numbers.ts';

/** A gap at a wall, in letter heights: wider than between words of one phrase. */
const wallGap = 0.8;
/** The same where figures show the wall already: headings may nearly touch. */
const headingGap = 0.3;
/** From this many rows of one shape on, words that keep clear of a wall are no chance. */
const leastRows = 3;
/** So many words of a line are a phrase when their widest blank is at most so many times the usual one. */
const leastPhrase = 4;
const evenBlanks = 1.5;
/** Share of rows (or lines) that must agree. */
const agree = 0.8;

/** A number as tables print it, or a sign for "none". Marks for notes may stand before and after it. */
export function isFigure(text: string): boolean {
  return (
    /^[*†‡]*\s?[<>~≈±+–−(-]*[\p{Sc}]?\s?\d[\d.,\s'/]*\)?\s?(%|[*†‡]+|\([a-z\d*]\)|[a-z])?$/iu.test(text) ||
    /^([-–—−.:…·]+|[*†‡]+|n\.?\s?[ad]\.?|\(([a-z]|na)\)|%)$/i.test(text)
  );
}

/** Splits cells where only the heading draws the columns, and rows of figures that no rule parts. `height` in points. */
export function refineGrid(grid: RuledGrid, words: readonly Word[], height: number): RuledGrid {
  return splitFigureRows(splitInside(splitColumns(grid, words, height), words, height), words, height);
}

function splitColumns(grid: RuledGrid, words: readonly Word[], height: number): RuledGrid {
  const groups = new Map<string, GridCell[]>();
  for (const cell of grid.cells) {
    if (cell.c1 === cell.c0 || cell.r1 > cell.r0) continue;
    const key = `${cell.c0} ${cell.c1}`;
    addTo(groups, key, cell);
  }
  const split = new Map<GridCell, GridCell[]>();
  for (const group of groups.values()) {
    const filled = group.filter((cell) => {
      const own = wordsWithin(words, cell.box);
      return own.length > 0 && !isPhrase(own);
    });
    const pieces = filled.map((cell) => piecesOf(cell, grid.xs, wordsWithin(words, cell.box), height));
    const several = pieces.filter((p) => p.filter((c) => wordsWithin(words, c.box).length > 0).length >= 2).length;
    if (filled.length < leastRows || several < agree * filled.length) continue;
    filled.forEach((cell, i) => split.set(cell, pieces[i]!));
  }
  return split.size === 0 ? grid : { ...grid, cells: grid.cells.flatMap((cell) => split.get(cell) ?? [cell]) };
}

/** True for one line of words with no blank wider than the others: a band over all columns, whatever stands at a wall. */
function isPhrase(words: readonly Word[]): boolean {
  const own = [...words].sort((a, b) => a.box![0] - b.box![0]);
  const isLine = own.every((w) => w.box![1] < own[0]!.box![3] && w.box![3] > own[0]!.box![1]);
  const blanks = own.slice(1).map((w, i) => w.box![0] - own[i]!.box![2]);
  const letters = own.filter((w) => /\p{L}{2}/u.test(w.text)).length;
  if (!isLine || letters < leastPhrase || letters < 0.5 * own.length) return false;
  return Math.max(...blanks) <= evenBlanks * (median(blanks) ?? 0);
}

/** The parts of a cell between those of its column edges that no phrase runs over. */
function piecesOf(
  cell: GridCell,
  xs: readonly number[],
  words: readonly Word[],
  height: number,
  least = wallGap,
): GridCell[] {
  const pieces: GridCell[] = [];
  let from = cell.c0;
  for (let c = cell.c0; c <= cell.c1; c++) {
    if (c < cell.c1 && !isClear(xs[c + 1]!, words, least * height)) continue;
    pieces.push({ ...cell, c0: from, c1: c, box: [xs[from]!, cell.box[1], xs[c + 1]!, cell.box[3]] });
    from = c + 1;
  }
  return pieces;
}

function isClear(x: number, words: readonly Word[], least: number): boolean {
  if (words.some((w) => w.box![0] < x - 1 && w.box![2] > x + 1)) return false;
  return words.every((w) => {
    if (w.box![0] >= x - 1) return true;
    const onLine = words.filter(
      (o) => o.box![0] >= x - 1 && o.box![1] < (w.box![1] + w.box![3]) / 2 && o.box![3] > (w.box![1] + w.box![3]) / 2,
    );
    return onLine.every((o) => o.box![0] - w.box![2] >= least);
  });
}

/** Splits columns in which every line holds several figures apart from each other, the heading with them. */
function splitInside(grid: RuledGrid, words: readonly Word[], height: number): RuledGrid {
  const borders = grid.xs.slice(1).map((right, c): number[] => {
    const cells = grid.cells.filter((cell) => cell.c0 === c && cell.c1 === c);
    const own = cells.flatMap((cell) => wordsWithin(words, cell.box));
    const lines = chunkLines(own, height);
    const several = lines.filter((line) => line.chunks.length >= 2);
    const figures = several.filter((line) => line.chunks.filter((k) => isFigure(chunkText(k))).length >= 2);
    if (figures.length < leastRows || figures.length < 0.6 * lines.length) return [];
    return rivers(figures, grid.xs[c]!, right, height).map((x) => clearOf(own, figures, x));
  });
  if (borders.every((list) => list.length === 0)) return grid;
  const first: number[] = [];
  const xs: number[] = [];
  grid.xs.forEach((x, c) => {
    first.push(xs.length);
    xs.push(x, ...(borders[c] ?? []));
  });
  const cells = grid.cells.flatMap((cell): GridCell[] => {
    const moved = { ...cell, c0: first[cell.c0]!, c1: first[cell.c1 + 1]! - 1 };
    return cell.c0 === cell.c1 ? piecesOf(moved, xs, wordsWithin(words, cell.box), height, headingGap) : [moved];
  });
  return { ...grid, xs, cells };
}

/** Moves a border, inside its white river, to where no word of a heading stands over it. */
function clearOf(words: readonly Word[], figures: readonly Line[], x: number): number {
  if (!words.some((w) => w.box![0] < x && w.box![2] > x)) return x;
  const below = figures.flatMap((line) => line.chunks);
  const from = Math.max(...below.filter((k) => k.x1 <= x).map((k) => k.x1));
  const to = Math.min(...below.filter((k) => k.x0 >= x).map((k) => k.x0));
  const ends = words.flatMap((w) => (w.box![2] > from && w.box![2] < to ? [w.box![2] + 0.5] : []));
  return ends.find((end) => !words.some((w) => w.box![0] < end && w.box![2] > end)) ?? x;
}

/** Parts the rows of a grid that hold several lines of figures. */
function splitFigureRows(grid: RuledGrid, words: readonly Word[], height: number): RuledGrid {
  const cuts = new Map<number, number[]>();
  for (let r = 0; r + 1 < grid.ys.length; r++) {
    const cells = grid.cells.filter((cell) => cell.r0 <= r && cell.r1 >= r);
    if (cells.length < 2 || cells.some((cell) => cell.r0 !== r || cell.r1 !== r)) continue;
    const own = cells.map((cell) => wordsWithin(words, cell.box));
    const ys = figureRows(own, height);
    if (ys.length > 0) cuts.set(r, ys);
  }
  if (cuts.size === 0) return grid;
  const ys = [...grid.ys];
  const first: number[] = [];
  let shift = 0;
  for (let r = 0; r < grid.ys.length; r++) {
    first.push(r + shift);
    shift += cuts.get(r)?.length ?? 0;
  }
  ys.push(...[...cuts.values()].flat());
  ys.sort((a, b) => a - b);
  const cells = grid.cells.flatMap((cell): GridCell[] => {
    const r0 = first[cell.r0]!;
    const r1 = first[cell.r1 + 1]! - 1;
    if (cell.r0 !== cell.r1 || !cuts.has(cell.r0)) return [{ ...cell, r0, r1 }];
    return Array.from({ length: r1 - r0 + 1 }, (_, k) => ({
      ...cell,
      r0: r0 + k,
      r1: r0 + k,
      box: [cell.box[0], ys[r0 + k]!, cell.box[2], ys[r0 + k + 1]!],
      openTop: cell.openTop && k === 0,
      openBottom: cell.openBottom && r0 + k === r1,
    }));
  });
  return { ...grid, ys, cells: cells.sort((a, b) => a.r0 - b.r0 || a.c0 - b.c0) };
}

const placed = (w: Word): Placed => ({ x0: w.box![0], y0: w.box![1], x1: w.box![2], y1: w.box![3] });

/**
 * Where a row of cells parts into rows of its own, top to bottom: every line has a label and most other cells hold one
 * figure a line. Empty when the lines are wrapped text. `columns` holds the words of each cell, left to right.
 */
function figureRows(columns: readonly (readonly Word[])[], height: number): number[] {
  const all = columns.flatMap((words, column) => words.map((word) => ({ word, column })));
  const boxes = all.map(({ word }) => placed(word));
  const lines = linesOf(
    boxes,
    boxes.map((_, i) => i),
  );
  if (lines.length < 2) return [];
  const texts = lines.map((line) =>
    columns.map((_, column) =>
      line.items
        .filter((i) => all[i]!.column === column)
        .map((i) => all[i]!.word.text)
        .join(' '),
    ),
  );
  const used = columns.map((words, i) => (words.length > 0 ? i : -1)).filter((i) => i >= 0);
  const [label, ...others] = used;
  if (label === undefined || others.length === 0) return [];
  const figures = others.filter((column) => {
    const filled = texts.map((row) => row[column]!).filter((text) => text !== '');
    return filled.filter(isFigure).length >= agree * filled.length && filled.length >= 0.5 * lines.length;
  });
  if (figures.length < Math.max(lines.length < leastRows ? 2 : 1, 0.6 * others.length)) return [];
  // of two lines the second may hold the end of a figure that its column was too narrow for: "83,5" over "0"
  const least = lines.length < leastRows ? 0.5 * figures.length : 0;
  const isData = texts.map((row) => {
    const filled = figures.filter((column) => row[column] !== '').length;
    return filled > 0 && filled >= least;
  });
  const isNamed = texts.map((row) => row[label] !== '');
  if (isData.filter(Boolean).length < agree * lines.length || isNamed.filter(Boolean).length < agree * lines.length)
    return [];
  const cuts: number[] = [];
  for (let i = 1; i < lines.length; i++) {
    // a label may take two lines: its second begins in lower case, or has no figures and no capital
    const isWrapped = startsInside(texts[i]![label]!) && !(isData[i] && isData[i - 1]);
    if (isWrapped || lines[i]!.y0 < lines[i - 1]!.y1 - height) continue;
    cuts.push((lines[i - 1]!.y1 + lines[i]!.y0) / 2);
  }
  return cuts;
}
