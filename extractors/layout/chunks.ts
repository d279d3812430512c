/** Lines of words cut into chunks at wide gaps, and the white rivers that run down between them. */
import { unite } from '../../pipeline/model/around.ts';
import type { Word } from '../../pipeline/model/reading/text.ts';
import { linesOf, type Placed } from './lines.ts';

/** Words of one visual line, cut into chunks at wide gaps. */
export type Line = Placed & { chunks: Chunk[] };
export type Chunk = Placed & { words: Word[] };

/** A gap of this many letter heights separates columns; justified text reaches about 1.6. */
const columnGap = 1.9;

/** The words of a chunk as text. */
export const chunkText = (chunk: Chunk): string => chunk.words.map((w) => w.text).join(' ');

/** Words that stand together as one chunk. */
export function chunkOf(words: Word[]): Chunk {
  const [x0, y0, x1, y1] = unite(words.map((w) => w.box!))!;
  return { x0, y0, x1, y1, words };
}

function placedOf(w: Word): Placed {
  const [x0, y0, x1, y1] = w.box!;
  return { x0, y0, x1, y1 };
}

/** Lines, top to bottom, as chunks from left to right; `height` is the letter height in points. */
export function chunkLines(words: readonly Word[], height: number): Line[] {
  const placed = words.map(placedOf);
  return linesOf(
    placed,
    placed.map((_, i) => i),
  ).map((line) => {
    const chunks: Chunk[] = [];
    for (const i of line.items) {
      const p = placed[i]!;
      const last = chunks.at(-1);
      if (last && p.x0 - last.x1 < columnGap * height) {
        last.words.push(words[i]!);
        last.x1 = Math.max(last.x1, p.x1);
        last.y0 = Math.min(last.y0, p.y0);
        last.y1 = Math.max(last.y1, p.y1);
      } else chunks.push({ ...p, words: [words[i]!] });
    }
    return { x0: line.x0, y0: line.y0, x1: line.x1, y1: line.y1, chunks };
  });
}

/** Borders in the middle of white stripes that at least nine tenths of the lines leave free. */
export function rivers(lines: readonly Line[], left: number, right: number, height: number): number[] {
  const step = height / 4;
  const n = Math.ceil((right - left) / step);
  const crossed = new Float64Array(n);
  for (const line of lines)
    for (const chunk of line.chunks)
      for (
        let k = Math.max(0, Math.floor((chunk.x0 - left) / step));
        k <= Math.min(n - 1, Math.floor((chunk.x1 - left) / step));
        k++
      )
        crossed[k]! += 1;
  const limit = Math.max(0.5, 0.1 * lines.length);
  const borders: number[] = [];
  let start = -1;
  for (let k = 0; k <= n; k++) {
    if (k < n && crossed[k]! <= limit) {
      if (start < 0) start = k;
      continue;
    }
    if (start > 0 && k < n && (k - start) * step >= 0.9 * height) {
      // the least crossed place of the stripe; its middle where all are alike
      const least = Math.min(...crossed.subarray(start, k));
      const best = Array.from({ length: k - start }, (_, i) => start + i).filter((i) => crossed[i] === least);
      borders.push(left + (best[best.length >> 1]! + 0.5) * step);
    }
    start = -1;
  }
  return borders;
}

/** So many lines must begin a word at the same place to make a column of a narrow stripe. */
const leastStarts = 3;

/**
 * Borders in stripes too narrow for `rivers`: no word of nine tenths of the lines crosses them, and at least half of the lines
 * that go on behind begin a word at the same place there. Blanks between words are as narrow, but do not line up.
 */
export function narrowRivers(lines: readonly Line[], height: number): number[] {
  const words = lines.map((line) => line.chunks.flatMap((c) => c.words.map((w) => w.box!)));
  const starts = words.flatMap((row) => row.slice(1).map((b) => b[0])).sort((a, b) => a - b);
  const borders: number[] = [];
  for (const x of starts) {
    if (borders.length > 0 && x - borders.at(-1)! < 2 * height) continue;
    const at = x - 0.15 * height;
    const free = words.filter((row) => !row.some((b) => b[0] < at && b[2] > x - 0.95 * height)).length;
    const begun = words.filter((row) => row.some((b) => Math.abs(b[0] - x) < 0.35 * height)).length;
    const behind = words.filter((row) => row.some((b) => b[0] >= at)).length;
    if (free >= 0.9 * words.length && begun >= Math.max(leastStarts, 0.5 * behind)) borders.push(x - 0.5 * height);
  }
  return borders;
}
