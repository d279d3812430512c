/** Grid of walls and text of cells to the `Grid` that later stages see. */
import { roundBox, type Box } from '../../../pipeline/model/geometry.ts';
import type { Cell, Grid, GridMethod } from '../../../pipeline/model/reading/page.ts';
import type { TextLine } from '../../../pipeline/model/reading/text.ts';
import type { RuledGrid } from '../grid.ts';

/** What was read in one cell. */
export type CellText = { lines: TextLine[]; confidence: number; unreadInk: number | null };

/**
 * Puts the two together. `toPage` maps boxes of the straight page to the page as scanned; `texts` runs parallel to the
 * cells of the grid. Columns and rows that hold nothing but slivers of double rules are gone already.
 */
export function assembleGrid(
  page: number,
  grid: RuledGrid,
  texts: readonly CellText[],
  method: GridMethod,
  toPage: (box: Box) => Box,
): Grid {
  const cells = grid.cells.map((cell, i): Cell => {
    const text = texts[i]!;
    return {
      row: cell.r0,
      column: cell.c0,
      rowSpan: cell.r1 - cell.r0 + 1,
      columnSpan: cell.c1 - cell.c0 + 1,
      page,
      box: roundBox(toPage(cell.box)),
      lines: text.lines,
      confidence: Math.round(text.confidence * 1000) / 1000,
      ...(cell.openTop ? { openTop: true } : {}),
      ...(cell.openBottom ? { openBottom: true } : {}),
      unreadInk: text.unreadInk === null ? null : Math.round(text.unreadInk * 1000) / 1000,
    };
  });
  const all: Box = [grid.xs[0]!, grid.ys[0]!, grid.xs.at(-1)!, grid.ys.at(-1)!];
  return {
    page,
    box: roundBox(toPage(all)),
    method,
    rows: grid.ys.length - 1,
    columns: grid.xs.length - 1,
    columnEdges: grid.xs.map((x) => Math.round(x * 10) / 10),
    rowEdges: grid.ys.map((y) => Math.round(y * 10) / 10),
    cells,
    agreement: Math.round(grid.agreement * 1000) / 1000,
  };
}

/** Mean confidence of words weighted by their length; 1 without words. */
export function confidenceOf(lines: readonly TextLine[]): number {
  let sum = 0;
  let weight = 0;
  for (const line of lines)
    for (const word of line.words) {
      sum += word.confidence * word.text.length;
      weight += word.text.length;
    }
  return weight === 0 ? 1 : sum / weight;
}
