import { expect, it } from 'vitest';
import { apply, applyBox, multiply, type Matrix } from '../../../extractors/pdf/matrix.ts';

const shift: Matrix = [1, 0, 0, 1, 10, 20];
const double: Matrix = [2, 0, 0, 2, 0, 0];
/** A quarter turn counter-clockwise. */
const quarter: Matrix = [0, 1, -1, 0, 0, 0];

it('the inner transform comes first', () => {
  expect(apply(multiply(shift, double), 3, 4)).toEqual([16, 28]);
  expect(apply(multiply(double, shift), 3, 4)).toEqual([26, 48]);
});

it('a quarter turn takes x to y', () => {
  expect(apply(quarter, 5, 0)).toEqual([0, 5]);
  expect(apply(multiply(quarter, quarter), 5, 7)).toEqual([-5, -7]);
});

it('the box of a turned rectangle has its corners in order', () => {
  expect(applyBox(multiply(shift, quarter), 0, 0, 4, 2)).toEqual([8, 20, 10, 24]);
});
