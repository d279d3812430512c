import { describe, expect, it } from 'vitest';
import type { OcrLine } from '../../../extractors/ocr/engine.ts';
import { vote } from '../../../extractors/ocr/vote.ts';

const known = new Set(['jumlah', 'keluarga', 'miskin']);
const isWord = (word: string): boolean => known.has(word.toLowerCase());
type Said = [text: string, confidence: number, x?: number, width?: number];
/** A line of words, 60 pixels apart when no place is given. */
const line = (...words: Said[]): OcrLine => ({
  words: words.map(([text, confidence, x, width = 50], i) => {
    const left = x ?? 60 * i;
    return { text, confidence, box: [left, 0, left + width, 20] };
  }),
});
const said = (...readings: OcrLine[][]): string[] =>
  vote(readings, isWord).map((l) => l.words.map((w) => w.text).join(' '));

describe('voting over readings of one crop', () => {
  it('one reading stands as it is, none gives nothing', () => {
    const only = [line(['Jurnlah', 0.3])];
    expect(vote([only], isWord)).toEqual(only);
    expect(vote([], isWord)).toEqual([]);
  });

  it('a known word wins over a surer one that is none', () => {
    expect(said([line(['Jurnlah', 0.7], ['keluarga', 0.9])], [line(['Jumlah', 0.5], ['keluarga', 0.9])])).toEqual([
      'Jumlah keluarga',
    ]);
  });

  it('among unknown words the surer one wins, and two that agree win over one', () => {
    expect(said([line(['Tapin', 0.8])], [line(['Tapln', 0.7])])).toEqual(['Tapin']);
    expect(said([line(['Tapln', 0.8])], [line(['Tapin', 0.7])], [line(['Tapin', 0.6])])).toEqual(['Tapin']);
  });

  it('dirt that one reading takes for a line between two does not take the words of a real line', () => {
    const dirt: OcrLine = { words: [{ text: 'yY:', confidence: 0.3, box: [0, 6, 40, 40] }] };
    expect(
      said([line(['Jumlah', 0.95], ['keluarga', 0.95]), dirt], [line(['Jumlah', 0.8], ['keluarga', 0.8])]),
    ).toEqual(['Jumlah keluarga', '']);
  });

  it('lines side by side keep their own words', () => {
    const left = line(['Jumlah', 0.9, 0]);
    const right = line(['keluarga', 0.9, 400]);
    expect(said([left, right], [line(['Jumlah', 0.5, 0], ['keluarga', 0.5, 400])])).toEqual(['Jumlah', 'keluarga']);
  });

  it('numbers are not chosen for being words', () => {
    expect(said([line(['92,5', 0.9])], [line(['925', 0.6])])).toEqual(['92,5']);
  });

  it('one word against its two halves is one place', () => {
    expect(said([line(['ke', 0.9, 0, 14], ['luarga', 0.9, 18, 60])], [line(['keluarga', 0.7, 0, 78])])).toEqual([
      'keluarga',
    ]);
  });

  it('a word that only one reading has stays when it is sure and goes when it is not', () => {
    const short = [line(['Jumlah', 0.95])];
    expect(said(short, [line(['Jumlah', 0.9], ['miskin', 0.8])])).toEqual(['Jumlah miskin']);
    expect(said(short, [line(['Jumlah', 0.9], ['~', 0.2])])).toEqual(['Jumlah']);
  });

  it('a doubtful word carries what every reading saw, an agreed and sure one does not', () => {
    const seen = (text: string, confidence: number, share: number): OcrLine => ({
      words: [{ text, confidence, box: [0, 0, 50, 20], steps: [{ [text[0]!]: share }] }],
    });
    const doubtful = vote([[seen('lansis', 0.5, 0.6)], [seen('lansia', 0.4, 0.7)]], isWord);
    expect(doubtful[0]?.words[0]?.letters).toEqual([[{ l: 0.6 }], [{ l: 0.7 }]]);
    const agreed = vote([[seen('jumlah', 0.95, 0.9)], [seen('jumlah', 0.93, 0.9)]], isWord);
    expect(agreed[0]?.words[0]).toEqual({ text: 'jumlah', confidence: 0.95, box: [0, 0, 50, 20] });
  });

  it('lines keep apart', () => {
    const lower = (l: OcrLine): OcrLine => ({
      words: l.words.map((w) => ({ ...w, box: [w.box[0], 30, w.box[2], 50] })),
    });
    expect(
      said(
        [line(['Jumlah', 0.9]), lower(line(['mlskin', 0.6]))],
        [line(['Jumlah', 0.8]), lower(line(['miskin', 0.6]))],
      ),
    ).toEqual(['Jumlah', 'miskin']);
  });
});
