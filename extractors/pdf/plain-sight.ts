/** Text that is plainly seen: a look at the page as drawn, where nothing on it may hide text, saves drawing it once more. */
import type { Gray } from '../raster/bitmap.ts';
import type { DrawnPage } from './apart.ts';
import type { PageContent } from './content.ts';
import type { Character } from './glyphs.ts';
import { coreOf, isOn, overlaps } from './overlaps.ts';
import { wordsIn, type ShownText } from './shown.ts';

/** Grey levels between the ink of a character and its ground: the palest print that we drew has 40. */
const leastContrast = 24;
/** Share of the core of a character that another may cover before it stands on it: kerned letters stand beside each other. */
const touching = 0.1;
/** Share of a word whose characters must have upright edges: rules and underlines have none. */
const leastEdged = 0.5;

/** All visible characters, where each of them has ink of its own on the drawn page; null where that takes more than a look. */
export function seenPlainly({ whole, dpi }: DrawnPage, { characters, doubtful }: PageContent): ShownText | null {
  if (doubtful) return null;
  const drawn = characters.filter((c) => c.visible && c.text.trim() !== '');
  if (overlaps(drawn).some(([a, b]) => isOn(a, b, touching))) return null;
  const strengths = new Map<Character, number>();
  for (const word of wordsIn(drawn)) {
    const looks = word.map((c) => (c.outlined ? lookAt(whole, c, dpi / 72) : { contrast: 255, edge: 255 }));
    if (looks.some(({ contrast }) => contrast < leastContrast)) return null;
    // a hyphen that stands alone has no upright edge
    const hasEdges = word.some((c) => /[\p{L}\p{N}]/u.test(c.text));
    const edged = looks.filter(({ edge }) => edge >= leastContrast).length;
    if (hasEdges && edged < leastEdged * word.length) return null;
    word.forEach((c, i) => strengths.set(c, looks[i]!.contrast));
  }
  return {
    seen: characters.filter((c) => c.visible),
    unseen: characters.filter((c) => !c.visible && c.text.trim() !== ''),
    over: [],
    strengths,
  };
}

/** How far the greys about the core of a character lie apart, and those side by side. */
function lookAt(gray: Gray, c: Character, scale: number): { contrast: number; edge: number } {
  const core = coreOf(c);
  const x0 = Math.max(0, Math.floor(core[0] * scale));
  const y0 = Math.max(0, Math.floor(core[1] * scale));
  const x1 = Math.min(gray.width, Math.ceil(core[2] * scale));
  const y1 = Math.min(gray.height, Math.ceil(core[3] * scale));
  let [low, high, edge] = [255, 0, 0];
  for (let y = y0; y < y1; y++)
    for (let i = y * gray.width + x0, end = y * gray.width + x1, left = gray.data[i]!; i < end; i++) {
      const v = gray.data[i]!;
      if (v < low) low = v;
      if (v > high) high = v;
      const step = v > left ? v - left : left - v;
      if (step > edge) edge = step;
      left = v;
    }
  return { contrast: Math.max(0, high - low), edge };
}
