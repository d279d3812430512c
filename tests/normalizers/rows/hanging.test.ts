import { expect, test } from 'vitest';
import { withMarkFirst } from '../../../normalizers/rows/hanging.ts';
import { lineText, type TextLine } from '../../../pipeline/model/reading/text.ts';

/** Lines of a cell; each word with its left edge, ten points wide for two letters. */
const cell = (...lines: [text: string, x: number][][]): TextLine[] =>
  lines.map((words, i) => ({
    words: words.map(([text, x]) => ({ text, box: [x, 12 * i, x + 5 * text.length, 12 * i + 9], confidence: 1 })),
    box: [words[0]![1], 12 * i, 200, 12 * i + 9],
  }));
const read = (lines: TextLine[]): string => withMarkFirst(lines).map(lineText).join(' | ');

test('a number that hangs beside the middle of its entry is read before it', () => {
  const hanging = cell(
    [['Persentase', 40]],
    [
      ['2.', 10],
      ['aset', 40],
      ['yang', 70],
    ],
    [['terawat', 40]],
  );
  expect(read(hanging)).toBe('2. Persentase | aset yang | terawat');
});

test('a number in the text, one of several, or one that no line stands clear of stays where it is', () => {
  const inText = cell(
    [['Juara', 10]],
    [
      ['2.', 10],
      ['lomba', 40],
    ],
  );
  expect(read(inText)).toBe('Juara | 2. lomba');
  const list = cell(
    [
      ['1.', 10],
      ['Kali', 40],
    ],
    [
      ['2.', 10],
      ['Situ', 40],
    ],
  );
  expect(read(list)).toBe('1. Kali | 2. Situ');
  const bare = cell(
    [['Aset', 40]],
    [
      ['2022', 10],
      ['terawat', 40],
    ],
  );
  expect(read(bare)).toBe('Aset | 2022 terawat');
});
