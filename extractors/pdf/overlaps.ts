/** Characters that stand on each other: which runs of text share a place. */
import type { Box } from '../../pipeline/model/geometry.ts';
import { addTo } from '../../pipeline/model/groups.ts';
import type { Character } from './glyphs.ts';

/** Share of the core of the smaller of two characters that the larger one covers where it stands on it. */
const onShare = 0.3;
/** Side of the squares in which neighbours are looked for, in points. */
const square = 12;

/** Pairs of characters of different runs that stand on each other; false bold (the same letter at its own place) is none. */
export function overlaps(characters: readonly Character[]): [Character, Character][] {
  const squares = new Map<number, Character[]>();
  const pairs: [Character, Character][] = [];
  for (const c of characters) {
    let met: Set<Character> | null = null;
    for (let x = Math.floor(c.x0 / square); x <= Math.floor(c.x1 / square); x++)
      for (let y = Math.floor(c.y0 / square); y <= Math.floor(c.y1 / square); y++) {
        const key = x * 100_000 + y;
        for (const other of squares.get(key) ?? [])
          if (other.run !== c.run && !met?.has(other) && (inkOn(c, other) || inkOn(other, c)) && !isDouble(c, other)) {
            met = (met ?? new Set()).add(other);
            pairs.push([other, c]);
          }
        addTo(squares, key, c);
      }
  }
  return pairs;
}

/** The part of a character's box where its ink is, clear of what its neighbours may touch. */
export function coreOf({ x0, y0, x1, y1 }: Character): Box {
  const [width, height] = [x1 - x0, y1 - y0];
  return [x0 + 0.15 * width, y0 + 0.1 * height, x1 - 0.15 * width, y1 - 0.05 * height];
}

/** Whether one character may ink the core of the other. Upwards and downwards only its own core counts: set tight, lines touch. */
function inkOn(one: Character, other: Character): boolean {
  if (one.x0 >= other.x1 || one.x1 <= other.x0 || one.y0 >= other.y1 || one.y1 <= other.y0) return false;
  const [, top, , bottom] = coreOf(one);
  const [x0, y0, x1, y1] = coreOf(other);
  return one.x0 < x1 && one.x1 > x0 && top < y1 && bottom > y0;
}

/** Whether one character stands on another, not only beside it: covers so much of the smaller core. */
export function isOn(one: Character, other: Character, share = onShare): boolean {
  const [a, b] = [coreOf(one), coreOf(other)];
  const width = Math.min(a[2], b[2]) - Math.max(a[0], b[0]);
  const height = Math.min(a[3], b[3]) - Math.max(a[1], b[1]);
  const least = Math.min((a[2] - a[0]) * (a[3] - a[1]), (b[2] - b[0]) * (b[3] - b[1]));
  return width > 0 && height > 0 && width * height > share * least;
}

function isDouble(a: Character, b: Character): boolean {
  const close = 0.25 * a.size;
  return a.text === b.text && Math.abs(a.x0 - b.x0) < close && Math.abs(a.y1 - b.y1) < close;
}

/** A colour for each run, so that no two runs that stand on each other have the same; runs that stand alone have none. */
export function coloured(pairs: readonly (readonly [Character, Character])[]): Map<number, number> {
  const beside = new Map<number, Set<number>>();
  const meet = (a: number, b: number): void => {
    const set = beside.get(a) ?? new Set();
    beside.set(a, set.add(b));
  };
  for (const [a, b] of pairs) {
    meet(a.run, b.run);
    meet(b.run, a.run);
  }
  const colours = new Map<number, number>();
  for (const [run, others] of beside) {
    const taken = new Set([...others].map((other) => colours.get(other)));
    let colour = 0;
    while (taken.has(colour)) colour++;
    colours.set(run, colour);
  }
  return colours;
}

/** Share of a box that another covers. */
export function shareWithin(box: Box, other: Box): number {
  const width = Math.min(box[2], other[2]) - Math.max(box[0], other[0]);
  const height = Math.min(box[3], other[3]) - Math.max(box[1], other[1]);
  const area = (box[2] - box[0]) * (box[3] - box[1]);
  return area > 0 ? (Math.max(0, width) * Math.max(0, height)) / area : 1;
}
