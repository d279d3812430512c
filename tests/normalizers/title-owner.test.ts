import { expect, test } from 'vitest';
import { readHeading } from '../../normalizers/heading/title.ts';

test('a title of a whole government names the agency alone', () => {
  const lines = ['PEMERINTAH KOTA TEGAL', 'SEKRETARIAT DAERAH', 'INDIKATOR KINERJA UTAMA', 'PEMERINTAH KOTA TEGAL'];
  expect(readHeading(lines)).toMatchObject({ agencyTexts: ['PEMERINTAH KOTA TEGAL'], ofGovernment: true });
});

test('a title that names an office of the government is not of the government', () => {
  const lines = ['INDIKATOR KINERJA UTAMA', 'PEMERINTAH KOTA TEGAL', 'DINAS PARIWISATA'];
  expect(readHeading(lines).ofGovernment).toBe(false);
  const owned = ['INDIKATOR KINERJA UTAMA', 'PEMERINTAH KOTA TEGAL', 'Instansi : Badan Keuangan Daerah'];
  expect(readHeading(owned).ofGovernment).toBe(false);
});

test('a decree that names no agency leaves it to the title of its table', () => {
  const lines = ['TENTANG', 'PENETAPAN INDIKATOR KINERJA UTAMA', 'MENIMBANG :'];
  const annex = ['PENETAPAN INDIKATOR KINERJA UTAMA', 'PEMERINTAH KOTA TEGAL', 'TAHUN 2020'];
  expect(readHeading([...lines, ...annex]).agencyTexts[0]).toBe('PEMERINTAH KOTA TEGAL TAHUN 2020');
});
