/** Lines of text of columns that stand side by side: which lie at one height, and which begin a paragraph there. */
import { startsInside } from '../../pipeline/model/print/flow.ts';
import type { Word } from '../../pipeline/model/reading/text.ts';
import { centre, linesOf, type ItemLine, type Placed } from './lines.ts';
import { median } from '../../pipeline/model/numbers.ts';

/** A line of text of one column, in points, with its words as text. */
export type ColumnLine = ItemLine & { text: string };

/**
 * One height of the page: `begins` and `goesOn` name the columns that have a line there, after a blank or right below
 * another line; `passes` those whose text runs on over this height without a line at it.
 */
export type Level = {
  y0: number;
  y1: number;
  lines: (ColumnLine | null)[];
  begins: number[];
  goesOn: number[];
  passes: number[];
};

/** Pitches between these multiples of the line's own height can be the distance of wrapped lines. */
const leastLeading = 0.75;
const mostLeading = 1.9;
/** Boxes of words of a scan reach as far as their ink; those of a text layer are at least so many letter heights high. */
const wholeBox = 1.8;
/** The distance of wrapped lines comes at least so often, as a share of the commonest pitch; parts of fractions do not. */
const often = 0.5;
/** So many wrapped lines, in two columns, tell their distance however many other pitches there are. */
const leastShared = 3;
/** Wrapped lines stand beside those of less than this share of the columns. */
const mostBeside = 0.5;
/** Rows begin with a sentence: lines of which more than this share begin inside one are wrapped. */
const mostInside = 0.25;
/** Lines nearer than this multiple of their height overlap. */
const overlapping = 0.9;
/** Share by which pitches of wrapped lines differ. */
const pitchSlack = 0.06;
/** Lines whose middles lie nearer than this share of their height stand side by side. */
const sameLevel = 0.3;

/** The words of each column between `xs`; a word belongs to the column of its middle. */
export function byColumn(words: readonly Word[], xs: readonly number[]): Word[][] {
  const columns: Word[][] = xs.slice(1).map(() => []);
  for (const word of words) {
    const x = (word.box![0] + word.box![2]) / 2;
    const c = xs.findIndex((edge, i) => i + 1 < xs.length && x >= edge && x < xs[i + 1]!);
    columns[Math.min(Math.max(0, c), columns.length - 1)]!.push(word);
  }
  return columns;
}

/** The lines of one column, top to bottom. */
export function columnLines(words: readonly Word[]): ColumnLine[] {
  const placed = words.map((w): Placed => ({ x0: w.box![0], y0: w.box![1], x1: w.box![2], y1: w.box![3] }));
  return linesOf(
    placed,
    placed.map((_, i) => i),
  ).map((line) => ({ ...line, text: line.items.map((i) => words[i]!.text).join(' ') }));
}

/**
 * The distance of wrapped lines in points: the smallest that comes often, or that several columns have; `height` is the
 * letter height.
 */
export function leadingOf(columns: readonly (readonly ColumnLine[])[], height: number): number {
  const box = usualBox(columns, height);
  const most = mostLeading * Math.max(box, wholeBox * height);
  const pitches = columns
    .flatMap((lines, column) =>
      lines
        .slice(1)
        .map((line, i) => ({ column, y: centre(line), at: centre(line) - centre(lines[i]!), text: line.text })),
    )
    .filter((p) => p.at >= leastLeading * box && p.at <= most)
    .sort((a, b) => a.at - b.at);
  const alike = pitches.map(({ at }) => pitches.filter((p) => p.at >= at && p.at <= at * (1 + pitchSlack)));
  const commonest = Math.max(0, ...alike.map((near) => near.length));
  // rows of one line each have a pitch too, which may come more often; parts of fractions stand in one column
  const isShared = (near: typeof pitches): boolean =>
    near.length >= leastShared && new Set(near.map((p) => p.column)).size >= 2;
  const usual = alike.find((near) => near.length === commonest) ?? [];
  const isWrap = wrapsAt(columns, usual, box) || isInside(usual.map(({ text }) => text));
  const found = alike.find(
    (near) => !isMisplaced(near, box) && (near.length >= often * commonest || (!isWrap && isShared(near))),
  );
  return median((found ?? []).map((p) => p.at)) ?? 1.2 * box;
}

/** Whether lines stand where few columns have one: they are wrapped, since the rows of a table begin in most columns. */
function wrapsAt(columns: readonly (readonly ColumnLine[])[], near: readonly { y: number }[], box: number): boolean {
  const filled = columns.filter((lines) => lines.length > 0);
  const shares = near.map(({ y }) => {
    const beside = filled.filter((lines) => lines.some((line) => Math.abs(centre(line) - y) < sameLevel * box));
    return beside.length / filled.length;
  });
  return (median(shares) ?? 1) < mostBeside;
}

/** Whether lines of print go on with sentences: phrases of them begin with small letters, not with those of a new row. */
function isInside(texts: readonly string[]): boolean {
  const phrases = texts.filter((text) => /\p{L}{2}/u.test(text));
  return phrases.filter(startsInside).length > mostInside * phrases.length;
}

/** Lines of a scan were read across the columns: one that was placed over its neighbour is so in all of them, at one height. */
function isMisplaced(near: readonly { y: number; at: number }[], box: number): boolean {
  const ys = near.map(({ y }) => y);
  return near[0]!.at < overlapping * box && Math.max(...ys) - Math.min(...ys) < sameLevel * box;
}

function usualBox(columns: readonly (readonly ColumnLine[])[], height: number): number {
  return median(columns.flatMap((lines) => lines.map((l) => l.y1 - l.y0))) ?? height / 0.55;
}

/** True when the lower line is the next wrapped line of the upper one. */
export function follows(upper: Placed, lower: Placed, leading: number): boolean {
  return centre(lower) - centre(upper) <= leading * (1 + pitchSlack) + 0.3;
}

/** The levels of a band of columns, top to bottom. */
export function levelsOf(columns: readonly (readonly ColumnLine[])[], leading: number): Level[] {
  const all = columns.flatMap((lines, column) => lines.map((line, i) => ({ line, column, before: lines[i - 1] })));
  all.sort((a, b) => centre(a.line) - centre(b.line) || a.column - b.column);
  const levels: { level: Level; at: number }[] = [];
  for (const { line, column, before } of all) {
    const near = levels.at(-1);
    const isSame =
      near && centre(line) - near.at <= sameLevel * (line.y1 - line.y0) && near.level.lines[column] === null;
    if (!isSame) {
      const lines: Level['lines'] = columns.map(() => null);
      levels.push({
        at: centre(line),
        level: { y0: line.y0, y1: line.y1, lines, begins: [], goesOn: [], passes: [] },
      });
    }
    const { level } = levels.at(-1)!;
    level.lines[column] = line;
    level.y0 = Math.min(level.y0, line.y0);
    level.y1 = Math.max(level.y1, line.y1);
    (before && follows(before, line, leading) ? level.goesOn : level.begins).push(column);
  }
  for (const { level, at } of levels)
    columns.forEach((lines, column) => {
      if (level.lines[column]) return;
      const next = lines.findIndex((l) => centre(l) > at);
      if (next > 0 && follows(lines[next - 1]!, lines[next]!, leading)) level.passes.push(column);
    });
  return levels.map(({ level }) => level);
}
