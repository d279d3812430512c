import { describe, expect, it } from 'vitest';
import { readFormula, type FormulaContext } from '../../../normalizers/formula/formula.ts';
import { linesOf } from '../text-lines.ts';

const parts = (text: string, context: FormulaContext = {}) => {
  const { formula } = readFormula(linesOf(text), context);
  return [formula.numerator, formula.denominator, formula.multiplier];
};

const roads: [string, string, number | null] = ['Panjang jalan mantap', 'panjang jalan kota', 100];

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

  it('divides by a number that ends the sum, and shares out into any other', () => {
    expect(parts('Jumlah kota yang bebas malaria dibagi 35 kali 100')).toEqual([
      'Jumlah kota yang bebas malaria',
      '35',
      100,
    ]);
    expect(parts('Jumlah kader dibagi 4 kelompok menurut usia')).toEqual([null, null, null]);
  });

  it('reads on behind a word that is cut short to letters without a vowel', () => {
    expect(parts('Jml siswa putus sekolah pada tk. SMP dibagi jml siswa pada tk. yg sama X 100')).toEqual([
      'Jml siswa putus sekolah pada tk. SMP',
      'jml siswa pada tk. yg sama',
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

describe('a ratio told by a word that divides', () => {
  it.each([
    'Panjang jalan mantap –dibagi– panjang jalan kota x 100%',
    'Panjang jalan mantap\ndibagi\npanjang jalan kota\nx 100%',
    '(Panjang jalan mantap) dibagi (panjang jalan kota) x 100',
    'Panjang jalan mantap dibagi panjang jalan kota dikalikan seratus persen',
    'Panjang jalan mantap dibagi panjang jalan kota x 100% = 87,5 %',
    'Panjang jalan mantap dibagi panjang jalan kota x 100% Tipe',
    'Panjang jalan mantap dibagi panjang jalan kota x 100%\nTipe Perhitungan : Kumulatif\nSumber Data : Data ruas',
    'Panjang jalan mantap berbanding panjang jalan kota x 100%',
    'Hasil bagi Panjang jalan mantap dengan panjang jalan kota x 100%',
    'Mutu jalan dilihat dari kemantapannya, cara pengukurannya yaitu Panjang jalan mantap dibagi panjang jalan kota x 100',
  ])('%s', (text) => {
    expect(parts(text)).toEqual(roads);
  });

  it('keeps "dengan" and "dari" inside a numerator that begins with no quantity', () => {
    expect(parts('Ruas dengan nilai kemantapan baik dibagi jumlah ruas x 100%')).toEqual([
      'Ruas dengan nilai kemantapan baik',
      'jumlah ruas',
      100,
    ]);
  });

  it('says none when a further factor follows', () => {
    expect(parts('Total nilai unsur dibagi jumlah unsur dikalikan nilai penimbang')).toEqual([null, null, null]);
  });

  it('says none when two multipliers disagree, or what is below is divided again', () => {
    expect(parts('Panjang jalan x 100% dibagi panjang jalan kota x 1.000')).toEqual([null, null, null]);
    expect(parts('Panjang jalan dibagi panjang ruas dibagi panjang jalan kota x 100%')).toEqual([null, null, null]);
  });

  it('passes over who tells it: "dihitung oleh BPS berdasarkan"', () => {
    expect(
      parts('Angka jalan dihitung oleh Bina Marga berdasarkan Jumlah ruas mantap dibagi jumlah ruas x 100%'),
    ).toEqual(['Jumlah ruas mantap', 'jumlah ruas', 100]);
  });

  it('stops before the same ratio said again in letters', () => {
    const text =
      'Jumlah ruas mantap (A) dibagi jumlah ruas (B) dikalikan seratus persen sama dengan 100 atau A/B X 100 % = 100';
    expect(parts(text)).toEqual(['Jumlah ruas mantap (A)', 'jumlah ruas (B)', 100]);
    expect(readFormula(linesOf(text)).issues).toEqual([]);
  });

  it('reads "per 1.000" as multiplier, but not in a sum', () => {
    expect(parts('Jumlah lampu jalan per 1.000 meter ruas jalan')).toEqual([
      'Jumlah lampu jalan',
      'meter ruas jalan',
      1000,
    ]);
    expect(parts('1.000 dikurangi jumlah lampu padam per 1.000 lampu')).toEqual([null, null, null]);
  });
});

it('takes what the prose divides where only a piece of the equation below it is left', () => {
  const lines = linesOf(
    'Merupakan nilai PDRB dibagi jumlah penduduk.\nDipakai untuk menaksir pendapatan.\nPDRB berlaku\nPDRB per kapita =\nJumlah penduduk',
  );
  const { formula } = readFormula(lines, { name: 'PDRB per kapita' });
  expect([formula.numerator, formula.denominator]).toEqual(['nilai PDRB', 'jumlah penduduk']);
  const twice = linesOf('A jalan dibagi B jalan. C jalan dibagi D jalan.\nIndeks jalan =\nJumlah penduduk');
  expect(readFormula(twice, { name: 'Indeks jalan' }).formula.numerator).toBeNull();
});
