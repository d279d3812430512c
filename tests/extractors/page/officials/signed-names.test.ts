import { describe, expect, test } from 'vitest';
import {
  signedNames,
  signingPosts,
  toldWords,
  type PlacedLine,
} from '../../../../extractors/page/officials/signed-names.ts';

const known = ['dinas', 'sosial', 'kepala', 'kabupaten', 'indah', 'lestari', 'indikator', 'kinerja', 'utama', 'pada'];
const hints = {
  isPost: (word: string) => ['kepala', 'bupati', 'dinas'].includes(word.toLowerCase()),
  isNamedAfter: (word: string) => word.toLowerCase() === 'jalan',
  isWord: (word: string) => known.includes(word.toLowerCase()),
};

/** Lines of 11 points, centred around 600 unless said otherwise; `y` is their upper edge. */
function line(text: string, y: number, middle = 600): PlacedLine {
  const wide = text.length * 6;
  const words = text.split(' ').map((one) => ({ text: one, box: null, confidence: 1 }));
  return { words, box: [middle - wide / 2, y, middle + wide / 2, y + 11] };
}

const textOf = ({ words }: PlacedLine): string => words.map(({ text }) => text).join(' ');
const named = (...lines: PlacedLine[]): string[] => signedNames(lines, hints).map(textOf);
const post = [line('Rantau, 4 Januari 2024', 100), line('BUPATI TAPIN', 114)];

describe('the name below a post', () => {
  test('is one although its words are known: it stands under the room that a hand needs', () => {
    expect(named(...post, line('INDAH LESTARI', 180))).toEqual(['INDAH LESTARI']);
    expect(
      named(...post, line('~ Lj', 135), line('INDAH LESTARI', 180), line('NIP. 19000101 192001 1 001', 193)),
    ).toEqual(['INDAH LESTARI']);
  });

  test.each([
    ['without room it is the rest of the post', [...post, line('INDAH LESTARI', 128)]],
    ['a title goes on with the agency', [...post, line('INDIKATOR KINERJA UTAMA', 180), line('DINAS SOSIAL', 194)]],
    ['aside of the post it is something else', [...post, line('INDIKATOR KINERJA UTAMA', 180, 480)]],
    [
      'below the head of an annex there is a title',
      [
        line('NOMOR : 4', 86),
        line('TANGGAL : 4 JANUARI 2024', 100),
        line('KEPALA DINAS', 114),
        line('INDAH LESTARI', 180),
      ],
    ],
    ['without a post nobody signs', [line('Rantau, 4 Januari 2024', 100), line('INDAH LESTARI', 180)]],
  ])('is none: %s', (_, lines) => {
    expect(named(...lines)).toEqual([]);
  });
});

describe('the post of a signature', () => {
  test('ends where there is room, and what a stamp was read as is no line of it', () => {
    const junk = line('~ Lj Qo', 130);
    const [found] = signingPosts([...post, line('KABUPATEN', 128), junk, line('KEPALA DINAS', 190)], hints);
    expect([...found!.lines].map(textOf)).toEqual(['Rantau, 4 Januari 2024', 'BUPATI TAPIN', 'KABUPATEN']);
    expect(found!.box[3]).toBe(139);
  });
});

describe('words that a picture shows where somebody signed', () => {
  const shown = (text: string): string =>
    textOf({ words: toldWords(line(text, 0).words, new Set(), hints), box: [0, 0, 1, 1] });

  test.each([
    ['KEPALA DINAS TAPIN', 'KEPALA DINAS TAPIN'],
    ['Lj Qo pada', 'pada'],
    ['Suryadi Wijaya', ''],
    ['82,5', '82,5'],
    ['19650101 199003 1 007', ''],
  ])('are those that say something: %s', (text, expected) => {
    expect(shown(text)).toBe(expected);
  });
});
