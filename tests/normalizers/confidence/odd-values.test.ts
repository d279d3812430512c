import { describe, expect, it } from 'vitest';
import { oddValue } from '../../../normalizers/confidence/odd-values.ts';
import type { YearValue } from '../../../pipeline/model/meaning/measure.ts';

const valueOf = (text: string): number | null =>
  /^\d+(?:,\d+)?%?$/.test(text) ? parseFloat(text.replace(',', '.')) : null;
const odd = (...texts: string[]): number | null =>
  oddValue(texts.map((text, i): YearValue => ({ year: 2020 + i, value: valueOf(text), text })));

describe('values of years', () => {
  it.each([
    ['falls back for one year', ['19,5', '14,5', '16', '15'], 1],
    ['leaps for one year', ['60', '700', '80', '90'], 1],
    ['is a share among numbers', ['17', '16', '1%', '15'], 2],
    ['is a number among words', ['WTP', 'WTP', '71', 'WTP'], 2],
    ['is no number among numbers', ['33', '32', '( 30,5 N', '31'], 2],
  ])('one that %s is odd', (_, texts, at) => {
    expect(odd(...texts)).toBe(at);
  });

  it.each([
    ['rise', ['60', '70', '80', '90']],
    ['fall', ['33', '32', '32', '30']],
    ['stay', ['100', '100', '100', '100']],
    ['rise and fall again', ['60', '75', '60', '75', '60']],
    ['are of two forms in two years each', ['17', '16%', '15', '14%']],
    ['are three, of which none can be told from the others', ['60', '50', '70']],
  ])('those that %s are not', (_, texts) => {
    expect(odd(...texts)).toBeNull();
  });
});
