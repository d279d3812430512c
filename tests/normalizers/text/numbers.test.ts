import { describe, expect, it } from 'vitest';
import { decimalSignOf, readNumber, readNumeral } from '../../../normalizers/text/numbers.ts';

describe('readNumber', () => {
  it.each([
    ['1.234,5', 1234.5],
    ['92,75', 92.75],
    ['1.234', 1234],
    ['92.5', 92.5],
    ['-3', -3],
    ['− 3', -3],
    ['1.000.000', 1000000],
    ['0,05', 0.05],
    ['0.250', 0.25],
    ['0,376', 0.376],
    ['3.1415', 3.1415],
    ['1,234,567', 1234567],
    ['1,234.5', 1234.5],
    ['12.34.5', null],
    ['1.2.3', null],
    ['90 100', null],
    ['12 34', null],
    ['WTP', null],
    ['', null],
  ])('"%s" is %s', (text, value) => {
    expect(readNumber(text)).toBe(value);
  });

  it('leaves three digits after one sign open where both readings are possible', () => {
    expect(readNumber('1,234', { whole: true })).toBeNull();
    expect(readNumber('1.234', { small: true })).toBeNull();
    expect(readNumber('1.234', { sign: 'point' })).toBeNull();
    expect(readNumber('1.234', { whole: true })).toBe(1234);
    expect(readNumber('0,376', { whole: true })).toBe(0.376);
    expect(readNumber('1.234.567', { small: true })).toBe(1234567);
  });
});

describe('decimalSignOf', () => {
  it('tells the sign from numbers that can be read one way only', () => {
    expect(decimalSignOf(['92,5', '1.234'])).toBe('comma');
    expect(decimalSignOf(['92.5', '1.234'])).toBe('point');
    expect(decimalSignOf(['92.5', '93,5'])).toBeNull();
    expect(decimalSignOf(['1.234', '90'])).toBeNull();
  });
});

describe('readNumeral', () => {
  it.each([
    ['lima', 5],
    ['sepuluh', 10],
    ['sebelas', 11],
    ['dua belas', 12],
    ['dua puluh tiga', 23],
    ['seratus dua puluh lima', 125],
    ['dua ribu lima ratus', 2500],
    ['satu juta', 1000000],
    ['puluh', null],
    ['lima orang', null],
    ['dua tiga', null],
    ['', null],
  ])('"%s" is %s', (text, value) => {
    expect(readNumeral(text)).toBe(value);
  });
});
