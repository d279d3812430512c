/** The percent sign, which the Indonesian model reads as digits or letters ("100%" as "10096"): told by the shape of its ink. */
import type { Box } from '../../pipeline/model/geometry.ts';
import { median } from '../../pipeline/model/numbers.ts';
import { crop, type Mask } from '../raster/bitmap.ts';
import { components, type Component } from '../raster/components.ts';

/** A number, perhaps behind a bracket or a sign of multiplication, that may end in a percent sign read as something else. */
const suspect = /^([("“]?[xX×]?)([\d.,]*[\doO%$§sS]{1,5})([).,;:]*)$/;
/** Width of a digit where none stands alone, in digit heights (Arial 0.62, Times 0.6, condensed faces 0.5). */
const usualWidth = 0.6;
/** Parts lower than this share of the digits' height are marks, rings or small letters; digits are about as tall as each other. */
const digitLike = 0.7;

/**
 * Mends a word that ends in a percent sign read otherwise. Rings and stroke may touch, so one to three parts make up the
 * sign. As many of the digits read are kept as digits stand before it; where that cannot be told the text stays.
 */
export function percentSign(text: string, box: Box, mask: Mask): string {
  const match = suspect.exec(text);
  if (!match) return text;
  const [, open, read, close] = match as unknown as [string, string, string, string];
  const [left, top] = [Math.floor(box[0] - 1), Math.floor(box[1] - 2)];
  const around = crop(mask, left, top, box[2] + 2, box[3] + 2);
  let ink = components(around)
    .filter(({ area }) => area > 4)
    .sort((a, b) => a.x0 - b.x0);
  if (open.includes('(')) ink = ink.slice(1);
  if (close.includes(')')) ink = withoutLast(ink);
  const height = Math.max(0, ...ink.map(heightOf));
  if (height < 8) return text;
  const parts = ink
    .filter((part) => heightOf(part) > 0.25 * height)
    .flatMap((part) => partedSign(part, height, around));
  const sign = signAtEnd(parts, height, around);
  if (sign === null) return text;
  const before = parts.filter((part) => !sign.includes(part));
  const digits = digitsRead(read, digitsIn(/["“xX×]/.test(open) ? withoutTimes(before, height) : before, height));
  return digits === null ? text : `${open}${digits}%${close.replace(/^:$/, '')}`;
}

const heightOf = (part: Component): number => part.y1 - part.y0;
const widthOf = (part: Component): number => part.x1 - part.x0;

function withoutLast(ink: readonly Component[]): Component[] {
  const last = Math.max(...ink.map((part) => part.x1));
  return ink.filter((part) => part.x1 !== last);
}

/** A sign and the digit before it that touch in bold print, cut at the thinnest place; any other part as it is. */
function partedSign(part: Component, height: number, around: Mask): Component[] {
  if (widthOf(part) <= 1.5 * height) return [part];
  const inked = (x: number): number => crop(around, x, part.y0, x + 1, part.y1).data.reduce((a, v) => a + v, 0);
  let cut = Math.round(part.x1 - 1.2 * height);
  for (let x = cut; x <= part.x1 - 0.8 * height; x++) if (inked(x) < inked(cut)) cut = x;
  if (inked(cut) > 0.35 * height) return [part];
  return [
    { ...part, x1: cut },
    { ...part, x0: cut },
  ];
}

/** The parts of the sign at the right end; null when digits stand there. */
function signAtEnd(parts: readonly Component[], height: number, around: Mask): Component[] | null {
  const tall = parts.filter((part) => heightOf(part) > digitLike * height);
  const stroke = tall.at(-1);
  if (stroke === undefined) return null;
  // what stands over or under the stroke, or right behind it, belongs to it: digits have paper between them
  const sign = parts.filter(
    (part) => part === stroke || (heightOf(part) <= 0.66 * height && part.x1 > stroke.x0 - 0.08 * height),
  );
  const x0 = Math.min(...sign.map((part) => part.x0));
  const x1 = Math.max(...sign.map((part) => part.x1));
  const width = x1 - x0;
  if (parts.some((part) => part.x1 > x1) || width < 0.65 * height || width > 1.5 * height) return null;
  const share = (fx0: number, fy0: number, fx1: number, fy1: number): number => {
    const h = heightOf(stroke);
    const area = crop(around, x0 + fx0 * width, stroke.y0 + fy0 * h, x0 + fx1 * width, stroke.y0 + fy1 * h).data;
    return area.reduce((sum, value) => sum + value, 0) / area.length;
  };
  const rings = share(0, 0.05, 0.4, 0.5) > 0.22 && share(0.6, 0.5, 1, 0.95) > 0.22;
  if (!rings) return null;
  const upper = sign.find(
    (part) => part !== stroke && part.y1 < stroke.y0 + 0.75 * height && part.x0 <= x0 + 0.1 * width,
  );
  const lower = sign.find(
    (part) => part !== stroke && part.y0 > stroke.y0 + 0.25 * height && part.x1 >= x1 - 0.1 * width,
  );
  const isOver = (ring: Component | undefined): boolean =>
    ring !== undefined && Math.min(ring.x1, stroke.x1) - Math.max(ring.x0, stroke.x0) > 0.15 * widthOf(ring);
  if (isOver(upper) || isOver(lower)) return sign;
  // in one part: wider than the digits beside it and narrower than two of them, with a stroke through its middle
  const beside = tall.filter((part) => part !== stroke && widthOf(part) < 0.9 * height).map(widthOf);
  const isWide = beside.length > 0 && width > 1.15 * Math.max(...beside) && width < 1.9 * (median(beside) ?? 0);
  const isEmpty = share(0, 0.68, 0.18, 1) < 0.15 && share(0.82, 0, 1, 0.32) < 0.15;
  // through the middle of a percent sign runs its stroke, where two digits have their gap
  const isStruck = share(0.465, 0.42, 0.535, 0.58) > 0.35;
  if (isEmpty && (width <= 1.2 * height || isStruck)) return sign;
  return isWide && share(0.4, 0.4, 0.6, 0.6) > 0.4 ? sign : null;
}

/** The parts behind a sign of multiplication, which may touch the first digit. */
function withoutTimes(parts: readonly Component[], height: number): Component[] {
  const [first, ...rest] = parts;
  if (first === undefined || widthOf(first) < height) return rest;
  return [{ ...first, x0: Math.round((first.x0 + first.x1) / 2) }, ...rest];
}

/** How many digits stand in parts that may hold several, and whether each of them stands alone; null when that cannot be told. */
function digitsIn(parts: readonly Component[], height: number): { count: number; apart: boolean } | null {
  const tall = parts.filter((part) => heightOf(part) > digitLike * height);
  const alone = tall.map(widthOf).filter((width) => width < 0.9 * height);
  // a one is narrower than other digits
  const width = (alone.length > 1 ? median(alone.slice(1)) : undefined) ?? usualWidth * height;
  const counts = tall.map((part) => (widthOf(part) < 0.9 * height ? 1 : widthOf(part) / width));
  if (counts.some((count) => Math.abs(count - Math.round(count)) > 0.38)) return null;
  const count = counts.reduce((sum, each) => sum + Math.round(each), 0);
  return { count, apart: alone.length === tall.length };
}

/** A percent sign is read as so many characters at most; as one more where the digits before it are sure. */
const signLength = 2;

/**
 * The first digits of what was read, as many as stand on the paper, with the marks between them. A zero that was taken
 * into the sign ("10%" where three digits stand) is given back; null when other digits are missing or too many left.
 */
function digitsRead(read: string, told: ReturnType<typeof digitsIn>): string | null {
  if (told === null) return null;
  const { count, apart } = told;
  let seen = 0;
  let end = 0;
  while (end < read.length && seen < count) {
    if (/[\doO]/.test(read[end]!)) seen++;
    else if (!/[.,]/.test(read[end]!)) break;
    end++;
  }
  const digits = read.slice(0, end);
  const left = read.length - end;
  if (seen === count) return left > signLength + (apart ? 1 : 0) || /[.,]$/.test(digits) ? null : digits;
  return seen === count - 1 && apart && /^10+$/.test(digits) ? `${digits}0` : null;
}
