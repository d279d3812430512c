import { expect, test } from 'vitest';
import { dotsOf } from '../../../extractors/pdf/dots.ts';
import type { Box } from '../../../pipeline/model/geometry.ts';

const row = Array.from({ length: 6 }, (_, i): Box => [50 + 2.2 * i, 100, 50.8 + 2.2 * i, 101.4]);
const column = Array.from({ length: 6 }, (_, i): Box => [200, 100 + 2.2 * i, 201.4, 100.8 + 2.2 * i]);

test('dots beside each other are a level rule although each is taller than wide', () => {
  expect(dotsOf(row).map(({ runs }) => runs)).toEqual(row.map(() => 'horizontal'));
});

test('dots below each other are an upright rule although each is wider than tall', () => {
  expect(dotsOf(column).map(({ runs }) => runs)).toEqual(column.map(() => 'vertical'));
});

test('a dot on its own runs along its longer side', () => {
  expect(
    dotsOf([
      [10, 10, 11, 13],
      [90, 90, 93, 91],
    ]).map(({ runs }) => runs),
  ).toEqual(['vertical', 'horizontal']);
});
