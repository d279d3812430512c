/** Pieces of ink on a prepared page: which may be text, whose cell or band they are, what of them was not read. */
import type { Box } from '../../pipeline/model/geometry.ts';
import type { TextLine } from '../../pipeline/model/reading/text.ts';
import type { RuledGrid } from '../layout/grid.ts';
import { crop } from '../raster/bitmap.ts';
import type { Component } from '../raster/components.ts';
import { pixelSize, type PreparedPage } from '../raster/prepare.ts';

/** Share of a cell without letters that is inked from which on it is not blank. */
const coveredShare = 0.25;

/** Whether something covers a cell without letters: black all over, or a picture, it holds what no letter shows. */
export function isCovered(page: PreparedPage, box: Box): boolean {
  return darkIn(page, box) > coveredShare;
}

/** Share of a cell, clear of its borders, that is dark; black areas are hollow in the mask. */
function darkIn({ gray }: PreparedPage, box: Box): number {
  const inset = 2;
  const [x0, y0, x1, y1] = [box[0] + inset, box[1] + inset, box[2] - inset, box[3] - inset].map((v) => v / pixelSize);
  if (x1! - x0! < 4 || y1! - y0! < 4) return 0;
  const { data } = crop(gray, x0!, y0!, x1!, y1!);
  return data.reduce((n, v) => n + (v < 128 ? 1 : 0), 0) / data.length;
}

/** Ink that can be text: not the black edge of a scan, a stamp's ring or a picture. */
export function isText(p: Component, letterHeight: number): boolean {
  const w = p.x1 - p.x0;
  const h = p.y1 - p.y0;
  if (h > 5 * letterHeight || (h > 3 * letterHeight && w < 0.3 * letterHeight)) return false;
  // a fold mark joins the letters of a whole line; a rule that was not taken out is thinner
  return w <= 22 * letterHeight || (h > 0.7 * letterHeight && h <= 2.6 * letterHeight && p.area > 0.15 * w * h);
}

/** The ink of each cell, by the middle of every piece. */
export function assignParts(grid: RuledGrid, parts: readonly Component[]): Component[][] {
  const owned: Component[][] = grid.cells.map(() => []);
  const [left, right] = [grid.xs[0]!, grid.xs.at(-1)!];
  const [top, bottom] = [grid.ys[0]!, grid.ys.at(-1)!];
  for (const p of parts) {
    const x = ((p.x0 + p.x1) / 2) * pixelSize;
    const y = ((p.y0 + p.y1) / 2) * pixelSize;
    if (x < left || x > right || y < top || y > bottom) continue;
    const i = grid.cells.findIndex((c) => x >= c.box[0] && x < c.box[2] && y >= c.box[1] && y < c.box[3]);
    if (i >= 0) owned[i]!.push(p);
  }
  return owned;
}

/** Share of the ink of a cell that lies outside every word that was read. */
export function unreadShare(parts: readonly Component[], lines: readonly TextLine[], page: PreparedPage): number {
  const boxes = lines.flatMap((l) => l.words.flatMap((w) => (w.box ? [w.box] : [])));
  let ink = 0;
  let unread = 0;
  for (const p of parts) {
    if (p.y1 - p.y0 < 0.4 * page.letterHeight) continue;
    const [x0, y0, x1, y1] = page.toPage([p.x0, p.y0, p.x1, p.y1]);
    ink += p.area;
    const x = (x0 + x1) / 2;
    const y = (y0 + y1) / 2;
    if (!boxes.some((b) => x >= b[0] - 2 && x <= b[2] + 2 && y >= b[1] - 2 && y <= b[3] + 2)) unread += p.area;
  }
  return ink === 0 ? 0 : unread / ink;
}

/** Text outside the grids, cut into bands above, between and below them. */
export function bandsOf(parts: readonly Component[], grids: readonly RuledGrid[], letterHeight: number): Component[][] {
  const cuts = grids.flatMap((g) => [g.ys[0]! / pixelSize, g.ys.at(-1)! / pixelSize]).sort((a, b) => a - b);
  const bands: Component[][] = Array.from({ length: cuts.length + 1 }, () => []);
  for (const p of parts) {
    const y = (p.y0 + p.y1) / 2;
    bands[cuts.filter((c) => c < y).length]!.push(p);
  }
  // a band without a single row of letters is dust or the edge of the scan
  return bands.filter((band) => band.filter((p) => p.y1 - p.y0 > 0.6 * letterHeight).length >= 4);
}
