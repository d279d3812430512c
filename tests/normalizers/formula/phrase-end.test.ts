import { describe, expect, it } from 'vitest';
import {
  dropTail,
  isSaidAgain,
  openingEnd,
  phraseEnd,
  sentenceStart,
} from '../../../normalizers/formula/phrase-end.ts';
import { tokenize, tokenText, type Token } from '../../../normalizers/formula/tokens.ts';
import { linesOf } from '../text-lines.ts';

const tokens = (text: string): Token[] => tokenize(linesOf(text));

describe('a phrase of a ratio', () => {
  const phrase = (text: string, from = 0): string => {
    const all = tokens(text);
    return tokenText(all.slice(from, phraseEnd(all, from)));
  };

  it.each([
    // its sentence, or the part of a list
    ['jumlah desa mandiri. Data dari dinas', 'jumlah desa mandiri.'],
    ['jumlah desa mandiri; jumlah desa maju', 'jumlah desa mandiri;'],
    ['jumlah desa;kota mandiri', 'jumlah desa;kota mandiri'],
    // the next step of the sum
    ['jumlah desa = 100', 'jumlah desa'],
    ['jumlah desa sama dengan seratus', 'jumlah desa'],
    ['jumlah desa kemudian dikalikan seratus', 'jumlah desa'],
    ['jumlah desa dikalikan seratus', 'jumlah desa'],
    ['jumlah desa dinyatakan dalam persen', 'jumlah desa'],
    ['jumlah desa lalu dibagi jumlah kecamatan', 'jumlah desa'],
    // words that only look like one
    ['jumlah desa kerja sama daerah', 'jumlah desa kerja sama daerah'],
    ['jumlah desa sama dengannya', 'jumlah desa sama dengannya'],
    ['jumlah desa dengan nilai baik', 'jumlah desa dengan nilai baik'],
    ['jumlah desa yang dinyatakan lulus', 'jumlah desa yang dinyatakan lulus'],
    ['jumlah desa tahun lalu', 'jumlah desa tahun lalu'],
    ['jumlah kecelakaan lalu lintas', 'jumlah kecelakaan lalu lintas'],
  ])('in "%s" is "%s"', (text, expected) => {
    expect(phrase(text)).toBe(expected);
  });

  it('may begin with a word that would end one', () => {
    expect(phrase('dikalikan jumlah desa')).toBe('dikalikan jumlah desa');
    expect(phrase('= jumlah desa = 100')).toBe('= jumlah desa');
  });

  it('begins behind the sentence before', () => {
    const all = tokens('Desa yang maju. Dihitung dari jumlah desa');
    expect(sentenceStart(all, 5)).toBe(3);
    expect(sentenceStart(all, 2)).toBe(0);
  });

  it.each([
    ['jumlah desa yang', 'jumlah desa'],
    ['jumlah desa , dan', 'jumlah desa'],
    ['jumlah desa lalu', 'jumlah desa'],
    ['jumlah desa tahun lalu', 'jumlah desa tahun lalu'],
    ['dan', 'dan'],
  ])('"%s" ends as "%s"', (text, expected) => {
    expect(tokenText(dropTail(tokens(text)))).toBe(expected);
  });

  it.each([
    ['IPM dihitung dari jumlah desa', 3],
    ['Capaian adalah jumlah desa', 2],
    ['Jumlah desa dengan nilai baik', 0],
    ['Dihitung oleh BPS berdasarkan jumlah desa', 4],
    ['Desa dengan nilai baik', 0],
  ])('in "%s" begins behind %d words', (text, expected) => {
    expect(openingEnd(tokens(text))).toBe(expected);
  });
});

describe('words behind a ratio', () => {
  const letters = (count: number): string => Array.from({ length: count }, () => 'A').join(' ');

  it.each([
    ['', true],
    ['. )', true],
    ['atau A / B x 100%', true],
    ['sama dengan 100', true],
    ['= 87,5 %', true],
    ['Bidang Sosial', false],
    ['ataupun desa lain', false],
    ['desa atau', false],
    [`atau ${letters(13)}`, true],
    [`atau ${letters(14)}`, false],
    [`atau ${'/ '.repeat(20)}${letters(3)}`, true],
  ])('only say it again: "%s" %s', (text, expected) => {
    expect(isSaidAgain(tokens(text))).toBe(expected);
  });
});
