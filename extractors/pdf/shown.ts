/** Which characters of a page are seen: those that change a pixel of it. */
import type { Gray } from '../raster/bitmap.ts';
import { inkOfRuns, type ApartPage } from './apart.ts';
import type { Character } from './glyphs.ts';
import { coloured, coreOf, overlaps } from './overlaps.ts';
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
  const colours = coloured(pairs);
  const layers: (Gray | null)[] = [];
  const count = Math.min(mostLayers, Math.max(0, ...[...colours.values()].map((c) => c + 1)));
  for (let k = 0; k < count; k++) layers.push(await inkOfRuns(page, apart.dpi, (run) => colours.get(run) === k));
  const scale = apart.dpi / 72;
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
    return one && other ? [[one, other]] : [];
  });
  return { seen, unseen: characters.filter((c) => c.text.trim() !== '' && !shown.has(c)), over };
}

/** The strongest change inside the core of a character. */
function strongest(ink: Gray, c: Character, scale: number): number {
  const core = coreOf(c);
  const x0 = Math.max(0, Math.floor(core[0] * scale));
  const y0 = Math.max(0, Math.floor(core[1] * scale));
  const x1 = Math.min(ink.width, Math.max(x0 + 1, Math.ceil(core[2] * scale)));
  const y1 = Math.min(ink.height, Math.max(y0 + 1, Math.ceil(core[3] * scale)));
  let most = 0;
  for (let y = y0; y < y1; y++)
    for (let i = y * ink.width + x0, end = y * ink.width + x1; i < end; i++)
      if (ink.data[i]! > most) most = ink.data[i]!;
  return most;
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
