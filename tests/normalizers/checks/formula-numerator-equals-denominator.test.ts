import { describe, expect, it } from 'vitest';
import { codesOf } from './rows.ts';

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
  it('is not found where one part is missing, or only the words are the same', () => {
    expect(codesOf({ name: 'Jumlah guru', text: 'Jumlah guru' })).not.toContain(code);
    const formula: [string, string, number] = ['Jumlah guru per siswa', 'Jumlah siswa per guru', 100];
    expect(codesOf({ name: 'Rasio guru', formula })).not.toContain(code);
  });
  it('is not found between two years', () => {
    const formula: [string, string, number] = ['Produksi tahun n', 'Produksi tahun n-1', 100];
    expect(codesOf({ name: 'Laju produksi padi', formula })).not.toContain(code);
  });
});
