import { describe, expect, it } from 'vitest';
import { codesOf } from './rows.ts';

describe('units that disagree', () => {
  const code = 'unit-disagrees';
  it('are found between a count and a percentage', () => {
    const formula: [string, string, number] = ['Jumlah LPM aktif', 'Jumlah LPM', 100];
    expect(codesOf({ name: 'Jumlah LPM', formula })).toEqual([code]);
    expect(codesOf({ name: 'Jumlah desa mandiri', unit: '%', per: 100 })).toEqual([code]);
    expect(codesOf({ name: 'Persentase anak yang bersekolah', unit: 'orang' })).toEqual([code]);
  });
  it('are found where a share is only added up', () => {
    const name = 'Persentase desa mandiri';
    expect(codesOf({ name, text: 'Penjumlahan desa mandiri selama satu tahun' })).toEqual([code]);
    expect(codesOf({ name, text: 'Penjumlahan desa mandiri dibagi jumlah desa' })).not.toContain(code);
    expect(codesOf({ name, text: 'Penjumlahan desa mandiri (persen)' })).not.toContain(code);
    expect(codesOf({ name, text: 'Desa mandiri selama satu tahun' })).not.toContain(code);
  });
  it('are not found where the name holds two measures, or the unit may be anything', () => {
    const formula: [string, string, number] = ['Jumlah persentase capaian program', 'Jumlah program', 100];
    expect(codesOf({ name: 'Rata-rata persentase capaian program', formula })).toEqual([]);
    expect(codesOf({ name: 'Persentase desa mandiri', unit: 'nilai' })).toEqual([]);
  });
});
