/** Tables without vertical rules: columns from white rivers between words, rows from rules, ordinals or blank lines. */
import { isLoneMark } from '../../../pipeline/model/print/ordinal.ts';
import type { Word } from '../../../pipeline/model/reading/text.ts';
import { alignedRegions, alignedRows } from './aligned.ts';
import { chunkLines, chunkText, narrowRivers, rivers, type Chunk, type Line } from '../chunks.ts';
import { refineGrid } from '../refine.ts';
import type { GridCell, HeadingScore, OpenTable } from '../grid.ts';
import { headedTables } from './headed.ts';
import { headlessTables } from './headless.ts';
import { figureTables, ruledTables } from './regions.ts';
import { tracksOf, type Rule } from '../rules.ts';
import { median } from '../../../pipeline/model/numbers.ts';
import { addAll } from '../../../pipeline/model/groups.ts';

/** Above the heading, below it, at the end. */
const leastRules = 3;
/** Gaps in a rule (points): between the pieces that a writer draws it with. */
const bridge = 3.5;
/** A heading line counts from this many recognised headings. */
const leastHeadings = 3;

/** Whose words they are: of a text layer, exact in place; of a scan without a ruled grid; or what is left of a scan beside its grids. */
export type WordSource = 'text-layer' | 'scan' | 'scan-rest';

/**
 * Finds half-ruled and borderless tables among words that no ruled grid holds. `height` is the letter height in points.
 * Tables of figures and of texts without known headings are looked for among exact words only; a table that goes on from an
 * earlier page without its heading also on scans that show no other table.
 */
export function findOpenTables(
  words: readonly Word[],
  loose: readonly Rule[],
  height: number,
  headingScore: HeadingScore,
  source: WordSource = 'scan-rest',
): OpenTable[] {
  const tables: OpenTable[] = [];
  let rest = [...words];
  const levels = tracksOf(loose, 'horizontal', bridge);
  const take = (found: readonly OpenTable[]): void => {
    addAll(tables, found);
    const taken = new Set(found.flatMap((table) => table.words));
    rest = rest.filter((w) => !taken.has(w));
  };
  take(headedTables(words, levels, height, headingScore));
  const isKnown = tables.length > 0;
  if (source === 'text-layer') {
    take(ruledTables(rest, levels, height, 'figures'));
    take(figureTables(rest, levels, height));
    if (!isKnown) take(headlessTables(rest, levels, height));
    take(ruledTables(rest, levels, height, 'texts'));
  } else if (source === 'scan' && !isKnown) take(headlessTables(rest, levels, height));
  for (const region of ruledRegions(loose, height).flatMap((r) => tabularRuns(r, rest, height))) {
    const inside = within(rest, region, region.rules[0]!, region.rules.at(-1)!);
    const table = tableOf(inside, region.rules, height, 'half-ruled', [region.left, region.right]);
    if (!table) continue;
    tables.push(table);
    rest = rest.filter((w) => !inside.includes(w));
  }
  for (const inside of headedRegions(rest, height, headingScore)) {
    const table = tableOf(inside, [], height, 'borderless', null);
    if (!table) continue;
    tables.push(table);
    rest = rest.filter((w) => !inside.includes(w));
  }
  if (source !== 'text-layer') return tables;
  for (const region of alignedRegions(rest, height)) {
    const taken = region.lines.flatMap((l) => l.chunks.flatMap((c) => c.words));
    const ys = alignedRows(region);
    const cells = cellsOf(region.lines, region.xs, ys, height);
    tables.push({ grid: { xs: region.xs, ys, cells, agreement: 0.6 }, method: 'borderless', words: taken });
  }
  return tables;
}

type RuledRegion = { left: number; right: number; rules: number[] };

function within(words: readonly Word[], { left, right }: RuledRegion, top: number, bottom: number): Word[] {
  return words.filter((w) => {
    const y = (w.box![1] + w.box![3]) / 2;
    return y > top - 1 && y < bottom + 1 && w.box![2] > left - 3 && w.box![0] < right + 3;
  });
}

/** Cuts a set of rules where running text stands between two of them: those are frames and page rules. */
function tabularRuns(region: RuledRegion, words: readonly Word[], height: number): RuledRegion[] {
  const runs: RuledRegion[] = [];
  let rules = [region.rules[0]!];
  const close = (): void => {
    if (rules.length >= leastRules) runs.push({ ...region, rules });
  };
  for (const y of region.rules.slice(1)) {
    const lines = chunkLines(within(words, region, rules.at(-1)!, y), height);
    const apart = lines.filter((l) => l.chunks.length >= 2).length;
    if (apart >= 0.4 * lines.length) rules.push(y);
    else {
      close();
      rules = [y];
    }
  }
  close();
  return runs;
}

/** Long horizontal rules of like extent, one below the other. */
function ruledRegions(loose: readonly Rule[], height: number): RuledRegion[] {
  const long = loose.filter((r) => r.kind === 'horizontal' && r.to - r.from > 24 * height).sort((a, b) => a.at - b.at);
  const groups: Rule[][] = [];
  for (const r of long) {
    const group = groups.find(
      (g) => Math.abs(g[0]!.from - r.from) < 3 * height && Math.abs(g[0]!.to - r.to) < 3 * height,
    );
    if (group) group.push(r);
    else groups.push([r]);
  }
  return groups
    .filter((g) => g.length >= leastRules)
    .map((g) => ({
      left: Math.min(...g.map((r) => r.from)),
      right: Math.max(...g.map((r) => r.to)),
      rules: g.map((r) => r.at),
    }));
}

/** Words below (and of) lines that hold several known headings, up to a wide blank. */
function headedRegions(words: readonly Word[], height: number, headingScore: HeadingScore): Word[][] {
  const lines = chunkLines(words, height);
  const regions: Word[][] = [];
  for (let i = 0; i < lines.length; i++) {
    const headings = lines[i]!.chunks.map(chunkText).filter((text) => headingScore(text) >= 0.75);
    if (new Set(headings).size < leastHeadings) continue;
    let end = i + 1;
    while (end < lines.length && lines[end]!.y0 - lines[end - 1]!.y1 < 4.5 * height) end++;
    // a table has more than its heading
    if (end - i < 2) continue;
    // the heading may have begun a line or two higher: lines that lie close above and have as many chunks
    let start = i;
    while (start > 0 && lines[start]!.y0 - lines[start - 1]!.y1 < 1.2 * height && lines[start - 1]!.chunks.length >= 2)
      start--;
    regions.push(lines.slice(start, end).flatMap((l) => l.chunks.flatMap((c) => c.words)));
    i = end - 1;
  }
  return regions;
}

function tableOf(
  words: readonly Word[],
  rules: readonly number[],
  height: number,
  method: OpenTable['method'],
  extent: [number, number] | null,
): OpenTable | null {
  if (words.length < 4) return null;
  const lines = chunkLines(words, height);
  const left = extent?.[0] ?? Math.min(...lines.map((l) => l.x0)) - 2;
  const right = extent?.[1] ?? Math.max(...lines.map((l) => l.x1)) + 2;
  const wide = rivers(lines, left, right, height);
  const narrow = narrowRivers(lines, height).filter((x) =>
    [left, ...wide, right].every((border) => Math.abs(border - x) > 3 * height),
  );
  const borders = [...wide, ...narrow].sort((a, b) => a - b);
  if (borders.length === 0) return null;
  const xs = [left, ...borders, right];
  const ys = rowEdges(lines, xs, rules, height);
  if (ys.length < 3) return null;
  const grid = { xs, ys, cells: cellsOf(lines, xs, ys, height), agreement: 0.7 };
  return { grid: refineGrid(grid, words, height), method, words: [...words] };
}

/** A cell for every slot; text that runs over a border makes one cell over the columns that it covers. */
function cellsOf(lines: readonly Line[], xs: readonly number[], ys: readonly number[], height: number): GridCell[] {
  const cells: GridCell[] = [];
  for (let r = 0; r + 1 < ys.length; r++)
    for (let c = 0; c + 1 < xs.length; c++) {
      const spanning = lines
        .filter((l) => (l.y0 + l.y1) / 2 > ys[r]! && (l.y0 + l.y1) / 2 < ys[r + 1]!)
        .flatMap((l) => l.chunks)
        .find(
          (k) =>
            k.x0 >= xs[c]! - 1 &&
            k.x0 < xs[c + 1]! &&
            k.x1 > xs[c + 1]! + 0.8 * height &&
            k.words.some((w) => w.box![0] < xs[c + 1]! && w.box![2] > xs[c + 1]!),
        );
      let c1 = c;
      if (spanning) while (c1 + 2 < xs.length && spanning.x1 > xs[c1 + 1]! + 0.8 * height) c1++;
      cells.push({
        r0: r,
        r1: r,
        c0: c,
        c1,
        box: [xs[c]!, ys[r]!, xs[c1 + 1]!, ys[r + 1]!],
        openTop: false,
        openBottom: false,
      });
      c = c1;
    }
  return cells;
}

/** Row edges: rules where there are any between the first and last; else ordinals in the first column; else blank lines. */
function rowEdges(lines: readonly Line[], xs: readonly number[], rules: readonly number[], height: number): number[] {
  const top = lines[0]!.y0 - 1;
  const bottom = Math.max(...lines.map((l) => l.y1)) + 1;
  const column = (c: Chunk): number =>
    xs.findIndex((x, i) => i + 1 < xs.length && (c.x0 + c.x1) / 2 >= x && (c.x0 + c.x1) / 2 < xs[i + 1]!);
  const edges = new Set<number>();
  if (rules.length > 3) for (const y of rules) edges.add(y);
  else {
    for (const y of rules) edges.add(y);
    const inner = lines.filter((l) => rules.length < 2 || l.y0 > rules[1]! - 1);
    const starts = inner.filter((l) =>
      l.chunks.some((c) => column(c) === 0 && isLoneMark(chunkText(c).split(' ')[0] ?? '')),
    );
    const pitches = inner.slice(1).map((l, i) => l.y0 - inner[i]!.y0);
    const usual = median(pitches) ?? 2 * height;
    const filled = (l: Line): number => new Set(l.chunks.map(column)).size / (xs.length - 1);
    const dense = inner.length > 0 && inner.filter((l) => filled(l) >= 0.6).length >= 0.75 * inner.length;
    inner.forEach((l, i) => {
      const before = inner[i - 1];
      const gap = before ? l.y0 - before.y0 : Infinity;
      const begins = dense || (starts.length >= 2 ? starts.includes(l) : gap > 1.3 * usual && l.chunks.length > 1);
      if (begins && before) edges.add((l.y0 + before.y1) / 2);
      // the heading ends where the first ordinal or wide gap begins
      if (!before && i === 0 && rules.length >= 2) edges.add(rules[1]!);
    });
  }
  edges.add(rules.length > 0 ? Math.min(rules[0]!, top) : top);
  edges.add(rules.length > 0 ? Math.max(rules.at(-1)!, bottom) : bottom);
  const sorted = [...edges].filter((y) => y >= top - 3 * height && y <= bottom + 3 * height).sort((a, b) => a - b);
  return sorted.filter((y, i) => i === 0 || y - sorted[i - 1]! > 0.8 * height);
}
