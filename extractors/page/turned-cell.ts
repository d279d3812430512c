/** Headings of narrow columns that stand on their side on a scan. */
import type { Box } from '../../pipeline/model/geometry.ts';
import type { TextLine } from '../../pipeline/model/reading/text.ts';
import { confidenceOf } from '../layout/cells/assemble.ts';
import { drawCrop, withoutSpecks, type Crop, type CropPlan } from '../layout/cells/crops.ts';
import { readPlan, type ReadingPage } from '../ocr/reading.ts';
import { crop, turn, type Gray } from '../raster/bitmap.ts';
import type { Component } from '../raster/components.ts';

/** Times its width that a cell must be high. */
const tall = 1.2;
/** A cell read more surely than this stands upright. */
const sure = 0.6;
/** A reading of a turned cell must be this sure, and this much surer than the upright one. */
const [leastSure, surer] = [0.65, 0.15];
/** Pieces of ink that a word has. */
const leastParts = 3;
const paper = 255;

/** Whether a cell is worth a look from its side; `lines` is how it was read upright. */
export function mayBeTurned([x0, y0, x1, y1]: Box, parts: readonly Component[], lines: readonly TextLine[]): boolean {
  if (y1 - y0 < tall * (x1 - x0) || parts.length < leastParts) return false;
  return lines.length === 0 || confidenceOf(lines) < sure;
}

/** The lines of a turned cell, boxes in pixels of the page; null where it does not read better from either side. */
export async function readTurned(
  gray: Gray,
  parts: readonly Component[],
  letterHeight: number,
  upright: readonly TextLine[],
  page: ReadingPage,
): Promise<TextLine[] | null> {
  const ink = withoutSpecks(parts, letterHeight);
  if (ink.length < leastParts) return null;
  const whole: CropPlan = { place: null, parts: ink, lines: 1 };
  const seen = drawCrop(gray, whole, paper);
  const { width, height } = seen.picture;
  let best: { lines: TextLine[]; value: number } | null = null;
  for (const side of [90, 270] as const) {
    const map = turning(seen, side);
    const turned: Crop = { picture: turn(seen.picture, side), x: 0, y: 0 };
    const own = ink.map((p): Component => {
      const [x0, y0, x1, y1] = map.there([p.x0, p.y0, p.x1, p.y1]);
      return { x0, y0, x1, y1, area: p.area };
    });
    const mask = turn(crop(page.mask, seen.x, seen.y, seen.x + width, seen.y + height), side);
    const lines = await readPlan(turned, { ...whole, parts: own }, { ...page, mask });
    const value = lines.length > 0 ? confidenceOf(lines) : 0;
    if (value > (best?.value ?? 0)) best = { lines: lines.map((line) => moved(line, map.back)), value };
  }
  const before = upright.length > 0 ? confidenceOf(upright) : 0;
  return best && best.value > leastSure && best.value > before + surer ? best.lines : null;
}

/** Boxes of the page to the turned crop, and back. */
function turning(
  { picture: { width, height }, x, y }: Crop,
  side: 90 | 270,
): Record<'there' | 'back', (b: Box) => Box> {
  return side === 90
    ? {
        there: ([x0, y0, x1, y1]) => [height - (y1 - y), x0 - x, height - (y0 - y), x1 - x],
        back: ([x0, y0, x1, y1]) => [x + y0, y + height - x1, x + y1, y + height - x0],
      }
    : {
        there: ([x0, y0, x1, y1]) => [y0 - y, width - (x1 - x), y1 - y, width - (x0 - x)],
        back: ([x0, y0, x1, y1]) => [x + width - y1, y + x0, x + width - y0, y + x1],
      };
}

const moved = (line: TextLine, map: (b: Box) => Box): TextLine => ({
  ...line,
  box: line.box ? map(line.box) : null,
  words: line.words.map((w) => ({ ...w, box: w.box ? map(w.box) : null })),
});
