import { describe, expect, it } from 'vitest';
import type { GridCell, RuledGrid } from '../../../extractors/layout/grid.ts';
import { assignParts, bandsOf, isCovered, isText, unreadShare } from '../../../extractors/page/ink.ts';
import type { Component } from '../../../extractors/raster/components.ts';
import type { PreparedPage } from '../../../extractors/raster/prepare.ts';

const letterHeight = 30;
/** A piece of ink in pixels of 300 dpi, as black as its box. */
const piece = (x0: number, y0: number, x1: number, y1: number): Component => ({
  x0,
  y0,
  x1,
  y1,
  area: (x1 - x0) * (y1 - y0),
});
const letter = (x: number, y: number): Component => piece(x, y, x + 20, y + letterHeight);
const cell = (c: number, box: GridCell['box']): GridCell => ({
  r0: 0,
  r1: 0,
  c0: c,
  c1: c,
  box,
  openTop: false,
  openBottom: false,
});
/** Two cells beside each other: 0 to 200 and 200 to 400 pixels wide, 100 to 200 high. */
const grid: RuledGrid = {
  xs: [0, 48, 96],
  ys: [24, 48],
  cells: [cell(0, [0, 24, 48, 48]), cell(1, [48, 24, 96, 48])],
  agreement: 1,
};
const page = (gray: number): PreparedPage =>
  ({
    gray: { width: 400, height: 300, data: new Uint8Array(400 * 300).fill(gray) },
    letterHeight,
    toPage: (box) => box.map((v) => v * 0.24),
  }) as PreparedPage;

describe('ink that can be text', () => {
  it.each([
    ['a letter', letter(0, 0), true],
    ['letters of a line that a fold joins', piece(0, 0, 800, 40), true],
    ['the edge of a scan', piece(0, 0, 20, 200), false],
    ['an upright stroke higher than letters', piece(0, 0, 6, 100), false],
    ['a rule that was not taken out', piece(0, 0, 800, 6), false],
  ])('is told from other ink: %s', (_, ink, is) => {
    expect(isText(ink, letterHeight)).toBe(is);
  });
});

describe('the ink of a page', () => {
  it('belongs to the cell that holds its middle', () => {
    const [left, right, outside] = [letter(185, 120), letter(195, 120), letter(100, 210)];
    expect(assignParts(grid, [left, right, outside])).toEqual([[left], [right]]);
  });

  it('stands in bands above and below the grids, where it makes a row of letters', () => {
    const above = [10, 40, 70, 100].map((x) => letter(x, 20));
    const dust = [10, 40, 70].map((x) => letter(x, 240));
    expect(bandsOf([...above, ...dust], [grid], letterHeight)).toEqual([above]);
  });

  it('was not read where no word lies, specks left aside', () => {
    const ink = [letter(10, 120), letter(110, 120), letter(150, 120), piece(60, 120, 65, 125)];
    const words = [{ text: 'a', box: [2, 28, 8, 37] as [number, number, number, number], confidence: 1 }];
    const share = unreadShare(ink, [{ words, box: null }], page(255));
    expect(share).toBeCloseTo(2 / 3);
  });

  it('covers a cell that is black all over', () => {
    expect(isCovered(page(0), grid.cells[0]!.box)).toBe(true);
    expect(isCovered(page(255), grid.cells[0]!.box)).toBe(false);
  });
});
