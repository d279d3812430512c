/** Two tables so close below each other that their sides seem one broken rule: parted where nothing upright was seen. */
import { coverage, type Track } from '../rules.ts';
import { touch, type Piece } from './rule-pieces.ts';

/** A seam is so high (points): less is a double rule, more holds a line of text. */
const [lowest, highest] = [4.6, 12];
/** Share of the width of all upright pieces at the seam that the rules above and below it cover. */
const across = 0.8;
/** Share of the inner walls of the poorer side that go on beyond a seam within one table. */
const sameWalls = 0.7;

/** Cuts upright pieces at seams between two tables; `seen` are the stretches of all rules that were really there. */
export function cutAtSeams(pieces: readonly Piece[], seen: readonly Track[]): Piece[] {
  const h = pieces.filter(({ kind }) => kind === 'horizontal').sort((a, b) => a.at - b.at);
  let v = pieces.filter(({ kind }) => kind === 'vertical');
  for (const [i, upper] of h.entries())
    for (const lower of h.slice(i + 1)) {
      const height = lower.at - upper.at;
      if (height > highest) break;
      if (height >= lowest && isSeam(upper, lower, v, seen))
        v = v.flatMap((p) =>
          isThrough(p, upper, lower)
            ? [
                { ...p, to: upper.at },
                { ...p, from: lower.at },
              ]
            : [p],
        );
    }
  return [...h, ...v];
}

function isThrough(p: Piece, upper: Piece, lower: Piece): boolean {
  return p.from < upper.at - touch && p.to > lower.at + touch;
}

function isSeam(upper: Piece, lower: Piece, v: readonly Piece[], seen: readonly Track[]): boolean {
  const through = v.filter((p) => isThrough(p, upper, lower));
  if (through.length === 0) return false;
  const above = v.filter((p) => p.from < upper.at - touch && p.to > upper.at - touch);
  const below = v.filter((p) => p.from < lower.at + touch && p.to > lower.at + touch);
  const xs = [...above, ...below].map(({ at }) => at);
  const [left, right] = [Math.min(...xs), Math.max(...xs)];
  const isWide = (p: Piece) =>
    Math.min(p.to, right) - Math.max(p.from, left) >= across * (right - left) && right - left > highest;
  if (!isWide(upper) || !isWide(lower)) return false;
  // the rules themselves are a point or two thick
  const [from, to] = [upper.at + 1.5, lower.at - 1.5];
  const uprights = seen.filter(({ kind, at }) => kind === 'vertical' && at > left - touch && at < right + touch);
  if (uprights.some((track) => coverage(track, from, to) > 0.3)) return false;
  const inner = (side: readonly Piece[]) =>
    side.map(({ at }) => at).filter((x) => x > left + touch && x < right - touch);
  const [upperWalls, lowerWalls] = [inner(above), inner(below)];
  const goOn = upperWalls.filter((x) => lowerWalls.some((y) => Math.abs(x - y) <= touch)).length;
  const poorer = Math.min(upperWalls.length, lowerWalls.length);
  return poorer === 0 ? upperWalls.length !== lowerWalls.length : goOn < sameWalls * poorer;
}
