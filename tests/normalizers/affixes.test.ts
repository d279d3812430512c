import { describe, expect, it } from 'vitest';
import { isDerived } from '../../normalizers/affixes.ts';

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
