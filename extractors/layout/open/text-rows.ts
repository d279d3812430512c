/** Lines of print as rows of words: which hold figures, which are prose, and where dots lead the eye. */
import type { Word } from '../../../pipeline/model/reading/text.ts';
import { median } from '../../../pipeline/model/numbers.ts';
import { linesOf, type Placed } from '../lines.ts';
import { isFigure } from '../refine.ts';

/** One line of print, its words from left to right; places in points. */
export type TextRow = Placed & { words: Word[] };

/** Words nearer than this (letter heights) may be one phrase; wider blanks part columns. */
export const phraseGap = 1.2;
/** How near (letter heights) dots follow a text that they lead on from. */
const leaderGap = 1.6;
/** A usual blank where none is seen, in letter heights. */
const usual = 0.45;

export const left = (w: Word): number => w.box![0];
export const right = (w: Word): number => w.box![2];

/** Rows, top to bottom. */
export function textRows(words: readonly Word[]): TextRow[] {
  const placed = words.map((w): Placed => ({ x0: w.box![0], y0: w.box![1], x1: w.box![2], y1: w.box![3] }));
  return linesOf(
    placed,
    placed.map((_, i) => i),
  ).map(({ items, ...place }) => ({ ...place, words: items.map((i) => words[i]!) }));
}

/** True for what tables of statistics print in a cell of figures: a number, a span of numbers, a sign for none. */
export function isNumeric(text: string): boolean {
  return isFigure(text) || (/\d/.test(text) && !/\p{L}{2}/u.test(text) && !/^\d{1,2}[.)]$/.test(text));
}

/** A sign that belongs to the figure behind it, or before it. */
export const isFront = (text: string): boolean => /^([\p{Sc}(<>≤≥±]+|US\$|Rp\.?)$/u.test(text);
export const isBack = (text: string): boolean => /^([%)*†‡§¶#]+|\([a-z\d*]\)|[a-z*]{1,2}\/)$/u.test(text);

/** The words of a row without the dots that lead from its label to its figures. */
export function withoutLeaders({ words }: TextRow, height: number): Word[] {
  const kept: Word[] = [];
  let last: Word | null = null;
  let isLed = false;
  for (const word of words) {
    const isDots = /^[.…·_]+$/.test(word.text);
    const isNear = last !== null && left(word) - right(last) < leaderGap * height;
    isLed = isDots && isNear && (isLed || !isNumeric(last!.text));
    if (!isLed) kept.push(word);
    last = word;
  }
  return kept;
}

/** Words of a row put together where no blank wider than `gap` (points) parts them. */
export function piecesOf(words: readonly Word[], gap: number): Word[][] {
  const pieces: Word[][] = [];
  for (const word of words) {
    const piece = pieces.at(-1);
    if (piece && left(word) - right(piece.at(-1)!) < gap) piece.push(word);
    else pieces.push([word]);
  }
  return pieces;
}

/** Half of all blanks between words of one phrase are at most so wide, in points. */
export function usualBlank(rows: readonly TextRow[], height: number): number {
  const blanks = rows.flatMap(({ words }) =>
    words.slice(1).flatMap((w, i) => {
      const before = words[i]!;
      const gap = left(w) - right(before);
      return gap < phraseGap * height && /\p{L}$/u.test(before.text) && /^\p{L}/u.test(w.text) ? [gap] : [];
    }),
  );
  return Math.min(median(blanks) ?? usual * height, 0.8 * height);
}

/** Letter height of these words in points, as for the page. */
export function letterHeight(words: readonly Word[]): number {
  return 0.55 * (median(words.map((w) => w.box![3] - w.box![1])) ?? 10);
}

/** True for a row of a table of figures: a label or figure, and figures apart from it. */
export function isDataRow(row: TextRow, height: number): boolean {
  const words = withoutLeaders(row, height);
  const figures = words.filter((w) => isNumeric(w.text)).length;
  if (figures === 0 || words.length < 2) return false;
  const pieces = piecesOf(words, phraseGap * height);
  const rest = pieces.slice(1);
  const last = words.at(-1)!;
  // figures a space apart stand in one piece
  if (rest.length === 0) return figures >= 3 && figures >= 0.7 * words.length && isNumeric(last.text);
  const numeric = rest.filter((p) => p.filter((w) => isNumeric(w.text) || isFront(w.text)).length >= 0.5 * p.length);
  return numeric.length >= 0.5 * rest.length;
}

/** Words of paragraphs: lines below each other from one left edge, most of them as full as words allow. */
export function proseWords(words: readonly Word[], height: number): Set<Word> {
  const pieces = textRows(words).flatMap((row) =>
    piecesOf(row.words, 1.9 * height).map((own) => ({
      words: own,
      x0: left(own[0]!),
      x1: right(own.at(-1)!),
      y0: row.y0,
      y1: row.y1,
    })),
  );
  const chains: (typeof pieces)[] = [];
  for (const piece of pieces) {
    const chain = chains.find((c) => {
      const last = c.at(-1)!;
      const edge = Math.min(...c.map((p) => p.x0));
      const isNext = piece.y0 > last.y0 + 0.5 * height && piece.y0 - last.y1 < 1.3 * height;
      return isNext && Math.abs(piece.x0 - edge) < 3 * height && piece.x0 < last.x1 && piece.x1 > last.x0;
    });
    if (chain) chain.push(piece);
    else chains.push([piece]);
  }
  const prose = new Set<Word>();
  for (const chain of chains) {
    const edge = Math.max(...chain.map((p) => p.x1));
    const full = chain.slice(0, -1).filter((p, i) => {
      const next = chain[i + 1]!.words[0]!;
      return p.x1 + 0.4 * height + right(next) - left(next) > edge;
    }).length;
    const count = chain.reduce((sum, p) => sum + p.words.length, 0);
    const inside = chain.slice(1).filter((p) => /^\p{Ll}/u.test(p.words[0]!.text)).length;
    if (chain.length < 3 || count < 4.5 * chain.length || full < 0.65 * (chain.length - 1)) continue;
    if (inside < 0.3 * (chain.length - 1)) continue;
    for (const p of chain) for (const w of p.words) prose.add(w);
  }
  return prose;
}
