/** The heading of a table whose columns no rule draws: lines of headings stacked into cells, and the cells that group others. */
import { columnNumbers } from '../../../pipeline/model/print/column-numbers.ts';
import { chunkOf, chunkText, type Chunk, type Line } from '../chunks.ts';
import type { HeadingScore } from '../grid.ts';

/** A heading cell: its chunks top to bottom; `isGroup` when it stands over the headings of several columns. */
export type HeadingCell = {
  x0: number;
  x1: number;
  y0: number;
  y1: number;
  text: string;
  isGroup: boolean;
  parts: Chunk[];
};

/**
 * `end` counts the lines of the heading; `numbers` of them, 0 or 1, are a row of column numbers after its cells. `value`
 * grows with known headings and falls with unknown ones.
 */
export type OpenHeading = { cells: HeadingCell[]; end: number; numbers: number; y1: number; value: number };

/** A heading score from here on is a heading, and so many of them make a heading row. */
const known = 0.75;
const leastKnown = 3;
const mostLines = 7;
/** A year on its own, below a heading that groups years. */
const year = /^\W*(19|20)\d\d\W*$/;
/** Blank below the end of a title, in letter heights; wrapped lines of a heading stand nearer. */
const titleGap = 1.2;
/** What an unknown text among headings costs, as a share of a known one. */
const unknownCost = 0.3;
/** A line that costs more than this is no part of a heading: it makes two or more known headings unknown. */
const mostLost = 2;
/** Blank between lines of one heading, in letter heights. */
const widestGap = 3.2;

/**
 * Blank that may part two headings, in heights of their line (between words it is a quarter) and in usual blanks of the page:
 * those of letters of one width are wider than a letter is high.
 */
const widerBlank = 0.6;
const widerThanUsual = 1.4;
/** So many of the blanks of a page are at most the usual one: those of justified lines are wider. */
const usualShare = 0.25;

/** Share of its value that a heading must keep where a rule ends it: its last line may be unknown, a row is more. */
const leastAtRule = 0.6;

/** The heading that begins with the first of these lines, or null. */
export function openHeading(lines: readonly Line[], height: number, headingScore: HeadingScore): OpenHeading | null {
  if (lines[0] && opensTitle(lines, height, headingScore)) return null;
  const blank = usualBlank(lines);
  let best: Stacked | null = null;
  for (let end = 1; end <= Math.min(mostLines, lines.length); end++) {
    if (end > 1 && lines[end - 1]!.y0 - lines[end - 2]!.y1 > widestGap * height) break;
    if (end > 1 && isNumberLine(lines[end - 1]!)) break;
    const found = stackedTo(lines, end, blank, headingScore);
    if (best && (found?.value ?? 0) < best.value - mostLost) break;
    if (found && (!best || found.value >= best.value)) best = found;
  }
  if (!best) return null;
  let { end, cells } = best;
  // the last line of a heading that the vocabulary does not know
  while (end < lines.length && end >= 2 && end < mostLines && isTight(lines, end))
    cells = stacked(lines.slice(0, ++end));
  return withNumbers(lines, { ...best, end, cells });
}

/**
 * The same heading made of all of the first `end` lines and no others, since a rule below them parts it from the rows; the
 * heading as it was where these lines are none.
 */
export function headingToRule(
  found: OpenHeading,
  lines: readonly Line[],
  end: number,
  headingScore: HeadingScore,
): OpenHeading {
  if (end < 1 || end > mostLines) return found;
  const longer = stackedTo(lines, end, usualBlank(lines), headingScore);
  return longer && longer.value >= leastAtRule * found.value ? withNumbers(lines, longer) : found;
}

type Stacked = { value: number; cells: HeadingCell[]; end: number };

/** The first `end` lines as a heading, or null where too few of its cells are known. */
function stackedTo(lines: readonly Line[], end: number, usual: number, headingScore: HeadingScore): Stacked | null {
  const own = lines.slice(0, end);
  const found = valued(own, headingScore);
  // headings may nearly touch: "PENANGGUNG" over "JAWAB" stands a blank and a half from "KETERANGAN"
  const close = own.map((line) => withoutBlanks(line, usual));
  const parted = close.some((line, i) => line.chunks.length > own[i]!.chunks.length) && valued(close, headingScore);
  return parted && parted.value > (found?.value ?? 0) ? parted : found;
}

/** The blank between two words of one text, in points; 0 where no two stand together. */
function usualBlank(lines: readonly Line[]): number {
  const blanks = lines.flatMap((line) =>
    line.chunks.flatMap(({ words }) => words.slice(1).map((w, i) => w.box![0] - words[i]!.box![2])),
  );
  blanks.sort((a, b) => a - b);
  return blanks[Math.floor(usualShare * blanks.length)] ?? 0;
}

/** The line with its chunks parted at every blank that is wider than usual between two words. */
function withoutBlanks(line: Line, usual: number): Line {
  const least = Math.max(widerBlank * (line.y1 - line.y0), widerThanUsual * usual);
  const chunks = line.chunks.flatMap((chunk) => {
    const parts: (typeof chunk.words)[] = [[]];
    for (const word of chunk.words) {
      const last = parts.at(-1)!.at(-1);
      if (last && word.box![0] - last.box![2] >= least) parts.push([]);
      parts.at(-1)!.push(word);
    }
    return parts.length > 1 ? parts.map(chunkOf) : [chunk];
  });
  return chunks.length > line.chunks.length ? { ...line, chunks } : line;
}

function valued(lines: readonly Line[], headingScore: HeadingScore): Stacked | null {
  const cells = stacked(lines);
  const names = cells.filter((c) => !year.test(c.text));
  const texts = names.filter((c) => headingScore(c.text) >= known).map((c) => c.text);
  const hits = texts.length;
  const value = hits - unknownCost * (names.length - hits);
  // one heading over each of several groups of figures is one known heading
  const isKnown = new Set(texts).size >= leastKnown;
  return isKnown && hits >= 0.5 * names.length ? { value, cells, end: lines.length } : null;
}

/** A heading with the row of column numbers below it, if there is one. */
function withNumbers(lines: readonly Line[], { cells, value, end }: Stacked): OpenHeading {
  const next = lines[end];
  const numbers = next && isNumberLine(next) ? 1 : 0;
  return { cells, value, end: end + numbers, numbers, y1: Math.max(...lines.slice(0, end).map((l) => l.y1)) };
}

/** Whether the first line is of a title: the end of one, or alone over further lines of one. */
function opensTitle(lines: readonly Line[], height: number, headingScore: HeadingScore): boolean {
  if (isTitle(lines, height, headingScore)) return true;
  const [first, next] = lines;
  const isAlone = first?.chunks.length === 1 && next?.chunks.length === 1;
  return isAlone && next.y0 - first.y1 <= titleGap * height && opensTitle(lines.slice(1), height, headingScore);
}

/** A line alone over several headings that are known by themselves, or unknown and over a blank, is the end of a title. */
function isTitle(lines: readonly Line[], height: number, headingScore: HeadingScore): boolean {
  const [own, ...more] = lines[0]!.chunks;
  if (!own || more.length > 0) return false;
  const next = lines[1];
  const isOver = next !== undefined && next.chunks.filter((k) => overlap(k, own) > 0).length >= 2;
  const isApart = next !== undefined && next.y0 - lines[0]!.y1 > titleGap * height;
  // what stands over one heading, or beside it, and apart from it is none of its lines
  if (isApart && (!isOver || headingScore(chunkText(own)) < known)) return true;
  const under = lines.slice(1, mostLines).find((l) => l.chunks.filter((k) => overlap(k, own) > 0).length >= 2);
  const texts = under?.chunks.filter((k) => overlap(k, own) > 0).map(chunkText) ?? [];
  return texts.some((t) => !year.test(t) && headingScore(t) >= known);
}

/** True for a line of column numbers: "1 2 3", "(1) (2) (3)". */
export function isNumberLine(line: Line): boolean {
  const words = line.chunks.flatMap((k) => k.words.map((w) => w.text));
  const numbers = columnNumbers(words);
  // no wall parts them, so that every word must be one, and the next
  return numbers !== null && words.length >= 3 && numbers.length === words.length && isUnbroken(numbers);
}

function isUnbroken(numbers: readonly number[]): boolean {
  return numbers[0]! <= 2 && numbers.every((n, i) => n === numbers[0]! + i);
}

function isTight(lines: readonly Line[], end: number): boolean {
  if (isNumberLine(lines[end]!)) return false;
  const pitch = (i: number): number => lines[i]!.y0 - lines[i - 1]!.y0;
  const usual = Math.max(...Array.from({ length: end - 1 }, (_, i) => pitch(i + 1)));
  return pitch(end) <= Math.min(1.06 * usual + 0.3, 1.9 * (lines[end]!.y1 - lines[end]!.y0));
}

/** Chunks below each other as one cell; a chunk over several of the next line, or over their gap, groups them. */
function stacked(lines: readonly Line[]): HeadingCell[] {
  const cells: HeadingCell[] = [];
  lines.forEach((line, i) => {
    for (const chunk of line.chunks) {
      const over = lines.slice(i + 1).some((l) => l.chunks.filter((k) => overlap(k, chunk) > 0).length >= 2);
      const above = cells.filter((c) => !c.isGroup && overlap(c, chunk) > 0);
      if (over && above.length === 0) {
        cells.push({ ...chunk, parts: [chunk], text: chunkText(chunk), isGroup: true });
        continue;
      }
      const [first, ...more] = above;
      if (!first) {
        cells.push({ ...chunk, parts: [chunk], text: chunkText(chunk), isGroup: false });
        continue;
      }
      first.parts.push(...more.flatMap((c) => c.parts), chunk);
      for (const c of more) cells.splice(cells.indexOf(c), 1);
      first.x0 = Math.min(...first.parts.map((p) => p.x0));
      first.x1 = Math.max(...first.parts.map((p) => p.x1));
      first.y0 = Math.min(...first.parts.map((p) => p.y0));
      first.y1 = Math.max(...first.parts.map((p) => p.y1));
      first.text = [...first.parts]
        .sort((a, b) => a.y0 - b.y0 || a.x0 - b.x0)
        .map(chunkText)
        .join(' ');
    }
  });
  return cells.flatMap((cell) => overYears(cell, lines));
}

/** Takes the group heading off the middle one of the years that it stands over. */
function overYears(cell: HeadingCell, lines: readonly Line[]): HeadingCell[] {
  const { parts } = cell;
  const years = lines.flatMap((l) => l.chunks.filter((k) => year.test(chunkText(k)) && k.y0 > parts[0]!.y1 - 1));
  if (cell.isGroup || years.length < 2) return [cell];
  const own = years.filter((k) => parts.includes(k));
  const upper = parts.filter((k) => !own.includes(k));
  const middle = (cell.x0 + cell.x1) / 2;
  const isBetween = years.some((k) => k.x1 < middle) && years.some((k) => k.x0 > middle);
  if (upper.length === 0 || (own.length === 0 && !(isBetween && isAlone(cell, lines)))) return [cell];
  const cellOf = (chunks: Chunk[], isGroup: boolean): HeadingCell => ({
    x0: Math.min(...chunks.map((k) => k.x0)),
    x1: Math.max(...chunks.map((k) => k.x1)),
    y0: Math.min(...chunks.map((k) => k.y0)),
    y1: Math.max(...chunks.map((k) => k.y1)),
    text: chunks.map(chunkText).join(' '),
    isGroup,
    parts: chunks,
  });
  return own.length === 0 ? [{ ...cell, isGroup: true }] : [cellOf(upper, true), cellOf(own, false)];
}

/** Left and right ends of the headings in a cell: several where each part between white stripes below is a known one. */
export function splitHeading(
  cell: HeadingCell,
  stripes: readonly number[],
  headingScore: HeadingScore,
): [number, number][] {
  const words = cell.parts.flatMap((k) => k.words);
  for (const x of stripes) {
    if (x <= cell.x0 || x >= cell.x1 || words.some((w) => w.box![0] < x - 0.5 && w.box![2] > x + 0.5)) continue;
    const sides = [words.filter((w) => w.box![2] <= x + 0.5), words.filter((w) => w.box![0] >= x - 0.5)];
    if (!sides.every((side) => headingScore(side.map((w) => w.text).join(' ')) >= known)) continue;
    return sides.flatMap((side) => {
      const ends: [number, number] = [Math.min(...side.map((w) => w.box![0])), Math.max(...side.map((w) => w.box![2]))];
      return splitHeading({ ...cell, x0: ends[0], x1: ends[1], parts: [chunkOf(side)] }, stripes, headingScore);
    });
  }
  return [[cell.x0, cell.x1]];
}

/** True when the nearest texts on both sides of a heading, at any height, are years: it has no column of its own. */
function isAlone(cell: HeadingCell, lines: readonly Line[]): boolean {
  const chunks = lines.flatMap((l) => l.chunks).filter((k) => overlap(k, cell) <= 0);
  const left = chunks.filter((k) => k.x1 <= cell.x0).sort((a, b) => b.x1 - a.x1)[0];
  const right = chunks.filter((k) => k.x0 >= cell.x1).sort((a, b) => a.x0 - b.x0)[0];
  return !!left && !!right && year.test(chunkText(left)) && year.test(chunkText(right));
}

const overlap = (a: { x0: number; x1: number }, b: { x0: number; x1: number }): number =>
  Math.min(a.x1, b.x1) - Math.max(a.x0, b.x0);

/** Columns (first and last) of each heading that groups others: the widest run around it of headings that begin lower. */
export function groupSpans(
  heading: OpenHeading,
  xs: readonly number[],
): { cell: HeadingCell; from: number; to: number }[] {
  const columnOf = (x: number): number =>
    Math.max(
      0,
      xs.findIndex((_, i) => i + 1 < xs.length && x < xs[i + 1]!),
    );
  const own = xs.slice(1).map((_, c) => heading.cells.filter((k) => !k.isGroup && columnOf((k.x0 + k.x1) / 2) === c));
  return heading.cells.flatMap((cell) => {
    const isOver = (c: number): boolean =>
      own[c] !== undefined && own[c].length > 0 && own[c].every((k) => k.y0 >= cell.y1 - 0.3 * (cell.y1 - cell.y0));
    const at = columnOf((cell.x0 + cell.x1) / 2);
    if (!cell.isGroup) return [];
    let [from, to] = [columnOf(cell.x0), columnOf(cell.x1)];
    if (!Array.from({ length: to - from + 1 }, (_, i) => from + i).every(isOver)) [from, to] = [at, at];
    // a heading stands in the middle of what it groups: both sides grow while that brings it nearer to the middle
    const off = (a: number, b: number): number => Math.abs((xs[a]! + xs[b + 1]!) / 2 - (cell.x0 + cell.x1) / 2);
    let best = { from, to, off: off(from, to) };
    for (let a = from; a >= 0 && (a === from || isOver(a)); a--)
      for (let b = to; b < own.length && (b === to || isOver(b)); b++)
        if (off(a, b) < best.off - 0.5 || (off(a, b) < best.off + 2 && b - a > best.to - best.from))
          best = { from: a, to: b, off: off(a, b) };
    return [{ cell, from: best.from, to: best.to }];
  });
}
