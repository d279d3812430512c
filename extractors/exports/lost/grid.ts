/** Which rows a merged cell of objectives spans, when only its place among the rows is known. */

/** A row as rebuilt: its lines (indices), its height in lines of its tallest cell, the line its unit or source stands on. */
export type RowExtent = { from: number; to: number; height: number; anchor: number | null };
/** The text of one merged cell: its first and last line (indices). */
export type MergedText = { from: number; to: number };

/**
 * The first row of each merged cell. In tables set to the middle (units and sources stand half-way down their rows) a
 * merged text stands half-way down its rows too: the borders are chosen so that it does, by the least sum of squares.
 * In tables set to the top it begins with its first row.
 */
export function spanMerged(texts: readonly MergedText[], rows: readonly RowExtent[]): number[] {
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
