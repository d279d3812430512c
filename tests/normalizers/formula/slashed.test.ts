import { describe, expect, it } from 'vitest';
import { readFormula, type FormulaContext } from '../../../normalizers/formula/formula.ts';
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
