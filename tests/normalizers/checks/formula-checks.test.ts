import { describe, expect, it } from 'vitest';
import { codesOf, issuesOf, rowsFound } from './rows.ts';

describe('numerator equals denominator', () => {
  const code = 'formula-numerator-equals-denominator';
  it('is found up to shorthand and number words', () => {
    const formula: [string, string, number] = [
      'Jumlah korban yang seharusnya menerima bantuan dalam 1 (satu) tahun',
      'jumlah korban yang seharusnya menerima bantuan dlm 1 th',
      100,
    ];
    expect(codesOf({ name: 'Persentase korban yang menerima bantuan', formula })).toEqual([code]);
  });
  it('is found up to the old and the new name of a term', () => {
    const formula: [string, string, number] = ['Jumlah PMKS yang tertangani', 'Jumlah PPKS yang ditangani', 100];
    expect(codesOf({ name: 'Persentase PPKS yang tertangani', formula })).toContain(code);
  });
  it('is not found where only one part says who should be reached', () => {
    const formula: [string, string, number] = [
      'Jumlah balita yang menerima vitamin',
      'Jumlah balita yang seharusnya menerima vitamin',
      100,
    ];
    expect(codesOf({ name: 'Persentase balita yang menerima vitamin', formula })).toEqual([]);
  });
  it('is not found between two years', () => {
    const formula: [string, string, number] = ['Produksi tahun n', 'Produksi tahun n-1', 100];
    expect(codesOf({ name: 'Laju produksi padi', formula })).not.toContain(code);
  });
});

describe('a fraction upside down', () => {
  const code = 'formula-upside-down';
  it.each([
    ['Persentase jembatan dalam kondisi baik', 'Jumlah seluruh jembatan', 'Jumlah jembatan kondisi baik'],
    [
      'Persentase PPKS yang mendapatkan rehabilitasi sosial',
      'Jumlah PPKS yang membutuhkan rehabilitasi sosial',
      'Jumlah PPKS yang mendapatkan rehabilitasi sosial',
    ],
    ['Persentase desa yang menetapkan APBDes', 'Jumlah desa', 'Jumlah desa yang menetapkan APBDes'],
    ['Persentase capaian retribusi parkir', 'target penerimaan retribusi', 'realisasi penerimaan retribusi'],
  ])('is found in %s', (name, numerator, denominator) => {
    expect(codesOf({ name, formula: [numerator, denominator, 100] })).toEqual([code]);
    expect(codesOf({ name, formula: [denominator, numerator, 100] })).toEqual([]);
  });
  it('is not found where what was done stands over what was planned, whatever the name asks for', () => {
    const formula: [string, string, number] = ['Realisasi belanja daerah', 'Anggaran belanja daerah', 100];
    expect(codesOf({ name: 'Persentase penyerapan anggaran belanja daerah', formula })).toEqual([]);
  });
  it('is not found in a ratio, which may stand either way', () => {
    const formula: [string, string] = ['Jumlah seluruh penduduk', 'Jumlah dokter'];
    expect(codesOf({ name: 'Rasio penduduk per dokter', formula })).toEqual([]);
  });
});

describe('another population', () => {
  const code = 'formula-other-population';
  it('is found where those who serve stand for those who are served', () => {
    const formula: [string, string, number] = ['Jumlah PSKS yang tertangani', 'Jumlah PPKS', 100];
    const [found] = issuesOf([{ name: 'Persentase PPKS yang tertangani', formula }]);
    expect(found?.code).toBe(code);
    expect(found?.message).toContain('"Jumlah PSKS yang tertangani" / "Jumlah PPKS"');
  });
  it('is found where children stand for the elderly', () => {
    const formula: [string, string, number] = ['Jumlah anak terlantar yang dilayani', 'Jumlah anak terlantar', 100];
    expect(codesOf({ name: 'Persentase lanjut usia terlantar yang dilayani', formula })).toEqual([code]);
  });
  it('is found where the formula leaves out what the name narrows', () => {
    const formula: [string, string, number] = ['Jumlah PSKS yang aktif', 'Jumlah seluruh PSKS', 100];
    expect(codesOf({ name: 'Persentase PSKS perorangan yang aktif', formula })).toEqual([code]);
  });
  it('is found where name and formula have nothing in common', () => {
    const formula: [string, string, number] = ['Jumlah kendaraan laik jalan', 'Jumlah kendaraan', 100];
    expect(codesOf({ name: 'Persentase taman kota yang terpelihara', formula })).toEqual([code]);
  });
  it('is not found where the name speaks of both, or abbreviates', () => {
    const both: [string, string, number] = ['Jumlah PSKS yang melayani PPKS', 'Jumlah PSKS', 100];
    expect(codesOf({ name: 'Persentase PSKS yang berperan melayani PPKS', formula: both })).toEqual([]);
    const short: [string, string, number] = ['Jumlah RTLH yang diperbaiki', 'Jumlah RTLH', 100];
    expect(codesOf({ name: 'Persentase rumah tidak layak huni yang diperbaiki', formula: short })).toEqual([]);
  });
  it('is not found in a formula of signs', () => {
    expect(codesOf({ name: 'Persentase BUMDes berkategori maju', formula: ['BM', 'BT', 100] })).toEqual([]);
  });
});

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

describe('a percentage without multiplier', () => {
  const code = 'formula-without-multiplier';
  const formula: [string, string] = ['Jumlah jembatan kondisi baik', 'Jumlah jembatan'];
  it('is found by name and by unit', () => {
    expect(codesOf({ name: 'Persentase jembatan kondisi baik', formula })).toEqual([code]);
    expect(codesOf({ name: 'Jembatan kondisi baik', formula, unit: '%', per: 100 })).toEqual([code]);
  });
  it('is not found in a mean, in a ratio by its unit, or where the formula says percent', () => {
    expect(codesOf({ name: 'Rata-rata nilai siswa', formula: ['Jumlah nilai siswa', 'Jumlah siswa'] })).toEqual([]);
    expect(codesOf({ name: 'Cakupan jembatan kondisi baik', formula, unit: 'rasio' })).toEqual([]);
    const text = 'Jumlah jembatan kondisi baik / Jumlah jembatan, dalam persen';
    expect(codesOf({ name: 'Persentase jembatan kondisi baik', formula, text })).toEqual([]);
  });
});
