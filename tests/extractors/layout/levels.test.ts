import { describe, expect, it } from 'vitest';
import { leadingOf, type ColumnLine } from '../../../extractors/layout/levels.ts';

const height = 4.5;

/** Lines of one column, their middles at `ys`, boxes 8 points high. */
function column(ys: readonly number[], texts: readonly string[]): ColumnLine[] {
  return ys.map((y, i) => ({ x0: 0, x1: 60, y0: y - 4, y1: y + 4, items: [i], text: texts[i]! }));
}

describe('the distance of wrapped lines', () => {
  const ys = [10, 20, 30, 40, 50];
  const wrapped = ['Rasio kejadian', 'kecelakaan lalu', 'lintas di ruas', 'jalan utama', 'dan terminal'];
  const misplaced = [10, 17.5, 30, 37.6, 50];

  it('is that of lines that go on with sentences, whatever a few misplaced words say', () => {
    const columns = [
      ...Array.from({ length: 4 }, () => column(ys, wrapped)),
      ...Array.from({ length: 2 }, () => column(misplaced, wrapped)),
    ];
    expect(leadingOf(columns, height)).toBeCloseTo(10, 1);
  });

  it('is never that of two lines of which one was placed over the other, as it is in all columns', () => {
    const columns = [
      column([10, 17, 35], ['layanan', 'perhubungan', 'Nilai evaluasi']),
      column([10, 17, 35, 44.2, 53.3], ['pelayanan', 'perhubungan', 'Nilai evaluasi', 'AKIP', 'Daerah']),
      column([35, 44.2, 53.3], ['Bagian', 'Program', 'Pelaporan']),
    ];
    expect(leadingOf(columns, height)).toBeGreaterThan(9);
  });

  it('is the smaller one where the lines of the usual distance are rows that begin anew', () => {
    const rows = ['Rasio kejadian', 'Survei pasar', 'Nilai evaluasi', 'Laporan akhir', 'Indeks mutu'];
    const columns = [
      ...Array.from({ length: 4 }, () => column(ys, rows)),
      ...Array.from({ length: 2 }, () => column(misplaced, rows)),
    ];
    expect(leadingOf(columns, height)).toBeLessThan(8);
  });
});
