import { describe, expect, it } from 'vitest';
import { codesOf, issuesOf } from './rows.ts';

describe('a term out of its time', () => {
  const code = 'term-out-of-time';
  it('is found after its end and before its beginning', () => {
    expect(codesOf({ name: 'Jumlah PMKS yang tertangani' }, { year: 2023 })).toEqual([code]);
    expect(codesOf({ name: 'Jumlah keluarga dalam DTSEN' }, { year: 2020 })).toEqual([code]);
  });
  it('is only an info', () => {
    expect(issuesOf([{ name: 'Jumlah PMKS yang tertangani' }], { year: 2023 })[0]?.severity).toBe('info');
  });
  it('is not found in the year of the change, without a year, or beside the new term', () => {
    expect(codesOf({ name: 'Jumlah PMKS yang tertangani' }, { year: 2019 })).toEqual([]);
    expect(codesOf({ name: 'Jumlah PMKS yang tertangani' }, { year: null })).toEqual([]);
    expect(codesOf({ name: 'Jumlah PPKS (dahulu PMKS) yang tertangani' }, { year: 2023 })).toEqual([]);
  });
});
