import { describe, expect, it } from 'vitest';
import { weightOf } from '../../../output/diff/weight.ts';
import { diffWords } from '../../../output/diff/words.ts';

const known = new Set(['sosial', 'anak', 'muda', 'lanjut', 'usia', 'kinerja', 'perangkat']);
const weight = (before: string, after: string): string => {
  const value = (text: string) => ({ key: 'context', value: text, as: 'names' as const, matters: 2 });
  return weightOf(value(before), value(after), diffWords(before, after), (word) => known.has(word));
};

describe('a text that a scan wore', () => {
  it.each([
    ['AKUNTABILITAS KINERJA PERANGKAT', 'AKUNTABILITAS KINER- A PERANGKAT'],
    ['KESEJAHTERAAN SOSIAL', 'KESEJAHTERAAN SOS AL'],
    ['PREDIKAT KINERJA', 'PEEDIKAT KINERJA'],
  ])('"%s" as "%s" is a reading', (before, after) => {
    expect(weight(before, after)).toBe('reading');
  });

  it.each([
    ['layanan usia', 'layanan anak muda'], // other words
    ['2. SOSIAL', '3. SOSIAL'], // a number is no letter
    ['sosial', 'sos ial anak'], // a word came
    ['lanjutusia', 'lanjut usla anak'],
    ['KINERJA', 'KINERJA MUDA'],
  ])('"%s" and "%s" differ in meaning', (before, after) => {
    expect(weight(before, after)).toBe('meaning');
  });
});
