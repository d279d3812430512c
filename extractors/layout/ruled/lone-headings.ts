/** Ruled headings whose body has no upright rules: a dark or framed heading above columns of words. */
import { columnNumbers } from '../../../pipeline/model/print/column-numbers.ts';
import type { Word } from '../../../pipeline/model/reading/text.ts';
import { chunkLines, type Line } from '../chunks.ts';
import { wordsWithin, type GridCell, type HeadingScore, type OpenTable, type RuledGrid } from '../grid.ts';
import { below, bodyLines, bodyRows, endGap } from '../open/headed.ts';
import { rowRules } from '../open/walls.ts';
import { tracksOf, type Rule } from '../rules.ts';
import { isHeadingRow, textWithin } from './cell-texts.ts';

/** A body has so many lines at least. */
const leastLines = 2;
/** How far (points) words may reach past the sides of the heading, and parts of one rule lie apart. */
const beyond = 4;
const bridge = 9;
/** Share of the lines of the body, and number, that may run over an edge of the heading: of more, it is no edge. */
const mostAstride = 0.1;
const fewAstride = 1;
/** How far (letter heights) an edge of the body lies from that of its heading. */
const farthestEdge = 3;

/**
 * The table of a heading that has no body of its own: its cells, and below them the words outside all grids (`free`, in
 * points) in its columns, up to a wide blank, the last rule, or the next grid. `words` are all words of the page, `loose`
 * the rules of no grid; null where the grid is no such heading.
 */
export function tableUnder(
  grid: RuledGrid,
  grids: readonly RuledGrid[],
  { words, free, loose }: { words: readonly Word[]; free: readonly Word[]; loose: readonly Rule[] },
  height: number,
  headingScore: HeadingScore,
): OpenTable | null {
  if (!isHeading(grid, words, headingScore)) return null;
  const [left, right, top] = [grid.xs[0]!, grid.xs.at(-1)!, grid.ys.at(-1)!];
  const later = grids.filter((one) => one !== grid && one.ys[0]! >= top - 1).map((one) => one.ys[0]!);
  const next = Math.min(Infinity, ...later);
  const under = free.filter(({ box }) => {
    const [x0, y0, x1, y1] = box!;
    return (y0 + y1) / 2 > top && (y0 + y1) / 2 < next && x0 >= left - beyond && x1 <= right + beyond;
  });
  const lines = chunkLines(under, height);
  if (lines.length < leastLines || lines[0]!.y0 - top > endGap * height) return null;
  const rules = rowRules(tracksOf(loose, 'horizontal', bridge), lines[0]!.y0, height, { x0: left, x1: right });
  const body = bodyLines(lines, 0, rules, height);
  if (body.length < leastLines || body.filter((line) => line.chunks.length > 1).length === 0) return null;
  const head = inBody(grid, body, height);
  const own = body.flatMap((line) => line.chunks.flatMap((chunk) => chunk.words));
  const low = Math.max(rules?.ys.at(-1) ?? 0, ...body.map((line) => line.y1 + 1));
  const rest = bodyRows(own, head.xs, [top, low], rules?.tracks ?? [], height);
  const { ys, cells, agreement } = below(head, rest);
  const heading = wordsWithin(words, [left - beyond, grid.ys[0]!, right + beyond, top]);
  return {
    grid: { xs: head.xs, ys, cells: cells.sort((a, b) => a.r0 - b.r0 || a.c0 - b.c0), agreement },
    method: rules ? 'half-ruled' : 'borderless',
    words: [...heading, ...own],
  };
}

/** Whether all rows of a grid are headings, or the column numbers below them. */
function isHeading(grid: RuledGrid, words: readonly Word[], headingScore: HeadingScore): boolean {
  const rows = Array.from({ length: grid.ys.length - 1 }, (_, r) =>
    grid.cells.filter((cell) => cell.r0 <= r && cell.r1 >= r),
  );
  const isHead = (cells: readonly GridCell[]): boolean => isHeadingRow(cells, words, headingScore);
  const isNumbers = (cells: readonly GridCell[]): boolean => {
    const said = cells.map(({ box }) => textWithin(words, box)).filter((text) => text !== '');
    return said.length > 1 && columnNumbers(said)?.length === said.length;
  };
  return rows.some(isHead) && rows.every((cells) => isHead(cells) || isNumbers(cells));
}

/**
 * The heading with its edges where the body leaves them free: paper curls down the page. An edge that lines run over
 * wherever it is put is none: strokes of the heading's letters.
 */
function inBody(grid: RuledGrid, body: readonly Line[], height: number): RuledGrid {
  const words = body.map((line) => line.chunks.flatMap((chunk) => chunk.words.map(({ box }) => box!)));
  const astride = (x: number): number =>
    words.filter((own) => own.some((b) => b[0] < x - 0.5 && b[2] > x + 0.5)).length;
  const most = Math.max(fewAstride, mostAstride * body.length);
  const moved = grid.xs.map((x, i) => {
    if (i === 0 || i === grid.xs.length - 1) return x;
    const room = Math.min(farthestEdge * height, 0.4 * Math.min(x - grid.xs[i - 1]!, grid.xs[i + 1]! - x));
    const places = Array.from({ length: 2 * Math.floor(room) + 1 }, (_, k) => x - Math.floor(room) + k);
    const least = Math.min(...places.map(astride));
    const free = places.filter((place) => astride(place) === least);
    return least > most ? null : free.reduce((a, b) => (Math.abs(b - x) < Math.abs(a - x) ? b : a));
  });
  const kept = moved.filter((x) => x !== null);
  const isKept = moved.map((x) => x !== null);
  const columnOf = (c: number): number => isKept.slice(0, c + 1).filter(Boolean).length - 1;
  const cells: GridCell[] = [];
  for (const cell of grid.cells) {
    const [c0, c1] = [columnOf(cell.c0), columnOf(cell.c1)];
    const same = cells.find((one) => one.r0 === cell.r0 && one.r1 === cell.r1 && one.c1 >= c0 && one.c0 <= c1);
    const [from, to] = [Math.min(c0, same?.c0 ?? c0), Math.max(c1, same?.c1 ?? c1)];
    const box: GridCell['box'] = [kept[from]!, cell.box[1], kept[to + 1]!, cell.box[3]];
    if (same) Object.assign(same, { c0: from, c1: to, box });
    else cells.push({ ...cell, c0: from, c1: to, box });
  }
  return { ...grid, xs: kept, cells };
}
