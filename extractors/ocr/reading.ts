/** One crop to lines of words: a first reading, more readings and a vote where it is weak, and signs that OCR confuses. */
import { unite } from '../../pipeline/model/around.ts';
import type { Box } from '../../pipeline/model/geometry.ts';
import { median } from '../../pipeline/model/numbers.ts';
import type { TextLine, Word } from '../../pipeline/model/reading/text.ts';
import type { Crop, CropPlan } from '../layout/cells/crops.ts';
import type { Gray, Mask } from '../raster/bitmap.ts';
import { looksFor } from './looks.ts';
import { withMissedLines } from './missed-lines.ts';
import { percentSign } from './percent.ts';
import { signOr } from './signs.ts';
import type { OcrLine, OcrReader, Segmentation } from './engine.ts';
import { withSecondOpinion } from './second-opinion.ts';
import { vote, type IsWord, type VotedLine } from './vote.ts';

/** What a page lends to the reading of its crops. `bilevel`: the scan knows only black and white. */
export type ReadingPage = { mask: Mask; bilevel: boolean; ocr: OcrReader; isWord: IsWord };

/** A crop is read again when its words are less sure than this on average, or one of them is less sure than `weakWord`. */
const weak = 0.8;
const weakWord = 0.6;

/** Reads a crop; boxes come back in pixels of the page. */
export async function readPlan(crop: Crop, plan: CropPlan, page: ReadingPage): Promise<TextLine[]> {
  const found = await readOften(crop.picture, page, plan.lines === 1);
  const lines = await withMissedLines(crop, plan, found, (picture) => readOften(picture, page, true, 'line'));
  const usual = plan.parts.length > 3 ? median(plan.parts.map((p) => p.y1 - p.y0))! : null;
  const all = lines.reduce((n, line) => n + line.words.length, 0);
  return lines.flatMap((line) => {
    const [only] = line.words;
    if (line.words.length === 1 && all > fewWords && isSpeck(only!)) return [];
    const words = line.words.flatMap((w): Word[] => {
      const box: Box = [w.box[0] + crop.x, w.box[1] + crop.y, w.box[2] + crop.x, w.box[3] + crop.y];
      const text = w.text.trim();
      if (!text) return [];
      // measured with fixtures/make/sweep/percent-signs: where the data hold the signs, shapes turned 37 of 453 numbers into
      // shares and found none that the engine had missed
      const read = page.ocr.readsSigns ? text : percentSign(signOr(text, box, page.mask), box, page.mask);
      if (isDust(read, w.confidence, plan) || isShapeless(read, box, w.confidence, usual)) return [];
      const confidence = Math.round(w.confidence * 1000) / 1000;
      // a sign found by its shape is no longer what the engine's letters say
      if (read !== text) return [{ text: read, box, confidence }];
      const { letters, second } = w;
      return [{ text: read, box, confidence, ...(letters ? { letters } : {}), ...(second ? { second } : {}) }];
    });
    if (words.length === 0) return [];
    const fraction = plan.place ? { ...plan.place, form: 'bar' as const } : undefined;
    return [{ words, box: unite(words.map((w) => w.box!)), ...(fraction ? { fraction } : {}) }];
  });
}

/**
 * The cheapest reading first; a weak crop gets a second and third one, and the words are voted on. What shows no piece of the
 * size of a letter to the engine (bold print run together) is read bare, and believed where that is sure.
 */
async function readOften(
  picture: Gray,
  { bilevel, ocr, isWord }: ReadingPage,
  isOneLine: boolean,
  segmentation: Segmentation = 'block',
): Promise<VotedLine[]> {
  const readings: OcrLine[][] = [];
  const looks = looksFor(bilevel);
  for (const look of looks) {
    // steps of letters cost a sixth more, so only a crop that is read again is asked for them
    const again = readings.length > 0;
    readings.push(rescaled(await ocr.read(look.show(picture), segmentation, again), look.scale));
    if (!isWeak(readings.at(-1)!)) break;
  }
  if (readings.every((lines) => lines.length === 0)) readings.push(await ocr.read(picture, 'line'));
  if (readings.every((lines) => lines.length === 0) && isOneLine) {
    const bare = await ocr.read(picture, 'bare line');
    if (!isWeak(bare)) readings.push(bare);
  }
  return await withSecondOpinion(vote(readings, isWord), () => looks[0]!.show(picture), ocr, isWord);
}

function rescaled(lines: OcrLine[], scale: number): OcrLine[] {
  if (scale === 1) return lines;
  return lines.map((line) => ({
    words: line.words.map((w) => ({ ...w, box: w.box.map((v) => Math.round(v / scale)) as typeof w.box })),
  }));
}

function isWeak(lines: readonly OcrLine[]): boolean {
  const words = lines.flatMap((l) => l.words);
  const letters = words.reduce((a, w) => a + w.text.length, 0);
  if (letters === 0) return true;
  const mean = words.reduce((a, w) => a + w.confidence * w.text.length, 0) / letters;
  return mean < weak || words.some((w) => w.confidence < weakWord && /[\p{L}\p{N}]/u.test(w.text));
}

/** Words of a crop up to which none of them is a speck: a number may stand alone in its cell. */
const fewWords = 3;

/** A sign or two alone in their line that the engine doubts: dust or a piece of a rule, which our data read as a digit. */
function isSpeck({ text, confidence }: { text: string; confidence: number }): boolean {
  return text.trim().length <= 2 && confidence < 0.4;
}

/**
 * A sign or two that the engine doubts where the ink is much lower than the usual piece of the crop (`usual`, pixels; null
 * where it holds few), or so wide that no letters fill it: specks and streaks, which our data read as digits.
 */
function isShapeless(text: string, [x0, y0, x1, y1]: Box, confidence: number, usual: number | null): boolean {
  if (usual === null || confidence >= 0.6 || text.length > 2) return false;
  return y1 - y0 < 0.4 * usual || x1 - x0 > 2.5 * text.length * Math.max(y1 - y0, usual);
}

/** Marks without a letter, digit or sign that the engine itself doubts are specks, unless they are all the crop holds. */
function isDust(text: string, confidence: number, plan: CropPlan): boolean {
  return plan.parts.length > 3 && confidence < 0.5 && !/[\p{L}\p{N}%+=<>≤≥]/u.test(text);
}
