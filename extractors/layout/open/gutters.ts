/** Columns of a table of figures: white stripes between words of its rows, and what makes a stripe a border. */
import type { Word } from '../../../pipeline/model/reading/text.ts';
import {
  isBack,
  isFront,
  isNumeric,
  left,
  phraseGap,
  right,
  usualBlank,
  withoutLeaders,
  type TextRow,
} from './text-rows.ts';

/** A white stripe between two columns, in points. */
export type Gutter = { from: number; to: number };

/** A stripe is a border from this width on (letter heights), whatever stands beside it. */
const wide = 1.3;
/** Narrower ones need figures beside them; narrower than this they are none. */
const narrow = 0.3;
/** From so many rows on, this share of them may run over a stripe. */
const manyRows = 25;
const mostOver = 0.04;
/** Share of the rows that must say the same. */
const agree = 0.75;
/** Blanks of one width, to this many letter heights, are blanks of a phrase. */
const sameBlank = 0.15;
/** How near (letter heights) texts begin at one place. */
const sameStart = 0.3;
/** Up to this width (letter heights) one word repeated left of a stripe shows a phrase. */
const phraseWidth = 1.6;

/** The stripes between columns, left to right; the first column holds labels unless it is said not to. */
export function guttersOf(rows: readonly TextRow[], height: number, isLabelled = true): Gutter[] {
  const lines = rows.map((row) => withoutLeaders(row, height)).filter((words) => words.length > 0);
  const blank = usualBlank(rows, height);
  const found: Gutter[] = [];
  for (const stripe of stripesOf(lines))
    if (isBorder(stripe, lines, blank, height, isLabelled && found.length === 0)) found.push(stripe);
  return withoutEnds(withoutSigns(found, lines), lines, height);
}

/** Stripes that no row runs over, or of many rows only few. */
function stripesOf(lines: readonly (readonly Word[])[]): Gutter[] {
  const most = lines.length >= manyRows ? Math.floor(mostOver * lines.length) : 0;
  const ends = lines.flatMap((words) =>
    words.flatMap((w) => [
      { x: left(w), by: 1 },
      { x: right(w), by: -1 },
    ]),
  );
  ends.sort((a, b) => a.x - b.x || a.by - b.by);
  const stripes: Gutter[] = [];
  let over = 0;
  let from: number | null = null;
  for (const { x, by } of ends) {
    const before = over;
    over += by;
    if (before > most && over <= most) from = x;
    if (before <= most && over > most) {
      if (from !== null && x > from) stripes.push({ from, to: x });
      from = null;
    }
  }
  return stripes;
}

function isBorder(
  { from, to }: Gutter,
  lines: readonly (readonly Word[])[],
  blank: number,
  height: number,
  isFirst: boolean,
): boolean {
  const pairs = lines.flatMap((words) => {
    const before = words.filter((w) => (left(w) + right(w)) / 2 < (from + to) / 2).at(-1);
    const after = words.find((w) => (left(w) + right(w)) / 2 > (from + to) / 2);
    return before && after ? [{ before, after, gap: left(after) - right(before) }] : [];
  });
  const width = to - from;
  if (pairs.length < Math.min(2, lines.length) || width < narrow * height) return false;
  const share = (is: (p: (typeof pairs)[number]) => boolean): number => pairs.filter(is).length / pairs.length;
  if (width < phraseWidth * height && isPhrase(pairs, height)) return false;
  if (width >= wide * height) return true;
  const isFigureLike = (w: Word): boolean => isNumeric(w.text) || isFront(w.text) || isBack(w.text);
  const near = pairs.map((p) => p.gap).filter((gap) => gap < phraseGap * height);
  const isEven = Math.max(...near) - Math.min(...near) < sameBlank * height && near.length >= 0.3 * pairs.length;
  const apart = share((p) => p.gap >= 2 * blank && p.gap >= 0.8 * height);
  const behind = share((p) => isFigureLike(p.after));
  if (behind >= agree && share((p) => isFigureLike(p.before)) >= agree) {
    const grouped = share((p) => /^\d{3}\b/.test(p.after.text) && /^[-−–(]?\d{1,3}$/.test(p.before.text));
    // "1 234 567", and labels such as "Q1 2009": their blanks are all as wide
    const bracketed = share((p) => p.after.text.startsWith('('));
    return !(isEven && (grouped >= 0.9 || bracketed >= 0.9 || isFirst) && width < phraseGap * height);
  }
  if (pairs.length < 3) return false;
  if (behind >= agree) return apart >= 0.25;
  const start = Math.min(...pairs.map((p) => left(p.after)));
  const isAligned = share((p) => left(p.after) - start < sameStart * height) >= agree;
  return isAligned && apart >= 0.4;
}

/** True when on every line one and the same word ends at the stripe. */
function isPhrase(pairs: readonly { before: Word; gap: number }[], height: number): boolean {
  const near = pairs.filter((p) => p.gap <= phraseWidth * height).map((p) => p.before.text);
  return near.length >= 2 && near.length === pairs.length && new Set(near).size === 1 && /^\p{L}+$/u.test(near[0]!);
}

/** Share of the rows that a column fills at least when what stands in it follows close on the column before. */
const leastFilled = 0.2;

/** Leaves out stripes before the ends of a few long texts, which are no column. */
function withoutEnds(gutters: readonly Gutter[], lines: readonly (readonly Word[])[], height: number): Gutter[] {
  return gutters.filter(({ from, to }, c) => {
    const next = gutters[c + 1]?.from ?? Infinity;
    const filled = lines.flatMap((words) => {
      const at = words.findIndex((w) => left(w) >= to - 0.1 && right(w) <= next + 0.1);
      return at < 0 ? [] : [{ word: words[at]!, before: words[at - 1] }];
    });
    const isEnd = filled.every(({ word, before }) => {
      return (
        before !== undefined &&
        right(before) <= from + 0.1 &&
        left(word) - right(before) < phraseGap * height &&
        !isNumeric(word.text)
      );
    });
    return !(isEnd && filled.length < leastFilled * lines.length);
  });
}

/** Leaves out stripes beside columns of nothing but signs: a currency before its figures, a mark behind them. */
function withoutSigns(gutters: readonly Gutter[], lines: readonly (readonly Word[])[]): Gutter[] {
  const dropped = new Set<Gutter>();
  for (let c = 0; c <= gutters.length; c++) {
    const [from, to] = [gutters[c - 1]?.to ?? -Infinity, gutters[c]?.from ?? Infinity];
    const own = lines.flatMap((words) => words.filter((w) => left(w) >= from - 0.1 && right(w) <= to + 0.1));
    if (own.length === 0) continue;
    if (gutters[c] && own.every((w) => isFront(w.text))) dropped.add(gutters[c]!);
    if (gutters[c - 1] && own.every((w) => isBack(w.text))) dropped.add(gutters[c - 1]!);
  }
  return gutters.filter((g) => !dropped.has(g));
}

/**
 * One border a stripe: where the fewest words of the heading stand, those of its last lines first, in the middle of the
 * widest such place. What stands in brackets goes with the word before it.
 */
export function bordersOf(gutters: readonly Gutter[], heading: readonly TextRow[], height: number): number[] {
  const texts = heading.flatMap(({ words }, line) => {
    const joined: { x0: number; x1: number; weight: number }[] = [];
    for (const w of words) {
      const last = joined.at(-1);
      const isBracket = last !== undefined && w.text.startsWith('(') && left(w) - last.x1 < phraseGap * height;
      if (isBracket && !/^\(\d+\)$/.test(w.text)) last.x1 = right(w);
      else joined.push({ x0: left(w), x1: right(w), weight: 3 ** line });
    }
    return joined;
  });
  return gutters.map(({ from, to }) => {
    const ends = texts.flatMap((t) => [t.x0, t.x1]).filter((x) => x > from && x < to);
    const places = [from, ...ends.sort((a, b) => a - b), to];
    let best = { over: Infinity, width: 0, at: (from + to) / 2 };
    for (let i = 1; i < places.length; i++) {
      const [a, b] = [places[i - 1]!, places[i]!];
      const at = (a + b) / 2;
      const over = texts.filter((t) => t.x0 < at && t.x1 > at).reduce((sum, t) => sum + t.weight, 0);
      if (b - a > 0.05 && (over < best.over || (over === best.over && b - a > best.width + 0.01)))
        best = { over, width: b - a, at };
    }
    return best.at;
  });
}
