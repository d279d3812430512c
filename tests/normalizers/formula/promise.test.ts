import { describe, expect, it } from 'vitest';
import { readFormula, type FormulaContext } from '../../../normalizers/formula/formula.ts';
import { promisesRatio } from '../../../normalizers/formula/promise.ts';
import { joinLines } from '../../../pipeline/model/reading/text.ts';
import { linesOf } from '../text-lines.ts';

const parts = (text: string, context: FormulaContext = {}) => {
  const { formula } = readFormula(linesOf(text), context);
  return [formula.numerator, formula.denominator, formula.multiplier];
};

describe('a cell without one sure ratio', () => {
  it('names both parts by their labels', () => {
    expect(parts('Pembilang : Jumlah ruas mantap\nPenyebut : Jumlah ruas')).toEqual([
      'Jumlah ruas mantap',
      'Jumlah ruas',
      null,
    ]);
  });

  it.each<[string, string, FormulaContext?]>([
    ['two formulas in a list', '1. Ruas baik / Ruas kota x 100%\n2. Jembatan baik / Jembatan kota x 100%'],
    ['two formulas in words', 'a. Jumlah ruas dibagi jumlah kota\nb. Jumlah jembatan dibagi jumlah kota'],
    ['the meaning of letters', '( )\nDengan :\nf(x) : Rasio ruas\n∆ ruas : Jumlah ruas baik\n∑ ruas : Jumlah ruas'],
    ['a count in other words', 'Σ ruas mantap\nJumlah ruas mantap di kota', { name: 'Jumlah ruas', dedicated: true }],
    ['an equation whose letters nobody knows', '\ufffc(\ufffc) = \ufffc\ufffc x 100%', { dedicated: true }],
  ])('says none for %s', (_, text, context) => {
    expect(parts(text, context)).toEqual([null, null, null]);
  });

  it('says so when its words promised a ratio, and keeps them as definition and as formula', () => {
    const text = 'Jumlah ruas dibagi jumlah jembatan dibagi 12';
    const { formula, leftover, issues } = readFormula(linesOf(text));
    expect([formula.text, formula.form]).toEqual([text, 'none']);
    expect(joinLines(leftover)).toBe(text);
    expect(issues.map(({ code }) => code)).toEqual(['formula-unparsed']);
  });
});

describe('words promise a ratio', () => {
  it('where a sign stands between two counts', () => {
    expect(promisesRatio('Total nilai ruas : Total ruas')).toBe(true);
    expect(promisesRatio('Nilai seluruh ruas / Jumlah ruas')).toBe(false);
    expect(promisesRatio('Sumber : Total data')).toBe(false);
  });

  it.each([
    ['a word that divides', 'Jumlah ruas dibagi panjangnya', true],
    ['a multiplier', 'Nilai ruas x 100%', true],
    ['two counts', 'Jumlah ruas mantap Jumlah ruas', true],
    ['two signs of a sum', '∑ ruas mantap\n∑ ruas', true],
    ['one count', 'Jumlah ruas mantap', false],
    ['two words that only begin like a count', 'Jumlahnya ruas, Jumlahnya jembatan', false],
    ['what is shared out', 'Ruas dibagi menjadi empat kelas', false],
    ['a sign that wants something behind it', 'Ruas mantap x', true],
    ['a colon that wants something behind it', 'Ruas mantap :', true],
    ['nothing', '', false],
  ])('%s', (_, text, is) => {
    expect(promisesRatio(text)).toBe(is);
  });
});
