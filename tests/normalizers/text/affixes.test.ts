import { describe, expect, it } from 'vitest';
import { isDerived, rootOf } from '../../../normalizers/text/affixes.ts';

const roots = new Set(['layan', 'tulis', 'sapu', 'guna', 'tingkat', 'pakai', 'kawal']);
const isRoot = (word: string) => roots.has(word);

describe('isDerived', () => {
  it.each(['pelayanan', 'penulisan', 'menyapu', 'penggunaannya', 'ditingkatkan', 'pemakai', 'pengawalan'])(
    'knows %s by its root',
    (word) => {
      expect(isDerived(word, isRoot)).toBe(true);
    },
  );

  it.each(['pelayamam', 'penuiisan', 'tingkut', 'tulis'])('does not take %s for a built word', (word) => {
    expect(isDerived(word, isRoot)).toBe(false);
  });
});

describe('rootOf', () => {
  const known = new Set(['layan', 'tulis', 'sapu', 'daya', 'sedia', 'sehat', 'guna', 'pakai']);
  it.each([
    ['pelayanan', 'layan'],
    ['dilayani', 'layan'],
    ['menyapu', 'sapu'],
    ['pemberdayaan', 'pemberdayaan'],
    ['berdaya', 'daya'],
    ['tersedia', 'sedia'],
    ['kesehatannya', 'sehat'],
    ['penggunaan', 'guna'],
    ['pemakaian', 'pakai'],
  ])('finds that %s comes from %s', (word, root) => {
    expect(rootOf(word, (candidate) => known.has(candidate))).toBe(root);
  });

  it('keeps an agent apart from what the agent does', () => {
    expect(rootOf('pelayan', (candidate) => known.has(candidate))).toBe('pelayan');
    expect(rootOf('pemakai', (candidate) => known.has(candidate))).toBe('pemakai');
  });
});
