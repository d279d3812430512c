/** A scanned page, prepared, to grids and lines: every cell and every band of text is read by itself. */
import { roundBox, type Box } from '../../pipeline/model/geometry.ts';
import type { Grid, PageRule } from '../../pipeline/model/reading/page.ts';
import type { TextLine, Word } from '../../pipeline/model/reading/text.ts';
import { assembleGrid, confidenceOf, type CellText } from '../layout/cells/assemble.ts';
import { assignWords } from '../layout/cells/words.ts';
import { drawCrop, planCrops, type CropPlan } from '../layout/cells/crops.ts';
import { evenWords } from '../layout/cells/even-words.ts';
import { wordLines } from '../layout/cells/word-lines.ts';
import { openFrames } from '../layout/ruled/frames.ts';
import { findOpenTables } from '../layout/open/tables.ts';
import type { ReadingHints } from './hints.ts';
import { findRuledGrids } from '../layout/ruled/grids.ts';
import type { RuledGrid } from '../layout/grid.ts';
import type { Rule } from '../layout/rules.ts';
import { readPlan } from '../ocr/reading.ts';
import type { OcrReader } from '../ocr/engine.ts';
import { crop } from '../raster/bitmap.ts';
import { components, type Component } from '../raster/components.ts';
import { eraseRules } from '../raster/erase.ts';
import { workingDpi, type PreparedPage } from '../raster/prepare.ts';
import type { TracedRule } from '../raster/rules.ts';
import { inkBeside } from '../raster/wall-ink.ts';

const points = 72 / workingDpi;
/** Rules on paper break where the toner did: gaps up to this many points are closed. */
const bridge = 9;
/** Paper after flattening. */
const paper = 255;

/** Grids and surrounding text of a scanned page; boxes in points of the upright page as scanned. */
export async function readScan(
  page: PreparedPage,
  number: number,
  ocr: OcrReader,
  hints: ReadingHints,
): Promise<{ grids: Grid[]; lines: TextLine[]; rules: PageRule[] }> {
  const rules = page.rules.map(straightRule);
  const { grids, loose } = findRuledGrids(rules, bridge, inkBeside(page.mask, points));
  const drawn = page.rules.filter((r) => isGridRule(straightRule(r), grids) || isBar(r, page));
  const clean = eraseRules(page.gray, page.mask, drawn, paper);
  const parts = components(clean.mask).filter((p) => isText(p, page.letterHeight));
  const bars = page.rules.filter((r) => !isGridRule(straightRule(r), grids) && isBar(r, page)).map(straightBar);
  const read = (plan: CropPlan): Promise<TextLine[]> =>
    readPlan(drawCrop(clean.gray, plan, paper), plan, {
      mask: clean.mask,
      bilevel: page.bilevel,
      ocr,
      isWord: hints.isWord,
    });
  const inGrid = new Set<Component>();
  const toPage = (box: Box): Box => page.toPage(box.map((v) => v / points) as Box);
  const straighten = (lines: readonly TextLine[]): TextLine[] =>
    lines.map((line) => mapLine(line, (box) => box.map((v) => v * points) as Box));
  const ruled: { grid: RuledGrid; texts: CellText[] }[] = [];
  const spoken: TextLine[] = [];
  for (const grid of grids) {
    const owned = assignParts(grid, parts);
    const texts: CellText[] = [];
    for (const [i, cell] of grid.cells.entries()) {
      const own = owned[i]!;
      for (const p of own) inGrid.add(p);
      const cellBars = bars.filter((b) => within(b, cell.box));
      const heard: TextLine[] = [];
      for (const plan of planCrops(own, cellBars, page.letterHeight, cell.openBottom))
        heard.push(...(await read(plan)));
      spoken.push(...straighten(heard));
      const lines = heard.map((line) => mapLine(line, page.toPage));
      const hasInk = own.some((p) => p.y1 - p.y0 > 0.5 * page.letterHeight);
      // black all over, or a picture: something stands there that no letter shows
      const isCovered = own.length === 0 && darkIn(page, cell.box) > coveredShare;
      texts.push({
        lines,
        confidence: isCovered || (lines.length === 0 && hasInk) ? 0 : confidenceOf(lines),
        unreadInk: isCovered ? 1 : hasInk ? unreadShare(own, lines, page) : null,
      });
    }
    ruled.push({ grid, texts });
  }
  const around: TextLine[] = [];
  for (const band of bandsOf(
    parts.filter((p) => !inGrid.has(p)),
    grids,
    page.letterHeight,
  ))
    for (const plan of planCrops(band, [], page.letterHeight, false)) around.push(...(await read(plan)));
  const straight = straighten(around);
  const height = page.letterHeight * points;
  const evened = evenWords([...spoken, ...straight], height);
  const evens = evened.map(({ even }) => even);
  const wordOf = new Map(evened.map(({ even, word }) => [even, word]));
  const textsOf = (grid: RuledGrid, taken: readonly Word[]): CellText[] =>
    assignWords(grid, taken).map((own, i): CellText => {
      const cell = grid.cells[i]!;
      const cellBars = bars.filter((b) => within(b, cell.box)).map(inPoints);
      const lines = wordLines(
        own.map((even) => wordOf.get(even)!),
        cellBars,
        height,
        cell.openBottom,
      ).map((line) => mapLine(line, toPage));
      return { lines, confidence: confidenceOf(lines), unreadInk: null };
    });
  const done: Grid[] = [];
  const used = new Set<Word>();
  for (const grid of openFrames(grids, rules, evens, bridge, height, hints.headingScore)) {
    // a grid whose cells are as its rules draw them was read cell by cell
    const own = ruled.find((r) => r.grid.cells === grid.cells);
    if (!own) for (const even of assignWords(grid, evens).flat()) used.add(wordOf.get(even)!);
    done.push(assembleGrid(number, grid, own?.texts ?? textsOf(grid, evens), 'ruled', toPage));
  }
  const free = new Set(straight.flatMap((line) => line.words).filter((w) => !used.has(w)));
  const open = evens.filter((even) => free.has(wordOf.get(even)!));
  for (const { grid, method, words: taken } of findOpenTables(open, loose, height, hints.headingScore)) {
    done.push(assembleGrid(number, grid, textsOf(grid, taken), method, toPage));
    for (const even of taken) free.delete(wordOf.get(even)!);
  }
  done.sort((a, b) => (a.box?.[1] ?? 0) - (b.box?.[1] ?? 0));
  const lines = straight
    .map((line) => ({ ...line, words: line.words.filter((w) => free.has(w)) }))
    .filter((line) => line.words.length > 0)
    .map((line) => mapLine(line, toPage))
    .sort((a, b) => (a.box?.[1] ?? 0) - (b.box?.[1] ?? 0));
  const seen = page.rules.map((rule): PageRule => {
    const kind = isGridRule(straightRule(rule), grids) ? 'border' : isBar(rule, page) ? 'bar' : 'other';
    return { kind, line: endsOf(rule, page.toPage) };
  });
  return { grids: done, lines, rules: seen };
}

/** The first and the last point of a traced rule, in points of the page. */
function endsOf({ kind, points: along }: TracedRule, toPage: (box: Box) => Box): Box {
  const place = ({ t, c }: { t: number; c: number }): [number, number] => {
    const [x, y] = kind === 'horizontal' ? [t, c] : [c, t];
    const [x0, y0, x1, y1] = toPage([x, y, x, y]);
    return [(x0 + x1) / 2, (y0 + y1) / 2];
  };
  return roundBox([...place(along[0]!), ...place(along.at(-1)!)]);
}

/** Share of a cell without letters that is inked from which on it is not blank. */
const coveredShare = 0.25;

/** Share of a cell, clear of its borders, that is dark; black areas are hollow in the mask. */
function darkIn({ gray }: PreparedPage, box: Box): number {
  const inset = 2;
  const [x0, y0, x1, y1] = [box[0] + inset, box[1] + inset, box[2] - inset, box[3] - inset].map((v) => v / points);
  if (x1! - x0! < 4 || y1! - y0! < 4) return 0;
  const { data } = crop(gray, x0!, y0!, x1!, y1!);
  return data.reduce((n, v) => n + (v < 128 ? 1 : 0), 0) / data.length;
}

/** A traced rule as a straight one, in points. */
function straightRule(rule: TracedRule): Rule {
  const across = rule.points.map((p) => p.c).sort((a, b) => a - b);
  const at = across[across.length >> 1]!;
  return {
    kind: rule.kind,
    from: rule.from * points,
    to: rule.to * points,
    at: at * points,
    thickness: rule.thickness * points,
    gaps: rule.gaps.map((g) => ({ from: g.from * points, to: g.to * points })),
  };
}

/** The same in pixels. */
function straightBar(rule: TracedRule): Rule {
  const { kind, from, to, at, thickness } = straightRule(rule);
  return { kind, from: from / points, to: to / points, at: at / points, thickness: thickness / points };
}

/** A bar in points. */
function inPoints({ kind, from, to, at, thickness }: Rule): Rule {
  return { kind, from: from * points, to: to * points, at: at * points, thickness: thickness * points };
}

/** Whether a rule lies on an edge of a grid. */
function isGridRule(rule: Rule, grids: readonly RuledGrid[]): boolean {
  const near = 4;
  return grids.some(({ xs, ys }) => {
    const [along, across] = rule.kind === 'horizontal' ? [xs, ys] : [ys, xs];
    return (
      rule.from > along[0]! - 2 * near &&
      rule.to < along.at(-1)! + 2 * near &&
      across.some((edge) => Math.abs(edge - rule.at) < near)
    );
  });
}

/** Share of a bar's length that may have ink close above or below it: descenders, not the middle of a line of text. */
const crowded = 0.4;

/** Whether a horizontal rule stands free, as fraction bars and underlines do; strokes of letters in a row do not. */
function isBar(rule: TracedRule, page: PreparedPage): boolean {
  if (rule.kind !== 'horizontal') return false;
  const { width, height, data } = page.mask;
  const reach = Math.max(3, Math.round(0.28 * page.letterHeight));
  let touched = 0;
  let k = 0;
  for (let t = rule.from; t < rule.to; t++) {
    while (k < rule.points.length - 1 && rule.points[k + 1]!.t <= t) k++;
    const c = Math.round(rule.points[k]!.c);
    const edge = Math.ceil(rule.thickness / 2) + 2;
    let ink = false;
    for (let d = edge; d < edge + reach && !ink; d++)
      for (const y of [c - d, c + d]) if (y >= 0 && y < height && data[y * width + t] !== 0) ink = true;
    if (ink) touched++;
  }
  return touched < crowded * (rule.to - rule.from);
}

/** Ink that can be text: not the black edge of a scan, a stamp's ring or a picture. */
function isText(p: Component, letterHeight: number): boolean {
  const w = p.x1 - p.x0;
  const h = p.y1 - p.y0;
  if (h > 5 * letterHeight || (h > 3 * letterHeight && w < 0.3 * letterHeight)) return false;
  // a fold mark joins the letters of a whole line; a rule that was not taken out is thinner
  return w <= 22 * letterHeight || (h > 0.7 * letterHeight && h <= 2.6 * letterHeight && p.area > 0.15 * w * h);
}

const within = (bar: Rule, box: Box): boolean => {
  const middle = ((bar.from + bar.to) / 2) * points;
  const y = bar.at * points;
  return middle > box[0] && middle < box[2] && y > box[1] + 2 && y < box[3] + 2;
};

/** The ink of each cell, by the middle of every piece. */
function assignParts(grid: RuledGrid, parts: readonly Component[]): Component[][] {
  const owned: Component[][] = grid.cells.map(() => []);
  const [left, right] = [grid.xs[0]!, grid.xs.at(-1)!];
  const [top, bottom] = [grid.ys[0]!, grid.ys.at(-1)!];
  for (const p of parts) {
    const x = ((p.x0 + p.x1) / 2) * points;
    const y = ((p.y0 + p.y1) / 2) * points;
    if (x < left || x > right || y < top || y > bottom) continue;
    const i = grid.cells.findIndex((c) => x >= c.box[0] && x < c.box[2] && y >= c.box[1] && y < c.box[3]);
    if (i >= 0) owned[i]!.push(p);
  }
  return owned;
}

function mapLine(line: TextLine, map: (box: Box) => Box): TextLine {
  const to = (box: Box): Box => roundBox(map(box));
  return {
    ...line,
    box: line.box ? to(line.box) : null,
    words: line.words.map((w) => ({ ...w, box: w.box ? to(w.box) : null })),
  };
}

/** Share of the ink of a cell that lies outside every word that was read. */
function unreadShare(parts: readonly Component[], lines: readonly TextLine[], page: PreparedPage): number {
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
function bandsOf(parts: readonly Component[], grids: readonly RuledGrid[], letterHeight: number): Component[][] {
  const cuts = grids.flatMap((g) => [g.ys[0]! / points, g.ys.at(-1)! / points]).sort((a, b) => a - b);
  const bands: Component[][] = Array.from({ length: cuts.length + 1 }, () => []);
  for (const p of parts) {
    const y = (p.y0 + p.y1) / 2;
    bands[cuts.filter((c) => c < y).length]!.push(p);
  }
  // a band without a single row of letters is dust or the edge of the scan
  return bands.filter((band) => band.filter((p) => p.y1 - p.y0 > 0.6 * letterHeight).length >= 4);
}
