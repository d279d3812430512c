import { describe, expect, it } from 'vitest';
import { isLoneMark, markOf, ordinalOf } from '../../../../pipeline/model/print/ordinal.ts';

describe('an ordinal', () => {
  it.each([
    ['3', 3],
    ['3.', 3],
    ['(12)', 12],
    ['| 7 |', 7],
    [' 101 ', 101],
  ])('is read from "%s"', (text, number) => {
    expect(ordinalOf(text)).toBe(number);
  });

  it.each(['', 'a', '1.2', '3 %', '> 5', '90°', '2020', '3 orang', '1 2'])('is not "%s"', (text) => {
    expect(ordinalOf(text)).toBeNull();
  });
});

it('a lone mark is a number, a code, a letter or a Roman numeral, and no word', () => {
  expect(['1', '2.', '(3)', '1.2', 'a.', 'IV'].map(isLoneMark)).toEqual(Array(6).fill(true));
  expect(['di', '1 2', '1. Data', '', '1000'].map(isLoneMark)).toEqual(Array(5).fill(false));
});

describe('an entry of a list', () => {
  it.each([
    ['1. Renstra', '1.'],
    ['(2) melakukan', '(2)'],
    ['B) Data', 'b)'],
    ['- Data Sapi', '-'],
    ['• Laporan', '•'],
  ])('begins with a mark: "%s"', (text, mark) => {
    expect(markOf(text)).toBe(mark);
  });

  it.each(['1.1.2 Persentase', '29 UPT', '(PMKS) yang', '-5', 'a', '1.Renstra', 'dan. lain'])('is not "%s"', (text) => {
    expect(markOf(text)).toBeNull();
  });
});
