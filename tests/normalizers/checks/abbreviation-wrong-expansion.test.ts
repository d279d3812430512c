import { describe, expect, it } from 'vitest';
import { codesOf } from './rows.ts';

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
