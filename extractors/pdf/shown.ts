/** Which characters of a page are seen: those that change a pixel of it. */
import { addTo } from '../../pipeline/model/groups.ts';
import type { Gray } from '../raster/bitmap.ts';
import { inkOfRuns, type ApartPage } from './apart.ts';
import type { Character } from './glyphs.ts';
import { coloured, coreOf, isOn, overlaps } from './overlaps.ts';
import type { PDFPageProxy } from './pdfjs.ts';

/** Least change of a pixel, of 255, that an eye sees: white on white changes none, the palest print that we drew 40. */
const leastChange = 10;
/** More layers of text than this on one spot are not told apart. */
const mostLayers = 4;

/** Share of a word's characters that must show for any of it to be kept. */
const leastSeen = 0.3;

/** A character with how strongly it shows, 0 to 255. */
export type ShownCharacter = Character & { strength: number };

/** What a page shows of its text. `over` are pairs of seen characters that stand on each other. */
export type ShownText = { seen: ShownCharacter[]; unseen: Character[]; over: [ShownCharacter, ShownCharacter][] };

/**
 * Parts the characters into seen and unseen. White on white, clipped, covered and switched-off text all come to the
 * same: with it or without it the page looks alike. Text that stands on other text is drawn again without that.
 */
export async function showText(
  page: PDFPageProxy,
  apart: ApartPage,
  characters: readonly Character[],
): Promise<ShownText> {
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
  const strengths = new Map(
    drawn.map((c) => {
      const layer = layers[colours.get(c.run) ?? -1] ?? apart.text;
      return [c, c.outlined ? strongest(layer, c, scale) : 255];
    }),
  );
  const gone = unseenOf(drawn, strengths);
  const shown = new Map<Character, ShownCharacter>();
  for (const c of drawn) if (!gone.has(c)) shown.set(c, { ...c, strength: strengths.get(c)! });
  // blanks part words and have no ink
  const seen = characters.flatMap(
    (c) => shown.get(c) ?? (c.visible && c.text.trim() === '' ? { ...c, strength: 0 } : []),
  );
  const over = pairs.flatMap(([a, b]): [ShownCharacter, ShownCharacter][] => {
    const [one, other] = [shown.get(a), shown.get(b)];
    return one && other && isOn(a, b) ? [[one, other]] : [];
  });
  return { seen, unseen: characters.filter((c) => c.text.trim() !== '' && !shown.has(c)), over };
}

/** The strongest change inside the core of a character, where none of the others stands. */
function strongest(ink: Gray, c: Character, scale: number, others: readonly Character[] = []): number {
  const core = coreOf(c);
  const x0 = Math.max(0, Math.ceil(core[0] * scale));
  const y0 = Math.max(0, Math.ceil(core[1] * scale));
  const x1 = Math.min(ink.width, Math.max(x0 + 1, Math.floor(core[2] * scale)));
  const y1 = Math.min(ink.height, Math.max(y0 + 1, Math.floor(core[3] * scale)));
  let most = 0;
  for (let y = y0; y < y1; y++)
    for (let i = y * ink.width + x0, end = y * ink.width + x1; i < end; i++)
      if (ink.data[i]! > most && !others.some((o) => covers(o, (i - y * ink.width) / scale, y / scale, scale)))
        most = ink.data[i]!;
  return most;
}

/** Whether a character may ink the pixel at a place. */
function covers(o: Character, x: number, y: number, scale: number): boolean {
  const pixel = 1 / scale;
  return x > o.x0 - 2 * pixel && x < o.x1 + pixel && y > o.y0 - 2 * pixel && y < o.y1 + pixel;
}

/**
 * The unseen characters. A word of which something shows loses only what is cut off at an end of it: a sign in its middle
 * without ink is a glyph that we could not draw.
 */
function unseenOf(characters: readonly Character[], strengths: ReadonlyMap<Character, number>): Set<Character> {
  const gone = new Set<Character>();
  let word: Character[] = [];
  const close = (): void => {
    const isSeen = word.map((c) => strengths.get(c)! >= leastChange);
    const first = isSeen.indexOf(true);
    const last = isSeen.lastIndexOf(true);
    const mostlyGone = isSeen.filter(Boolean).length < leastSeen * word.length;
    word.forEach((c, i) => {
      if (mostlyGone || i < first || i > last) gone.add(c);
    });
    word = [];
  };
  for (const c of characters) {
    const before = word.at(-1);
    if (before && (before.run !== c.run || gapBetween(before, c) > 0.22 * c.size)) close();
    word.push(c);
  }
  close();
  return gone;
}

const gapBetween = (a: Character, b: Character): number => Math.max(b.x0 - a.x1, a.x0 - b.x1, b.y0 - a.y1, a.y0 - b.y1);
