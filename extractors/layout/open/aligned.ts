/** Tables that nothing but alignment shows: labels with colons, figures below each other, short texts in columns. */
import { startsInside } from '../../../pipeline/model/print/flow.ts';
import type { Word } from '../../../pipeline/model/reading/text.ts';
import { chunkLines, chunkOf, rivers, type Line } from '../chunks.ts';
import { isFigure } from '../refine.ts';
import { mean } from '../../../pipeline/model/numbers.ts';

/** Where the rows of a table begin: at colons, at figures, or where the first column is filled. */
type Alignment = 'colons' | 'figures' | 'texts';

/** Lines of one table, with its column edges and how its rows are told. */
export type AlignedRegion = { lines: Line[]; xs: number[]; alignment: Alignment };

/** Blank between lines of one table, in letter heights: with columns on both sides, and for a wrapped line. */
const rowGap = 3.2;
const wrapGap = 1.8;
/** Width of a river, in letter heights. */
const riverWidth = 0.9;
/** Words in a cell, on average, from which on columns are running text. */
const proseWords = 5;
/** Share of the cells that may begin in lower case, as the lines of running text do. */
const mostInside = 0.4;

/** Finds runs of lines that share white rivers and read like a table; body text in two columns does not. */
export function alignedRegions(words: readonly Word[], height: number): AlignedRegion[] {
  const lines = chunkLines(words, height).map(withColonsApart);
  const regions: AlignedRegion[] = [];
  for (let i = 0; i < lines.length; i++) {
    if (lines[i]!.chunks.length < 2) continue;
    let white = gapsOf(lines[i]!);
    let end = i + 1;
    for (; end < lines.length; end++) {
      const line = lines[end]!;
      const limit = line.chunks.length >= 2 ? rowGap : wrapGap;
      if (line.y0 - lines[end - 1]!.y1 > limit * height) break;
      white = clipped(white, line, riverWidth * height);
      if (white.length === 0) break;
    }
    const region = regionOf(lines.slice(i, end), height);
    if (!region) continue;
    regions.push(region);
    i = lines.indexOf(region.lines.at(-1)!);
  }
  return regions;
}

/** A colon that stands alone parts a label from its value, however near both are. */
function withColonsApart(line: Line): Line {
  const chunks = line.chunks.flatMap((chunk) => {
    const at = chunk.words.findIndex((w) => /^[:;]$/.test(w.text));
    const parts = [chunk.words.slice(0, at), chunk.words.slice(at, at + 1), chunk.words.slice(at + 1)];
    return at < 0 ? [chunk] : parts.filter((part) => part.length > 0).map(chunkOf);
  });
  return { ...line, chunks };
}

type Gap = { from: number; to: number };

function gapsOf(line: Line): Gap[] {
  return line.chunks.slice(1).map((chunk, i) => ({ from: line.chunks[i]!.x1, to: chunk.x0 }));
}

function clipped(white: readonly Gap[], line: Line, least: number): Gap[] {
  let rest = [...white];
  for (const { x0, x1 } of line.chunks)
    rest = rest.flatMap((g) =>
      x1 <= g.from || x0 >= g.to
        ? [g]
        : [
            { from: g.from, to: x0 },
            { from: x1, to: g.to },
          ],
    );
  return rest.filter((g) => g.to - g.from >= least);
}

function regionOf(run: readonly Line[], height: number): AlignedRegion | null {
  if (run.length < 2) return null;
  const left = Math.min(...run.map((l) => l.x0)) - 2;
  const right = Math.max(...run.map((l) => l.x1)) + 2;
  const xs = [left, ...rivers(run, left, right, height), right];
  if (xs.length < 3) return null;
  const lines = [...run];
  // a note below the table begins in the first column and has nothing beside it
  while (lines.length > 0 && filledColumns(lines.at(-1)!, xs).every((c) => c === 0)) lines.pop();
  const alignment = alignmentOf(lines, xs);
  const end = alignment === 'colons' ? lines.findIndex((line, i) => i > 0 && isHeadline(line, xs)) : -1;
  if (end > 0) return regionOf(lines.slice(0, end), height);
  return alignment ? { lines, xs, alignment } : null;
}

/** Below labels and values: text on the side of the labels without a colon or value of its own is the next headline. */
function isHeadline(line: Line, xs: readonly number[]): boolean {
  const texts = columnTexts(line, xs);
  return texts.at(-1) === '' && texts.every((text) => !/^[:;]$/.test(text));
}

/** The text of each column of a line; words belong to the column of their middle. */
function columnTexts(line: Line, xs: readonly number[]): string[] {
  const words = line.chunks.flatMap((chunk) => chunk.words);
  return xs.slice(1).map((right, c) =>
    words
      .filter((w) => {
        const x = (w.box![0] + w.box![2]) / 2;
        return x >= xs[c]! && x < right;
      })
      .map((w) => w.text)
      .join(' '),
  );
}

function filledColumns(line: Line, xs: readonly number[]): number[] {
  return columnTexts(line, xs).flatMap((text, c) => (text === '' ? [] : [c]));
}

function alignmentOf(lines: readonly Line[], xs: readonly number[]): Alignment | null {
  const rows = lines.map((line) => columnTexts(line, xs));
  const columns = xs.length - 1;
  const filled = (row: string[]): number => row.filter((text) => text !== '').length;
  const tabs = rows.filter((row) => filled(row) >= 2);
  if (columns >= 3 && colonColumn(rows) !== null) return 'colons';
  // leaders are a table of contents
  if (rows.filter((row) => row.some((text) => /\.{4}|…{2}/.test(text))).length >= 2) return null;
  const cells = tabs.flatMap((row) => row.slice(1).filter((text) => text !== ''));
  const named = tabs.filter((row) => /\p{L}{2}/u.test(row[0]!)).length;
  if (tabs.length >= 3 && named >= 0.6 * tabs.length && cells.filter(isFigure).length >= 0.6 * cells.length)
    return 'figures';
  // lines of wrapped text begin inside a sentence, cells do not
  if (cells.filter(startsInside).length > mostInside * cells.length) return null;
  const wide = tabs.filter((row) => filled(row) >= 3).length;
  const words = tabs.flat().flatMap((text) => (text === '' ? [] : [text.split(' ').length]));
  return columns >= 3 && tabs.length >= 4 && wide >= 0.7 * rows.length && mean(words) <= proseWords ? 'texts' : null;
}

/** A label that goes on from the line above stands alone and begins inside a sentence. */
const isWrapped = ([label = '', ...others]: readonly string[]): boolean =>
  startsInside(label) && others.every((text) => text === '');

/** The column of bare colons between labels and values, or null. */
function colonColumn(rows: readonly string[][]): number | null {
  const columns = rows[0]?.length ?? 0;
  for (let c = 1; c + 1 < columns; c++) {
    const filled = rows.map((row) => row[c]!).filter((text) => text !== '');
    if (filled.length >= 2 && filled.every((text) => /^[:;]$/.test(text))) return c;
  }
  return null;
}

/** Row edges (points) of a region; lines above its first row of figures are one heading row. */
export function alignedRows({ lines, xs, alignment }: AlignedRegion): number[] {
  const rows = lines.map((line) => columnTexts(line, xs));
  const colon = colonColumn(rows);
  const isData = rows.map((row) => row.slice(1).some((text) => text !== '' && isFigure(text)));
  const firstData = isData.indexOf(true);
  const begins = (i: number): boolean => {
    if (alignment === 'colons') return rows[i]![colon!] !== '';
    if (alignment === 'texts') return rows[i]![0] !== '' && !isWrapped(rows[i]!);
    if (i < firstData) return false;
    return isData[i]! || (rows[i]![0] !== '' && !startsInside(rows[i]![0]!));
  };
  const edges = [lines[0]!.y0 - 1];
  for (let i = 1; i < lines.length; i++) if (begins(i)) edges.push((lines[i - 1]!.y1 + lines[i]!.y0) / 2);
  return [...edges, Math.max(...lines.map((l) => l.y1)) + 1];
}
