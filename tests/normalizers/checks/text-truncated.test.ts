import { describe, expect, it } from 'vitest';
import { codesOf, rowsFound } from './rows.ts';

describe('a text that is cut off', () => {
  const code = 'text-truncated';
  it.each([
    ['Persentase penduduk yang dilayani oleh'],
    ['Persentase rumah sakit (tipe A'],
    ['Persentase jembatan dalam kondi'],
  ])('is found in "%s"', (name) => {
    expect(codesOf({ name })).toEqual([code]);
  });
  it('is found where the formula goes on', () => {
    const name = 'Persentase relawan yang berperan aktif dalam penyelenggaraan';
    const numerator = 'Jumlah relawan yang aktif dalam penyelenggaraan kesejahteraan sosial';
    expect(codesOf({ name, formula: [numerator, 'Jumlah relawan', 100] })).toEqual([code]);
  });
  it('is found where a word is whole elsewhere', () => {
    const rows = [
      { name: 'Jumlah panti', responsible: ['Seksi Jaminan Keluarga'] },
      { name: 'Jumlah sasana', responsible: ['Seksi Jaminan Keluarg'] },
    ];
    expect(rowsFound(code, rows)).toEqual([2]);
  });
  it.each([
    ['Angka melek huruf penduduk usia 15 tahun ke atas'],
    ['Persentase puskesmas (BLUD) yang terakreditasi'],
    ['Jumlah kunjungan ke Candi Borobudur'],
  ])('is not found in "%s"', (name) => {
    expect(codesOf({ name })).toEqual([]);
  });
  it('is not held against a field that was read badly', () => {
    expect(codesOf({ name: 'Persentase jembatan dalam kondi', sure: 0.5 })).toEqual([]);
  });
});
