/** Rows and cells of a band of a table in which no horizontal rule parts the rows: column edges in, cells out. */
import type { Word } from '../../../pipeline/model/reading/text.ts';
import { centre } from '../lines.ts';
import { chunkLines, type Line } from '../chunks.ts';
import { byColumn, columnLines, follows, leadingOf, levelsOf, type ColumnLine, type Level } from '../levels.ts';
import type { GridCell, OpenBand } from '../grid.ts';
import { rowStarts } from './row-starts.ts';
import { addAll } from '../../../pipeline/model/groups.ts';

/** A cell of slots without a place. */
type Slots = Pick<GridCell, 'r0' | 'r1' | 'c0' | 'c1'>;

/** Words nearer than this (letter heights) over a column edge are one phrase. */
const phraseGap = 0.9;
/** How far (in leadings) the middle of a merged cell's text may lie from the middle of its rows. */
const offCentre = 0.75;

/**
 * Parts a band into rows. Lines that run over column edges on their own are bands of the table ("Misi 1: ..."); a
 * column whose text goes on over the rows beside it holds merged cells.
 */
export function openBand(
  words: readonly Word[],
  xs: readonly number[],
  [top, bottom]: readonly [number, number],
  height: number,
): OpenBand {
  const sections = sectionLines(words, xs, height);
  const ys = [top];
  const cells: Slots[] = [];
  const columns = xs.length - 1;
  const level = { begin: 0, filled: 0 };
  const rest = words.filter((w) => !sections.some((line) => line.chunks.some((k) => k.words.includes(w))));
  let from = top;
  for (const part of [...sections, null]) {
    const to = part?.y0 ?? Infinity;
    const plain = rest.filter((w) => middle(w) > from && middle(w) < to);
    if (plain.length > 0) {
      const rows = rowsOf(plain, xs, height);
      if (from !== top) ys.push((from + rows.top) / 2);
      const first = ys.length - 1;
      addAll(ys, rows.inner);
      level.begin += rows.begin;
      level.filled += rows.filled;
      addAll(
        cells,
        rows.cells.map((c) => ({ ...c, r0: c.r0 + first, r1: c.r1 + first })),
      );
    }
    if (!part) break;
    const above = plain.length > 0 ? Math.max(...plain.map((w) => w.box![3])) : from;
    if (ys.length > 1 || plain.length > 0) ys.push((above + part.y0) / 2);
    const r = ys.length - 1;
    cells.push({ r0: r, r1: r, c0: 0, c1: columns - 1 });
    from = part.y1;
  }
  ys.push(bottom);
  const placed = cells.map(({ r0, r1, c0, c1 }): GridCell => ({
    r0,
    r1,
    c0,
    c1,
    box: [xs[c0]!, ys[r0]!, xs[c1 + 1]!, ys[r1 + 1]!],
    openTop: false,
    openBottom: false,
  }));
  const agreement = level.begin / Math.max(1, level.filled);
  return { ys, cells: placed.sort((a, b) => a.r0 - b.r0 || a.c0 - b.c0), agreement };
}

const middle = (w: Word): number => (w.box![1] + w.box![3]) / 2;

/**
 * Lines that are one phrase over several columns; wrapped ones are put together. Where no word of such a line happens to
 * stand over an edge, it begins on the left and apart from the line above, and runs over an edge with no more than a
 * blank, or it begins as another section does ("MISI", "A."), or is all capitals with a letter before them.
 */
export function sectionLines(words: readonly Word[], xs: readonly number[], height: number): Line[] {
  const found: Line[] = [];
  const lines = chunkLines(words, height);
  const alone = lines.filter((l) => l.chunks.length === 1 && l.x0 < xs[2]!);
  const sure = alone.filter((l) => straddles(l, xs) && crosses(l, xs, height));
  const openers = new Set(sure.flatMap((l) => openerOf(l) ?? []));
  const rest = alone.filter((l) => !sure.includes(l) && l.x0 < xs[1]!);
  const likely = rest.filter((l) => crosses(l, xs, height) || openers.has(openerOf(l) ?? '') || isLettered(l));
  const leading = likely.length > 0 ? leadingOf(byColumn(words, xs).map(columnLines), height) : 0;
  const apart = likely.filter((l) => {
    const i = lines.indexOf(l);
    return i === 0 || !follows(lines[i - 1]!, l, leading);
  });
  for (const line of lines.filter((l) => sure.includes(l) || apart.includes(l))) {
    const last = found.at(-1);
    if (last && line.y0 - last.y1 < 0.5 * height) {
      last.y1 = line.y1;
      addAll(last.chunks, line.chunks);
    } else found.push({ ...line, chunks: [...line.chunks] });
  }
  return found;
}

/** What a section begins with: a word in capitals, or a capital letter that counts sections. */
function openerOf(line: Line): string | null {
  const first = line.chunks[0]!.words[0]!.text;
  if (/^\p{Lu}{3,}$/u.test(first)) return first;
  return /^\p{Lu}[.)]$/u.test(first) ? 'A.' : null;
}

/** "B. INSTALASI RAWAT INAP": the name of a unit or a section, short enough to stand in the first column. */
function isLettered(line: Line): boolean {
  const text = line.chunks[0]!.words.map((w) => w.text).join(' ');
  return openerOf(line) === 'A.' && /^\P{Ll}{9,}$/u.test(text);
}

/** True when a word of the line stands over an edge between columns. */
function straddles(line: Line, xs: readonly number[]): boolean {
  return xs.slice(1, -1).some((x) => line.chunks[0]!.words.some((w) => w.box![0] < x - 1 && w.box![2] > x + 1));
}

/** True when the words of a line run on over an edge between columns. */
function crosses(line: Line, xs: readonly number[], height: number): boolean {
  const boxes = line.chunks[0]!.words.map((w) => w.box!);
  return xs.slice(1, -1).some((x) => {
    if (line.x0 > x || line.x1 < x) return false;
    if (boxes.some((b) => b[0] < x - 1 && b[2] > x + 1)) return true;
    const left = Math.max(...boxes.filter((b) => b[2] <= x + 1).map((b) => b[2]));
    const right = Math.min(...boxes.filter((b) => b[0] >= x - 1).map((b) => b[0]));
    return right - left < phraseGap * height;
  });
}

function rowsOf(
  words: readonly Word[],
  xs: readonly number[],
  height: number,
): { top: number; inner: number[]; cells: Slots[]; begin: number; filled: number } {
  const columns = byColumn(words, xs).map(columnLines);
  const leading = leadingOf(columns, height);
  const levels = levelsOf(columns, leading);
  const { starts, merged } = rowStarts(levels);
  const inner = starts.slice(1).map((i) => edgeAbove(levels, i, merged));
  const top = levels[0]!.y0;
  const ends = [top, ...inner, Math.max(...levels.map((l) => l.y1))];
  const cells: Slots[] = [];
  columns.forEach((lines, c) => {
    const spans = merged.includes(c) ? mergedSpans(lines, ends, leading) : [];
    for (let r = 0; r < starts.length; r++) {
      const span = spans.find(([r0, r1]) => r >= r0 && r <= r1);
      if (!span) cells.push({ r0: r, r1: r, c0: c, c1: c });
      else if (span[0] === r) cells.push({ r0: r, r1: span[1], c0: c, c1: c });
    }
  });
  const plain = columns.map((_, c) => c).filter((c) => !merged.includes(c));
  const filled = starts.map((start, r) =>
    plain.filter((c) => levels.slice(start, starts[r + 1]).some((l) => l.lines[c])),
  );
  // above the first row merged cells may begin, and dirt may stand
  const first = levels.findIndex((level) => plain.some((c) => level.lines[c]));
  const begin = filled.map((list, r) => {
    const level = levels[r === 0 ? Math.max(0, first) : starts[r]!]!;
    return list.filter((c) => level.lines[c]).length;
  });
  const sum = (list: readonly number[]): number => list.reduce((a, n) => a + n, 0);
  return { top, inner, cells, begin: sum(begin), filled: sum(filled.map((list) => list.length)) };
}

/** Half way between a level that begins a row and the text above it, merged cells left aside. */
function edgeAbove(levels: readonly Level[], i: number, merged: readonly number[]): number {
  const own = levels[i]!;
  const plain = (level: Level): ColumnLine[] =>
    level.lines.filter((l, c): l is ColumnLine => !!l && !merged.includes(c));
  const y0 = Math.min(...plain(own).map((l) => l.y0));
  const above = levels.slice(0, i).flatMap(plain);
  return (Math.max(...above.map((l) => l.y1)) + y0) / 2;
}

/** Rows (first and last) of each merged cell of a column: those that its text covers, or those that it stands amid. */
function mergedSpans(lines: readonly ColumnLine[], ends: readonly number[], leading: number): [number, number][] {
  const blocks: { y0: number; y1: number }[] = [];
  lines.forEach((line, i) => {
    const last = blocks.at(-1);
    if (last && follows(lines[i - 1]!, line, leading)) last.y1 = line.y1;
    else blocks.push({ y0: line.y0, y1: line.y1 });
  });
  const centred = centredSpans(blocks, ends, leading);
  if (centred) return centred;
  return blocks.map(({ y0, y1 }): [number, number] => [rowAt(y0 + 1, ends), rowAt(y1 - 1, ends)]);
}

function rowAt(y: number, ends: readonly number[]): number {
  const found = ends.findIndex((end, i) => i > 0 && y < end);
  return Math.max(0, (found < 0 ? ends.length - 1 : found) - 1);
}

/** The rows that put every block in the middle of its own, all rows given away in order; null when none do. */
function centredSpans(
  blocks: readonly { y0: number; y1: number }[],
  ends: readonly number[],
  leading: number,
): [number, number][] | null {
  const rows = ends.length - 1;
  // best[k][r]: least error when the first k blocks share the first r rows
  const best: { error: number; from: number }[][] = [[{ error: 0, from: 0 }]];
  blocks.forEach((block, k) => {
    const line: { error: number; from: number }[] = [];
    for (let r = 1; r <= rows; r++) {
      let found = { error: Infinity, from: 0 };
      for (let from = 0; from < r; from++) {
        const before = best[k]?.[from]?.error ?? Infinity;
        const off = Math.abs(centre({ x0: 0, x1: 0, ...block }) - (ends[from]! + ends[r]!) / 2);
        const error = off <= offCentre * leading ? before + off : Infinity;
        if (error < found.error) found = { error, from };
      }
      line[r] = found;
    }
    best.push(line);
  });
  if (!Number.isFinite(best[blocks.length]?.[rows]?.error ?? Infinity)) return null;
  const spans: [number, number][] = [];
  for (let k = blocks.length, r = rows; k > 0; k--) {
    const { from } = best[k]![r]!;
    spans.unshift([from, r - 1]);
    r = from;
  }
  return spans;
}
