/** Whether the text layer of a page says what the page shows. */
import type { PageContent } from './content.ts';

/** The verdict, with its reason in plain words. `rejected`: there is a layer, but it is not to be believed. */
export type TextLayerVerdict = { use: boolean; rejected: boolean; because: string };

/** Share of visible characters that may be unreadable (no letter known for the glyph) before the layer is rejected. */
const unreadableShare = 0.05;

/**
 * Judges the text layer. Hidden text under a picture is some other program's reading of that picture and may say other
 * things than the picture shows, so the picture is read instead. Visible text is what the page shows, unless its font
 * hides what the glyphs mean or a picture covers most of the page.
 */
export function judgeTextLayer(content: PageContent, width: number, height: number): TextLayerVerdict {
  const letters = content.characters.filter((c) => c.text.trim() !== '');
  const visible = letters.filter((c) => c.visible);
  const hidden = letters.length - visible.length;
  const covered = content.pictures.reduce((a, p) => a + area(p.box, width, height), 0) / (width * height);
  if (letters.length === 0) return { use: false, rejected: false, because: 'the page has no text layer' };
  if (visible.length === 0 || (covered > 0.6 && hidden > visible.length))
    return { use: false, rejected: true, because: `the text layer is hidden (${hidden} characters under a picture)` };
  if (covered > 0.6 && visible.length < 200)
    return { use: false, rejected: true, because: `a picture covers ${Math.round(covered * 100)} % of the page` };
  const odd = visible.filter((c) => /[\ufffd\p{Cc}\p{Co}]/u.test(c.text)).length / visible.length;
  if (odd > unreadableShare)
    return { use: false, rejected: true, because: `${Math.round(odd * 100)} % of the characters have no known letter` };
  const vowels = visible.filter((c) => /[aeiou]/i.test(c.text)).length;
  const latin = visible.filter((c) => /[a-z]/i.test(c.text)).length;
  // every fourth to third letter of Indonesian or English print is a vowel; a scrambled font shifts them away
  if (latin > 80 && vowels / latin < 0.2)
    return { use: false, rejected: true, because: 'the letters make no words (a font with a false code table)' };
  // a page of figures has few letters, but digits and the signs between them
  const figures = visible.filter((c) => /[\d.,]/.test(c.text)).length;
  if (latin + figures < 0.35 * visible.length && visible.length > 200)
    return { use: false, rejected: true, because: 'most characters are no letters (a font with a false code table)' };
  return { use: true, rejected: false, because: 'the text is drawn by the page itself' };
}

function area(box: readonly number[], width: number, height: number): number {
  const w = Math.min(width, box[2]!) - Math.max(0, box[0]!);
  const h = Math.min(height, box[3]!) - Math.max(0, box[1]!);
  return Math.max(0, w) * Math.max(0, h);
}
