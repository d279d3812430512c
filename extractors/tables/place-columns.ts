/** Puts the columns of a later fragment onto the columns of a table. */
import type { Grid } from '../../pipeline/model/reading/page.ts';
import { alike } from './alike.ts';
import { edgesOf } from './open-table.ts';

/**
 * `spans[i]` is where column i of the grid lies: from (inclusive) to (exclusive) in the new columns of the table.
 * `shift[i]` is where edge i of the old table lies in the new columns. `fit` is 0 to 1.
 */
export type Placement = {
  columns: number;
  edges: number[] | null;
  spans: [number, number][];
  shift: number[];
  fit: number;
  because: string;
};

export type PlacedTable = { edges: number[] | null; columns: number; headings: string[] };

const nearness = 0.02; // of the table's width: edges this near are one edge
const fewer = 0.25; // share of columns by which a fragment may differ
const looseness = 0.06; // the same, where both have equally many columns

/** Finds where a grid's columns belong, or null when they fit nowhere. `headings` are the grid's own, if it has any. */
export function placeColumns(table: PlacedTable, grid: Grid, headings: string[] | null): Placement | null {
  const edges = edgesOf(grid);
  if (!table.edges || !edges) return placeByHeading(table, grid.columns, headings);
  if (grid.columns <= 2 && grid.columns < table.columns) return placeLeftover(table.edges, edges);
  if (Math.abs(grid.columns - table.columns) > Math.max(1, table.columns * fewer)) return null;
  return placeByEdges(table.edges, edges, grid.columns === table.columns && sameHeadings(table.headings, headings));
}

function sameHeadings(ours: string[], theirs: string[] | null): boolean {
  return theirs === null || ours.every((heading, i) => alike(heading, theirs[i] ?? '') >= 0.5);
}

function placeByEdges(table: number[], grid: number[], isLoose: boolean): Placement | null {
  const width = table.at(-1)! - table[0]!;
  let best: { moved: number[]; pairs: (number | null)[]; fit: number; error: number } | null = null;
  for (const moved of frames(table, grid)) {
    const loose =
      table.length === grid.length && isLoose && moved.every((x, i) => Math.abs(x - table[i]!) <= looseness * width);
    const pairs = loose ? moved.map((_, i) => i) : pairEdges(table, moved, nearness * width);
    const matched = pairs.filter((p) => p !== null).length;
    const fit = (2 * matched) / (table.length + grid.length);
    const error = pairs.reduce<number>((sum, p, i) => sum + (p === null ? 0 : Math.abs(table[p]! - moved[i]!)), 0);
    if (!best || fit > best.fit + 1e-9 || (Math.abs(fit - best.fit) < 1e-9 && error < best.error - 1e-6)) {
      best = { moved, pairs, fit, error };
    }
  }
  if (!best || best.fit < 0.6) return null;
  return mergeEdges(table, best.moved, best.pairs, best.fit);
}

// a page may be scanned a little larger, or moved; the table itself is the same
function frames(table: number[], grid: number[]): number[][] {
  const [left, right] = [table[0]!, table.at(-1)!];
  const [first, last] = [grid[0]!, grid.at(-1)!];
  const scale = (right - left) / (last - first);
  const list = [grid, grid.map((x) => x - first + left), grid.map((x) => x - last + right)];
  if (scale > 0.9 && scale < 1.1) list.push(grid.map((x) => left + (x - first) * scale));
  return list;
}

function pairEdges(table: number[], moved: number[], tolerance: number): (number | null)[] {
  let next = 0;
  return moved.map((x) => {
    let best: number | null = null;
    for (let i = next; i < table.length; i++) {
      const gap = Math.abs(table[i]! - x);
      if (gap <= tolerance && (best === null || gap < Math.abs(table[best]! - x))) best = i;
    }
    if (best !== null) next = best + 1;
    return best;
  });
}

function mergeEdges(table: number[], moved: number[], pairs: (number | null)[], fit: number): Placement {
  const extra = moved.filter((_, i) => pairs[i] === null);
  const edges = [...table, ...extra].sort((a, b) => a - b);
  const at = moved.map((x, i) => edges.indexOf(pairs[i] === null ? x : table[pairs[i]!]!));
  const spans = moved.slice(1).map((_, i): [number, number] => [at[i]!, at[i + 1]!]);
  const because =
    extra.length === 0
      ? 'its column edges lie on those of the table'
      : 'most of its column edges lie on those of the table';
  return { columns: edges.length - 1, edges, spans, shift: table.map((x) => edges.indexOf(x)), fit, because };
}

// the end of one cell alone on a page has no table width to compare: it must lie inside one column
function placeLeftover(table: number[], grid: number[]): Placement | null {
  const spans: [number, number][] = [];
  for (let i = 0; i + 1 < grid.length; i++) {
    const [from, to] = [grid[i]!, grid[i + 1]!];
    const shares = table
      .slice(1)
      .map((right, c) => Math.max(0, Math.min(right, to) - Math.max(table[c]!, from)) / (to - from));
    const column = shares.indexOf(Math.max(...shares));
    if ((shares[column] ?? 0) < 0.7 || spans.some(([taken]) => taken === column)) return null;
    spans.push([column, column + 1]);
  }
  const because = 'what is left over lies inside one column of the table';
  return { columns: table.length - 1, edges: table, spans, shift: table.map((_, i) => i), fit: 0.7, because };
}

function placeByHeading(table: PlacedTable, columns: number, headings: string[] | null): Placement | null {
  if (!headings || table.headings.every((heading) => heading === '')) {
    if (Math.abs(columns - table.columns) > 1) return null;
    const spans = Array.from({ length: columns }, (_, i): [number, number] => [i, i + 1]);
    const shift = Array.from({ length: table.columns + 1 }, (_, i) => i);
    const isEqual = columns === table.columns;
    const because = isEqual ? 'it has as many columns' : 'it has nearly as many columns';
    return { columns: Math.max(columns, table.columns), edges: null, spans, shift, fit: isEqual ? 1 : 0.6, because };
  }
  const pairs = alignHeadings(table.headings, headings);
  const matched = pairs.filter(([a, b]) => a !== null && b !== null).length;
  const fit = (2 * matched) / (table.columns + columns);
  if (fit < 0.6) return null;
  const spans: [number, number][] = [];
  const shift: number[] = [];
  pairs.forEach(([ours, theirs], at) => {
    if (ours !== null) shift[ours] = at;
    if (theirs !== null) spans[theirs] = [at, at + 1];
  });
  shift[table.columns] = pairs.length;
  return { columns: pairs.length, edges: null, spans, shift, fit, because: 'its headings follow those of the table' };
}

/** Needleman-Wunsch over headings: pairs in order, null where one side has no partner. */
function alignHeadings(ours: string[], theirs: string[]): [number | null, number | null][] {
  const value = (i: number, j: number) => Math.max(0.05, alike(ours[i]!, theirs[j]!));
  const best: number[][] = Array.from({ length: ours.length + 1 }, () => Array<number>(theirs.length + 1).fill(0));
  for (let i = ours.length - 1; i >= 0; i--) {
    for (let j = theirs.length - 1; j >= 0; j--) {
      best[i]![j] = Math.max(best[i + 1]![j]!, best[i]![j + 1]!, best[i + 1]![j + 1]! + value(i, j));
    }
  }
  const pairs: [number | null, number | null][] = [];
  let [i, j] = [0, 0];
  while (i < ours.length || j < theirs.length) {
    const isPair = i < ours.length && j < theirs.length && best[i]![j] === best[i + 1]![j + 1]! + value(i, j);
    if (isPair) pairs.push([i++, j++]);
    else if (i < ours.length && (j >= theirs.length || best[i]![j] === best[i + 1]![j]!)) pairs.push([i++, null]);
    else pairs.push([null, j++]);
  }
  return pairs;
}
