import { expect, test } from 'vitest';
import { completionsFor, whatDiffers } from '../../../../output/browser/review/completion.ts';

const values = ['Bidang Rehabilitasi Sosial', 'Bidang Pemberdayaan Sosial', 'Sekretariat'];
const words = ['rehabilitasi', 'rehabilitas', 'sosial'];

test.each([
  ['the beginning of a value, whatever its case', 'bidang r', ['Bidang Rehabilitasi Sosial']],
  ['words of a value in any order', 'sosial pemb', ['Bidang Pemberdayaan Sosial']],
  ['the word at the end', 'Jumlah rehab', ['Jumlah rehabilitasi', 'Jumlah rehabilitas']],
  ['nothing after one letter', 'b', []],
  ['nothing for what is whole', 'Sekretariat', []],
])('completes %s', (_, typed, expected) => {
  expect(completionsFor(typed, values, words)).toEqual(expected);
});

test('a long reading that lost is told by the words in which it differs, a short one whole', () => {
  const known = 'Jumlah balita gizi buruk yang mendapat perawatan di sarana pelayanan kesehatan';
  expect(whatDiffers(known, known.replace('mendapat', 'menolapat'))).toBe('… buruk yang menolapat perawatan di …');
  expect(whatDiffers('Angka Kematian Bayi', 'Angka Kematlan Bayi')).toBe('Angka Kematlan Bayi');
});
