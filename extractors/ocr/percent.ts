/** The percent sign, which the Indonesian model reads as digits ("100%" as "10096"): told by the shape of its ink. */
import type { Box } from '../../pipeline/model/geometry.ts';
import { crop, type Mask } from '../raster/bitmap.ts';
import { components, type Component } from '../raster/components.ts';

/** A number, perhaps in brackets, that may end in a percent sign read as one to three digits. */
const suspect = /^(\(?)([\d.,]*[\doO%]{1,4})([).,;:]*)$/;
/** Width of a digit, and of a mark between digits, with its gap, in digit heights (Arial 0.78 and 0.39, Times 0.74 and 0.37). */
const pitch = { digit: 0.76, mark: 0.38 };
/** Wider signs than this (in their height) may be two digits that touch. */
const wide = 1.2;

/**
 * Mends a word that ends in a percent sign read as digits. Rings and stroke may touch, so one or more parts make up the sign:
 * its lower left and upper right are empty but for the ends of the stroke, where a nine has its tail and a six its top. Digits left of
 * the sign are counted by their width, so that as many of the digits read are kept.
 */
export function percentSign(text: string, box: Box, mask: Mask): string {
  const match = suspect.exec(text);
  if (!match || /%$/.test(match[2]!)) return text;
  const [, open, digits, close] = match as unknown as [string, string, string, string];
  let ink = components(crop(mask, box[0] - 1, box[1] - 2, box[2] + 2, box[3] + 2))
    .filter((p) => p.area > 4)
    .sort((a, b) => a.x0 - b.x0);
  if (open) ink = ink.slice(1);
  if (close.includes(')')) ink = withoutLast(ink);
  const height = Math.max(0, ...ink.map((p) => p.y1 - p.y0));
  if (height < 8) return text;
  const [left, top] = [Math.floor(box[0] - 1), Math.floor(box[1] - 2)];
  const tall = ink.filter((p) => p.y1 - p.y0 > 0.25 * height).flatMap((p) => partedDigit(p, height, left, top, mask));
  const right = Math.max(...tall.map((p) => p.x1));
  const sign = tall.filter((p) => p.x0 >= right - 1.5 * height);
  if (!looksLikePercent(sign, height, left, top, mask)) return text;
  const before = Math.min(...sign.map((p) => p.x0)) - Math.min(...ink.map((p) => p.x0));
  const single = tall.filter((p) => !sign.includes(p) && p.y1 - p.y0 > 0.8 * height);
  const isParted = tall.length > ink.filter((p) => p.y1 - p.y0 > 0.25 * height).length;
  // where the sign was cut off, the digits before it stand apart and can be counted
  if (isParted && single.some((p) => p.x1 - p.x0 > 0.95 * height)) return text;
  const kept = isParted ? upToDigit(digits, single.length) : charactersIn(digits, before / height);
  if (kept === null) return text;
  return `${open}${digits.slice(0, kept)}%${close}`;
}

/** A sign and the digit before it that touch in bold print, cut at the thinnest place; any other part as it is. */
function partedDigit(p: Component, height: number, left: number, top: number, mask: Mask): Component[] {
  if (p.x1 - p.x0 <= 1.5 * height) return [p];
  const inked = (x: number): number =>
    crop(mask, left + x, top + p.y0, left + x + 1, top + p.y1).data.reduce((a, v) => a + v, 0);
  let cut = Math.round(p.x1 - 1.2 * height);
  for (let x = cut; x <= p.x1 - 0.8 * height; x++) if (inked(x) < inked(cut)) cut = x;
  if (inked(cut) > 0.35 * height) return [p];
  return [
    { ...p, x1: cut },
    { ...p, x0: cut },
  ];
}

/** How many of the first characters take up `width` (in digit heights); null when the sign stands clear of them all. */
function charactersIn(digits: string, width: number): number | null {
  let at = 0;
  for (let kept = 0; kept <= digits.length; kept++) {
    const next = /\d/.test(digits[kept] ?? '0') ? pitch.digit : pitch.mark;
    if (width < at + next / 2) return kept;
    at += next;
  }
  return null;
}

/** How many of the first characters hold `count` digits; null when there are fewer. */
function upToDigit(digits: string, count: number): number | null {
  let seen = 0;
  for (let kept = 0; kept < digits.length; kept++)
    if (/[\doO]/.test(digits[kept]!) && ++seen === count) return kept + 1;
  return null;
}

function withoutLast(ink: readonly Component[]): Component[] {
  const last = Math.max(...ink.map((p) => p.x1));
  return ink.filter((p) => p.x1 !== last);
}

function looksLikePercent(sign: readonly Component[], height: number, left: number, top: number, mask: Mask): boolean {
  if (sign.length === 0) return false;
  const x0 = Math.min(...sign.map((p) => p.x0));
  const x1 = Math.max(...sign.map((p) => p.x1));
  const y0 = Math.min(...sign.map((p) => p.y0));
  const y1 = Math.max(...sign.map((p) => p.y1));
  const w = x1 - x0;
  const h = y1 - y0;
  if (h < 0.8 * height || w < 0.75 * h || w > 1.5 * h) return false;
  // of a percent sign only the stroke is as tall as a digit
  if (sign.filter((p) => p.y1 - p.y0 > 0.85 * height).length > 1) return false;
  const share = (fx0: number, fy0: number, fx1: number, fy1: number): number => {
    const part = crop(mask, left + x0 + fx0 * w, top + y0 + fy0 * h, left + x0 + fx1 * w, top + y0 + fy1 * h);
    let n = 0;
    for (const v of part.data) n += v;
    return n / part.data.length;
  };
  const emptyCorners = share(0, 0.68, 0.18, 1) < 0.15 && share(0.82, 0, 1, 0.32) < 0.15;
  const filledCorners = share(0, 0.05, 0.4, 0.5) > 0.22 && share(0.6, 0.5, 1, 0.95) > 0.22;
  if (!emptyCorners || !filledCorners) return false;
  // through the middle of a percent sign runs its stroke, where two digits have their gap
  return w <= wide * h || share(0.465, 0.42, 0.535, 0.58) > 0.35;
}
