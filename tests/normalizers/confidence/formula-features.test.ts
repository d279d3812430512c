import { describe, expect, it } from 'vitest';
import { formulaFeatures } from '../../../normalizers/confidence/formula-features.ts';
import type { Formula } from '../../../pipeline/model/meaning/dataset.ts';

describe('the parts of a formula', () => {
  const formula = (numerator: string | null, denominator: string | null, multiplier: number | null = 100): Formula => ({
    text: 'A / B',
    numerator,
    denominator,
    multiplier,
    form: 'bar',
  });

  it('raise no doubt when they speak of what the name speaks of', () => {
    const name = 'Persentase keluarga miskin yang dibantu';
    const given = formula('Jumlah keluarga miskin yang dibantu', 'Jumlah keluarga miskin');
    expect(Object.values(formulaFeatures(name, given, '')).every((value) => value === 0)).toBe(true);
  });

  it('are doubted when they share no word with the name, or hold a factor or an open bracket', () => {
    const features = formulaFeatures('Persentase jalan mantap', formula('Jumlah (panti x 100', 'Jumlah rumah'), '');
    expect(features).toMatchObject({ 'name-apart': 1, 'parts-apart': 1, 'unbalanced-part': 1, 'sign-in-part': 1 });
  });

  it('are doubted when a word of theirs is one letter away from a word of the name', () => {
    const features = formulaFeatures('Persentase keluarga', formula('Jumlah keluarqa', 'Jumlah rumah'), '');
    expect(features['near-words']).toBeCloseTo(Math.log(2), 10);
  });

  it('are doubted when the text ends in a sign that wants something behind it', () => {
    const cut = {
      ...formula('Jumlah keluarga yang', 'mempunyai rumah', null),
      text: 'Jumlah keluarga yang mempunyai rumah x',
    };
    expect(formulaFeatures('Persentase keluarga', cut, '')['part-ends-open']).toBe(2);
  });

  it('are missing when the text gives no ratio', () => {
    expect(formulaFeatures('Persentase', formula(null, null), '')).toEqual({ 'no-ratio': 1, 'ratio-promised': 0 });
  });

  it('doubts a formula without a ratio where the prose of its cell divides', () => {
    const kept = { ...formula(null, null), text: 'PDRB per kapita = Jumlah Penduduk' };
    const raw = 'Nilai PDRB dibagi jumlah penduduk. PDRB per kapita = Jumlah Penduduk';
    expect(formulaFeatures('PDRB per kapita', kept, raw)['ratio-promised']).toBe(1);
    expect(formulaFeatures('PDRB per kapita', kept, kept.text)['ratio-promised']).toBe(0);
  });

  it('are doubted more when the text promises a ratio that nobody could read', () => {
    const text = 'Jumlah desa dibagi jumlah kecamatan dibagi 12';
    const features = formulaFeatures('Persentase', { ...formula(null, null), text }, text);
    expect(features['ratio-promised']).toBe(1);
  });
});
