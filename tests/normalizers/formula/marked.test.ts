import { describe, expect, it } from 'vitest';
import { readFormula } from '../../../normalizers/formula/formula.ts';
import { joinLines } from '../../../pipeline/model/reading/text.ts';
import { linesOf, partOf } from '../text-lines.ts';

describe('a bar fraction that has taken text around it', () => {
  it('gives sentences above back to the definition', () => {
    const { formula, leftover } = readFormula([
      ...partOf('numerator', 'Mutu jalan menentukan biaya angkut.\nPanjang jalan baik'),
      ...partOf('denominator', 'Panjang jalan'),
      ...partOf('right', 'x 100%'),
    ]);
    expect(formula).toMatchObject({
      text: 'Panjang jalan baik Panjang jalan x 100%',
      numerator: 'Panjang jalan baik',
      denominator: 'Panjang jalan',
      multiplier: 100,
    });
    expect(joinLines(leftover)).toBe('Mutu jalan menentukan biaya angkut.');
  });

  it('gives the last word of a sentence back that goes on from the line above', () => {
    const { formula } = readFormula([
      ...linesOf('Pengurangan di sumber memperpanjang umur'),
      ...partOf('numerator', 'TPA.\nSK'),
      ...partOf('denominator', 'TS'),
    ]);
    expect([formula.numerator, formula.denominator]).toEqual(['SK', 'TS']);
  });

  it('takes the line above a numerator that goes on with a count, which no mark of a list and no multiplier is', () => {
    const numeratorOver = (numerator: string) =>
      readFormula([
        ...linesOf('Jumlah SP2D yang terbit paling lama'),
        ...partOf('numerator', numerator),
        ...partOf('denominator', 'Jumlah SPM'),
      ]).formula.numerator;
    expect(numeratorOver('2 hari kerja sejak SPM')).toBe('Jumlah SP2D yang terbit paling lama 2 hari kerja sejak SPM');
    expect(numeratorOver('1. hari kerja sejak SPM')).not.toContain('SP2D');
    expect(numeratorOver('100 x jumlah SPM')).not.toContain('SP2D');
  });

  it('takes the lines above that a bar, shorter than its numerator, has left outside', () => {
    const { formula } = readFormula([
      ...linesOf('Jumlah gedung yang memiliki\nPersetujuan Bangunan'),
      ...partOf('numerator', '(PBG)/IMB'),
      ...partOf('denominator', 'Jumlah gedung'),
    ]);
    expect(formula.numerator).toBe('Jumlah gedung yang memiliki Persetujuan Bangunan (PBG)/IMB');
    const told = readFormula([
      ...linesOf('Dihitung dari\nJumlah rumah tangga'),
      ...partOf('numerator', 'RT SL'),
      ...partOf('denominator', 'RT total'),
    ]);
    expect(told.formula.numerator).toBe('RT SL');
  });

  it('gives a label above back, and what stands before it', () => {
    const { formula } = readFormula([
      ...partOf('numerator', 'Rumus :\nPanjang jalan baik'),
      ...partOf('denominator', 'Panjang jalan'),
    ]);
    expect([formula.numerator, formula.denominator]).toEqual(['Panjang jalan baik', 'Panjang jalan']);
  });

  it.each(['Keterangan:\nB = panjang jalan', 'Keterangan', 'Ket. :\nB = panjang jalan', 'Dimana B = panjang jalan'])(
    'gives the legend "%s" below back to the definition',
    (legend) => {
      const { formula, leftover } = readFormula([
        ...partOf('numerator', 'A'),
        ...partOf('denominator', `B\n${legend}`),
        ...linesOf('A = panjang jalan baik'),
      ]);
      expect([formula.numerator, formula.denominator]).toEqual(['A', 'B']);
      expect(joinLines(leftover)).toContain(legend.split('\n')[0]);
    },
  );
});
