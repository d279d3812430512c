/** Tables that a digital page holds as pictures (pasted from a sheet or a scan), read as a scan is. */
import { holdsMiddle } from '../../pipeline/model/around.ts';
import type { Box } from '../../pipeline/model/geometry.ts';
import type { Grid } from '../../pipeline/model/reading/page.ts';
import type { TextLine, Word } from '../../pipeline/model/reading/text.ts';
import type { OcrReader } from '../ocr/engine.ts';
import { crop, type Gray } from '../raster/bitmap.ts';
import { countLetters } from '../raster/cell-ink.ts';
import { pixelSize, preparePage, workingDpi } from '../raster/prepare.ts';
import { traceRules, type TracedRule } from '../raster/rule-tracing.ts';
import type { ReadingHints } from './reading-hints.ts';
import { inkOfScan } from './scan-ink.ts';
import { readScan } from './scan.ts';

/** A picture is less high than this, in points, where it holds no row under a heading row. */
const leastHeight = 36;
/** Share of the page's width that a table takes at least. */
const leastWidth = 0.25;
/** A picture with more words than these on it is the ground of a text. */
const mostWords = 3;
/** Pieces of the size of letters: a heading row and one row of a table have more. */
const leastLetters = 40;
/** Letters in pictures are as small as this, in points: those of a sheet that was shrunk to the width of the page. */
const leastLetter = 3;
/** A table has so many rules or more of each direction, so long: level ones as a share of its width, upright ones in points. */
const leastRules = 2;
const leastRule = { horizontal: 0.3, vertical: 12 };
/** Cells of the smallest table: two rows of two columns. */
const leastCells = 4;

/** What a page holds of pictures and text: boxes in points, grids as far as its text told them. */
type Around = { pictures: readonly Box[]; words: readonly Word[]; grids: readonly Grid[]; width: number };

/** The pictures that hold a table. `rest` draws the page without its text, at `dpi`; it is asked for only where one may. */
export async function tablePictures(
  { pictures, words, grids, width }: Around,
  rest: () => Promise<Gray>,
  dpi: number,
): Promise<Box[]> {
  const large = pictures.filter(
    (box) =>
      box[3] - box[1] >= leastHeight &&
      box[2] - box[0] >= leastWidth * width &&
      // a picture in a cell is the cell's, and one that words stand on is their ground
      !grids.some((grid) => grid.box && holdsMiddle(grid.box, box)) &&
      words.filter((word) => holdsMiddle(box, word.box!)).length <= mostWords,
  );
  if (large.length === 0) return [];
  const bare = await rest();
  return large.filter((box) => showsTable(bare, box, dpi));
}

/**
 * Whether a picture shows letters and rules as a table does: of 60 photos, ornaments and diagrams of covers none had two
 * long level rules, of pictured tables each had three or more. `rest`: the page without its text, `dpi` its resolution.
 */
function showsTable(rest: Gray, box: Box, dpi: number): boolean {
  const scale = dpi / 72;
  const [x0, y0, x1, y1] = box.map((v) => v * scale) as Box;
  const inner = crop(rest, x0, y0, x1, y1);
  if (inner.width === 0 || inner.height === 0 || countLetters(inner, leastLetter, scale) < leastLetters) return false;
  const rules = traceRules(inner, dpi);
  const long = (kind: TracedRule['kind'], least: number): number =>
    rules.filter((rule) => rule.kind === kind && rule.to - rule.from >= least).length;
  const isWide = long('horizontal', leastRule.horizontal * inner.width) >= leastRules;
  return isWide && long('vertical', leastRule.vertical * scale) >= leastRules;
}

/**
 * The ruled grids in the pictures, with the lines around them; null where none has any. `picture` is the upright page at
 * 300 dpi without its text.
 */
export async function readTablePictures(
  picture: Gray,
  boxes: readonly Box[],
  number: number,
  ocr: () => Promise<OcrReader>,
  hints: ReadingHints,
): Promise<{ grids: Grid[]; lines: TextLine[] } | null> {
  const prepared = preparePage(only(picture, boxes), workingDpi);
  // a picture that lies on its side would need a page of its own
  if (prepared.turned !== 0) return null;
  const ink = inkOfScan(prepared);
  if (!ink.grids.some(({ cells }) => cells.length >= leastCells)) return null;
  const read = await readScan(prepared, number, await ocr(), hints, ink);
  return { grids: read.grids, lines: read.lines };
}

/** The page with nothing on it but the boxes. */
function only({ width, height, data }: Gray, boxes: readonly Box[]): Gray {
  const out = new Uint8Array(data.length).fill(255);
  for (const [x0, y0, x1, y1] of boxes) {
    const [left, right] = [Math.max(0, Math.floor(x0 / pixelSize)), Math.min(width, Math.ceil(x1 / pixelSize))];
    const [top, bottom] = [Math.max(0, Math.floor(y0 / pixelSize)), Math.min(height, Math.ceil(y1 / pixelSize))];
    for (let y = top; y < bottom; y++) out.set(data.subarray(y * width + left, y * width + right), y * width + left);
  }
  return { width, height, data: out };
}
