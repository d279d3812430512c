/** Where the bar of a fraction begins and ends: tracing goes on through letters that stand on its level ("x 100 %"). */
import type { Mask } from '../../raster/bitmap.ts';
import { placesAlong, type TracedRule } from '../../raster/rule-tracing.ts';

/** What is inked at a place along a rule: nothing, the rule alone, or something taller: a letter. */
type Ink = 'none' | 'rule' | 'letter';

/** The ends of a bar are pieces at least this long, and one of its pieces is longer than any stroke of a letter (letter heights). */
const [shortest, leastLongest] = [0.6, 1.5];

/** At least this share of a bar is ink of its own, and at most this one letters: a row of serifs is crossed by stems again and again. */
const [leastOwn, mostLetters] = [0.6, 0.2];

/** Worn print leaves gaps of up to this many letter heights in a piece. */
const worn = 0.4;

/** Ink that reaches this many pixels past both edges of the rule together is a letter. */
const slack = 4;

/**
 * The rule without the letters that it was traced through at its ends, in pixels of `mask`; null where there is no piece
 * of a bar, or too little of what lies between its ends is one.
 */
export function withoutLetters(rule: TracedRule, mask: Mask, letterHeight: number): TracedRule | null {
  const inks = inkAlong(rule, mask);
  const pieces = piecesOf(inks, shortest * letterHeight, worn * letterHeight);
  const [first, last] = [pieces[0], pieces.at(-1)];
  if (!first || !last || pieces.every(({ from, to }) => to - from < leastLongest * letterHeight)) return null;
  const between = inks.slice(first.from, last.to);
  const share = (of: Ink) => between.filter((ink) => ink === of).length / between.length;
  if (share('rule') < leastOwn || share('letter') > mostLetters) return null;
  const [from, to] = [rule.from + first.from, rule.from + last.to];
  return { ...rule, from, to };
}

function inkAlong(rule: TracedRule, { width, height, data }: Mask): Ink[] {
  const most = rule.thickness + slack;
  const tall = (x: number, y: number, step: 1 | -1): number => {
    let n = 0;
    while (n <= most && y + n * step >= 0 && y + n * step < height && data[(y + n * step) * width + x] !== 0) n++;
    return n;
  };
  const half = Math.ceil(rule.thickness / 2) + 1;
  return placesAlong(rule).map(({ t, c: middle }): Ink => {
    // the traced middle may lie a pixel beside the ink of a thin rule
    const offset = nearest(half, (d) => {
      const y = middle + d;
      return y >= 0 && y < height && t >= 0 && t < width && data[y * width + t] !== 0;
    });
    if (offset === null) return 'none';
    const y = middle + offset;
    return tall(t, y, 1) + tall(t, y, -1) - 1 > most ? 'letter' : 'rule';
  });
}

/** The offset closest to 0 within `most` for which something holds, or null. */
function nearest(most: number, holds: (offset: number) => boolean): number | null {
  for (let d = 0; d <= most; d++) {
    if (holds(d)) return d;
    if (holds(-d)) return -d;
  }
  return null;
}

type Piece = { from: number; to: number };

/** Runs of the rule's own ink that are long enough, broken by letters and by gaps wider than `gap`. */
function piecesOf(inks: readonly Ink[], least: number, gap: number): Piece[] {
  const pieces: Piece[] = [];
  let from = -1;
  let end = 0;
  const close = () => {
    if (from >= 0 && end - from >= least) pieces.push({ from, to: end });
    from = -1;
  };
  inks.forEach((ink, t) => {
    if (ink === 'rule') {
      if (from < 0) from = t;
      end = t + 1;
    } else if (from >= 0 && (ink === 'letter' || t - end >= gap)) close();
  });
  close();
  return pieces;
}
