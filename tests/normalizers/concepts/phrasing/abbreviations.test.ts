import { expect, it } from 'vitest';
import { learnAbbreviations } from '../../../../normalizers/concepts/phrasing/abbreviations.ts';

it('writes in full what other texts explain, long form first or abbreviation first', () => {
  const spell = learnAbbreviations(
    ['Indeks Desa Membangun (IDM)', 'Desa UCI (Universal Child Immunization)'],
    () => false,
  );
  expect(spell('Nilai IDM dan desa UCI')).toBe('Nilai Indeks Desa Membangun dan desa Universal Child Immunization');
  expect(spell('Indeks Desa Membangun (IDM)')).toBe('Indeks Desa Membangun (IDM)');
});

it('leaves alone what is explained in two ways, what does not fit its letters, and terms', () => {
  const texts = [
    'Indeks Kepuasan Pegawai (IKP)',
    'Indeks Ketahanan Pangan (IKP)',
    'Angka Melek Huruf (XYZ)',
    'Program Ayo Maju (PAM)',
  ];
  const spell = learnAbbreviations(texts, (short) => short === 'PAM');
  expect(spell('IKP, XYZ, PAM')).toBe('IKP, XYZ, PAM');
});
