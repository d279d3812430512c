/** The pieces of rebuilt rows as a grid: cells, the rows that merged cells of objectives span, how far all can be trusted. */
import { issue, type Issue } from '../../../pipeline/model/issue.ts';
import type { Cell, Grid } from '../../../pipeline/model/reading/page.ts';
import type { TextLine } from '../../../pipeline/model/reading/text.ts';
import { exportCell, exportGrid, exportLine } from '../lines/source-lines.ts';
import type { LostColumn } from './columns.ts';
import type { Piece } from './search.ts';
import type { Setting } from './state.ts';
import type { TokenLine } from './tokens.ts';

/** The grid of all pieces, with what is uncertain in it as issues. */
export function buildGrid(
  pieces: readonly Piece[],
  body: readonly TokenLine[],
  columns: readonly LostColumn[],
  set: Setting,
  issues: Issue[],
) {
  const rows = Math.max(-1, ...pieces.filter((p) => p.column >= 0).map((p) => p.row)) + 1;
  const number = (line: number) => body[line]?.number ?? 0;
  const cells: Cell[] = columns.map((c, i) => exportCell(0, i, 1, [exportLine(c.heading, c.line) ?? []].flat()));
  const upper = set.columns.findIndex((c) => c.kind === 'upper');
  const merged = mergedTexts(pieces, set);
  const extents = Array.from({ length: rows }, (_, r) => extent(pieces, r, set));
  const starts = spanMerged(
    merged.map((m) => ({ from: m[0]?.line ?? 0, to: m.at(-1)?.line ?? 0 })),
    extents,
  );
  for (let r = 0; r < rows; r++) {
    for (let c = 0; c < columns.length; c++) {
      if (set.columns[c]?.kind === 'upper' || set.columns[c]?.kind === 'number') continue;
      cells.push(
        exportCell(
          r + 1,
          c,
          1,
          cellLines(
            pieces.filter((p) => p.row === r && p.column === c),
            number,
          ),
        ),
      );
    }
    const read = pieces.filter((p) => p.row === r && p.column >= 0 && set.columns[p.column]?.kind !== 'upper');
    const lines = read.map((p) => number(p.line));
    issues.push(
      issue('layout-lost', `row ${r + 1} was rebuilt from lines ${Math.min(...lines)} to ${Math.max(...lines)}`, {
        page: 1,
      }),
    );
    const garbled = read.flatMap((p) => p.tokens).filter((t) => t.kind === 'garbled');
    if (garbled.length)
      issues.push(
        issue('unreadable-text', `row ${r + 1}: "${garbled.map((t) => t.text).join(' ')}" could not be read`, {
          page: 1,
        }),
      );
  }
  starts.forEach((start, k) => {
    const span = (starts[k + 1] ?? rows) - start;
    const column = merged[k]?.[0]?.column ?? upper;
    cells.push(exportCell(start + 1, column, 1, cellLines(merged[k] ?? [], number), [span, 1]));
    numberColumn(pieces, merged, k, set).forEach((p) =>
      cells.push(exportCell(start + 1, p.column, 1, cellLines([p], number), [span, 1])),
    );
  });
  raiseIncomplete(pieces, rows, number, set, issues);
  raiseUncertain(pieces, number, set, issues);
  raiseUnplaced(pieces, number, issues);
  return exportGrid(1, 'layout-lost', rows + 1, columns.length, fillGrid(cells, rows + 1, columns.length));
}

/** Pieces of merged cells, one list a cell: a piece that opens an objective begins a cell. */
function mergedTexts(pieces: readonly Piece[], set: Setting): Piece[][] {
  const texts: Piece[][] = [];
  for (const p of pieces) {
    if (set.columns[p.column]?.kind !== 'upper') continue;
    const last = texts.at(-1);
    const opens = set.openers.objective.includes(p.tokens[0]?.key ?? '');
    if (!last || opens) texts.push([p]);
    else last.push(p);
  }
  return texts;
}

/** The number beside a merged cell counts the merged cells, not the rows. */
function numberColumn(pieces: readonly Piece[], merged: readonly Piece[][], k: number, set: Setting): Piece[] {
  const from = merged[k]?.[0]?.line ?? 0;
  const to = merged[k]?.at(-1)?.line ?? -1;
  return pieces.filter((p) => set.columns[p.column]?.kind === 'number' && p.line >= from && p.line <= to).slice(0, 1);
}

function extent(pieces: readonly Piece[], row: number, set: Setting): RowExtent {
  const own = pieces.filter(
    (p) =>
      p.row === row &&
      p.column >= 0 &&
      set.columns[p.column]?.kind !== 'upper' &&
      set.columns[p.column]?.kind !== 'number',
  );
  const lines = own.map((p) => p.line);
  const heights = set.columns.map(
    (_, c) => own.filter((p) => p.column === c && p.tokens.some((t) => t.kind !== 'factor')).length,
  );
  const anchor =
    own.find((p) => ['dataSource', 'responsible'].includes(set.columns[p.column]?.role ?? ''))?.line ?? null;
  return { from: Math.min(...lines), to: Math.max(...lines), height: Math.max(1, ...heights), anchor };
}

/** Lines of a cell, top to bottom; a factor stands right of the whole formula and comes last. */
function cellLines(pieces: readonly Piece[], number: (line: number) => number): TextLine[] {
  const lines: TextLine[] = [];
  const factors: TextLine[] = [];
  for (const p of pieces) {
    const line = number(p.line);
    const words = p.tokens.filter((t) => t.kind !== 'factor').flatMap((t) => t.words);
    const factor = p.tokens.filter((t) => t.kind === 'factor').flatMap((t) => t.words);
    if (words.length) lines.push({ words, box: null, line });
    if (factor.length) factors.push({ words: factor, box: null, line, paragraph: true });
  }
  return [...lines, ...factors];
}

/**
 * Lines whose cut rests on nothing a reader could point at: a piece that starts with a small letter beside another
 * text, or that could as well go on with the text on its left or right.
 */
function raiseUncertain(
  pieces: readonly Piece[],
  number: (line: number) => number,
  set: Setting,
  issues: Issue[],
): void {
  const textual = (p: Piece | undefined) =>
    p !== undefined && ['upper', 'name', 'prose'].includes(set.columns[p.column]?.kind ?? '');
  const texts = pieces.filter(textual);
  texts.forEach((p, i) => {
    const first = p.tokens[0];
    if (!first || first.kind === 'factor' || !/^\p{Ll}/u.test(first.text)) return;
    const beside = texts[i - 1]?.line === p.line;
    const open = new Set(
      texts.filter((t) => t.line === p.line - 1 && set.columns[t.column]?.kind !== 'prose').map((t) => t.column),
    );
    if (!beside && open.size < 2) return;
    issues.push(
      issue(
        'row-split-uncertain',
        `line ${number(p.line)}: it is uncertain to which column "${p.tokens.map((t) => t.text).join(' ')}" belongs`,
        { page: 1 },
      ),
    );
  });
}

function raiseUnplaced(pieces: readonly Piece[], number: (line: number) => number, issues: Issue[]): void {
  const left = new Map<number, string[]>();
  for (const p of pieces) {
    if (p.column >= 0 || p.tokens.every((t) => t.kind === 'border')) continue;
    left.set(number(p.line), [...(left.get(number(p.line)) ?? []), ...p.tokens.map((t) => t.text)]);
  }
  for (const [line, texts] of left)
    issues.push(issue('unplaced-text', `line ${line}: "${texts.join(' ')}" found no place in a row`, { page: 1 }));
}

/** Empty cells where nothing covers the grid, all in reading order. */
function fillGrid(cells: readonly Cell[], rows: number, columns: number): Cell[] {
  const covered = new Set(
    cells.flatMap((c) => Array.from({ length: c.rowSpan }, (_, i) => `${c.row + i} ${c.column}`)),
  );
  const all = [...cells];
  for (let r = 0; r < rows; r++)
    for (let c = 0; c < columns; c++) if (!covered.has(`${r} ${c}`)) all.push(exportCell(r, c, 1, []));
  return all.sort((a, b) => a.row - b.row || a.column - b.column);
}

/** A row as rebuilt: its lines (indices), its height in lines of its tallest cell, the line its unit or source stands on. */
export type RowExtent = { from: number; to: number; height: number; anchor: number | null };
/** The text of one merged cell: its first and last line (indices). */
type MergedText = { from: number; to: number };

/**
 * The first row of each merged cell. In tables set to the middle (units and sources stand half-way down their rows) a
 * merged text stands half-way down its rows too: the borders are chosen so that it does, by the least sum of squares.
 * In tables set to the top it begins with its first row.
 */
function spanMerged(texts: readonly MergedText[], rows: readonly RowExtent[]): number[] {
  if (!texts.length || !rows.length) return [];
  const tops = texts.map((t) => firstRowAt(t, rows));
  tops[0] = 0;
  if (!isCentred(rows) || texts.length > rows.length) return tops;
  const edges = [0];
  rows.forEach((r) => edges.push((edges.at(-1) ?? 0) + r.height));
  const places = texts.map((t) => (placeOf(t.from, rows, edges) + placeOf(t.to + 1, rows, edges)) / 2);
  return bestBorders(places, edges, rows.length);
}

function firstRowAt(text: MergedText, rows: readonly RowExtent[]): number {
  const found = rows.findIndex((r) => r.to >= text.from);
  return found < 0 ? rows.length - 1 : found;
}

function isCentred(rows: readonly RowExtent[]): boolean {
  const tall = rows.filter((r) => r.anchor !== null && r.to > r.from);
  const mean = tall.reduce((sum, r) => sum + ((r.anchor ?? 0) - r.from) / (r.to - r.from), 0) / tall.length;
  return tall.length > 0 && mean > 0.25;
}

/** Where a line stands on the scale of heights. */
function placeOf(line: number, rows: readonly RowExtent[], edges: readonly number[]): number {
  const r = rows.findIndex((row) => row.to >= line);
  if (r < 0) return edges.at(-1) ?? 0;
  const row = rows[r] as RowExtent;
  const share = Math.min(1, Math.max(0, (line - row.from) / (row.to - row.from + 1)));
  return (edges[r] ?? 0) + share * row.height;
}

/** First rows of consecutive groups whose middles lie nearest to the places (dynamic programming). */
function bestBorders(places: readonly number[], edges: readonly number[], rows: number): number[] {
  type Best = { cost: number; starts: number[] };
  let best = new Map<number, Best>([[0, { cost: 0, starts: [] }]]);
  places.forEach((place, k) => {
    const next = new Map<number, Best>();
    const left = places.length - 1 - k;
    for (const [start, b] of best) {
      for (let end = start + 1; end <= rows - left; end++) {
        if (left === 0 && end !== rows) continue;
        const off = ((edges[start] ?? 0) + (edges[end] ?? 0)) / 2 - place;
        const cost = b.cost + off * off;
        if (cost < (next.get(end)?.cost ?? Infinity)) next.set(end, { cost, starts: [...b.starts, start] });
      }
    }
    best = next;
  });
  return best.get(rows)?.starts ?? [0];
}

/** Mean cost of a row on a page that is read right (1.66 on the one sample that is), and from which a row is a guess. */
const cleanCost = 1.7;
const guessCost = 4;

/** The grid with the sureness (0.1 to 1) of its cells by what a row has cost: words that fit nowhere, forced cuts. */
export function withSureness(grid: Grid, cost: number): Grid {
  const each = cost / Math.max(1, grid.rows - 1);
  const sure = Math.min(1, Math.max(0.1, 1 - (0.9 * (each - cleanCost)) / (guessCost - cleanCost)));
  return { ...grid, cells: grid.cells.map((c) => (c.lines.length ? { ...c, confidence: c.confidence * sure } : c)) };
}

/** Share of the rows that fill a column from which a row must fill it too. */
const denseShare = 0.8;

/** A row without what nearly all rows have: a line of it was cut off, or lost. */
function raiseIncomplete(
  pieces: readonly Piece[],
  rows: number,
  number: (line: number) => number,
  set: Setting,
  issues: Issue[],
): void {
  const fills = (row: number, column: number) => pieces.some((p) => p.row === row && p.column === column);
  const all = Array.from({ length: rows }, (_, row) => row);
  set.columns.forEach(({ kind, role }, column) => {
    const without = all.filter((row) => !fills(row, column));
    if (kind === 'upper' || kind === 'number' || without.length > (1 - denseShare) * rows) return;
    for (const row of without) {
      const line = number(pieces.find((p) => p.row === row)?.line ?? 0);
      issues.push(issue('row-incomplete', `row ${row + 1}, from line ${line}: it has no ${role}`, { page: 1 }));
    }
  });
}
