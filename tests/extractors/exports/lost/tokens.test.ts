import { describe, expect, it } from 'vitest';
import { openersOf } from '../../../../extractors/exports/lines/hints.ts';
import { tokenLines } from '../../../../extractors/exports/lost/tokens.ts';
import { sampleHints } from '../sample-hints.ts';

const words = new Set(['koperasi', 'aktif', 'dibina', 'yang', 'usaha']);
const read = (text: string) =>
  tokenLines([{ number: 1, text }], openersOf(sampleHints), false, (w) => words.has(w.toLowerCase()))[0]?.tokens ?? [];

describe('words of recognised text', () => {
  it('are strays when short and no word, but not when all capitals', () => {
    expect(read('koperasi yA Pp aktif RAT').map((t) => t.kind)).toEqual(['word', 'noise', 'noise', 'word', 'word']);
  });

  it('that lost their first letter open a cell, while the text stays as read with less confidence', () => {
    const [first] = read('umlah koperasi yang aktif');
    expect(first?.key).toBe('jumlah');
    expect(first?.words).toEqual([{ text: 'umlah', box: null, confidence: 0.6 }]);
  });

  it('read the bar of a fraction as no part of the words beside it', () => {
    expect(read('——Jumlah koperasi —').map((t) => t.text)).toEqual(['Jumlah', 'koperasi']);
  });

  it('take a hundred with its percent sign read as digits for a factor', () => {
    expect(read('usaha Xx 10096').map((t) => t.kind)).toEqual(['word', 'factor']);
    expect(read('usaha x 1009').map((t) => t.kind)).toEqual(['word', 'factor']);
  });
});
