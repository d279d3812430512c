/** Reads cells of a digital page from its picture, where they show what no text says. */
import type { Box } from '../../pipeline/model/geometry.ts';
import type { TextLine, Word } from '../../pipeline/model/reading/text.ts';
import { evenWords } from '../layout/cells/cell-words.ts';
import { drawCrop, planCrops } from '../layout/cells/crops.ts';
import type { OcrReader } from '../ocr/engine.ts';
import { readPlan } from '../ocr/reading.ts';
import { binarise } from '../raster/threshold.ts';
import type { Gray } from '../raster/bitmap.ts';
import { components, letters } from '../raster/components.ts';
import { flatten } from '../raster/flatten.ts';
import { turnNegatives } from '../raster/negative.ts';
import { pixelSize, workingDpi } from '../raster/prepare.ts';
import { isText } from './ink.ts';
import type { ReadingHints } from './reading-hints.ts';

const paper = 255;

/** The words in each of the cells; `picture` is the upright page at 300 dpi with nothing on it that was read already. */
export async function readCellPictures(
  picture: Gray,
  cells: readonly Box[],
  ocr: OcrReader,
  hints: ReadingHints,
): Promise<Word[][]> {
  const gray = turnNegatives(flatten(picture));
  const mask = binarise(gray, workingDpi);
  const parts = components(mask);
  const read: Word[][] = [];
  for (const [x0, y0, x1, y1] of cells) {
    const own = parts.filter(
      (p) => p.x0 * pixelSize > x0 && p.x1 * pixelSize < x1 && p.y0 * pixelSize > y0 && p.y1 * pixelSize < y1,
    );
    const height = letters(own, workingDpi).height;
    const text = height > 0 ? own.filter((p) => isText(p, height)) : [];
    const lines: TextLine[] = [];
    for (const plan of planCrops(text, [], height, false))
      lines.push(
        ...(await readPlan(drawCrop(gray, plan, paper), plan, { mask, bilevel: false, ocr, isWord: hints.isWord })),
      );
    const points = lines.map((line) => ({
      ...line,
      words: line.words.map((w) => ({ ...w, box: w.box!.map((v) => v * pixelSize) as Box })),
    }));
    read.push(evenWords(points, height * pixelSize).map(({ even }) => even));
  }
  return read;
}
