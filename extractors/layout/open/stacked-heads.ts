/** The heading of a table whose columns its rows show: lines stacked over columns, and headings over several columns. */
import { columnNumbers } from '../../../pipeline/model/print/column-numbers.ts';
import type { Word } from '../../../pipeline/model/reading/text.ts';
import { left, phraseGap, piecesOf, right, type TextRow } from './text-rows.ts';

/** A cell with its words; rows counted from the first of the heading. */
export type WordCell = { r0: number; r1: number; c0: number; c1: number; words: Word[] };
/** A rule over part of the heading, in points. */
export type PartRule = { at: number; from: number; to: number };
/** Words of one line that stand together, the columns that they stand over, and whether they group columns. */
type Segment = { words: Word[]; line: number; c0: number; c1: number; x0: number; x1: number; y0: number; y1: number };
type Group = Segment & { level: number };

/** How far (letter heights) a text reaches into a column that it stands over. */
const reach = 0.8;
/** How near (letter heights) the middle of a heading lies to the middle of what it groups. */
const nearMiddle = 0.9;
/** How far (heights of a line) a rule lies below the heading that it underlines. */
const below = 1.2;

/** The cells of a heading and how many rows they make. `middles`: the middle of each column's figures. */
export function headingCells(
  lines: readonly TextRow[],
  xs: readonly number[],
  middles: readonly number[],
  rules: readonly PartRule[],
  height: number,
  blank: number,
): { rows: number; cells: WordCell[] } {
  if (lines.length === 0) return { rows: 0, cells: [] };
  const last = lines.at(-1)!;
  const numbers = lines.length > 1 ? columnNumbers(last.words.map((w) => w.text)) : null;
  const isNumbered = numbers !== null && last.words.length >= 3 && numbers.length === last.words.length;
  const names = isNumbered ? lines.slice(0, -1) : lines;
  const all = names.flatMap((row, line) => segmentsOf(row, line, xs, height, blank));
  const { groups, rest } = grouped(all, xs, middles, rules, height);
  const leaves = rest.flatMap((s) => (s.c1 > s.c0 ? atBorders(s, xs) : [s]));
  const levels = levelled(groups, height);
  const count = Math.max(0, ...levels.map((g) => g.level + 1));
  const cells: WordCell[] = [];
  const over = (c: number): Group[] => levels.filter((g) => c >= g.c0 && c <= g.c1);
  for (const group of levels) {
    const upper = levels.filter((g) => g.level < group.level && g.c0 <= group.c0 && g.c1 >= group.c1);
    const r0 = Math.max(-1, ...upper.map((g) => g.level)) + 1;
    cells.push({ r0, r1: group.level, c0: group.c0, c1: group.c1, words: group.words });
  }
  const wide = leaves.filter((s) => s.c1 > s.c0);
  for (const s of wide) cells.push({ r0: 0, r1: count, c0: s.c0, c1: s.c1, words: s.words });
  for (let c = 0; c + 1 < xs.length; c++) {
    if (wide.some((s) => c >= s.c0 && c <= s.c1)) continue;
    const words = leaves.filter((s) => s.c0 === c && s.c1 === c).flatMap((s) => s.words);
    const r0 = Math.max(-1, ...over(c).map((g) => g.level)) + 1;
    cells.push({ r0, r1: count, c0: c, c1: c, words });
  }
  const kept = withoutOverlap(cells);
  if (!isNumbered) return { rows: count + 1, cells: kept };
  const numberCells = xs.slice(1).map((x, c): WordCell => {
    const words = last.words.filter((w) => middle(w) >= xs[c]! && middle(w) < x);
    return { r0: count + 1, r1: count + 1, c0: c, c1: c, words };
  });
  return { rows: count + 2, cells: [...kept, ...numberCells] };
}

const middle = (w: Word): number => (left(w) + right(w)) / 2;

function segment(words: Word[], line: number, xs: readonly number[], height: number): Segment {
  const [x0, x1] = [left(words[0]!), Math.max(...words.map(right))];
  const y0 = Math.min(...words.map((w) => w.box![1]));
  const y1 = Math.max(...words.map((w) => w.box![3]));
  const shares = xs.slice(1).map((x, c) => Math.min(x1, x) - Math.max(x0, xs[c]!));
  const most = Math.max(...shares);
  const own = shares.flatMap((s, c) => (s === most || s > reach * height ? [c] : []));
  return { words, line, c0: own[0]!, c1: own.at(-1)!, x0, x1, y0, y1 };
}

/** The words of a line cut at wide blanks, and where a border of columns stands in a blank wider than a usual one. */
function segmentsOf(row: TextRow, line: number, xs: readonly number[], height: number, blank: number): Segment[] {
  const inner = xs.slice(1, -1);
  return piecesOf(row.words, phraseGap * height).flatMap((piece) => {
    const parts: Word[][] = [];
    for (const word of piece) {
      const last = parts.at(-1)?.at(-1);
      const isCut =
        last !== undefined &&
        left(word) - right(last) >= 1.5 * blank &&
        inner.some((x) => x > right(last) - 0.5 && x < left(word) + 0.5);
      if (last === undefined || isCut) parts.push([word]);
      else parts.at(-1)!.push(word);
    }
    return parts.map((words) => segment(words, line, xs, height));
  });
}

/** Takes the headings of several columns out: over a rule that is as wide as these, or over headings below. */
function grouped(
  all: readonly Segment[],
  xs: readonly number[],
  middles: readonly number[],
  rules: readonly PartRule[],
  height: number,
): { groups: Group[]; rest: Segment[] } {
  const groups: Group[] = [];
  const taken = new Set<Segment>();
  const add = (s: Segment, c0: number, c1: number): void => {
    taken.add(s);
    groups.push({ ...s, c0, c1, level: 0 });
  };
  for (const rule of [...rules].sort((a, b) => a.at - b.at)) {
    const columns = middles.flatMap((x, c) => (x > rule.from - 1 && x < rule.to + 1 ? [c] : []));
    if (columns.length < 2) continue;
    const above = all.filter((s) => {
      const x = (s.x0 + s.x1) / 2;
      return x > rule.from && x < rule.to && s.y0 < rule.at && rule.at - s.y1 < below * (s.y1 - s.y0);
    });
    const line = Math.max(-1, ...above.map((s) => s.line));
    const own = above.filter((s) => s.line === line && !taken.has(s));
    const isLast = !all.some((s) => s.line > line && s.y0 > rule.at - 1 && columns.includes(s.c0));
    if (own.length !== 1 || isLast) continue;
    add(own[0]!, columns[0]!, columns.at(-1)!);
    // the lines above it that say the same heading
    for (let k = line - 1; k >= 0; k--) {
      const more = all.filter((s) => s.line === k && !taken.has(s) && s.x1 > rule.from && s.x0 < rule.to);
      const isParted = rules.some(
        (r) => r.at > (more[0]?.y1 ?? 0) - 1 && r.at < rule.at - 1 && r.from < rule.to && r.to > rule.from,
      );
      if (more.length !== 1 || isParted) break;
      add(more[0]!, columns[0]!, columns.at(-1)!);
    }
  }
  const isFree = (s: Segment): boolean => !taken.has(s);
  for (const { segments, size, first } of groups.length > 0 ? [] : repeatedUnder(all, xs.length - 1))
    segments.forEach((s, i) => {
      add(s, first + i * size, first + (i + 1) * size - 1);
    });
  for (const s of all.filter(isFree)) {
    const lower = (c: number): Segment[] => all.filter((o) => isFree(o) && o.line > s.line && c >= o.c0 && c <= o.c1);
    const columns = Array.from({ length: s.c1 - s.c0 + 1 }, (_, i) => s.c0 + i);
    const isOver = columns.filter((c) => lower(c).length > 0).length >= 2;
    if (s.c1 > s.c0 && !isOver) continue;
    const beside = all.filter((o) => o !== s && o.line === s.line);
    const isOpen = (c: number): boolean =>
      c > 0 &&
      c + 1 < xs.length &&
      lower(c).length > 0 &&
      !beside.some((o) => c >= o.c0 && c <= o.c1) &&
      !all.some((o) => isFree(o) && o.line < s.line && o.c0 === o.c1 && o.c0 === c);
    const run = centredRun(s, middles, isOpen);
    if (s.c1 > s.c0) {
      const [c0, c1] = run && run.off < nearMiddle * height ? [run.c0, run.c1] : [s.c0, s.c1];
      add(s, c0, c1);
      continue;
    }
    const under = lower(s.c0)[0];
    const own = under ? Math.abs((under.x0 + under.x1) / 2 - (s.x0 + s.x1) / 2) : 0;
    const isLeft = under !== undefined && Math.abs(under.x0 - s.x0) < 0.5 * height;
    const isRight = under !== undefined && Math.abs(under.x1 - s.x1) < 0.5 * height;
    if (!run || !under || isLeft || isRight || own < nearMiddle * height || run.off > 0.5 * own) continue;
    add(s, run.c0, run.c1);
  }
  return { groups: united(groups, rules), rest: all.filter(isFree) };
}

/** Lines with one text over each of several groups of columns that say the same below: "Number, Percent, Number, Percent". */
function repeatedUnder(
  all: readonly Segment[],
  columns: number,
): { segments: Segment[]; size: number; first: number }[] {
  for (const line of [...new Set(all.map((s) => s.line))].sort((a, b) => a - b)) {
    const segments = all.filter((s) => s.line === line && s.c0 > 0);
    const under = Array.from({ length: columns }, (_, c) =>
      all
        .filter((s) => s.line > line && s.c0 === c && s.c1 === c)
        .flatMap((s) => s.words.map((w) => w.text))
        .join(' '),
    );
    const count = segments.length;
    for (const first of [1, 0]) {
      const size = (columns - first) / count;
      if (count < 2 || size < 2 || !Number.isInteger(size)) continue;
      const isRepeated = under.slice(first + size).every((text, i) => text !== '' && text === under[first + i]);
      const isInPlace = segments.every((s, i) => s.c0 >= first + i * size && s.c1 < first + (i + 1) * size);
      if (isRepeated && isInPlace) return [{ segments, size, first }];
    }
  }
  return [];
}

/** The run of open columns around a heading whose middle lies nearest to its own. */
function centredRun(
  s: Segment,
  middles: readonly number[],
  isOpen: (c: number) => boolean,
): { c0: number; c1: number; off: number } | null {
  let best: { c0: number; c1: number; off: number } | null = null;
  for (let a = s.c0; a >= 0 && (a >= s.c0 || isOpen(a)); a--)
    for (let b = s.c1; b < middles.length && (b <= s.c1 || isOpen(b)); b++) {
      if (b === a) continue;
      const off = Math.abs((middles[a]! + middles[b]!) / 2 - (s.x0 + s.x1) / 2);
      if (!best || off < best.off - 0.5) best = { c0: a, c1: b, off };
    }
  return best;
}

/** Lines of one heading over the same columns, put together. */
function united(groups: readonly Group[], rules: readonly PartRule[]): Group[] {
  const all: Group[] = [];
  for (const group of [...groups].sort((a, b) => a.y0 - b.y0)) {
    const upper = all.find((g) => g.c0 === group.c0 && g.c1 === group.c1);
    const isParted =
      upper && rules.some((r) => r.at > upper.y1 - 2 && r.at < group.y0 + 2 && r.from < group.x1 && r.to > group.x0);
    if (upper && !isParted) {
      upper.words.push(...group.words);
      upper.y1 = group.y1;
    } else all.push({ ...group, words: [...group.words] });
  }
  return all;
}

/** Levels of headings that group: those whose lines begin lower than the level before ends stand on the next one. */
function levelled(groups: readonly Group[], height: number): Group[] {
  let level = -1;
  let end = -Infinity;
  return [...groups]
    .sort((a, b) => a.y0 - b.y0)
    .map((group) => {
      if (group.y0 > end - 0.5 * height) {
        level++;
        end = group.y1;
      }
      return { ...group, level };
    });
}

/** A line of headings that stand a blank apart, cut at the borders; one word over a border keeps them together. */
function atBorders(s: Segment, xs: readonly number[]): Segment[] {
  const inner = xs.slice(1, -1);
  if (s.words.some((w) => inner.some((x) => left(w) < x - 1 && right(w) > x + 1))) return [s];
  const parts = new Map<number, Word[]>();
  for (const w of s.words) {
    const c = Math.max(
      0,
      xs.findIndex((x, i) => i + 1 < xs.length && middle(w) >= x && middle(w) < xs[i + 1]!),
    );
    parts.set(c, [...(parts.get(c) ?? []), w]);
  }
  return [...parts].map(([c, words]) => ({ ...s, words, c0: c, c1: c }));
}

/** Cells in the order given, each only where no earlier one stands. */
function withoutOverlap(cells: readonly WordCell[]): WordCell[] {
  const kept: WordCell[] = [];
  for (const cell of cells) {
    const other = kept.find((k) => k.r0 <= cell.r1 && k.r1 >= cell.r0 && k.c0 <= cell.c1 && k.c1 >= cell.c0);
    if (other) other.words.push(...cell.words);
    else kept.push({ ...cell, words: [...cell.words] });
  }
  return kept;
}
