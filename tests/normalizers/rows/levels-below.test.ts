import { expect, it } from 'vitest';
import { recogniseColumns } from '../../../normalizers/columns/columns.ts';
import { readRows } from '../../../normalizers/rows/rows.ts';
import { headings, tableOf } from '../table-of.ts';

const levelsOf = (heading: string, rows: string[][]) => {
  const table = tableOf(1, [['Kode', heading, 'Indikator Kinerja', 'Satuan', 'Target 2024'], ...rows]);
  const { rows: read } = readRows(table, recogniseColumns(table, headings).columns, headings);
  return read.map(({ level }) => level ?? null);
};

it('programmes and activities below an objective are told by their labels, and what follows them by standing there', () => {
  const levels = levelsOf('Tujuan/Sasaran/Program/Kegiatan', [
    ['', 'Sasaran : Meningkatnya mutu jalan', 'Persentase a', '%', '70'],
    ['', '', 'Persentase b', '%', '70'],
    ['', 'PROGRAM PENYELENGGARAAN JALAN', 'Persentase c', '%', '70'],
    ['', 'Sub Kegiatan : Pemeliharaan rutin', 'Jumlah d', 'Km', '70'],
    ['', 'Administrasi umum', 'Jumlah e', 'Dokumen', '70'],
    ['', 'Meningkatnya keselamatan', 'Persentase f', '%', '70'],
  ]);
  expect(levels).toEqual(['objective', 'objective', 'programme', 'activity', 'activity', null]);
});

it('codes of the nomenclature of budgets tell them where other rows have none', () => {
  const rows = (codes: string[]) => codes.map((code, i) => [code, `Mutu ${i}`, `Persentase ${i}`, '%', '70']);
  expect(levelsOf('Uraian Kinerja', rows(['1', '1.1', '1.05.01', '1.05.01.2.01']))).toEqual([
    null,
    null,
    'activity',
    'activity',
  ]);
  expect(levelsOf('Uraian Kinerja', rows(['1.05.01', '1.05.02']))).toEqual([null, null]);
});
