/** Cutting the ink of a cell (or of a band of the page) into crops that are read one by one. */
import type { Gray } from '../../raster/bitmap.ts';
import type { Component } from '../../raster/components.ts';
import type { Rule } from '../rules.ts';
import { assignFractions, readingGroups, type FractionPlace } from './fractions.ts';
import { linesOf } from '../lines.ts';
import { halfLineBars } from './half-lines.ts';
import { shortBars } from './short-bars.ts';

/** A crop of one kind of text; `parts` are its pieces of ink. Boxes in pixels of the prepared page. */
export type CropPlan = { place: FractionPlace | null; parts: Component[]; lines: number };

/** White border around a crop, in pixels: Tesseract loses words that touch the edge. */
const border = 12;

/**
 * Splits the ink of a cell into crops: ordinary text, and the parts of each fraction apart. Bars are in pixels.
 * Specks that stand alone are left out.
 */
export function planCrops(
  parts: readonly Component[],
  bars: readonly Rule[],
  letterHeight: number,
  openBottom: boolean,
): CropPlan[] {
  const { bars: short, rest } = shortBars(parts, letterHeight);
  const ink = withoutSpecks(rest, letterHeight);
  if (ink.length === 0) return [];
  const drawn = [...bars, ...short];
  const implied = halfLineBars(ink, letterHeight).filter((bar) =>
    drawn.every((one) => !isNear(one, bar, letterHeight)),
  );
  return cropsOf(ink, [...drawn, ...implied], letterHeight, openBottom);
}

/** Splits the ink of a band of the page, which may hold columns side by side. Lone specks are left out. */
export function planBand(parts: readonly Component[], letterHeight: number): CropPlan[] {
  const { bars, rest } = shortBars(parts, letterHeight);
  const ink = withoutSpecks(rest, letterHeight);
  return ink.length === 0 ? [] : cropsOf(ink, bars, letterHeight, false);
}

function isNear(a: Rule, b: Rule, height: number): boolean {
  return Math.abs(a.at - b.at) < 2 * height && a.from < b.to && a.to > b.from;
}

function cropsOf(ink: Component[], bars: readonly Rule[], letterHeight: number, openBottom: boolean): CropPlan[] {
  const places = assignFractions(ink, bars, letterHeight, openBottom);
  // text before, between and after fractions is read apart, so that lines stay in order
  return readingGroups(ink, places).map(({ place, items }) => ({
    place,
    parts: items.map((i) => ink[i]!),
    lines: linesOf(ink, items).length,
  }));
}

/** How far (letter heights) a small part stands from a letter at most: a stop or the dot of an i, and a colon between blanks. */
const [nearLetter, nearColon] = [0.7, 2];

/**
 * Drops dust: small parts with no letter near. Full stops and dots of i stand close to one; a colon with a blank on both
 * sides, in letters of one width, does not, but its two dots stand straight above each other.
 */
export function withoutSpecks(parts: readonly Component[], letterHeight: number): Component[] {
  const size = (p: Component): number => Math.max(p.x1 - p.x0, p.y1 - p.y0);
  const small = 0.42 * letterHeight;
  const big = parts.filter((p) => size(p) >= small);
  const dots = parts.filter((p) => size(p) < small && size(p) >= 2.5);
  return parts.filter((p) => {
    if (size(p) < 2.5 && p.area < 4) return false;
    if (size(p) >= small) return true;
    const near = (dots.some((q) => q !== p && isColon(p, q, letterHeight)) ? nearColon : nearLetter) * letterHeight;
    return big.some(
      (q) =>
        p.x0 < q.x1 + near &&
        p.x1 > q.x0 - near &&
        p.y0 < q.y1 + nearLetter * letterHeight &&
        p.y1 > q.y0 - nearLetter * letterHeight,
    );
  });
}

/** Two dots of one size, one straight above the other, no further apart than a letter is high. */
function isColon(p: Component, q: Component, letterHeight: number): boolean {
  const [upper, lower] = p.y0 < q.y0 ? [p, q] : [q, p];
  const aside = Math.abs(p.x0 + p.x1 - q.x0 - q.x1) / 2;
  const gap = lower.y0 - upper.y1;
  const alike = Math.min(p.area, q.area) >= 0.4 * Math.max(p.area, q.area);
  return alike && aside <= 0.12 * letterHeight && gap > 0.1 * letterHeight && gap < 0.8 * letterHeight;
}

/** A picture to read, and where its upper left corner lies on the page. */
export type Crop = { picture: Gray; x: number; y: number };

/** Draws a crop: paper, and on it only the surroundings of the plan's own ink. */
export function drawCrop(page: Gray, plan: CropPlan, paper: number): Crop {
  const x0 = Math.min(...plan.parts.map((p) => p.x0));
  const y0 = Math.min(...plan.parts.map((p) => p.y0));
  const x1 = Math.max(...plan.parts.map((p) => p.x1));
  const y1 = Math.max(...plan.parts.map((p) => p.y1));
  const width = x1 - x0 + 2 * border;
  const height = y1 - y0 + 2 * border;
  const data = new Uint8Array(width * height).fill(paper);
  for (const p of plan.parts) {
    const left = Math.max(0, p.x0 - 3);
    const right = Math.min(page.width, p.x1 + 3);
    for (let y = Math.max(0, p.y0 - 3); y < Math.min(page.height, p.y1 + 3); y++)
      data.set(
        page.data.subarray(y * page.width + left, y * page.width + right),
        (y - y0 + border) * width + left - x0 + border,
      );
  }
  return { picture: { width, height, data }, x: x0 - border, y: y0 - border };
}
