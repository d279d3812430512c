import { describe, expect, it } from 'vitest';
import { joinBrokenWords } from '../../../extractors/tables/broken-words.ts';
import type { Box } from '../../../pipeline/model/geometry.ts';
import type { Table } from '../../../pipeline/model/reading/table.ts';
import { joinLines } from '../../../pipeline/model/reading/text.ts';

/** Points that a letter takes. */
const letter = 6;
const known = new Set(['pembinaan', 'pembina', 'an', 'kinerja', 'kerja', 'sama', 'indikator', 'kerjasama']);
const isWord = (word: string) => known.has(word);

/** The text of a cell of so many letters across, after its broken words were joined. */
function joined(texts: string[], lettersAcross: number, header = false): string {
  const box: Box = [0, 0, lettersAcross * letter + 11, 100];
  const lines = texts.map((text, i) => {
    let x = 5.5;
    const words = text.split(' ').map((word) => {
      const at: Box = [x, i * 12, x + word.length * letter, i * 12 + 10];
      x += (word.length + 1) * letter;
      return { text: word, box: at, confidence: 1 };
    });
    return { words, box: [5.5, i * 12, x - letter, i * 12 + 10] as Box };
  });
  const cell = { row: 0, column: 0, rowSpan: 1, columnSpan: 1, lines, page: 1, box, confidence: 1, header };
  const table = { cells: [{ ...cell, segments: [{ page: 1, box }] }] } as unknown as Table;
  return joinLines(joinBrokenWords(table, isWord).cells[0]!.lines);
}

describe('a word that is wider than its cell', () => {
  it('is put together where its pieces fill their lines', () => {
    expect(joined(['Pembina', 'an Kinerja'], 10)).toBe('Pembina an Kinerja');
    expect(joined(['Pembina', 'an'], 7)).toBe('Pembinaan');
    expect(joined(['INDIK', 'ATOR'], 5, true)).toBe('INDIKATOR');
    expect(joined(['Pem', 'bin', 'aan'], 3)).toBe('Pem bin aan');
  });

  it('stays two words where both are words of their own, or the piece begins behind another word', () => {
    expect(joined(['kerja', 'sama'], 5)).toBe('kerja sama');
    expect(joined(['Tim Pembina', 'an'], 11)).toBe('Tim Pembina an');
    expect(joined(['Pembina', 'Kinerja'], 7)).toBe('Pembina Kinerja');
  });
});

describe('a figure that is wider than its cell', () => {
  it.each([
    [['83,2', '5%'], 4, '83,25%'],
    [['10', '0%'], 2, '100%'],
    [['100', '%'], 3, '100%'],
    [['1.000.', '000'], 6, '1.000.000'],
  ])('%s is one', (texts, across, text) => {
    expect(joined(texts, across)).toBe(text);
  });

  it('stays two where each is whole', () => {
    expect(joined(['80%', '85%'], 3)).toBe('80% 85%');
    expect(joined(['80', '85'], 2)).toBe('80 85');
    expect(joined(['1,5', '1,7'], 3)).toBe('1,5 1,7');
  });

  it('is a year in a heading alone', () => {
    expect(joined(['201', '9'], 3, true)).toBe('2019');
    expect(joined(['201', '9'], 3)).toBe('201 9');
  });
});
