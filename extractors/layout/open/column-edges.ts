/** Column edges that no rule draws: white stripes between words, and words that begin at one place. */
import type { Word } from '../../../pipeline/model/reading/text.ts';
import { chunkLines, type Line } from '../chunks.ts';
import { isNumberLine } from './heading.ts';
import { median } from '../../../pipeline/model/numbers.ts';

/** A white stripe is an edge from this width on (letter heights); from the second on when the text right of it lines up. */
const wide = 0.9;
const narrow = 0.4;
/** The same as multiples of the usual blank between words: letters of one width have wide blanks. */
const wideBlanks = 1.6;
const narrowBlanks = 1.25;
/** How near (letter heights) words begin at one place, and the share of the lines right of a stripe that must. */
const sameStart = 0.25;
const startShare = 0.7;
const leastStarts = 3;
/** Up to this width (letter heights) one word repeated left of a stripe shows a phrase, not a column. */
const phraseWidth = 1.6;
/** Blank above what stands below a table without rules, in letter heights; and how near (points) a column begins. */
const tailGap = 1.2;
const sameLeft = 1.5;
/** So many lines show where a column begins, and its edge is drawn so far (points) before them. */
const leastBegun = 2;
const besideText = 3;
/** Share of the lines that may run over the edge between two headings. */
const mostAstride = 0.1;

/** The mark of an entry; a column of so many of them, and nearly nothing else, belongs to the texts after it. */
const listMark = /^[([]?(?:\d{1,2}|[a-z])[.)\]]$/i;
const mostMarks = 0.8;

type Interval = readonly [number, number];

const wordsOf = (lines: readonly Line[]): Word[] => lines.flatMap((l) => l.chunks.flatMap((k) => k.words));

/**
 * The column edges of a body of text between `left` and `right`, both included. Lines that are one phrase over several
 * columns (section bands) do not count against a stripe; a row of column numbers on top says where columns are.
 * `height` is the letter height in points.
 */
export function openColumns(words: readonly Word[], left: number, right: number, height: number): number[] {
  const every = chunkLines(words, height);
  const lines = every.filter((l) => !sectionLike(l, every, narrow * height));
  const first = lines[0];
  if (first && isNumberLine(first)) {
    const numbers = wordsOf([first]).map((w): Interval => [w.box![0], w.box![2]]);
    const anchored = anchoredColumns(lines, numbers, [left, right]);
    if (anchored) return anchored;
  }
  const blank = usualBlank(lines, height);
  const edges = stripes(wordsOf(lines).map((w) => [w.box![0], w.box![2]]))
    .filter((stripe) => !isPhrase(stripe, lines, height))
    .filter(([from, to]) => {
      if (to - from >= Math.max(wide * height, wideBlanks * blank)) return true;
      if (to - from < Math.max(narrow * height, narrowBlanks * blank)) return false;
      const starts = lines.flatMap((l) => {
        const next = wordsOf([l]).find((w) => w.box![0] >= to - 0.1);
        return next ? [next.box![0]] : [];
      });
      const own = starts.filter((x) => x - to <= sameStart * height);
      return own.length >= leastStarts && own.length >= startShare * starts.length;
    })
    .map((stripe) => edgeIn(stripe, lines));
  return withoutMarkColumns([left, ...edges, right], lines);
}

/** Marks of entries ("1.", "b)") stand so near before their texts that they are no column of their own; the first one may be. */
function withoutMarkColumns(xs: readonly number[], lines: readonly Line[]): number[] {
  const words = wordsOf(lines);
  return xs.filter((edge, i) => {
    if (i < 2 || i === xs.length - 1) return true;
    const own = words.filter((w) => {
      const x = (w.box![0] + w.box![2]) / 2;
      return x >= xs[i - 1]! && x < edge;
    });
    const marks = own.filter((w) => listMark.test(w.text)).length;
    return marks < leastStarts || marks < mostMarks * own.length;
  });
}

/**
 * Where in a white stripe its edge lies: right before the words that begin below each other behind it, which is where
 * the column begins however short the texts before it are; half way where they do not.
 */
function edgeIn([from, to]: Interval, lines: readonly Line[]): number {
  const begun = lines.filter((l) => l.chunks.some((k) => k.words.some((w) => Math.abs(w.box![0] - to) <= sameLeft)));
  return Math.max((from + to) / 2, begun.length >= leastBegun ? to - besideText : -Infinity);
}

/** Half of all blanks between words of one phrase are at most so wide, in points. */
function usualBlank(lines: readonly Line[], height: number): number {
  const blanks = lines.flatMap((l) =>
    l.chunks.flatMap((k) => k.words.slice(1).map((w, i) => w.box![0] - k.words[i]!.box![2])),
  );
  return median(blanks) ?? narrow * height;
}

/** True when on every line one and the same word ends at the stripe: "Dinas | Pertanian", "Dinas | Sosial". */
function isPhrase([from, to]: Interval, lines: readonly Line[], height: number): boolean {
  if (to - from > phraseWidth * height) return false;
  const before = lines.flatMap((l) => {
    const words = wordsOf([l]);
    const last = words.filter((w) => w.box![2] <= from + 0.1).at(-1);
    const next = words.find((w) => w.box![0] >= to - 0.1);
    return last && next && next.box![0] - last.box![2] <= phraseWidth * height ? [last.text] : [];
  });
  return before.length >= 2 && new Set(before).size === 1 && /^\p{L}+$/u.test(before[0]!);
}

/**
 * True for a line that is one phrase from the left side over several columns, as section bands and notes are; where it
 * ends nearer than `near` points to the next column it leaves no stripe, and is none of the first column either.
 */
function sectionLike(line: Line, lines: readonly Line[], near = -3): boolean {
  const left = Math.min(...lines.map((l) => l.x0));
  const right = Math.max(...lines.map((l) => l.x1));
  if (line.chunks.length !== 1 || line.x0 > left + 0.1 * (right - left)) return false;
  // columns begin above it, below it: it is no text of the first one
  const beside = lines.filter((l) => l !== line && l.chunks.length > 1);
  const over = beside.filter((l) => l.chunks.some((k) => k.x0 > line.x0 + 3 && k.x0 < line.x1 + near));
  return over.length >= 0.3 * beside.length && over.length > 0;
}

/**
 * Index of the first line that stands below a table without rules: notes, place and date, signatures. They come after a
 * blank, alone on their lines, and begin where no column does. The number of lines when there is none.
 */
export function tailOf(lines: readonly Line[], height: number): number {
  const last = lines.findLastIndex((l) => l.chunks.length >= 3);
  if (last < 0) return lines.length;
  const above = lines.slice(0, last + 1);
  const starts = [
    ...above.flatMap((l) => (l.chunks.length >= 2 ? l.chunks.map((k) => k.x0) : [])),
    ...sharedStarts(above, height),
  ];
  for (let i = last + 1; i < lines.length; i++) {
    const line = lines[i]!;
    if (line.y0 - lines[i - 1]!.y1 <= tailGap * height) continue;
    const inColumn = line.chunks.every((k) => starts.some((x) => Math.abs(x - k.x0) <= sameLeft));
    if (sectionLike(line, lines) || !inColumn) return i;
  }
  return lines.length;
}

/** Where words after a blank begin below each other: where columns do, however near the text before them comes. */
function sharedStarts(lines: readonly Line[], height: number): number[] {
  const starts = lines.map((l) => {
    const words = wordsOf([l]);
    return words.flatMap((w, i) => (i > 0 && w.box![0] - words[i - 1]!.box![2] >= wide * height ? [w.box![0]] : []));
  });
  const isShared = (x: number): boolean =>
    starts.filter((own) => own.some((other) => Math.abs(other - x) <= sameLeft)).length >= leastBegun;
  return starts.flat().filter(isShared);
}

/**
 * The column edges of lines of which each column holds one of `anchors` (headings or column numbers, left to right): the
 * whitest place between each two. Null when text stands over all places between two of them.
 */
export function anchoredColumns(
  lines: readonly Line[],
  anchors: readonly Interval[],
  [left, right]: Interval,
): number[] | null {
  const body = lines.filter((l) => !sectionLike(l, lines));
  const own = wordsOf(body);
  const texts = own.map((w): Interval => [w.box![0], w.box![2]]);
  const edges = anchors.slice(1).map(([to], i) => {
    const from = anchors[i]![1];
    const stripe = whitest(texts, from, marksBefore(own, from, to) ?? to, mostAstride * body.length);
    return stripe && edgeIn(stripe, body);
  });
  return edges.every((x) => x !== null) ? [left, ...edges, right] : null;
}

/**
 * Where marks of entries ("1.", "b)") begin that stand between two columns right before texts of the second; null where
 * there are none. Those that are a column of their own stand below its heading.
 */
function marksBefore(words: readonly Word[], from: number, to: number): number | null {
  const starts = words
    .filter((w) => listMark.test(w.text) && w.box![0] > from && w.box![2] < to)
    .map((w) => w.box![0])
    .filter((x, _, all) => all.filter((other) => Math.abs(other - x) <= sameLeft).length >= leastStarts);
  return starts.length > 0 ? Math.min(...starts) : null;
}

/** The widest stripe between `from` and `to` that the fewest texts cross, at most `most`. */
function whitest(texts: readonly Interval[], from: number, to: number, most: number): Interval | null {
  const ends = texts.flatMap((t) => t).filter((x) => x > from && x < to);
  const places = [from, ...ends.sort((a, b) => a - b), to];
  let best: { crossed: number; width: number; stripe: Interval } = { crossed: Infinity, width: 0, stripe: [from, to] };
  for (let i = 1; i < places.length; i++) {
    const [a, b] = [places[i - 1]!, places[i]!];
    const at = (a + b) / 2;
    const crossed = texts.filter((t) => t[0] < at && t[1] > at).length;
    if (b - a > 0.2 && (crossed < best.crossed || (crossed === best.crossed && b - a > best.width)))
      best = { crossed, width: b - a, stripe: [a, b] };
  }
  return best.crossed <= most ? best.stripe : null;
}

/** The white stripes between intervals. */
function stripes(intervals: readonly Interval[]): Interval[] {
  const found: Interval[] = [];
  let end = -Infinity;
  for (const [from, to] of [...intervals].sort((a, b) => a[0] - b[0])) {
    if (from > end && Number.isFinite(end)) found.push([end, from]);
    end = Math.max(end, to);
  }
  return found;
}
