import { expect, it } from 'vitest';
import { columnNumbers, countUp } from '../../../../pipeline/model/print/column-numbers.ts';

it('the numbers of columns are read with and without brackets; misread ones are left out', () => {
  expect(columnNumbers(['(1)', '(2)', '(10)'])).toEqual([1, 2, 10]);
  expect(columnNumbers(['1', '2', '·', '©)', '5.'])).toEqual([1, 2, 5]);
  expect(columnNumbers(['......', '1'])).toEqual([1]);
});

it('a row with a word or a long text numbers no columns', () => {
  expect(columnNumbers(['1', 'dan', '2'])).toBeNull();
  expect(columnNumbers(['1', '12.345,6', '2'])).toBeNull();
});

it('values are no column numbers', () => {
  expect(columnNumbers(['75%', '80%', '100'])).toEqual([]);
});

it('column numbers count up from one of the first', () => {
  expect([[1, 2, 3], [3, 5, 6], []].map(countUp)).toEqual([true, true, true]);
  expect(
    [
      [4, 5, 6],
      [1, 3, 2],
      [2, 2],
    ].map(countUp),
  ).toEqual([false, false, false]);
});

it('column numbers count up from a later column where none is missing', () => {
  expect(
    [
      [4, 5, 6, 7, 8, 9, 10],
      [4, 5, 6, 7],
      [4, 5, 7, 8, 9],
      [60, 61, 63, 64],
    ].map(countUp),
  ).toEqual([true, true, false, false]);
});

it('of many column numbers one may be misread, of a few none', () => {
  expect(
    [
      [1, 2, 3, 4, 5, 6, 2],
      [1, 2, 9, 4, 5, 6],
      [8, 2, 3, 4, 5, 6],
    ].map(countUp),
  ).toEqual([true, true, true]);
  expect(
    [
      [1, 2, 3, 4, 2],
      [1, 2, 3, 3, 2, 6, 7],
      [10, 20, 15, 30, 40, 50],
    ].map(countUp),
  ).toEqual([false, false, false]);
});
