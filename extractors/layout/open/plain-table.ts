/** A region of rows and rules to a table: what is its heading, where its columns stand, and which lines are one row. */
import type { Word } from '../../../pipeline/model/reading/text.ts';
import { assignWords } from '../cells/cell-words.ts';
import type { GridCell, OpenTable } from '../grid.ts';
import { openBand } from './bands.ts';
import { figureRows } from './figure-rows.ts';
import { bordersOf, guttersOf, type Gutter } from './gutters.ts';
import { isFigureTable, isNumbers, isTextTable } from './likeness.ts';
import { headingCells, type PartRule, type WordCell } from './stacked-heads.ts';
import {
  isDataRow,
  isNumeric,
  left,
  letterHeight,
  phraseGap,
  piecesOf,
  right,
  usualBlank,
  withoutLeaders,
  type TextRow,
} from './text-rows.ts';
import { addAll } from '../../../pipeline/model/groups.ts';

/** Rows of print that may be a table, with the rules over its whole width and those over part of it; points. */
export type Region = { rows: TextRow[]; rules: number[]; parts: PartRule[] };

/** Share of the cells beside the labels that hold figures in a table of figures. */
const figureShare = 0.5;
/** Rows of figures that show a table by themselves. */
const leastRows = 3;
/** Share of the lines of a table of figures that hold figures: labels may take two or three. */
const leastData = 0.2;
/** Rules in the body from which on they part its rows. */
const rowRules = 2;

/** A heading has at most so many lines. */
const mostHead = 8;

const year = /^\W*(19|20)\d\d(\D{0,2}|[-/–]\d{2,4})\W*$/;

/** What shows a table: rules around figures or around texts, or figures below each other alone. */
type Shown = 'figures' | 'texts' | 'aligned';

/** The table, or null where the rows show no columns, or other ones than are asked for. */
export function plainTable(region: Region, by: Shown): OpenTable | null {
  const isRuled = by !== 'aligned';
  const { rows } = region;
  const words = rows.flatMap((row) => row.words);
  if (words.length < 4) return null;
  const height = letterHeight(words);
  const { head, body } = partedRows(region, height);
  const data = body.filter((row) => isDataRow(row, height));
  const several = body.filter((row) => piecesOf(withoutLeaders(row, height), phraseGap * height).length >= 2);
  const isFigures = data.length >= figureShare * several.length && data.length > 0;
  if (!isRuled && (data.length < leastRows || !isFigures)) return null;
  // texts of several lines are for others to read
  if (by !== 'texts' && data.length < leastData * body.length) return null;
  const shown = isFigures ? data : several;
  if (shown.length === 0) return null;
  let gutters = guttersOf(shown, height);
  let columns = columnsOf(region, head, shown, gutters, height);
  const spare = withoutHeading(columns.heading.cells, shown, columns.xs);
  if (spare.length > 0) {
    gutters = gutters.filter((_, i) => !spare.includes(i + 1));
    columns = columnsOf(region, head, shown, gutters, height);
  }
  const { xs, heading } = columns;
  if (xs.length < 3 || (by !== 'texts' && !(isFigures && isFigureTable(shown, xs)))) return null;
  const cells = [...heading.cells];
  const count = heading.rows;
  const ends: number[] = headEnds(heading.cells, count, head, body);
  const bands = bandsOf(region.rules, body);
  const isParted = bands.length > rowRules;
  let r = count;
  const add = (own: readonly WordCell[], lower: readonly number[]): void => {
    addAll(
      cells,
      own.map((c) => ({ ...c, r0: c.r0 + r, r1: c.r1 + r })),
    );
    addAll(ends, lower);
    r += lower.length;
  };
  if (isFigures)
    for (const band of bands) {
      const found = figureRows(band, xs, height);
      add(
        found.cells,
        found.rows.map((lines) => Math.max(...lines.map((l) => l.y1))),
      );
    }
  else if (isParted)
    for (const band of bands) {
      const found = figureRows(band, xs, height);
      const last = Math.max(...band.map((l) => l.y1));
      add(merged(found.cells), [last]);
    }
  else {
    const all = body.flatMap((row) => row.words);
    const band = openBand(all, xs, [body[0]!.y0 - 1, Math.max(...body.map((l) => l.y1)) + 1], height);
    const owned = assignWords({ xs, ...band }, all);
    add(
      band.cells.map((c, i) => ({ ...c, words: owned[i]! })),
      band.ys.slice(1),
    );
  }
  if (r < 2 || (by === 'texts' && !isTextTable(cells, [count, r], xs.length - 1))) return null;
  return assembled(cells, xs, [rows[0]!.y0 - 1, ...ends], words, isRuled);
}

/** All cells of one row. */
function merged(cells: readonly WordCell[]): WordCell[] {
  const kept: WordCell[] = [];
  for (const cell of cells) {
    const same = kept.find((k) => k.c0 <= cell.c1 && k.c1 >= cell.c0);
    if (same) addAll(same.words, cell.words);
    else kept.push({ ...cell, r0: 0, r1: 0, words: [...cell.words] });
  }
  return kept;
}

function columnsOf(
  region: Region,
  head: readonly TextRow[],
  shown: readonly TextRow[],
  gutters: readonly Gutter[],
  height: number,
): { xs: number[]; heading: ReturnType<typeof headingCells> } {
  const words = region.rows.flatMap((row) => row.words);
  const ends: [number, number] = [Math.min(...words.map(left)) - 1, Math.max(...words.map(right)) + 1];
  const xs = [ends[0], ...bordersOf(gutters, head, height), ends[1]];
  const own = shown.flatMap((row) => withoutLeaders(row, height));
  const middles = xs.slice(1).map((x, c) => {
    const texts = own.filter((w) => (left(w) + right(w)) / 2 >= xs[c]! && (left(w) + right(w)) / 2 < x);
    return texts.length === 0 ? (xs[c]! + x) / 2 : (Math.min(...texts.map(left)) + Math.max(...texts.map(right))) / 2;
  });
  const bottom = head.at(-1)?.y1 ?? 0;
  const parts = region.parts.filter((p) => p.at < bottom);
  return { xs, heading: headingCells(head, xs, middles, parts, height, usualBlank(region.rows, height)) };
}

/** Columns of nothing but brackets and marks under no heading of their own: they go with the figures before them. */
function withoutHeading(cells: readonly WordCell[], rows: readonly TextRow[], xs: readonly number[]): number[] {
  if (cells.length === 0) return [];
  return xs.slice(1).flatMap((x, c) => {
    const own = cells.find((k) => k.c0 === c && k.c1 === c);
    const before = cells.find((k) => k.c0 === c - 1 && k.c1 === c - 1);
    if (c < 2 || !own || own.words.length > 0 || !before || before.words.length === 0) return [];
    const texts = rows.flatMap((row) => row.words.filter((w) => left(w) >= xs[c]! - 1 && right(w) <= x + 1));
    return texts.every((w) => /^[([*†‡]/.test(w.text)) ? [c] : [];
  });
}

/** The heading ends at the rule below it, or else where figures begin; a label alone above them is the first row. */
function partedRows({ rows, rules }: Region, height: number): { head: TextRow[]; body: TextRow[] } {
  const isData = rows.map((row) => isDataRow(row, height) && !isNumbers(row));
  const yearsOnly = (row: TextRow): boolean => {
    const figures = row.words.filter((w) => isNumeric(w.text));
    return figures.length > 0 && figures.every((w) => year.test(w.text));
  };
  let first = isData.indexOf(true);
  const others = rows.filter((_, i) => isData[i] && i > first);
  if (first >= 0 && yearsOnly(rows[first]!) && others.length > 0 && !others.every(yearsOnly))
    first = isData.indexOf(true, first + 1);
  const middleOf = (row: TextRow): number => (row.y0 + row.y1) / 2;
  const isAlone = (row: TextRow): boolean => piecesOf(row.words, phraseGap * height).length === 1;
  const top = middleOf(rows[0]!);
  const until = first < 0 ? Infinity : middleOf(rows[first]!);
  // names stand beside the figures of a heading ("Rate per 1,000")
  const isHead = (row: TextRow): boolean =>
    !isDataRow(row, height) ||
    isNumbers(row) ||
    yearsOnly(row) ||
    row.words.filter((w) => isNumeric(w.text)).length <= 0.5 * row.words.length;
  const at = rules.find((y) => {
    if (y <= top || y >= middleOf(rows.at(-1)!)) return false;
    const above = rows.filter((row) => middleOf(row) < y);
    if (y >= until)
      return above.length <= mostHead && above.every(isHead) && isData.some((is, i) => is && i >= above.length);
    return first < 0 || rows.slice(above.length, first).every(isAlone);
  });
  if (at !== undefined)
    return { head: rows.filter((row) => middleOf(row) < at), body: rows.filter((row) => middleOf(row) > at) };
  // a rule above all rows of figures and none below the heading: the table goes on from elsewhere
  if (first < 0) return { head: rows.slice(0, 1), body: rows.slice(1) };
  let end = first;
  const labelEnd = Math.min(
    ...rows.flatMap((row, i) => {
      const pieces = isData[i] ? piecesOf(withoutLeaders(row, height), phraseGap * height) : [];
      return pieces.length >= 2 ? [left(pieces[1]![0]!)] : [];
    }),
  );
  while (end > 1 && isAlone(rows[end - 1]!) && rows[end - 1]!.x1 < labelEnd && rows[end - 1]!.x0 < labelEnd) end--;
  if (end < first && !rows.slice(0, end).some((row) => !isAlone(row) || row.x0 > labelEnd)) end = first;
  return { head: rows.slice(0, end), body: rows.slice(end) };
}

/** The lower ends of the rows of the heading. */
function headEnds(
  cells: readonly WordCell[],
  count: number,
  head: readonly TextRow[],
  body: readonly TextRow[],
): number[] {
  const bottom = head.at(-1) ? (head.at(-1)!.y1 + body[0]!.y0) / 2 : 0;
  return Array.from({ length: count }, (_, r) => {
    const own = cells.filter((c) => c.r1 === r).flatMap((c) => c.words.map((w) => w.box![3]));
    return r === count - 1 ? bottom : Math.min(bottom - (count - r), Math.max(...own, head[0]!.y0 + r));
  });
}

/** The rows between each two rules of the body. */
function bandsOf(rules: readonly number[], body: readonly TextRow[]): TextRow[][] {
  const bands = new Map<number, TextRow[]>();
  for (const row of body) {
    const key = rules.filter((y) => y < (row.y0 + row.y1) / 2).length;
    bands.set(key, [...(bands.get(key) ?? []), row]);
  }
  return [...bands.values()];
}

/** The grid with an empty cell in every place that no cell takes. */
function assembled(
  cells: readonly WordCell[],
  xs: number[],
  ends: readonly number[],
  words: Word[],
  isRuled: boolean,
): OpenTable {
  const ys = [ends[0]!];
  for (const y of ends.slice(1)) ys.push(Math.max(y, ys.at(-1)! + 0.2));
  const all = [...cells];
  for (let r = 0; r + 1 < ys.length; r++)
    for (let c = 0; c + 1 < xs.length; c++)
      if (!all.some((k) => r >= k.r0 && r <= k.r1 && c >= k.c0 && c <= k.c1))
        all.push({ r0: r, r1: r, c0: c, c1: c, words: [] });
  all.sort((a, b) => a.r0 - b.r0 || a.c0 - b.c0);
  const placed = all.map(({ r0, r1, c0, c1 }): GridCell => {
    return { r0, r1, c0, c1, box: [xs[c0]!, ys[r0]!, xs[c1 + 1]!, ys[r1 + 1]!], openTop: false, openBottom: false };
  });
  const owned = all.map((c) => c.words);
  return {
    grid: { xs, ys, cells: placed, agreement: 0.7 },
    method: isRuled ? 'half-ruled' : 'borderless',
    words: owned.flat().length === words.length ? words : owned.flat(),
    owned,
  };
}
