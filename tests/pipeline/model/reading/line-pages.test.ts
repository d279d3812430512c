import { expect, it } from 'vitest';
import { pagesBefore } from '../../../../pipeline/model/reading/line-pages.ts';

const line = (top: number | null) => ({
  box: top === null ? null : ([40, top, 200, top + 10] as [number, number, number, number]),
});

it('a page begins where a line of a cell stands wholly above the one before, and lines without a place go with it', () => {
  expect(pagesBefore([700, 712, 80, null, 92, 60].map(line))).toEqual([0, 0, 1, 1, 1, 2]);
});

it('parts of a fraction beside each other are on one page', () => {
  expect(pagesBefore([100, 96, 104].map(line))).toEqual([0, 0, 0]);
});
