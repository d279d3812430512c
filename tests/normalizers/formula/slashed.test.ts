import { describe, expect, it } from 'vitest';
import { readFormula, type FormulaContext } from '../../../normalizers/formula/formula.ts';
import { readSlashed } from '../../../normalizers/formula/slashed.ts';
import { tokenize, tokenText } from '../../../normalizers/formula/tokens.ts';
import { linesOf } from '../text-lines.ts';

const parts = (text: string, context: FormulaContext = {}) => {
  const { formula } = readFormula(linesOf(text), context);
  return [formula.numerator, formula.denominator, formula.multiplier];
};

describe('a ratio typed with signs', () => {
  it.each([
    '(Ruas mantap) / (Ruas kota) x 100%',
    '{Ruas mantap / Ruas kota} x 100%',
    '(Ruas mantap : Ruas kota) x 100%',
    '(Ruas mantap)/(Ruas kota)x100%',
    '100% x (Ruas mantap / Ruas kota)',
    '(Ruas mantap / Ruas kota) * 100%.\nRuas kota : ruas jalan kota/jalan lingkungan',
    'Ruas mantap\n__________ x 100%\nRuas kota',
    'Ruas mantap ---------- x 100% Ruas kota',
    'Ruas mantap\nKemantapan = -------- x 100%\nRuas kota',
  ])('%s', (text) => {
    expect(parts(text)).toEqual(['Ruas mantap', 'Ruas kota', 100]);
  });

  it('may be two counts with a colon between them below the name of a mean or a ratio, elsewhere the colon explains', () => {
    const text = 'Total nilai ruas : Total ruas';
    expect(parts(text, { name: 'Nilai rata-rata ruas' })).toEqual(['Total nilai ruas', 'Total ruas', null]);
    expect(parts(text, { name: 'Nilai ruas' })).toEqual([null, null, null]);
    const explained = 'Ruas mantap : Jumlah ruas yang mantap';
    expect(parts(explained, { name: 'Rasio ruas' })).toEqual([null, null, null]);
  });

  it('may be letters with their meaning below', () => {
    expect(parts('A / B x 100%\nA = Jumlah ruas mantap\nB = Jumlah ruas')).toEqual(['A', 'B', 100]);
    expect(parts('Formula =\n(x/y)*100%\nx = Jumlah ruas mantap\ny = Jumlah ruas')).toEqual(['x', 'y', 100]);
  });

  it('may be the change of something against the year before', () => {
    expect(parts('((n - (n-1)) / (n-1)) x 100%')).toEqual(['n - (n-1)', 'n-1', 100]);
  });

  it('may have the name of its row beside the bar, over two lines', () => {
    const text = 'Jumlah ruas mantap\nPersentase ruas jalan\nmantap = x 100%\nJumlah ruas';
    expect(parts(text, { name: 'Persentase ruas jalan mantap' })).toEqual(['Jumlah ruas mantap', 'Jumlah ruas', 100]);
  });

  it('may have its label between its parts', () => {
    const text = 'Jumlah ruas mantap\nFormulasi Perhitungan : Jumlah ruas di kota dalam x 100%\nsatu tahun';
    expect(parts(text)).toEqual(['Jumlah ruas mantap', 'Jumlah ruas di kota dalam satu tahun', 100]);
  });
});

describe('a sign between two texts', () => {
  const place = { dedicated: false, equation: false, ratioName: false, countName: false };
  const divided = (text: string, equation = false): string | null => {
    const found = readSlashed(tokenize(linesOf(text)), { ...place, equation });
    return found && [found.numerator, found.denominator].map(tokenText).join(' | ');
  };

  it.each([
    ['÷ always', 'desa maju ÷ kota', 'desa maju | kota'],
    ['/ between two counts', 'Jumlah desa maju / Jumlah desa', 'Jumlah desa maju | Jumlah desa'],
    ['/ between brackets', '(desa maju) / (kota)', 'desa maju | kota'],
    ['/ behind one count, with a multiplier', 'Jumlah desa / kota x 100%', 'Jumlah desa | kota'],
    ['/ before one count, with a multiplier', 'desa / Jumlah kota x 100%', 'desa | Jumlah kota'],
    ['/ within one pair of brackets, with a multiplier', '(desa maju / kota) x 100%', 'desa maju | kota'],
    ['/ between texts that share a word, with a multiplier', 'desa maju / desa x 100%', 'desa maju | desa'],
    ['/ between letters, with a multiplier', 'JKRAT / JKR x 100%', 'JKRAT | JKR'],
    [
      ': between two counts, with a multiplier',
      'Jumlah desa maju : Jumlah desa x 100%',
      'Jumlah desa maju | Jumlah desa',
    ],
    [': between brackets, with a multiplier', '(desa maju) : (kota) x 100%', 'desa maju | kota'],
    [': between letters, with a multiplier', 'A : B x 100%', 'A | B'],
  ])('divides them: %s', (_, text, expected) => {
    expect(divided(text)).toBe(expected);
  });

  it.each([
    ['/ between words', 'desa maju / kota'],
    ['/ behind one count without a multiplier', 'Jumlah desa / kota'],
    ['/ between words with a multiplier and nothing else', 'desa maju / kota x 100%'],
    ['/ with one pair of brackets around the numerator alone', '(desa maju) / kota'],
    ['/ with one pair of brackets around the denominator alone', 'desa maju / (kota)'],
    ['/ between a letter and words', 'A / kota besar x 100%'],
    [': behind a label, with a multiplier', 'Rumus : Jumlah desa x 100%'],
    [': between two counts without a multiplier', 'Jumlah desa maju : Jumlah desa'],
    [': between words, with a multiplier', 'desa maju : kota x 100%'],
    ['of two, where neither stands before a quantity', 'desa / kota / negeri x 100%'],
    ['within one word of letters', 'Jumlah BB/TB balita x 100%'],
    ['between two multipliers that do not agree', 'A / B x 100% x 1000'],
  ])('does not divide them: %s', (_, text) => {
    expect(divided(text)).toBeNull();
  });

  it('divides mere texts in an equation with a multiplier, and not without one', () => {
    expect(divided('desa maju / kota x 100%', true)).toBe('desa maju | kota');
    expect(divided('desa maju / kota', true)).toBeNull();
  });

  it('is that before a quantity where there are several', () => {
    expect(divided('Jumlah guru SD / MI / Jumlah sekolah x 100%')).toBe('Jumlah guru SD / MI | Jumlah sekolah');
  });
});
