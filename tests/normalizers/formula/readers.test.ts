import { describe, expect, it } from 'vitest';
import { readFormula } from '../../../normalizers/formula/formula.ts';
import { linesOf } from '../text-lines.ts';

const parts = (text: string) => {
  const { formula } = readFormula(linesOf(text));
  return [formula.numerator, formula.denominator, formula.multiplier];
};

describe('a ratio in words', () => {
  it('knows "lalu lintas" and "tahun lalu" from "lalu" before the next step', () => {
    expect(parts('Perbandingan volume lalu lintas dengan kapasitas jalan')).toEqual([
      'volume lalu lintas',
      'kapasitas jalan',
      null,
    ]);
    expect(parts('Jumlah desa dibagi jumlah desa tahun lalu lalu dikali 100%')).toEqual([
      'Jumlah desa',
      'jumlah desa tahun lalu',
      100,
    ]);
  });

  it('knows "dinyatakan lulus" from "dinyatakan dalam persen"', () => {
    const text = 'Perbandingan jumlah kapal yang dinyatakan laut layak dengan jumlah kapal dinyatakan dalam persen';
    expect(parts(text)).toEqual(['jumlah kapal yang dinyatakan laut layak', 'jumlah kapal', null]);
  });

  it('may be typed with a slash between two phrases that share a word', () => {
    expect(parts('Tunggakan air yang terbayar / Saldo tunggakan air x 100')).toEqual([
      'Tunggakan air yang terbayar',
      'Saldo tunggakan air',
      100,
    ]);
    expect(parts('Korban kebakaran / banjir yang tertolong x 100')).toEqual([null, null, null]);
  });
});
