/** Where tables stand that no known heading names: between rules of one width, and where rows of figures share columns. */
import type { Word } from '../../../pipeline/model/reading/text.ts';
import type { OpenTable } from '../grid.ts';
import type { Track } from '../rules.ts';
import { plainTable, type Region } from './plain-table.ts';
import type { PartRule } from './stacked-heads.ts';
import {
  isDataRow,
  isNumeric,
  letterHeight,
  phraseGap,
  piecesOf,
  proseWords,
  right,
  left,
  textRows,
  withoutLeaders,
  type TextRow,
} from './text-rows.ts';

/** Shortest rule of a table, gaps in it between columns, and how far ends of rules of one table lie apart (letter heights). */
const leastRule = 12;
const ruleGap = 2.2;
const sameEnd = 2.2;
/** Texts stand between so many rules at least: above and below the heading, and at the end. */
const leastTextRules = 3;
/** Share of the lines between two rules that stand in columns. */
const inColumns = 0.4;
/** From so many lines between two rules on they may be running text in columns. */
const leastProse = 8;
/** Blank between lines of one table, and between a heading and what stands below it (letter heights). */
const rowGap = 3.4;
const headGap = 2.2;
/** A heading has at most so many lines. */
const mostHead = 8;
/** A line of a section between two rules stands no further apart from them than this (letter heights). */
const sectionRoom = 4.5;

/** Tables of figures, or of texts, between rules, and below or above one. */
export function ruledTables(
  words: readonly Word[],
  levels: readonly Track[],
  height: number,
  kind: 'figures' | 'texts',
): OpenTable[] {
  const spans = levels.flatMap((t) => t.spans.map((s): PartRule => ({ at: t.at, ...s })));
  const wholes = levels.flatMap((t) => bridged(t, ruleGap * height)).filter((s) => s.to - s.from > leastRule * height);
  const prose = proseWords(words, height);
  const tables: OpenTable[] = [];
  let rest = [...words];
  for (const frame of framesOf(wholes, height)) {
    const [from, to] = [Math.min(...frame.map((s) => s.from)), Math.max(...frame.map((s) => s.to))];
    const own = rest.filter((w) => (left(w) + right(w)) / 2 > from - height && (left(w) + right(w)) / 2 < to + height);
    const rows = textRows(own);
    for (const run of runsOf(
      frame.map((s) => s.at),
      rows,
      prose,
      height,
    )) {
      if (kind === 'texts' && run.rules.length < leastTextRules) continue;
      const inside = rows.filter((r) => r.y0 >= run.top && r.y0 <= run.bottom && !taken(tables, r));
      if (inside.length === 0 || (run.rules.length < 2 && isCut(inside, rest, prose, [from - height, to + height])))
        continue;
      const parts = spans.filter(
        (s) => s.at > run.top - 2 && s.at < run.bottom + 2 && s.from > from - height && s.to < to + height,
      );
      const region: Region = {
        rows: inside,
        rules: run.rules,
        parts: parts.filter((s) => s.to - s.from < 0.95 * (to - from)),
      };
      const table = plainTable(region, kind);
      if (!table) continue;
      tables.push(table);
      rest = rest.filter((w) => !table.words.includes(w));
    }
  }
  return tables;
}

/** True when the lines go on beside a lone rule: it stands below a heading over several columns. */
function isCut(
  rows: readonly TextRow[],
  words: readonly Word[],
  prose: ReadonlySet<Word>,
  [from, to]: readonly [number, number],
): boolean {
  const beside = words.filter((w) => (right(w) < from || left(w) > to) && !prose.has(w));
  const cut = rows.filter((row) => beside.some((w) => w.box![1] < row.y1 - 2 && w.box![3] > row.y0 + 2));
  return cut.length >= 0.5 * rows.length;
}

const taken = (tables: readonly OpenTable[], row: TextRow): boolean =>
  tables.some((t) => row.words.some((w) => t.words.includes(w)));

/** Spans of one track as rules, put together over the gaps between columns. */
function bridged(track: Track, gap: number): PartRule[] {
  const rules: PartRule[] = [];
  for (const span of track.spans) {
    const last = rules.at(-1);
    if (last && span.from - last.to <= gap) last.to = span.to;
    else rules.push({ at: track.at, ...span });
  }
  return rules;
}

/** Rules of one extent, top to bottom. */
function framesOf(rules: readonly PartRule[], height: number): PartRule[][] {
  const frames: PartRule[][] = [];
  const near = sameEnd * height;
  for (const rule of [...rules].sort((a, b) => a.at - b.at)) {
    const frame = frames.find((f) => Math.abs(f[0]!.from - rule.from) < near && Math.abs(f[0]!.to - rule.to) < near);
    if (frame) frame.push(rule);
    else frames.push([rule]);
  }
  // wide ones first: a rule over part of a table is none of its own
  return frames.sort((a, b) => b[0]!.to - b[0]!.from - (a[0]!.to - a[0]!.from));
}

type Run = { top: number; bottom: number; rules: number[] };

/** Rules with columns between them, and rows of figures or headings that go on beyond the first or last. */
function runsOf(ys: readonly number[], rows: readonly TextRow[], prose: ReadonlySet<Word>, height: number): Run[] {
  const band = (from: number, to: number): TextRow[] =>
    rows.filter((r) => (r.y0 + r.y1) / 2 > from && (r.y0 + r.y1) / 2 < to);
  const isApart = (r: TextRow): boolean =>
    piecesOf(withoutLeaders(r, height), phraseGap * height).length >= 2 || isDataRow(r, height);
  const isTabular = (own: readonly TextRow[]): boolean => {
    const apart = own.filter(isApart);
    if (apart.length === 0 || isProse(own, prose)) return false;
    const starts = apart.flatMap((r) => piecesOf(r.words, phraseGap * height).map((p) => left(p[0]!)));
    const isWrapped = (r: TextRow): boolean => starts.some((x) => Math.abs(x - r.x0) < 0.5 * height);
    return apart.length >= inColumns * own.length || (isApart(own[0]!) && own.every((r) => isApart(r) || isWrapped(r)));
  };
  const edge = Math.min(...rows.map((r) => r.x0));
  const groups: number[][] = [[ys[0]!]];
  ys.slice(1).forEach((y, i) => {
    const own = band(ys[i]!, y);
    const next = band(y, ys[i + 2] ?? y);
    const isSection =
      own.length <= 2 &&
      y - ys[i]! < sectionRoom * height &&
      next.some((r) => isDataRow(r, height)) &&
      groups.at(-1)!.length > 1;
    // the one heading of two columns stands over the second
    const isHeading =
      own.length > 0 && own.length <= 2 && own.every((r) => r.x0 > edge + 4 * height) && isTabular(next);
    if (own.length === 0 || isTabular(own) || isSection || isHeading) groups.at(-1)!.push(y);
    else groups.push([y]);
  });
  return groups.flatMap((rules, i): Run[] => {
    let [top, bottom] = [rules[0]!, rules.at(-1)!];
    // no further than the rules of another table
    const [high, low] = [groups[i - 1]?.at(-1) ?? -Infinity, groups[i + 1]?.[0] ?? Infinity];
    const free = rows.filter((r) => r.y0 > high - 1 && r.y1 < low + 1);
    const inside = band(top, bottom);
    const hasData = inside.some((r) => isDataRow(r, height));
    if (!hasData || isDataRow(inside[0]!, height)) top = headAbove(top, free, prose, height) ?? top;
    const below = rowsBelow(bottom, free, prose, height);
    if (
      !hasData ||
      (below !== null &&
        isDataRow(
          rows.find((r) => r.y0 > bottom - 1)!,
          height,
        ))
    )
      bottom = below ?? bottom;
    const all = band(top - 0.1, bottom + 0.1);
    const isSure = all.filter((r) => isDataRow(r, height)).length > 0 || rules.length >= 3;
    return isSure && all.filter(isApart).length >= 2 ? [{ top, bottom, rules }] : [];
  });
}

function isProse(rows: readonly TextRow[], prose: ReadonlySet<Word>): boolean {
  const words = rows.flatMap((r) => r.words);
  if (rows.length < leastProse) return false;
  return words.filter((w) => prose.has(w)).length > 0.5 * words.length && !words.some((w) => isNumeric(w.text));
}

/** The upper end of heading lines that stand close above a rule; null without any. */
function headAbove(y: number, rows: readonly TextRow[], prose: ReadonlySet<Word>, height: number): number | null {
  const above = rows.filter((r) => (r.y0 + r.y1) / 2 < y);
  const labelEnd = labelEndOf(
    rows.filter((r) => r.y0 > y - 1),
    height,
  );
  let edge = y;
  let top: number | null = null;
  for (const row of above.slice(-mostHead).reverse()) {
    const pieces = piecesOf(row.words, phraseGap * height);
    const isFar = edge - row.y1 > (top === null ? 1.6 : headGap) * height;
    const isOver = pieces.length >= 2 || row.x0 > labelEnd;
    if (isFar || !isOver || row.words.some((w) => prose.has(w))) break;
    edge = row.y0;
    top = row.y0;
  }
  return top;
}

/** Where the labels of the first rows of figures end. */
function labelEndOf(rows: readonly TextRow[], height: number): number {
  const data = rows.filter((r) => isDataRow(r, height)).slice(0, mostHead);
  const ends = data.flatMap((r) => {
    const pieces = piecesOf(withoutLeaders(r, height), phraseGap * height);
    return pieces.length > 1 ? [right(pieces[0]!.at(-1)!)] : [];
  });
  return ends.length > 0 ? Math.max(...ends) : Infinity;
}

/** The lower end of the rows of figures that begin close below a rule; null without any. */
function rowsBelow(y: number, rows: readonly TextRow[], prose: ReadonlySet<Word>, height: number): number | null {
  let edge = y;
  let bottom: number | null = null;
  for (const row of rows.filter((r) => (r.y0 + r.y1) / 2 > y)) {
    if (row.y0 - edge > rowGap * height || row.words.every((w) => prose.has(w))) break;
    if (isDataRow(row, height)) bottom = row.y1;
    else if (edge - (bottom ?? y) > 3 * rowGap * height) break;
    edge = row.y1;
  }
  return bottom;
}

/** Tables that rows of figures show by themselves. */
export function figureTables(words: readonly Word[], levels: readonly Track[], height: number): OpenTable[] {
  const prose = proseWords(words, height);
  const free = words.filter((w) => !prose.has(w));
  const rows = textRows(free);
  const spans = levels.flatMap((t) => t.spans.map((s): PartRule => ({ at: t.at, ...s })));
  const tables: OpenTable[] = [];
  for (let i = 0; i < rows.length; i++) {
    if (!isDataRow(rows[i]!, height)) continue;
    const end = endOfRun(rows, i, height);
    const start = startOfHead(rows, i, tables.length > 0 ? rows.findLastIndex((r) => taken(tables, r)) + 1 : 0);
    const own = rows.slice(start, end);
    const [top, bottom] = [own[0]!.y0, own.at(-1)!.y1];
    const table = plainTable(
      { rows: own, rules: [], parts: spans.filter((s) => s.at > top && s.at < bottom) },
      'aligned',
    );
    if (!table) continue;
    tables.push(table);
    i = end - 1;
  }
  return tables;
}

type Gap = { from: number; to: number };

/** Index behind the last row of figures that shares a white stripe with all before it. */
function endOfRun(rows: readonly TextRow[], first: number, height: number): number {
  const own = letterHeight(rows[first]!.words);
  const gapsOf = (row: TextRow): Gap[] => {
    const kept = withoutLeaders(row, height);
    return kept.slice(1).map((w, i) => ({ from: right(kept[i]!), to: left(w) }));
  };
  let white = gapsOf(rows[first]!);
  let end = first + 1;
  for (let i = first + 1; i < rows.length; i++) {
    const row = rows[i]!;
    if (row.y0 - rows[i - 1]!.y1 > rowGap * own || i - end > 3) break;
    if (!isDataRow(row, height)) continue;
    for (const w of withoutLeaders(row, height))
      white = white.flatMap((g) =>
        right(w) <= g.from || left(w) >= g.to
          ? [g]
          : [
              { from: g.from, to: left(w) },
              { from: right(w), to: g.to },
            ],
      );
    white = white.filter((g) => g.to - g.from >= 0.5 * own);
    if (white.length === 0) break;
    end = i + 1;
  }
  return end;
}

/** Index of the first line of the heading above the first row of figures. */
function startOfHead(rows: readonly TextRow[], first: number, least: number): number {
  const own = letterHeight(rows[first]!.words);
  const labelEnd = labelEndOf(rows.slice(first), own);
  let start = first;
  for (let i = first - 1; i >= Math.max(least, first - mostHead); i--) {
    const row = rows[i]!;
    if (rows[i + 1]!.y0 - row.y1 > headGap * own) break;
    const parts = piecesOf(row.words, phraseGap * own);
    const isOver = parts.length >= 2 || row.x0 > labelEnd;
    const isLabel = parts.length === 1 && row.x1 < labelEnd && i === first - 1;
    if (!isOver && !isLabel) break;
    start = i;
  }
  return start;
}
