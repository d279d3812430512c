import { expect, test } from 'vitest';
import { findRuledGrids } from '../../../extractors/layout/ruled/grids.ts';
import type { Rule } from '../../../extractors/layout/rules.ts';

const across = (at: number): Rule => ({ kind: 'horizontal', at, from: 50, to: 450, thickness: 0.5 });
const down = (from: number, to: number): Rule => ({ kind: 'vertical', at: 200, from, to, thickness: 0.5 });

test('a table of two columns keeps its first and last border, which its one wall only touches', () => {
  const { grids, loose } = findRuledGrids([across(100), across(124), across(160), down(100, 160)], 3.5);
  expect(grids.map(({ xs, ys }) => [xs, ys])).toEqual([
    [
      [50, 200, 450],
      [100, 124, 160],
    ],
  ]);
  expect(loose).toEqual([]);
});

test('the one wall may run past the last border into an open row', () => {
  const { grids } = findRuledGrids([across(100), across(124), across(160), down(100, 176)], 3.5);
  expect(grids[0]?.ys).toEqual([100, 124, 160, 176]);
});
