import { expect, test, describe, it } from 'vitest';
import { readHeading as readLines } from '../../../normalizers/heading/title.ts';
import { loadVocabulary } from '../../../normalizers/vocabulary/files.ts';

const vocabulary = await loadVocabulary();
const readHeading = (lines: readonly string[]) => readLines(lines, vocabulary);

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

test('a name behind its label goes on in the next line up to its region', () => {
  const owner = (...lines: string[]) => readHeading(lines).agencyTexts[0];
  expect(owner('1. Nama Unit Organisasi Dinas Sosial Kabupaten', 'Tapin', '2. Tugas : membantu')).toBe(
    'Dinas Sosial Kabupaten Tapin',
  );
  expect(owner('Nama OPD : Dinas Perumahan Rakyat', 'dan Permukiman Kota Madiun')).toBe(
    'Dinas Perumahan Rakyat dan Permukiman Kota Madiun',
  );
  expect(owner('Nama OPD : Dinas Sosial', 'Tugas Membantu Bupati di Kabupaten Tapin')).toBe('Dinas Sosial');
  expect(owner('Nama OPD : Dinas Sosial Kota Madiun', 'Provinsi Jawa Timur')).toBe('Dinas Sosial Kota Madiun');
});

test('a government whose region is named like a body is a government', () => {
  const lines = ['INDIKATOR KINERJA UTAMA', 'PEMERINTAH KOTA TANJUNG BALAI', 'TAHUN 2024', 'Dinas Lingkungan Hidup'];
  expect(readHeading(lines)).toMatchObject({ ofGovernment: true, trusted: 1 });
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

describe('readHeading', () => {
  it('reads title, year and agency', () => {
    const heading = readHeading([
      '**INDIKATOR KINERJA UTAMA',
      'DINAS KESEHATAN KABUPATEN LEBAK',
      'TAHUN 2019**',
      '1. Tugas : Membantu',
    ]);
    expect(heading.title).toBe('INDIKATOR KINERJA UTAMA DINAS KESEHATAN KABUPATEN LEBAK TAHUN 2019');
    expect(heading.year).toBe(2019);
    expect(heading.agencyTexts[0]).toBe('DINAS KESEHATAN KABUPATEN LEBAK TAHUN 2019');
  });
  it('does not take a plan period or a regulation for the year', () => {
    expect(readHeading(['INDIKATOR KINERJA UTAMA', 'TAHUN 2016-2021']).year).toBeNull();
    expect(readHeading(['Peraturan Nomor 9 Tahun 2007', 'INDIKATOR KINERJA UTAMA']).year).toBeNull();
  });
  it('takes the agency from an item whose value stands on the next line', () => {
    const heading = readHeading(['Nama Unit Organisasi', ': BADAN PENDAPATAN DAERAH KOTA SOLOK']);
    expect(heading.agencyTexts[0]).toBe('BADAN PENDAPATAN DAERAH KOTA SOLOK');
  });
  it('takes the year from a cover that comes later', () => {
    expect(readHeading(['RINGKASAN', 'INDIKATOR KINERJA UTAMA', 'BIRO UMUM', '', 'TAHUN 2016']).year).toBe(2016);
  });
});

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

test('a name goes on with its last words and its region on the line below', () => {
  const lines = ['SATUAN POLISI PAMONG PRAJA DAN PEMADAM', 'KEBAKARAN KABUPATEN KATINGAN', 'INDIKATOR KINERJA UTAMA'];
  expect(readHeading(lines).agencyTexts).toContain(lines.slice(0, 2).join(' '));
});

test('a label of the agency is one behind a sign or before the name of a body, not within a sentence', () => {
  const quoted = 'Organisasi dan Tata Kerja Dinas Daerah Kabupaten Bangka (Lembaran Daerah Kabupaten Bangka';
  expect(readHeading([quoted]).trusted).toBe(0);
  expect(readHeading(['Organisasi : Dinas Sosial Kabupaten Tapin']).trusted).toBe(1);
  expect(readHeading(['Unit Organisasi Dinas Sosial Kabupaten Tapin']).trusted).toBe(1);
});

test('the rest of a regulation that a sentence quotes is no title', () => {
  const quoted = ['Keputusan Bupati Nomor 60', 'Tahun 2023 tentang Indikator Kinerja Utama Pemerintah Kabupaten Tapin'];
  expect(readHeading([...quoted, 'SEKRETARIAT DPRD KABUPATEN TAPIN'])).toMatchObject({
    title: null,
    ofGovernment: false,
  });
});
