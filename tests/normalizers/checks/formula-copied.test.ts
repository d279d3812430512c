import { describe, expect, it } from 'vitest';
import { rowsFound } from './rows.ts';

describe('a copied formula', () => {
  const formula: [string, string, number] = ['Jumlah PPKS yang ditangani', 'Jumlah PPKS', 100];
  it('is found in the row that it does not fit', () => {
    const rows = [
      { name: 'Persentase PPKS yang memperoleh bantuan pangan', formula },
      { name: 'Persentase PPKS yang tertangani', formula },
    ];
    expect(rowsFound('formula-copied', rows)).toEqual([1]);
  });
  it('is not found where the formula is of no row in particular', () => {
    const general: [string, string, number] = ['Realisasi kegiatan', 'Target kegiatan', 100];
    const rows = [
      { name: 'Persentase jalan mantap', formula: general },
      { name: 'Persentase irigasi baik', formula: general },
    ];
    expect(rowsFound('formula-copied', rows)).toEqual([]);
  });
});
