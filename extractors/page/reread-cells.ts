/** Cells of a table that was built from words, read once more one by one: around them lines of several columns were read at once. */
import type { Box } from '../../pipeline/model/geometry.ts';
import type { TextLine, Word } from '../../pipeline/model/reading/text.ts';
import { confidenceOf } from '../layout/cells/assemble.ts';
import { planCrops, type CropPlan } from '../layout/cells/crops.ts';
import { shortBars } from '../layout/cells/short-bars.ts';
import type { RuledGrid } from '../layout/grid.ts';
import type { Rule } from '../layout/rules.ts';
import type { Component } from '../raster/components.ts';
import { pixelSize } from '../raster/prepare.ts';
import { isBarIn } from './rules/traced-rules.ts';

/** A cell with its lines as first read; word boxes in points of the straightened page. */
type FirstReading = { words: readonly Word[]; lines: readonly TextLine[] };

/** The ink of a page: `parts` and `bars` in pixels; `letterHeight` in pixels. */
export type PageInk = { parts: readonly Component[]; bars: readonly Rule[]; letterHeight: number };

/** A cell whose words are all surer than this was read well. */
const sure = 0.9;
/** The new reading may be this much less sure: read apart, a line has fewer letters that speak for each other. */
const margin = 0.02;
/** Share of the letters read at first that a new reading must hold. */
const leastLetters = 0.75;

/**
 * The lines of each cell: read anew from its own ink where that shows the bar of a fraction or a word was unsure, and
 * where the new reading is no worse; else null. Boxes of new lines are in pixels.
 */
export async function rereadCells(
  grid: RuledGrid,
  first: readonly FirstReading[],
  ink: PageInk,
  read: (plan: CropPlan) => Promise<TextLine[]>,
): Promise<(TextLine[] | null)[]> {
  const owned = inkOfCells(grid, first, ink.parts);
  const again: (TextLine[] | null)[] = [];
  for (const [i, cell] of grid.cells.entries()) {
    const bars = ink.bars.filter((bar) => isBarIn(bar, cell.box));
    const { words, lines } = first[i]!;
    const isSure = words.every(({ confidence }) => confidence > sure);
    const isPlain = bars.length === 0 && shortBars(owned[i]!, ink.letterHeight).bars.length === 0;
    if (words.length === 0 || (isPlain && isSure)) {
      again.push(null);
      continue;
    }
    const found: TextLine[] = [];
    for (const plan of planCrops(owned[i]!, bars, ink.letterHeight, cell.openBottom)) found.push(...(await read(plan)));
    again.push(isBetter(found, lines) ? found : null);
  }
  return again;
}

function isBetter(found: readonly TextLine[], before: readonly TextLine[]): boolean {
  if (lettersOf(found) < leastLetters * lettersOf(before)) return false;
  const drawn = found.some(({ fraction }) => fraction) && before.every(({ fraction }) => !fraction);
  return drawn || confidenceOf(found) >= confidenceOf(before) - margin;
}

function lettersOf(lines: readonly TextLine[]): number {
  return lines.reduce((n, { words }) => n + words.reduce((m, { text }) => m + text.length, 0), 0);
}

/** The ink of each cell: that of its words, and what no word covers by where it stands. */
function inkOfCells(grid: RuledGrid, first: readonly FirstReading[], parts: readonly Component[]): Component[][] {
  const boxes = first.flatMap(({ words }, cell) => words.map(({ box }) => ({ cell, box: box! })));
  const owned: Component[][] = grid.cells.map(() => []);
  for (const part of parts) {
    const x = ((part.x0 + part.x1) / 2) * pixelSize;
    const y = ((part.y0 + part.y1) / 2) * pixelSize;
    const isIn = ([x0, y0, x1, y1]: Box): boolean => x >= x0 && x <= x1 && y >= y0 && y <= y1;
    const cell = boxes.find(({ box }) => isIn(box))?.cell ?? grid.cells.findIndex(({ box }) => isIn(box));
    if (cell >= 0) owned[cell]!.push(part);
  }
  return owned;
}
