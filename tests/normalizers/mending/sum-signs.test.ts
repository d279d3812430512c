import { expect, test } from 'vitest';
import { withSumSigns } from '../../../normalizers/mending/sum-signs.ts';
import type { Edit } from '../../../pipeline/model/meaning/dataset.ts';
import { lineText, type TextLine } from '../../../pipeline/model/reading/text.ts';

const words = new Set(['kolam', 'zakat', 'jalan', 'terawat']);
const isWord = (word: string): boolean => words.has(word);
const edits: Edit[] = [];
const read = (text: string, confidence = 0.8): string => {
  edits.length = 0;
  const line: TextLine = { words: text.split(' ').map((one) => ({ text: one, box: null, confidence })), box: null };
  return lineText(withSumSigns(line, isWord, edits));
};

test('a letter that makes no word of what it stands before is the sign of a sum at the head of a scanned term', () => {
  expect(read('Zkolam terawat')).toBe('∑kolam terawat');
  expect(read('Zkolam n - Skolam n-1')).toBe('∑kolam n - ∑kolam n-1');
  expect(read('(Skolam terawat')).toBe('(∑kolam terawat');
  expect(read('Z kolam terawat')).toBe('∑ kolam terawat');
});

test('what was read and what stands for it is told', () => {
  read('Zkolam n - Skolam n-1');
  expect(edits).toEqual([
    { from: 'Zkolam', to: '∑kolam', rule: 'sum-sign' },
    { from: 'Skolam', to: '∑kolam', rule: 'sum-sign' },
  ]);
  read('Zakat terawat');
  expect(edits).toEqual([]);
});

test('words, letters inside a term, and what the file itself tells stay', () => {
  expect(read('Zakat terawat')).toBe('Zakat terawat');
  expect(read('jalan Zkolam')).toBe('jalan Zkolam');
  expect(read('x 100%')).toBe('x 100%');
  expect(read('X Fjord')).toBe('X Fjord');
  expect(read('Zkolam terawat', 1)).toBe('Zkolam terawat');
});
