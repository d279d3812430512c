/** Text that is plainly seen: a look at the page as drawn, where nothing on it may hide text, saves drawing it once more. */
import { addTo } from '../../pipeline/model/groups.ts';
import type { DrawnPage } from './apart.ts';
import type { PageContent } from './content.ts';
import type { Character } from './glyphs.ts';
import { coreOf, isOn, overlaps } from './overlaps.ts';
import { lookAt } from './print-below.ts';
import { wordsIn, type ShownText } from './shown.ts';

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
