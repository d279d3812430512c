import { expect, test } from 'vitest';
import { readHeading } from '../../../normalizers/heading/title.ts';

test('a signature further down the page is no part of the title', () => {
  const lines = [
    'INDIKATOR KINERJA UTAMA',
    'DINAS PERIKANAN KOTA MADIUN',
    'KEPALA DINAS PERIKANAN',
    'Ir. NAMA PEJABAT',
  ];
  expect(readHeading(lines).title).toBe('INDIKATOR KINERJA UTAMA DINAS PERIKANAN KOTA MADIUN');
});

test('a title that stands again over the table is one title', () => {
  const lines = ['INDIKATOR KINERJA UTAMA', 'DINAS PERIKANAN', 'INDIKATOR KINERJA UTAMA', 'DINAS PERIKANAN'];
  expect(readHeading(lines).title).toBe('INDIKATOR KINERJA UTAMA DINAS PERIKANAN');
});

test('a name in capitals over two lines of a letterhead is one name', () => {
  const lines = ['BADAN PENGELOLA KEUANGAN', 'DAN ASET DAERAH', 'INDIKATOR KINERJA UTAMA'];
  expect(readHeading(lines).agencyTexts).toContain('BADAN PENGELOLA KEUANGAN DAN ASET DAERAH');
});

test('the title in capitals counts, not a letter that says its words in a sentence', () => {
  const lines = [
    'Bersama ini kami sampaikan Indikator Kinerja Utama Dinas Kesehatan Kota Madiun',
    'INDIKATOR KINERJA UTAMA',
    'DINAS KESEHATAN KOTA MADIUN TAHUN 2020',
  ];
  expect(readHeading(lines)).toMatchObject({
    title: 'INDIKATOR KINERJA UTAMA DINAS KESEHATAN KOTA MADIUN TAHUN 2020',
    year: 2020,
  });
});

test('who decides right below the title of a decree is no part of it', () => {
  const lines = ['INDIKATOR KINERJA UTAMA', 'DINAS PERIKANAN KOTA MADIUN', 'KEPALA DINAS PERIKANAN KOTA MADIUN'];
  expect(readHeading(lines).title).toBe('INDIKATOR KINERJA UTAMA DINAS PERIKANAN KOTA MADIUN');
});

test('the year of an agreement is its title’s when all titles name the same', () => {
  expect(readHeading(['PERJANJIAN KINERJA TAHUN 2021', 'KECAMATAN A']).year).toBe(2021);
  expect(readHeading(['PERJANJIAN KINERJA TAHUN 2021', 'LAPORAN KINERJA TAHUN 2020']).year).toBeNull();
});
