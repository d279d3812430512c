import { describe, expect, it } from 'vitest';
import { codesOf } from './rows.ts';

describe('a percentage without multiplier', () => {
  const code = 'formula-without-multiplier';
  const formula: [string, string] = ['Jumlah jembatan kondisi baik', 'Jumlah jembatan'];
  it('is found by name and by unit', () => {
    expect(codesOf({ name: 'Persentase jembatan kondisi baik', formula })).toEqual([code]);
    expect(codesOf({ name: 'Jembatan kondisi baik', formula, unit: '%', per: 100 })).toEqual([code]);
  });
  it('is not found in a mean, in a ratio by its unit, or where the formula says percent', () => {
    expect(codesOf({ name: 'Rata-rata nilai siswa', formula: ['Jumlah nilai siswa', 'Jumlah siswa'] })).toEqual([]);
    expect(codesOf({ name: 'Cakupan jembatan kondisi baik', formula, unit: 'rasio' })).toEqual([]);
    const text = 'Jumlah jembatan kondisi baik / Jumlah jembatan, dalam persen';
    expect(codesOf({ name: 'Persentase jembatan kondisi baik', formula, text })).toEqual([]);
  });
});
