/** Gives a fragment the columns of its table where no rule drew its own: what one page hides, the page before shows. */
import { unite } from '../../pipeline/model/around.ts';
import type { Cell, Grid } from '../../pipeline/model/reading/page.ts';
import type { TextLine, Word } from '../../pipeline/model/reading/text.ts';
import { edgesOf, type OpenTable } from './open-table.ts';
import { addTo } from '../../pipeline/model/groups.ts';

/** Share of its words that may stand over the column edges of the table. */
const mostAstride = 0.02;
/** Edges nearer than this share of the width are the same. */
const nearness = 0.02;

/**
 * The fragment with the column edges of the open table, or unchanged: when rules drew its columns, when they are the
 * same already, or when its words do not stand between those edges. Bands over all columns stay bands.
 */
export function recutGrid(open: OpenTable, grid: Grid): Grid {
  const own = edgesOf(grid);
  const { edges } = open;
  if (!edges || !own || grid.method === 'ruled' || open.columns < 3) return grid;
  const width = edges.at(-1)! - edges[0]!;
  const isSame = own.length === edges.length && own.every((x, i) => Math.abs(x - edges[i]!) <= nearness * width);
  if (isSame || own[0]! < edges[0]! - nearness * width || own.at(-1)! > edges.at(-1)! + nearness * width) return grid;
  const isBand = (cell: Cell): boolean => cell.columnSpan > 1 && cell.columnSpan === grid.columns;
  const words = grid.cells.filter((c) => !isBand(c)).flatMap((c) => c.lines.flatMap((l) => l.words));
  const fitted = edges.map((x, i) => (i === 0 || i === edges.length - 1 ? x : clearOf(x, words, nearness * width)));
  const astride = words.filter((w) => isAstride(w, fitted));
  if (words.length === 0 || astride.length > mostAstride * words.length) return grid;
  const pieces = grid.cells.filter((c) => !isBand(c)).flatMap((cell) => piecesOf(cell, fitted));
  const bands = grid.cells.filter(isBand).map((c): Cell => ({
    ...c,
    columnSpan: open.columns,
    box: c.box && [fitted[0]!, c.box[1], fitted.at(-1)!, c.box[3]],
  }));
  const columns = Array.from({ length: open.columns }, (_, c) => columnCells(c, pieces, bands, grid, fitted));
  const cells = [...bands, ...columns.flat()].sort((a, b) => a.row - b.row || a.column - b.column);
  return { ...grid, columns: open.columns, columnEdges: fitted, cells };
}

/** The place nearest to an edge, at most so far (points) from it, over which the fewest words stand. */
function clearOf(x: number, words: readonly Word[], most: number): number {
  const over = (at: number): number => words.filter((w) => w.box && w.box[0] < at - 1 && w.box[2] > at + 1).length;
  const ends = words.flatMap((w) => (w.box ? [w.box[0] - 0.5, w.box[2] + 0.5] : []));
  const places = ends.filter((at) => Math.abs(at - x) <= most).map((at) => ({ at, over: over(at) }));
  return places.reduce(
    (best, place) =>
      place.over < best.over || (place.over === best.over && Math.abs(place.at - x) < Math.abs(best.at - x))
        ? place
        : best,
    { at: x, over: over(x) },
  ).at;
}

function isAstride(word: Word, edges: readonly number[]): boolean {
  return word.box !== null && edges.slice(1, -1).some((x) => word.box![0] < x - 1 && word.box![2] > x + 1);
}

function columnOf(word: Word, edges: readonly number[]): number {
  const x = word.box ? (word.box[0] + word.box[2]) / 2 : 0;
  const after = edges.slice(1, -1).findIndex((edge) => x < edge);
  return after < 0 ? edges.length - 2 : after;
}

/** The parts of a cell that stand in each column of the table. */
function piecesOf(cell: Cell, edges: readonly number[]): Cell[] {
  const columns = new Map<number, TextLine[]>();
  for (const line of cell.lines) {
    const parts = new Map<number, Word[]>();
    for (const word of line.words) {
      const c = columnOf(word, edges);
      addTo(parts, c, word);
    }
    for (const [c, words] of parts) {
      const box = unite(words.flatMap((w) => (w.box ? [w.box] : [])));
      addTo(columns, c, { ...line, words, box });
    }
  }
  return [...columns].map(([column, lines]) => ({ ...cell, column, columnSpan: 1, lines }));
}

/** The cells of one column: its pieces, those of one row put together, and empty cells where there are none. */
function columnCells(
  column: number,
  pieces: readonly Cell[],
  bands: readonly Cell[],
  grid: Grid,
  edges: readonly number[],
): Cell[] {
  const own = pieces.filter((p) => p.column === column);
  const cells: Cell[] = [];
  for (let row = 0; row < grid.rows; row++) {
    const covered = [...bands, ...cells].some((c) => row >= c.row && row < c.row + c.rowSpan);
    if (covered) continue;
    const here = own.filter((p) => p.row === row);
    const next = Math.min(grid.rows, ...[...own, ...bands].filter((p) => p.row > row).map((p) => p.row));
    const rowSpan = Math.max(1, Math.min(...here.map((p) => p.rowSpan), next - row));
    const span = here.length > 0 ? rowSpan : 1;
    const lines = here.flatMap((p) => p.lines).sort((a, b) => (a.box?.[1] ?? 0) - (b.box?.[1] ?? 0));
    cells.push({
      row,
      column,
      rowSpan: span,
      columnSpan: 1,
      page: grid.page,
      box: [edges[column]!, grid.rowEdges[row]!, edges[column + 1]!, grid.rowEdges[row + span]!],
      lines: here.length > 1 ? lines : (here[0]?.lines ?? []),
      confidence: Math.min(1, ...here.map((p) => p.confidence)),
      unreadInk: here[0]?.unreadInk ?? null,
    });
  }
  return cells;
}
