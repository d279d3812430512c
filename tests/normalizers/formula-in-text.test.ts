import { describe, expect, it } from 'vitest';
import { readFormula } from '../../normalizers/formula/formula.ts';
import { joinLines } from '../../pipeline/model/reading/text.ts';
import { linesOf, partOf } from './text-lines.ts';

const parts = (text: string) => {
  const { formula } = readFormula(linesOf(text));
  return [formula.numerator, formula.denominator, formula.multiplier];
};

describe('a formula among the sentences of an unlabelled explanation', () => {
  it('is the sentence that divides, not an earlier one that compares', () => {
    const text =
      'Proporsi kapal yang berlayar sesuai dengan izinnya. Jumlah kapal yang patuh dibagi jumlah kapal dikali 100%';
    expect(parts(text)).toEqual(['Jumlah kapal yang patuh', 'jumlah kapal', 100]);
  });

  it('is the typed fraction after a sentence that compares', () => {
    const text =
      'Perbandingan hasil tambak dengan seluruh hasil laut. Realisasi hasil tambak / Total hasil laut x 100%';
    expect(parts(text)).toEqual(['Realisasi hasil tambak', 'Total hasil laut', 100]);
  });

  it('may begin in lower case after a full stop', () => {
    const text =
      'Garam adalah bahan baku industri. (produksi tahun n - produksi tahun lalu) dibagi produksi tahun lalu';
    expect(parts(text)).toEqual(['(produksi tahun n - produksi tahun lalu)', 'produksi tahun lalu', null]);
  });

  it('is no part of the definition when its sentence says nothing else', () => {
    const { formula, leftover } = readFormula(
      linesOf('Perahu aktif melaut tiap pekan. Jumlah perahu aktif dibagi jumlah perahu dikali 100%'),
    );
    expect(formula.text).toBe('Jumlah perahu aktif dibagi jumlah perahu dikali 100%');
    expect(joinLines(leftover)).toBe('Perahu aktif melaut tiap pekan.');
  });

  it('keeps a remark with "=" in brackets', () => {
    expect(parts('Jumlah menit tunggu dibagi jumlah pemohon yang diamati (paling sedikit n = 30)')).toEqual([
      'Jumlah menit tunggu',
      'jumlah pemohon yang diamati (paling sedikit n = 30)',
      null,
    ]);
  });

  it('is not told by "sesuai dengan" and "sampai dengan"', () => {
    expect(parts('Rasio kapal yang berlayar sesuai dengan izinnya sampai dengan akhir tahun.')).toEqual([
      null,
      null,
      null,
    ]);
  });
});

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
