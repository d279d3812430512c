/** Ink in the cells of a digital page that is no text of it: letters drawn as shapes, pictures. */
import type { Box } from '../../pipeline/model/geometry.ts';
import { crop, type Gray, type Mask } from './bitmap.ts';
import { components, type Component } from './components.ts';

/** Grey levels between ink and the ground of its cell. */
const leastContrast = 60;
/** From a cell's walls inwards, in points: thick rules and what they leave at their ends. */
const wall = 2;
/** Pieces of the size of letters from which on ink may be writing. */
const leastLetters = 3;
/** Share of a cell that is inked from which on it holds a picture. */
const pictureShare = 0.08;

/** What a cell shows besides its text. */
export type CellInk = 'none' | 'writing' | 'picture';

/** Looks at what is left of a cell without its text. `letterHeight` in points, `scale` in pixels a point. */
export function inkBesideText(rest: Gray, [x0, y0, x1, y1]: Box, letterHeight: number, scale: number): CellInk {
  const inner = [x0 + wall, y0 + wall, x1 - wall, y1 - wall].map((v) => v * scale) as Box;
  if (inner[2] - inner[0] < 4 || inner[3] - inner[1] < 4) return 'none';
  const mask = onGround(crop(rest, ...inner));
  const parts = components(mask);
  const letters = parts.filter((p) => isLetter(p, letterHeight * scale)).length;
  if (letters >= leastLetters) return 'writing';
  const inked = parts.reduce((sum, p) => sum + p.area, 0);
  return inked > pictureShare * mask.width * mask.height ? 'picture' : 'none';
}

/** Pieces of the size of letters on a whole page. */
export function countLetters(rest: Gray, letterHeight: number, scale: number): number {
  return components(onGround(rest)).filter((p) => isLetter(p, letterHeight * scale)).length;
}

/** Ink is what differs from the grey that most of the cell has. */
function onGround(gray: Gray): Mask {
  const counts = new Uint32Array(256);
  for (const v of gray.data) counts[v]!++;
  const ground = counts.indexOf(Math.max(...counts));
  return { ...gray, data: gray.data.map((v) => (Math.abs(v - ground) >= leastContrast ? 1 : 0)) };
}

function isLetter(p: Component, height: number): boolean {
  const [w, h] = [p.x1 - p.x0, p.y1 - p.y0];
  return h >= 0.6 * height && h <= 2.5 * height && w >= 0.2 * height && w <= 2.5 * height && p.area >= 0.15 * w * h;
}
