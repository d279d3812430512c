import { describe, expect, test } from 'vitest';
import { readGlossary } from '../../../normalizers/vocabulary/glossary.ts';
import { aliasesOfKind, anyOf, wordsOfKind } from '../../../normalizers/vocabulary/word-lists.ts';

const found = (texts: readonly string[], text: string) => new RegExp(`^${anyOf(texts)}`, 'iu').exec(text)?.[0] ?? null;

describe('a pattern of words', () => {
  test('takes the longest text first, in any order of the list', () => {
    expect(found(['Dinas', 'Dinas Sosial'], 'dinas sosial kota')).toBe('dinas sosial');
    expect(found(['Dinas Sosial', 'Dinas'], 'DINAS PERIKANAN')).toBe('DINAS');
  });
  test('takes any space between words', () => {
    expect(found(['rumah sakit'], 'Rumah  \n Sakit Umum')).toBe('Rumah  \n Sakit');
  });
  test('takes signs for themselves', () => {
    expect(found(['s.d.'], 's.d. 3')).toBe('s.d.');
    expect(found(['s.d.'], 'sads')).toBeNull();
    expect(found(['a+b (c)|d*'], 'A+B (C)|D* e')).toBe('A+B (C)|D*');
    expect(found(['n/a', '[-]'], '[-]')).toBe('[-]');
  });
  test('matches nothing when there are no words', () => {
    expect(found([], '')).toBeNull();
    expect(found(['', ' '], 'a')).toBeNull();
  });
});

test('the words of a kind are folded, its aliases as printed', () => {
  const glossary = readGlossary(
    'kind,alias,canonical\nunit,Sub-Bag.,sub-bagian\nunit,UPT,upt\npost,Ketua,ketua\n',
    'x',
  );
  expect([...wordsOfKind(glossary, 'unit')]).toEqual(['sub bag', 'upt']);
  expect(aliasesOfKind(glossary, 'unit')).toEqual(['Sub-Bag.', 'UPT']);
});
