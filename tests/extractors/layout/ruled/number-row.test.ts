import { expect, test } from 'vitest';
import { partNumberRow } from '../../../../extractors/layout/ruled/number-row.ts';
import type { GridCell, RuledGrid } from '../../../../extractors/layout/grid.ts';
import { lineAt } from '../../words-at.ts';

const xs = [30, 60, 180, 330];
const ys = [90, 130, 200];
const cells = [0, 1].flatMap((r) =>
  [0, 1, 2].map((c): GridCell => ({
    r0: r,
    r1: r,
    c0: c,
    c1: c,
    box: [xs[c]!, ys[r]!, xs[c + 1]!, ys[r + 1]!],
    openTop: false,
    openBottom: false,
  })),
);
const grid: RuledGrid = { xs, ys, cells, agreement: 1 };
const heading = lineAt(95, [35, 'No'], [70, 'Sasaran'], [190, 'Indikator']);

test('numbers of columns below the headings of one row of cells get a row of their own', () => {
  const parted = partNumberRow(grid, [...heading, ...lineAt(115, [40, '1'], [100, '2'], [220, '3'])]);
  expect(parted.ys).toHaveLength(4);
  expect(parted.ys[1]).toBeGreaterThan(100);
  expect(parted.ys[1]).toBeLessThan(118);
  expect(parted.cells.map(({ r0 }) => r0)).toEqual([0, 0, 0, 1, 1, 1, 2, 2, 2]);
});

test('the last lines of headings that do not count columns stay with them', () => {
  expect(partNumberRow(grid, [...heading, ...lineAt(115, [40, 'urut'], [100, '2'], [220, '3'])])).toBe(grid);
  expect(partNumberRow(grid, [...heading, ...lineAt(115, [40, '7'], [100, '3'], [220, '9'])])).toBe(grid);
});
