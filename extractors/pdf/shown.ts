/** Which characters of a page are seen: those that change a pixel of it. */
import { addTo } from '../../pipeline/model/groups.ts';
import type { Box } from '../../pipeline/model/geometry.ts';
import type { Gray } from '../raster/bitmap.ts';
import { inkOfRuns, type ApartPage } from './apart.ts';
import type { Character } from './glyphs.ts';
import type { Pixels } from './draw.ts';
import type { PageContent } from './content.ts';
import { coloured, coreOf, isOn, overlaps } from './overlaps.ts';
import type { PDFPageProxy } from './pdfjs.ts';
import { behindPictures } from './print-below.ts';

/** Least change of a pixel, of 255, that an eye sees: white on white changes none, the palest print that we drew 40. */
const leastChange = 10;
/** Pixels across below which the place of a character is known less finely than its ink is wide. */
const narrow = 1.5;
/** More layers of text than this on one spot are not told apart. */
const mostLayers = 4;

/** Share of the ground of a letter from which on one colour is its ground, and the rest rules and pictures that it crosses. */
const mostGround = 0.5;

/** Share of a word's characters that must show for any of it to be kept. */
const leastSeen = 0.3;

/**
 * What a page shows of its text, blanks among what is seen. `over` are pairs of seen characters that stand on each other,
 * `strengths` tells how strongly each that is no blank shows, 0 to 255; none where that was not measured.
 */
export type ShownText = {
  seen: Character[];
  unseen: Character[];
  over: [Character, Character][];
  strengths: ReadonlyMap<Character, number>;
};

/**
 * Parts the characters into seen and unseen. White on white, clipped, covered and switched-off text all come to the
 * same: with it or without it the page looks alike. Text that stands on other text is drawn again without that.
 */
export async function showText(
  page: PDFPageProxy,
  apart: ApartPage,
  content: Pick<PageContent, 'characters' | 'pictures'>,
): Promise<ShownText> {
  const { characters } = content;
  const behind = behindPictures(content, apart);
  const drawn = characters.filter((c) => c.visible && c.text.trim() !== '');
  const pairs = overlaps(drawn);
  const scale = apart.dpi / 72;
  const others = new Map<Character, Character[]>();
  for (const [a, b] of pairs) {
    addTo(others, a, b);
    addTo(others, b, a);
  }
  // what inks a pixel where no other text stands is seen; only the rest is drawn again
  const isDoubtful = (c: Character): boolean => strongest(apart.text, c, scale, others.get(c)) < leastChange;
  const doubtful = new Set([...others.keys()].filter(isDoubtful));
  const colours = coloured(pairs.filter(([a, b]) => doubtful.has(a) || doubtful.has(b)));
  const layers: (Gray | null)[] = [];
  const count = Math.min(mostLayers, Math.max(0, ...[...colours.values()].map((c) => c + 1)));
  for (let k = 0; k < count; k++) layers.push(await inkOfRuns(page, apart, (run) => colours.get(run) === k));
  const strengthOf = (c: Character): number => {
    if (!c.outlined) return behind.has(c) ? 0 : 255;
    const colour = colours.get(c.run);
    // not drawn again: what inks it where no other text stands is its own
    const ink = colour === undefined ? apart.text : (layers[colour] ?? apart.text);
    const { change, pixel } = strongestAt(ink, c, scale, colour === undefined ? others.get(c) : []);
    return change >= leastChange && isLost(ink, apart, c, pixel) ? 0 : change;
  };
  const strengths = new Map(drawn.map((c) => [c, strengthOf(c)]));
  const gone = unseenOf(drawn, strengths);
  const isSeen = (c: Character): boolean => c.visible && !gone.has(c);
  return {
    seen: characters.filter(isSeen),
    unseen: characters.filter((c) => c.text.trim() !== '' && !isSeen(c)),
    over: pairs.filter(([a, b]) => isSeen(a) && isSeen(b) && isOn(a, b)),
    strengths,
  };
}

/** The strongest change inside the core of a character, where none of the others stands. */
function strongest(ink: Gray, c: Character, scale: number, others: readonly Character[] = []): number {
  return strongestAt(ink, c, scale, others).change;
}

/** As `strongest`, with the pixel where it is. */
function strongestAt(
  ink: Gray,
  c: Character,
  scale: number,
  others: readonly Character[] = [],
): { change: number; pixel: number } {
  const core = coreOf(c);
  // pixels that lie wholly within, clear of the neighbours' ink; the stem of an i in small print may stand on any of two
  const [inner, outer] = (core[2] - core[0]) * scale < narrow ? [Math.floor, Math.ceil] : [Math.ceil, Math.floor];
  const x0 = Math.max(0, inner(core[0] * scale));
  const y0 = Math.max(0, Math.ceil(core[1] * scale));
  const x1 = Math.min(ink.width, Math.max(x0 + 1, outer(core[2] * scale)));
  const y1 = Math.min(ink.height, Math.max(y0 + 1, Math.floor(core[3] * scale)));
  let [change, pixel] = [0, 0];
  for (let y = y0; y < y1; y++)
    for (let i = y * ink.width + x0, end = y * ink.width + x1; i < end; i++)
      if (ink.data[i]! > change && !others.some((o) => covers(o, (i - y * ink.width) / scale, y / scale, scale)))
        [change, pixel] = [ink.data[i]!, i];
  return { change, pixel };
}

/** Whether a character may ink the pixel at a place. */
function covers(o: Character, x: number, y: number, scale: number): boolean {
  const pixel = 1 / scale;
  return x > o.x0 - 2 * pixel && x < o.x1 + pixel && y > o.y0 - 2 * pixel && y < o.y1 + pixel;
}

/**
 * Whether a letter brighter than what it covers at `pixel` changes nothing of the ground that it stands on for the most
 * part: a white word on white paper shows only in the wall that it crosses, and is no more read for that.
 */
function isLost(ink: Gray, { drawn, bare, dpi }: ApartPage, c: Character, pixel: number): boolean {
  if (!bare || brightness(drawn, pixel) <= brightness(bare, pixel)) return false;
  const [left, top, right, bottom] = coreOf(c).map((v) => Math.round((v * dpi) / 72)) as Box;
  const core: number[] = [];
  for (let y = Math.max(0, top); y < Math.min(ink.height, bottom); y++)
    for (let x = Math.max(0, left); x < Math.min(ink.width, right); x++) core.push(y * ink.width + x);
  const sorted = core.toSorted((a, b) => brightness(bare, a) - brightness(bare, b));
  const usual = sorted[sorted.length >> 1]!;
  const ground = core.filter((i) => distance(bare, i, usual) < leastChange);
  return ground.length > mostGround * core.length && ground.every((i) => ink.data[i]! < leastChange);
}

const brightness = ({ data }: Pixels, i: number): number => data[4 * i]! + data[4 * i + 1]! + data[4 * i + 2]!;
const distance = ({ data }: Pixels, i: number, k: number): number =>
  Math.max(...[0, 1, 2].map((n) => Math.abs(data[4 * i + n]! - data[4 * k + n]!)));

/**
 * The unseen characters. A word of which something shows loses only what is cut off at an end of it: a sign in its middle
 * without ink is a glyph that we could not draw.
 */
function unseenOf(characters: readonly Character[], strengths: ReadonlyMap<Character, number>): Set<Character> {
  const gone = new Set<Character>();
  for (const word of wordsIn(characters)) {
    const isSeen = word.map((c) => strengths.get(c)! >= leastChange);
    const first = isSeen.indexOf(true);
    const last = isSeen.lastIndexOf(true);
    const mostlyGone = isSeen.filter(Boolean).length < leastSeen * word.length;
    word.forEach((c, i) => {
      if (mostlyGone || i < first || i > last) gone.add(c);
    });
  }
  return gone;
}

/** Characters other than blanks, word by word. */
export function wordsIn(characters: readonly Character[]): Character[][] {
  const words: Character[][] = [];
  let before: Character | null = null;
  for (const c of characters) {
    if (before && before.run === c.run && gapBetween(before, c) <= 0.22 * c.size) words.at(-1)!.push(c);
    else words.push([c]);
    before = c;
  }
  return words;
}

const gapBetween = (a: Character, b: Character): number => Math.max(b.x0 - a.x1, a.x0 - b.x1, b.y0 - a.y1, a.y0 - b.y1);
