import { describe, expect, it } from 'vitest';
import { readFormula, type FormulaContext } from '../../../normalizers/formula/formula.ts';
import { linesOf } from '../text-lines.ts';

const parts = (text: string, context: FormulaContext = {}) => {
  const { formula } = readFormula(linesOf(text), context);
  return [formula.numerator, formula.denominator, formula.multiplier];
};

describe('a ratio told by a word that compares', () => {
  it.each<[string, FormulaContext?]>([
    ['Persentase panjang jalan mantap terhadap panjang jalan kota'],
    ['Persentase panjang jalan mantap dari panjang jalan kota'],
    ['Membandingkan panjang jalan mantap dengan panjang jalan kota'],
    ['Panjang jalan mantap terhadap panjang jalan kota', { name: 'Persentase jalan mantap' }],
    ['Panjang jalan mantap banding panjang jalan kota'],
  ])('%s', (text, context) => {
    const [numerator, denominator] = parts(text, context);
    expect([String(numerator).toLowerCase(), denominator]).toEqual(['panjang jalan mantap', 'panjang jalan kota']);
  });

  it('does not take where something comes from for what it is a part of', () => {
    expect(parts('Persentase biaya yang berasal dari nilai pajak daerah')).toEqual([null, null, null]);
  });
});
