import { expect, it } from 'vitest';
import { mean, median } from '../../../pipeline/model/numbers.ts';

it('the median is the middle number, the upper one of two, in whatever order they come', () => {
  const numbers = [9, 1, 10];
  expect(median(numbers)).toBe(9);
  expect(median([4, 1, 3, 2])).toBe(3);
  expect(median([])).toBeUndefined();
  expect(numbers).toEqual([9, 1, 10]);
});

it('the mean of no numbers is 0', () => {
  expect([mean([1, 2, 6]), mean([])]).toEqual([3, 0]);
});
