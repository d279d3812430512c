/** From the pixels of a page to a straight, upright, evenly sized page: everything OCR and grid finding stand on. */
import type { Box } from '../../pipeline/model/geometry.ts';
import { inkShare, halve, turn, type Gray, type Mask } from './bitmap.ts';
import { components, letters, type Component } from './components.ts';
import { alignedShare, ascenderShare, letterLines, sidewaysShare } from './orientation.ts';
import { descreen } from './descreen.ts';
import { flatten } from './flatten.ts';
import { liftGrayStamps } from './gray-stamps.ts';
import { turnNegatives } from './negative.ts';
import {
  fitMap,
  largestMove,
  rotationOnly,
  slopeOfRules,
  straighten,
  toScan,
  type PageMap,
  skewOf,
} from './rectify.ts';
import { traceRules, type TracedRule } from './rule-tracing.ts';
import { withoutPaleRules } from './show-through.ts';
import { binarise, isBilevel } from './threshold.ts';

/** Every prepared page has this resolution, so that later limits can be said in one unit. */
export const workingDpi = 300;
/** Size of a pixel of a prepared page, in points. */
export const pixelSize = 72 / workingDpi;

/** Letters of usual print at 300 dpi, in pixels: what the limits of rules, marks and of the engine were found with. */
const usualLetters = 20;
/** A page of lower letters is enlarged until they are usual ones: a wide table that was shrunk to fit its sheet. */
const smallLetters = 15;
/** Smaller print than this share of the usual one is none that anybody reads. */
const leastPrint = 0.4;
/** Fewer letters than this do not tell how high the print of a page is. */
const fewLetters = 200;

/**
 * A page ready for reading, 300 dpi, straight and upright. Small print is larger than on paper: `print` is the share that
 * its letters have of usual ones (1: nothing was enlarged). `letterHeight` in pixels. `turned` is how far the scan was
 * turned clockwise, `skew` the slope that was left. `toPage` maps pixels of it to points of the upright page as scanned.
 */
export type PreparedPage = {
  gray: Gray;
  mask: Mask;
  rules: TracedRule[];
  parts: Component[];
  /** The picture and its components before screens of dots were cleared: what the scanner gave. */
  scanned: { gray: Gray; parts: Component[] };
  letterHeight: number;
  print: number;
  turned: 0 | 90 | 180 | 270;
  skew: number;
  ink: number;
  /** The scan knows only black and white (fax, photocopy). */
  bilevel: boolean;
  /** Share of sticking-out letters that point up; under one half the page may stand on its head. Null: too few. */
  upright: { share: number; votes: number } | null;
  width: number;
  height: number;
  toPage: (box: Box) => Box;
};

/** Rules are traced at half the working resolution: enough for their place, a quarter of the pixels. */
function rulesOf(gray: Gray): TracedRule[] {
  return traceRules(halve(gray), workingDpi / 2).map((rule) => scaledRule(rule, 2));
}

function scaledRule(rule: TracedRule, by: number): TracedRule {
  return {
    ...rule,
    from: rule.from * by,
    to: rule.to * by,
    points: rule.points.map((p) => ({ t: p.t * by + (by - 1) / 2, c: p.c * by + (by - 1) / 2 })),
    thickness: rule.thickness * by,
    gaps: rule.gaps.map((g) => ({ from: g.from * by, to: g.to * by })),
  };
}

/**
 * Share of ascenders above which a page stands upright: of 41 drawn pages that did the least had 0.53 of 78 letters and all
 * with more letters 0.6, one on its head 0.40, turned by other marks on it.
 */
const clearlyUpright = 0.6;

/** Prepares a page; `dpi` is the resolution of `gray`. A page on its head is turned, small print enlarged, and prepared again. */
export function preparePage(gray: Gray, dpi: number): PreparedPage {
  const page = prepareTurned(gray, dpi);
  const upsideDown = page.upright !== null && page.upright.share < 0.38;
  const turned = upsideDown ? (((page.turned + 180) % 360) as 0 | 90 | 180 | 270) : page.turned;
  const print = printOf(page);
  return upsideDown || print < 1 ? prepareTurned(gray, dpi, turned, print) : page;
}

/** The same page the other way up, where ascenders do not clearly say which way it stands; else null. */
export function otherWayUp(page: PreparedPage, gray: Gray, dpi: number): PreparedPage | null {
  if (page.upright === null || page.upright.share > clearlyUpright) return null;
  return prepareTurned(gray, dpi, ((page.turned + 180) % 360) as 0 | 90 | 180 | 270, page.print);
}

/** Less than this share of what looks like letters stands on lines: the texture of a photo. */
const leastAligned = 0.2;

/**
 * The share that the letters of a page have of usual ones, where they are small; 1 with too few letters to tell, or where
 * they are the texture of a photo: enlarged, a cover took over 900 MB.
 */
function printOf({ parts, letterHeight }: PreparedPage): number {
  if (letterHeight >= smallLetters) return 1;
  const found = letters(parts, workingDpi);
  if (found.letters.length < fewLetters || alignedShare(found.letters, found.height) < leastAligned) return 1;
  return Math.max(leastPrint, letterHeight / usualLetters);
}

function prepareTurned(gray: Gray, dpi: number, turnFirst?: 0 | 90 | 180 | 270, print = 1): PreparedPage {
  let scan = gray;
  let scanDpi = dpi;
  while (scanDpi >= 2 * workingDpi - 10) {
    scan = halve(scan);
    scanDpi /= 2;
  }
  let rough = roughLook(scan, scanDpi);
  let turned: 0 | 90 | 180 | 270 = turnFirst ?? 0;
  if (turnFirst === undefined && (sidewaysShare(rough.letters, rough.letterHeight) ?? 0) > 0.6) turned = 90;
  if (turned !== 0) {
    scan = turn(scan, turned);
    rough = roughLook(scan, scanDpi);
  }
  const map = scanMap(rough, scan);
  const scale = workingDpi / (scanDpi * print);
  const moves = largestMove(map) > 0.6;
  const resampled = moves || Math.abs(scale - 1) > 0.02 ? straighten(scan, map, scale) : scan;
  const light = turnNegatives(flatten(resampled));
  const asScanned = inkOf(light);
  const even = isBilevel(gray) ? light : liftGrayStamps(light, asScanned.mask, asScanned.parts, workingDpi);
  const first = even === light ? asScanned : inkOf(even);
  const straight = descreen(even, first.mask, first.parts);
  const { mask, parts } = straight === even ? first : inkOf(straight);
  // a lifted stamp takes thin rules under it along
  const ruled = even === light ? straight : light;
  const found = letters(parts, workingDpi);
  const ratio = (72 / workingDpi) * print;
  const actual = resampled === scan ? 1 : scale;
  return {
    gray: straight,
    mask,
    rules: withoutPaleRules(ruled, rulesOf(ruled), workingDpi),
    parts,
    scanned: { gray: even, parts: first.parts },
    letterHeight: found.height || Math.round(workingDpi * 0.07),
    print,
    turned,
    skew: map.degrees,
    ink: inkShare(mask),
    bilevel: isBilevel(gray),
    upright: ascenderShare(letterLines(found.letters, found.height)),
    width: (scan.width * 72) / scanDpi,
    height: (scan.height * 72) / scanDpi,
    toPage: (box) => {
      if (!moves) return box.map((v) => v * ratio) as Box;
      const corners = [
        toScan(map, box[0] / actual, box[1] / actual),
        toScan(map, box[2] / actual, box[1] / actual),
        toScan(map, box[0] / actual, box[3] / actual),
        toScan(map, box[2] / actual, box[3] / actual),
      ];
      const xs = corners.map((p) => (p[0] * 72) / scanDpi);
      const ys = corners.map((p) => (p[1] * 72) / scanDpi);
      return [Math.min(...xs), Math.min(...ys), Math.max(...xs), Math.max(...ys)];
    },
  };
}

function inkOf(gray: Gray): { mask: Mask; parts: Component[] } {
  const mask = binarise(gray, workingDpi);
  return { mask, parts: components(mask) };
}

type RoughLook = { rules: TracedRule[]; letters: Component[]; letterHeight: number; dpi: number; shrink: number };

/** Rules and letters at 100 to 150 dpi: enough to tell how the page lies. */
function roughLook(scan: Gray, dpi: number): RoughLook {
  const shrink = dpi > 180 ? 2 : 1;
  const small = shrink === 2 ? halve(scan) : scan;
  const mask = binarise(small, dpi / shrink);
  const found = letters(components(mask), dpi / shrink);
  return {
    rules: traceRules(small, dpi / shrink),
    letters: found.letters,
    letterHeight: found.height,
    dpi: dpi / shrink,
    shrink,
  };
}

function scanMap(rough: RoughLook, scan: Gray): PageMap {
  const { shrink } = rough;
  const rules = rough.rules.map((r) => scaledRule(r, shrink));
  const slope = slopeOfRules(rules, scan.width, scan.height);
  if (slope !== null && Math.abs(slope) < 8) return fitMap(rules, scan.width, scan.height, slope);
  const skew = skewOf(rough.letters);
  const degrees = skew.trust > 1.3 && Math.abs(skew.degrees) > 0.1 ? skew.degrees : 0;
  return rotationOnly(scan.width, scan.height, degrees);
}
