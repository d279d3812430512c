import { describe, expect, it } from 'vitest';
import { isLoneMark, isRowCode, markOf, ordinalOf } from '../../../../pipeline/model/print/ordinal.ts';

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

describe('a code of rows', () => {
  it.each([
    'IKU 1.1',
    'IKU-2',
    'IKU.3',
    'IKU1',
    'SS1',
    'SP 1.1',
    'IK SS 1.1',
    'IKSK 2.3.1',
    'T1.S2.IK3',
    'Ik 2.a',
    '(IKU 4)',
    '1.1.a',
    '1.05.0.00.0.00.03.0000',
  ])('is "%s"', (text) => {
    expect(isRowCode(text)).toBe(true);
  });

  it.each([
    '2024',
    '3,5',
    '1.2',
    '80 %',
    'WTP',
    'BB',
    'A / B',
    'Tahun 1',
    'SPM bidang 2',
    '12 jenis',
    'Rp5.000.000',
    '',
  ])('is not "%s"', (text) => {
    expect(isRowCode(text)).toBe(false);
  });
});
