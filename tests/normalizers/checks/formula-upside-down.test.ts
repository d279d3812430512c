import { describe, expect, it } from 'vitest';
import { codesOf } from './rows.ts';

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
    [
      'Aktivasi identitas digital',
      'banyaknya penduduk ber-KTP-el',
      'banyaknya penduduk ber-KTP-el yang telah mengaktifkan IKD',
    ],
    ['Nilai Tukar Petani', 'Indeks harga yang dibayar petani', 'Indeks harga yang diterima petani'],
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
