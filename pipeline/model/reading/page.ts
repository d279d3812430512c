/** One page after reading: tables fragments found on it, and the text around them. */
import { z } from 'zod';
import { Box } from '../geometry.ts';
import { Issue } from '../issue.ts';
import { TextLine } from './text.ts';

/**
 * A cell of a grid. Rows and columns count from 0 inside its grid (later: inside its table).
 * `openTop` / `openBottom`: no rule closes the cell there, so it may go on over the page break.
 * `unreadInk` is the share of the cell's ink that no word covers (0 to 1), null where nothing was measured.
 */
export const Cell = z.object({
  row: z.number().int(),
  column: z.number().int(),
  rowSpan: z.number().int(),
  columnSpan: z.number().int(),
  page: z.number().int(),
  box: Box.nullable(),
  lines: z.array(TextLine),
  /** 0 to 1: how sure the reader is of the text of this cell; 1 for an empty cell without ink. */
  confidence: z.number(),
  openTop: z.boolean().optional(),
  openBottom: z.boolean().optional(),
  unreadInk: z.number().nullable().optional(),
});
export type Cell = z.infer<typeof Cell>;

/** How the borders of a grid were found. */
export const GridMethod = z.enum(['ruled', 'half-ruled', 'borderless', 'separated', 'layout-lost']);
export type GridMethod = z.infer<typeof GridMethod>;

/**
 * A table fragment on one page. `columnEdges` and `rowEdges` hold one number more than there are columns
 * and rows (points; empty for text exports). `agreement` (0 to 1) is how far independent methods agree.
 */
export const Grid = z.object({
  page: z.number().int(),
  box: Box.nullable(),
  method: GridMethod,
  rows: z.number().int(),
  columns: z.number().int(),
  columnEdges: z.array(z.number()),
  rowEdges: z.array(z.number()),
  cells: z.array(Cell),
  agreement: z.number(),
});
export type Grid = z.infer<typeof Grid>;

/**
 * A straight line seen on the page and what it was taken for: the border of a grid, the bar of a fraction (or an
 * underline), or neither. `line` runs from its first to its last point, so that a tilted rule is tilted here too.
 */
export const PageRule = z.object({ kind: z.enum(['border', 'bar', 'other']), line: Box });
export type PageRule = z.infer<typeof PageRule>;

/** Where the words of a page came from. */
export const Reading = z.enum(['text-layer', 'ocr', 'export', 'blank']);

/**
 * How good the picture of a page is for reading, measured on its letters before they are read. Shares are 0 to 1.
 * `letters` counts what looks like letters; `letterPixels` is their height in pixels of the scan (about that of "x" to "H");
 * `contrast` is how much darker than paper the darkest pixel of the usual letter is, `faint` the same of the faintest
 * tenth; `edge` is the width of the letters' edges as a share of their height; `noise` the grain of the paper as a share of its
 * brightness; `specks` counts dots away from letters a square inch; `broken` pieces of letters for each letter;
 * `dithered` and `black` are the shares of the page that are full of dots (a grey made of dots) and black.
 */
export const PageMeasures = z.object({
  letters: z.number().int(),
  letterPixels: z.number(),
  contrast: z.number(),
  faint: z.number(),
  edge: z.number(),
  noise: z.number(),
  specks: z.number(),
  broken: z.number(),
  dithered: z.number(),
  black: z.number(),
});
export type PageMeasures = z.infer<typeof PageMeasures>;

/**
 * What was measured of the page before and while reading. Angles in degrees, clockwise positive: `turned`
 * is how far the stored page had to be turned to be upright, `skew` what was left after that.
 */
export const PageQuality = z.object({
  reading: Reading,
  dpi: z.number().nullable(),
  turned: z.union([z.literal(0), z.literal(90), z.literal(180), z.literal(270)]),
  skew: z.number(),
  /** Share of dark pixels, 0 to 1. */
  ink: z.number().nullable(),
  /** Mean word confidence, 0 to 1, null without words. */
  confidence: z.number().nullable(),
  /** Why the text layer was or was not used. */
  because: z.string(),
  /** Null for a page with hardly any letter; absent where no pixels were read. */
  measures: PageMeasures.nullable().optional(),
});
export type PageQuality = z.infer<typeof PageQuality>;

/** A page as read. `number` counts from 1; width and height in points, upright. */
export const Page = z.object({
  number: z.number().int(),
  width: z.number(),
  height: z.number(),
  quality: PageQuality,
  grids: z.array(Grid),
  /** For people to look at; nothing is read from them any more. */
  rules: z.array(PageRule).optional(),
  /** Text outside every grid, top to bottom. */
  lines: z.array(TextLine),
  issues: z.array(Issue),
});
export type Page = z.infer<typeof Page>;
