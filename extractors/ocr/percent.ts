/** The percent sign, which the Indonesian model reads as digits ("100%" as "10096"): told by the shape of its ink. */
import type { Box } from '../../pipeline/model/geometry.ts';
import { crop, type Mask } from '../raster/bitmap.ts';
import { components } from '../raster/components.ts';

/** What the model makes of a number and a small ring, a stroke and a small ring. */
const suspect = /^(\(?|\(?\d{1,3}(?:[.,]\d+)*)(?:9[0-9]?6|926|26|9[0o]|06|08|%6|9%|0\/0|o\/o|90)([).,;]*)$/i;

/**
 * Mends a word that ends in a percent sign read as digits. Rings and stroke usually touch, so one or more parts make up the
 * last sign: its lower left and upper right are empty but for the ends of the stroke, where a nine has its tail and a six its top.
 */
export function percentSign(text: string, box: Box, mask: Mask): string {
  const match = suspect.exec(text);
  if (!match) return text;
  const height = box[3] - box[1];
  const closing = match[2]!.includes(')') ? 0.4 * height : 0;
  const ink = components(crop(mask, box[0] - 1, box[1] - 2, box[2] + 2, box[3] + 2)).filter((p) => p.area > 4);
  const right = Math.max(0, ...ink.map((p) => p.x1)) - closing;
  const sign = ink.filter((p) => p.x1 <= right + 2 && p.x0 >= right - 1.5 * height && p.y1 - p.y0 > 0.25 * height);
  if (sign.length === 0) return text;
  const x0 = Math.min(...sign.map((p) => p.x0));
  const x1 = Math.max(...sign.map((p) => p.x1));
  const y0 = Math.min(...sign.map((p) => p.y0));
  const y1 = Math.max(...sign.map((p) => p.y1));
  const w = x1 - x0;
  const h = y1 - y0;
  if (w < 0.75 * h || w > 1.55 * h) return text;
  const left = Math.floor(box[0] - 1) + x0;
  const top = Math.floor(box[1] - 2) + y0;
  const share = (fx0: number, fy0: number, fx1: number, fy1: number): number => {
    const part = crop(mask, left + fx0 * w, top + fy0 * h, left + fx1 * w, top + fy1 * h);
    let n = 0;
    for (const v of part.data) n += v;
    return n / part.data.length;
  };
  const emptyCorners = share(0, 0.66, 0.2, 1) < 0.12 && share(0.8, 0, 1, 0.34) < 0.12;
  const filledCorners = share(0, 0.05, 0.4, 0.5) > 0.25 && share(0.6, 0.5, 1, 0.95) > 0.25;
  return emptyCorners && filledCorners ? `${match[1]!}%${match[2]!}` : text;
}
