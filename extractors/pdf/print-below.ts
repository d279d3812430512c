/** What a drawing shows where a letter stands, and whose print that is: the letter's own, or that of a picture over it. */
import type { Gray } from '../raster/bitmap.ts';
import { withoutText, type ApartPage } from './apart.ts';
import type { PageContent } from './content.ts';
import type { Character } from './glyphs.ts';
import { coreOf, shareWithin } from './overlaps.ts';

/** Grey levels between the ink of a character and its ground: the palest print that we drew has 40. */
const leastContrast = 24;
/** Share of a letter that a picture must lie over. */
const leastOver = 0.8;
/** Share of the letters under pictures that must have print where they stand: letters under a clear picture have none. */
const leastPrinted = 0.5;

/**
 * Letters of fonts without outlines (no drawing of ours shows them) that lie under pictures in which print stands at their
 * places: some reader's words below the scan that it read. Under a clear picture, such as a stamp or the ornament of a
 * letterhead, there is none, and the letters are the page's own.
 */
export function behindPictures(
  { characters, pictures }: Pick<PageContent, 'characters' | 'pictures'>,
  apart: ApartPage,
): ReadonlySet<Character> {
  const under = characters.filter(
    (c, i) =>
      !c.outlined &&
      c.visible &&
      c.text.trim() !== '' &&
      pictures.some(({ after, box }) => i < after && shareWithin(coreOf(c), box) > leastOver),
  );
  if (under.length === 0) return new Set();
  const bare = withoutText(apart);
  const printed = under.filter((c) => lookAt(bare, c, apart.dpi / 72) === 'edge');
  return new Set(printed.length > leastPrinted * under.length ? under : []);
}

/** Whether greys about the core of a character lie apart, and whether some that stand side by side do. */
export function lookAt(gray: Gray, c: Character, scale: number): 'none' | 'contrast' | 'edge' {
  const [left, top, right, bottom] = coreOf(c);
  const x0 = Math.max(0, Math.floor(left * scale));
  const y0 = Math.max(0, Math.floor(top * scale));
  const x1 = Math.min(gray.width, Math.ceil(right * scale));
  const y1 = Math.min(gray.height, Math.ceil(bottom * scale));
  let [low, high] = [255, 0];
  for (let y = y0; y < y1; y++)
    for (let i = y * gray.width + x0, end = y * gray.width + x1, before = gray.data[i]!; i < end; i++) {
      const v = gray.data[i]!;
      if (v - before >= leastContrast || before - v >= leastContrast) return 'edge';
      if (v < low) low = v;
      if (v > high) high = v;
      before = v;
    }
  return high - low >= leastContrast ? 'contrast' : 'none';
}
