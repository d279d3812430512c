import { expect, test } from 'vitest';
import { readTextExport } from '../../../extractors/exports/read.ts';
import { joinLines } from '../../../pipeline/model/reading/text.ts';
import { sampleHints } from './sample-hints.ts';

const health = `INDIKATOR KINERJA UTAMA
DINAS KESEHATAN KABUPATEN CONTOH
No Sasaran Strategis Indikator Kinerja Utama Satuan Formula Perhitungan Sumber Data Penanggung Jawab
(1) (2) (3) (4) (5) (6) (7)
1 Meningkatnya derajat Angka kematian ibu Per 100.000 KH Jumlah kematian ibu Profil Kesehatan Bidang Kesehatan
kesehatan masyarakat Jumlah kelahiran hidup x 100.000 Masyarakat
Persentase balita stunting % Jumlah balita pendek Laporan Gizi Bidang Kesehatan
Jumlah balita diukur x 100% Masyarakat
° Cakupan imunisasi dasar % Jumlah bayi diimunisasi lengkap Profil Kesehatan Bidang Kesehatan
lengkap Jumlah seluruh bayi x 100% Masyarakat
2 Meningkatnya mutu Persentase puskesmas % Jumlah puskesmas terakreditasi Laporan Mutu Bidang Pelayanan
pelayanan kesehatan terakreditasi paripurna Jumlah puskesmas x 100% Kesehatan
Persentase kunjungan rawat % Jumlah kunjungan rawat jalan Laporan Mutu Bidang Pelayanan
jalan yang puas Jumlah kunjungan x 100% Kesehatan
Contoh, 4 Januari 2021
Kepala Dinas Kesehatan
`;

const education = `PENETAPAN INDIKATOR KINERJA UTAMA
Sasaran Indikator Kinerja Target Formulasi Penanggung Jawab Sumber Data
Meningkatnya mutu Persentase guru bersertifikat 75 Jumlah guru bersertifikat Bidang Sekolah Dapodik
pendidikan dasar pendidik e Jumlah seluruh guru x 100% Dasar
Rata-rata nilai asesmen 70 Hasil asesmen nasional Bidang Sekolah Rapor Pendidikan
nasional Menengah
Persentase satuan pendidikan 60 Jumlah sekolah berakreditasi A Bidang Sekolah Rapor Pendidikan
berakreditasi A . Jumlah sekolah « 100% Menengah
`;

const healthPage = readTextExport(health, sampleHints).pages[0];

function table(text: string): string[][] {
  const grid = readTextExport(text, sampleHints).pages[0]?.grids[0];
  return Array.from({ length: grid?.rows ?? 0 }, (_, r) =>
    (grid?.cells ?? []).filter((c) => c.row === r).map((c) => joinLines(c.lines)),
  );
}

test('rows of a health table whose columns are lost are rebuilt, unit names joined over two lines', () => {
  const grid = healthPage?.grids[0];
  const at = (row: number, column: number) => {
    const cell = grid?.cells.find((c) => c.row === row && c.column === column);
    return cell && joinLines(cell.lines);
  };
  expect(grid?.method).toBe('layout-lost');
  expect([grid?.rows, grid?.columns]).toEqual([6, 7]);
  expect([1, 2, 3, 4, 5].map((r) => at(r, 2))).toEqual([
    'Angka kematian ibu',
    'Persentase balita stunting',
    'Cakupan imunisasi dasar lengkap',
    'Persentase puskesmas terakreditasi paripurna',
    'Persentase kunjungan rawat jalan yang puas',
  ]);
  expect([1, 2].map((r) => at(r, 3))).toEqual(['Per 100.000 KH', '%']);
  expect(at(2, 4)).toBe('Jumlah balita pendek Jumlah balita diukur x 100%');
  expect([1, 2, 3, 4, 5].map((r) => at(r, 5))).toEqual([
    'Profil Kesehatan',
    'Laporan Gizi',
    'Profil Kesehatan',
    'Laporan Mutu',
    'Laporan Mutu',
  ]);
  expect(at(1, 6)).toBe('Bidang Kesehatan Masyarakat');
  expect(at(5, 6)).toBe('Bidang Pelayanan Kesehatan');
});

test('a merged objective spans the rows it stands beside', () => {
  const grid = healthPage?.grids[0];
  const merged = grid?.cells.filter((c) => c.column === 1 && c.row > 0);
  expect(merged?.map((c) => [c.row, c.rowSpan, joinLines(c.lines)])).toEqual([
    [1, 3, 'Meningkatnya derajat kesehatan masyarakat'],
    [4, 2, 'Meningkatnya mutu pelayanan kesehatan'],
  ]);
});

test('numerator and denominator stay lines of their own and the factor comes last', () => {
  const grid = healthPage?.grids[0];
  const formula = grid?.cells.find((c) => c.row === 3 && c.column === 4);
  expect(formula?.lines.map((l) => [l.line, joinLines([l])])).toEqual([
    [9, 'Jumlah bayi diimunisasi lengkap'],
    [10, 'Jumlah seluruh bayi'],
    [10, 'x 100%'],
  ]);
});

test('noise goes into no cell but is reported with its line; each row says that it was rebuilt', () => {
  const page = healthPage;
  const codes = page?.issues.map((i) => i.code) ?? [];
  expect(codes.filter((c) => c === 'layout-lost')).toHaveLength(5);
  expect(page?.issues.filter((i) => i.code === 'unplaced-text').map((i) => i.message)).toEqual([
    'line 9: "°" found no place in a row',
  ]);
  expect(page?.lines.map((l) => l.line)).toEqual([1, 2, 15, 16]);
});

test.each([
  'Jumlah kelahiran hidup per 31 Desember 2021',
  'kesehatan Jumlah kelahiran hidup, Nopember 2021',
  'kesehatan masyarakat Jumlah kelahiran hidup Laporan, 31 Desember 2021',
  'Laporan, 31 Des. 2021',
])('a row with a month in it does not end the table: "%s"', (row) => {
  const dated = health.replace('kesehatan masyarakat Jumlah kelahiran hidup x 100.000 Masyarakat', row);
  expect(dated).toContain(row);
  expect(readTextExport(dated, sampleHints).pages[0]?.lines.map((l) => l.line)).toEqual([1, 2, 15, 16]);
});

test('the table ends at a post over a name with titles when no day, place or number is printed', () => {
  const text = health.replace('Contoh, 4 Januari 2021', 'Kepala Bidang Kesehatan,').split('\n');
  const signed = [...text.slice(0, 15), 'dr. Hj. NAMA PEJABAT, M.Kes'].join('\n');
  expect(readTextExport(signed, sampleHints).pages[0]?.lines.map((l) => l.line)).toEqual([1, 2, 15, 16]);
});

test.each([
  'Contoh, 4 Nop. 2021',
  'Mengetahui, Contoh, 4 Pebruari 2021',
  '| Kota Contoh,    Agust 2021',
  'Ditetapkan di Contoh',
])('the table ends where it is signed: "%s"', (signed) => {
  const text = health.replace('Contoh, 4 Januari 2021', signed);
  expect(readTextExport(text, sampleHints).pages[0]?.lines.map((l) => l.line)).toEqual([1, 2, 15, 16]);
});

test('a table with targets and another order of columns is rebuilt, a letter that is a word is kept', () => {
  const rows = table(education);
  expect(rows.slice(2).map((r) => r.slice(-5))).toEqual([
    ['Rata-rata nilai asesmen nasional', '70', 'Hasil asesmen nasional', 'Bidang Sekolah Menengah', 'Rapor Pendidikan'],
    [
      'Persentase satuan pendidikan berakreditasi A',
      '60',
      'Jumlah sekolah berakreditasi A Jumlah sekolah « 100%',
      'Bidang Sekolah Menengah',
      'Rapor Pendidikan',
    ],
  ]);
  expect(rows[1]?.slice(-4)).toEqual([
    '75',
    'Jumlah guru bersertifikat Jumlah seluruh guru x 100%',
    'Bidang Sekolah Dasar',
    'Dapodik',
  ]);
});

test('text without a heading row is no table: every line stays text', () => {
  const read = readTextExport('Laporan tahunan\nPersentase guru naik\n', sampleHints);
  expect(read.kind).toBe('ocr-text');
  expect(read.pages[0]?.grids).toEqual([]);
  expect(read.pages[0]?.lines.map((l) => l.line)).toEqual([1, 2]);
});

test('a word that cannot be read stays as it was read, with low confidence and an issue', () => {
  const text = education.replace('Rata-rata nilai asesmen', 'Rata-rata n}!a;?si asesmen');
  const page = readTextExport(text, sampleHints).pages[0];
  const name = page?.grids[0]?.cells.find((c) => c.row === 2 && c.column === 1);
  expect(name?.confidence).toBeLessThan(0.5);
  expect(page?.issues.find((i) => i.code === 'unreadable-text')?.message).toBe('row 2: "n}!a;?si" could not be read');
});
