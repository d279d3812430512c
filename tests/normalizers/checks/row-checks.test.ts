import { describe, expect, it } from 'vitest';
import { readAgency } from '../../../normalizers/heading/agency.ts';
import { codesOf, issuesOf, rowsFound, vocabulary } from './rows.ts';

describe('units that disagree', () => {
  const code = 'unit-disagrees';
  it('are found between a count and a percentage', () => {
    const formula: [string, string, number] = ['Jumlah LPM aktif', 'Jumlah LPM', 100];
    expect(codesOf({ name: 'Jumlah LPM', formula })).toEqual([code]);
    expect(codesOf({ name: 'Jumlah desa mandiri', unit: '%', per: 100 })).toEqual([code]);
    expect(codesOf({ name: 'Persentase anak yang bersekolah', unit: 'orang' })).toEqual([code]);
  });
  it('are not found where the name holds two measures, or the unit may be anything', () => {
    const formula: [string, string, number] = ['Jumlah persentase capaian program', 'Jumlah program', 100];
    expect(codesOf({ name: 'Rata-rata persentase capaian program', formula })).toEqual([]);
    expect(codesOf({ name: 'Persentase desa mandiri', unit: 'nilai' })).toEqual([]);
  });
});

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

describe('an abbreviation written out wrongly', () => {
  const code = 'abbreviation-wrong-expansion';
  it.each([
    ['Cakupan Penanganan PMKS (penyanggah Masalah Kesejahteraan Sosial)'],
    ['Jumlah Aparatur Sipil Nasional (ASN) yang dilatih'],
  ])('is found in "%s"', (name) => {
    expect(codesOf({ name }, { year: 2015 })).toEqual([code]);
  });
  it.each([
    ['Cakupan Penanganan PMKS (Penyandang Masalah Kesejahtraan Sosial)'],
    ['Jumlah Pusat Pelayanan Keluarga Sejahtera (PPKS)'],
    ['Jumlah Potensi Sumber Kesejahteraan Sosial (PSKS)'],
    ['Angka Kematian Ibu (AKI)'],
  ])('is not found in "%s"', (name) => {
    expect(codesOf({ name }, { year: 2015 })).toEqual([]);
  });
});

describe('a term out of its time', () => {
  const code = 'term-out-of-time';
  it('is found after its end and before its beginning', () => {
    expect(codesOf({ name: 'Jumlah PMKS yang tertangani' }, { year: 2023 })).toEqual([code]);
    expect(codesOf({ name: 'Jumlah keluarga dalam DTSEN' }, { year: 2020 })).toEqual([code]);
  });
  it('is only an info', () => {
    expect(issuesOf([{ name: 'Jumlah PMKS yang tertangani' }], { year: 2023 })[0]?.severity).toBe('info');
  });
  it('is not found in the year of the change, without a year, or beside the new term', () => {
    expect(codesOf({ name: 'Jumlah PMKS yang tertangani' }, { year: 2019 })).toEqual([]);
    expect(codesOf({ name: 'Jumlah PMKS yang tertangani' }, { year: null })).toEqual([]);
    expect(codesOf({ name: 'Jumlah PPKS (dahulu PMKS) yang tertangani' }, { year: 2023 })).toEqual([]);
  });
});

describe('a row that stands twice', () => {
  const formula: [string, string, number] = ['Jumlah jembatan kondisi baik', 'Jumlah jembatan', 100];
  it('is found up to wording', () => {
    const again: [string, string, number] = ['Jml jembatan dlm kondisi baik', 'Jumlah jembatan', 100];
    const rows = [
      { name: 'Persentase jembatan dalam kondisi baik', formula },
      { name: 'Prosentase jembatan kondisi baik', formula: again },
    ];
    expect(rowsFound('duplicate-row', rows)).toEqual([2]);
  });
  it('is not found where formula or targets differ', () => {
    const other: [string, string, number] = ['Panjang jembatan kondisi baik', 'Panjang jembatan', 100];
    const name = 'Persentase jembatan kondisi baik';
    expect(
      rowsFound('duplicate-row', [
        { name, formula },
        { name, formula: other },
      ]),
    ).toEqual([]);
    expect(
      rowsFound('duplicate-row', [
        { name, formula, targets: [1] },
        { name, formula, targets: [2] },
      ]),
    ).toEqual([]);
  });
});

describe('targets', () => {
  it('miss a year where most have a value', () => {
    expect(codesOf({ name: 'Jumlah desa mandiri', targets: [3, 4, 5], empty: ['2024'] })).toEqual(['target-missing']);
    expect(codesOf({ name: 'Jumlah desa mandiri', targets: [3], empty: ['2022', '2023'] })).toEqual([]);
  });
  it.each([
    ['Angka kematian bayi', [8, 9, 10], undefined, 1],
    ['Angka kematian bayi', [10, 9, 8], undefined, 0],
    ['Persentase keluhan yang ditindaklanjuti', [80, 70, 60], undefined, 1],
    ['Persentase keluhan yang ditindaklanjuti', [60, 70, 80], undefined, 0],
    ['Jumlah kasus kekerasan yang ditangani', [80, 70, 60], undefined, 0],
    ['Waktu tanggap layanan', [10, 12, 15], 'Minimize', 1],
    ['Waktu tanggap layanan', [10, 12, 15], undefined, 0],
    ['Angka kematian bayi', [10, 9, 11], undefined, 0],
  ])('against the sense of "%s" %j are found', (name, targets, polarity, times) => {
    const found = rowsFound('target-against-polarity', [{ name, targets, ...(polarity ? { polarity } : {}) }]);
    expect(found).toHaveLength(times);
  });
});

describe('a unit of another agency', () => {
  const rows = (unit: string) => [
    { name: 'Jumlah panti', responsible: ['Bidang Rehabilitasi Sosial'] },
    { name: 'Jumlah taruna', responsible: ['Bidang Pemberdayaan Sosial'] },
    { name: 'Jumlah korban', responsible: [unit] },
  ];
  it('is found by its sector and by its region', () => {
    expect(rowsFound('responsible-foreign', rows('Bidang Pencegahan dan Pengendalian Penyakit'))).toEqual([3]);
    expect(rowsFound('responsible-foreign', rows('Dinas Sosial Kabupaten Tapin'))).toEqual([3]);
  });
  it('is not found for units that every agency has, or where many rows are answered for by others', () => {
    expect(rowsFound('responsible-foreign', rows('Sekretariat'))).toEqual([]);
    const government = readAgency(['PEMERINTAH KOTA SOLOK'], vocabulary).agency;
    expect(rowsFound('responsible-foreign', rows('Dinas Kesehatan'), { agency: government })).toEqual([]);
  });
});

describe('findings', () => {
  it('of a field that was read badly are only an info that says so', () => {
    const name = 'Jumlah desa mandiri';
    const formula: [string, string, number] = ['Jumlah desa mandiri', 'Jumlah desa', 100];
    const [found] = issuesOf([{ name, formula, sure: 0.5 }]);
    expect(found?.severity).toBe('info');
    expect(found?.message).toContain('read with 50 % confidence');
    expect(issuesOf([{ name, formula, sure: 0.2 }])).toEqual([]);
  });
});
