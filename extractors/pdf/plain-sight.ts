/** Text that is plainly seen: a look at the page as drawn, where nothing on it may hide text, saves drawing it once more. */
import { addTo } from '../../pipeline/model/groups.ts';
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
export function seenPlainly({ whole, dpi }: DrawnPage, { characters, doubtful, lines }: PageContent): ShownText | null {
  if (doubtful) return null;
  const isCrossed = wallsBy(lines);
  const drawn = characters.filter((c) => c.visible && c.text.trim() !== '');
  if (overlaps(drawn).some(([a, b]) => isOn(a, b, touching))) return null;
  for (const word of wordsIn(drawn)) {
    let edged = 0;
    for (const c of word) {
      const look = c.outlined ? lookAt(whole, c, dpi / 72) : 'edge';
      if (look === 'none') return null;
      // the edge of a wall that runs through a letter is not the letter's
      if (look === 'edge' && !(c.outlined && isCrossed(c))) edged++;
    }
    // a hyphen that stands alone has no upright edge
    if (edged < leastEdged * word.length && word.some((c) => /[\p{L}\p{N}]/u.test(c.text))) return null;
  }
  return {
    seen: characters.filter((c) => c.visible),
    unseen: characters.filter((c) => !c.visible && c.text.trim() !== ''),
    over: [],
    strengths: new Map(),
  };
}

/** Whether an upright line runs through the core of a character. */
function wallsBy(lines: PageContent['lines']): (c: Character) => boolean {
  const walls = new Map<number, PageContent['lines']>();
  for (const line of lines) if (line.kind === 'vertical') addTo(walls, Math.floor(line.at), line);
  return (c) => {
    const [left, top, right, bottom] = coreOf(c);
    for (let x = Math.floor(left); x <= right; x++)
      if (walls.get(x)?.some((w) => w.at > left && w.at < right && w.from < bottom && w.to > top)) return true;
    return false;
  };
}

/** Whether greys about the core of a character lie apart, and whether some that stand side by side do. */
function lookAt(gray: Gray, c: Character, scale: number): 'none' | 'contrast' | 'edge' {
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
