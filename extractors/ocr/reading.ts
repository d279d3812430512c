/** One crop to lines of words: a first reading, a second one where the first is weak, and signs that OCR confuses. */
import { unite, type Box } from '../../pipeline/model/geometry.ts';
import type { TextLine, Word } from '../../pipeline/model/text.ts';
import type { Crop, CropPlan } from '../cells/crops.ts';
import type { Gray, Mask } from '../raster/bitmap.ts';
import { percentSign } from './percent.ts';
import type { OcrLine, OcrReader, Segmentation } from './tesseract.ts';

/** A crop whose words are less sure than this on average is read once more, black on white. */
const weak = 0.72;

/** Reads a crop; boxes come back in pixels of the page. */
export async function readPlan(
  crop: Crop,
  plan: CropPlan,
  mask: Mask,
  letterHeight: number,
  ocr: OcrReader,
): Promise<TextLine[]> {
  let lines = await ocr.read(crop.picture, 'block');
  if (strength(lines) < weak) {
    const second = await ocr.read(blackOnWhite(crop, mask), segmentationOf(plan, letterHeight));
    if (strength(second) > strength(lines) + 0.03) lines = second;
  }
  return lines.flatMap((line) => {
    const words = line.words.flatMap((w): Word[] => {
      const box: Box = [w.box[0] + crop.x, w.box[1] + crop.y, w.box[2] + crop.x, w.box[3] + crop.y];
      const text = w.text.trim();
      if (!text || isDust(text, w.confidence, plan)) return [];
      return [{ text: percentSign(text, box, mask), box, confidence: round(w.confidence) }];
    });
    if (words.length === 0) return [];
    const fraction = plan.place ? { ...plan.place, form: 'bar' as const } : undefined;
    return [{ words, box: unite(words.map((w) => w.box!)), ...(fraction ? { fraction } : {}) }];
  });
}

const round = (v: number): number => Math.round(v * 1000) / 1000;

function segmentationOf(plan: CropPlan, letterHeight: number): Segmentation {
  if (plan.lines > 1) return 'block';
  const width = Math.max(...plan.parts.map((p) => p.x1)) - Math.min(...plan.parts.map((p) => p.x0));
  return width < 2.5 * letterHeight ? 'word' : 'line';
}

/** Mean confidence weighted by length; 0 when nothing was read. */
function strength(lines: readonly OcrLine[]): number {
  let sum = 0;
  let weight = 0;
  for (const line of lines)
    for (const w of line.words) {
      sum += w.confidence * w.text.length;
      weight += w.text.length;
    }
  return weight === 0 ? 0 : sum / weight;
}

/** Marks without a letter or digit that the engine itself doubts are specks, unless they are all the crop holds. */
function isDust(text: string, confidence: number, plan: CropPlan): boolean {
  return plan.parts.length > 3 && confidence < 0.5 && !/[\p{L}\p{N}%]/u.test(text);
}

function blackOnWhite(crop: Crop, mask: Mask): Gray {
  const { width, height, data } = crop.picture;
  const out = new Uint8Array(width * height).fill(255);
  for (let y = 0; y < height; y++)
    for (let x = 0; x < width; x++) {
      const px = x + crop.x;
      const py = y + crop.y;
      if (px < 0 || py < 0 || px >= mask.width || py >= mask.height) continue;
      if (mask.data[py * mask.width + px] !== 0 && data[y * width + x]! < 250) out[y * width + x] = 0;
    }
  return { width, height, data: out };
}
