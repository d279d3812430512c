/** A scanned page, prepared, to grids and lines: every cell and every band of text is read by itself. */
import { byTop } from '../../pipeline/model/around.ts';
import { roundBox, type Box } from '../../pipeline/model/geometry.ts';
import type { Grid, PageRule } from '../../pipeline/model/reading/page.ts';
import type { TextLine, Word } from '../../pipeline/model/reading/text.ts';
import { assembleGrid, confidenceOf, type CellText } from '../layout/cells/assemble.ts';
import { assignWords, evenWords, isPieceOfWall } from '../layout/cells/cell-words.ts';
import { drawCrop, planBand, planCrops, type CropPlan } from '../layout/cells/crops.ts';
import { wordLines } from '../layout/cells/word-lines.ts';
import { openFrames } from '../layout/ruled/frames.ts';
import { tableUnder } from '../layout/ruled/lone-headings.ts';
import { findOpenTables } from '../layout/open/tables.ts';
import type { ReadingHints } from './reading-hints.ts';
import type { RuledGrid } from '../layout/grid.ts';
import type { Rule } from '../layout/rules.ts';
import { readPlan } from '../ocr/reading.ts';
import type { OcrReader } from '../ocr/engine.ts';
import type { Component } from '../raster/components.ts';
import { pixelSize, type PreparedPage } from '../raster/prepare.ts';
import { mayBeTurned, readTurned } from './turned-cell.ts';
import { assignParts, bandsOf, isCovered, unreadShare } from './ink.ts';
import { bridge, inkOfScan, paper, type ScanInk } from './scan-ink.ts';
import { barInPoints, endsOf, isBarIn } from './rules/traced-rules.ts';
import { rereadCells } from './reread-cells.ts';
import { withoutWallStrokes } from './rules/wall-strokes.ts';

/** The words of every crop of a page, in pixels. */
type ReadCrop = (plan: CropPlan) => Promise<TextLine[]>;

/** The lines of a cell that was read upright, read from its side; null where that is no better. */
type ReadSide = (parts: readonly Component[], lines: readonly TextLine[]) => Promise<TextLine[] | null>;

/** A grid whose cells were read one by one: their texts on the page, their words as heard, and the ink that they hold. */
type ReadGrid = { grid: RuledGrid; texts: CellText[]; heard: TextLine[]; ink: Component[] };

/** Grids and surrounding text of a scanned page; boxes in points of the upright page as scanned. `ink`: where it was told already. */
export async function readScan(
  page: PreparedPage,
  number: number,
  ocr: OcrReader,
  hints: ReadingHints,
  ink: ScanInk = inkOfScan(page),
): Promise<{ grids: Grid[]; lines: TextLine[]; rules: PageRule[] }> {
  const { rules, grids, loose, kinds, clean, bars, parts } = ink;
  const reading = { mask: clean.mask, bilevel: page.bilevel, ocr, isWord: hints.isWord };
  const read: ReadCrop = (plan) => readPlan(drawCrop(clean.gray, plan, paper), plan, reading);
  const readSide: ReadSide = (own, lines) => readTurned(clean.gray, own, page.letterHeight, lines, reading);

  const ruled: ReadGrid[] = [];
  for (const grid of grids) ruled.push(await readCells(grid, parts, bars, page, read, readSide));
  const inGrid = new Set(ruled.flatMap(({ ink }) => ink));
  const around = await readBands(
    parts.filter((p) => !inGrid.has(p)),
    grids,
    page,
    read,
  );

  const height = page.letterHeight * pixelSize;
  const toPage = (box: Box): Box => page.toPage(box.map((v) => v / pixelSize) as Box);
  const straight = straighten(around);
  const evened = evenWords([...ruled.flatMap(({ heard }) => straighten(heard)), ...straight], height);
  const evens = evened.flatMap(({ even }) => (isPieceOfWall(even, grids) ? [] : [even]));
  const wordOf = new Map(evened.map(({ even, word }) => [even, word]));
  const textsOf = async (grid: RuledGrid, taken: readonly Word[], told?: readonly Word[][]): Promise<CellText[]> => {
    const first = (told ?? assignWords(grid, taken)).map((own, i) => {
      const cell = grid.cells[i]!;
      const words = own.map((even) => wordOf.get(even)!);
      const cellBars = bars.filter((b) => isBarIn(b, cell.box)).map(barInPoints);
      return { words, lines: wordLines(words, cellBars, height, cell.openBottom) };
    });
    const again = await rereadCells(grid, first, { parts, bars, letterHeight: page.letterHeight }, read);
    return first.map((one, i): CellText => {
      const lines =
        again[i]?.map((line) => mapLine(line, page.toPage)) ?? one.lines.map((line) => mapLine(line, toPage));
      return { lines, confidence: confidenceOf(lines), unreadInk: null };
    });
  };

  const done: Grid[] = [];
  const used = new Set<Word>();
  const framedGrid = async (grid: RuledGrid): Promise<Grid> => {
    // a grid whose cells are as its rules draw them was read cell by cell
    const own = ruled.find((r) => r.grid.cells === grid.cells);
    if (!own) for (const even of assignWords(grid, evens).flat()) used.add(wordOf.get(even)!);
    return assembleGrid(number, grid, own?.texts ?? (await textsOf(grid, evens)), 'ruled', toPage);
  };
  const framed = openFrames(grids, rules, evens, bridge, height, hints.headingScore);
  const outside = new Set(straight.flatMap((line) => line.words));
  const beyond = evens.filter((even) => outside.has(wordOf.get(even)!));
  for (const grid of framed) {
    const free = beyond.filter((even) => !used.has(wordOf.get(even)!));
    const found = tableUnder(grid, framed, { words: evens, free, loose }, height, hints.headingScore);
    if (found) for (const even of found.words) used.add(wordOf.get(even)!);
    done.push(
      found
        ? assembleGrid(number, found.grid, await textsOf(found.grid, found.words), found.method, toPage)
        : await framedGrid(grid),
    );
  }
  const free = new Set([...outside].filter((w) => !used.has(w)));
  const open = evens.filter((even) => free.has(wordOf.get(even)!));
  const source = done.length === 0 ? 'scan' : 'scan-rest';
  for (const { grid, method, words: taken, owned } of findOpenTables(open, loose, height, hints.headingScore, source)) {
    done.push(assembleGrid(number, grid, await textsOf(grid, taken, owned), method, toPage));
    for (const even of taken) free.delete(wordOf.get(even)!);
  }
  const lines = straight
    .map((line) => ({ ...line, words: line.words.filter((w) => free.has(w)) }))
    .filter((line) => line.words.length > 0)
    .map((line) => mapLine(line, toPage));
  const seen = page.rules.map((rule, i): PageRule => ({ kind: kinds[i]!, line: endsOf(rule, page.toPage) }));
  return { grids: done.sort(byTop), lines: lines.sort(byTop), rules: seen };
}

/** Reads every cell of a grid by itself; `bars` in pixels. */
async function readCells(
  grid: RuledGrid,
  parts: readonly Component[],
  bars: readonly Rule[],
  page: PreparedPage,
  read: ReadCrop,
  readSide: ReadSide,
): Promise<ReadGrid> {
  const owned = assignParts(grid, parts);
  const texts: CellText[] = [];
  const all: TextLine[] = [];
  for (const [i, cell] of grid.cells.entries()) {
    const own = withoutWallStrokes(owned[i]!, cell.box, page.letterHeight);
    const cellBars = bars.filter((b) => isBarIn(b, cell.box));
    const heard: TextLine[] = [];
    for (const plan of planCrops(own, cellBars, page.letterHeight, cell.openBottom)) heard.push(...(await read(plan)));
    const turned = mayBeTurned(cell.box, own, heard) ? await readSide(own, heard) : null;
    // words on their side are no lines of the page
    if (!turned) all.push(...heard);
    const lines = (turned ?? heard).map((line) => mapLine(line, page.toPage));
    const hasInk = own.some((p) => p.y1 - p.y0 > 0.5 * page.letterHeight);
    const hides = own.length === 0 && isCovered(page, cell.box);
    texts.push({
      lines,
      confidence: hides || (lines.length === 0 && hasInk) ? 0 : confidenceOf(lines),
      unreadInk: hides ? 1 : hasInk ? unreadShare(own, lines, page) : null,
    });
  }
  return { grid, texts, heard: all, ink: owned.flat() };
}

/** Reads the text outside all grids, band by band. */
async function readBands(
  parts: readonly Component[],
  grids: readonly RuledGrid[],
  page: PreparedPage,
  read: ReadCrop,
): Promise<TextLine[]> {
  const lines: TextLine[] = [];
  for (const band of bandsOf(parts, grids, page.letterHeight))
    for (const plan of planBand(band, page.letterHeight)) lines.push(...(await read(plan)));
  return lines;
}

/** Lines from pixels to points of the straightened page. */
function straighten(lines: readonly TextLine[]): TextLine[] {
  return lines.map((line) => mapLine(line, (box) => box.map((v) => v * pixelSize) as Box));
}

function mapLine(line: TextLine, map: (box: Box) => Box): TextLine {
  const to = (box: Box): Box => roundBox(map(box));
  return {
    ...line,
    box: line.box ? to(line.box) : null,
    words: line.words.map((w) => ({ ...w, box: w.box ? to(w.box) : null })),
  };
}
