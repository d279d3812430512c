import { expect, test } from 'vitest';
import { readHeading } from '../../normalizers/title.ts';

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
