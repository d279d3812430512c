import { describe, expect, it } from 'vitest';
import { readFormula, type FormulaContext } from '../../../normalizers/formula/formula.ts';
import { joinLines } from '../../../pipeline/model/reading/text.ts';
import { linesOf } from '../text-lines.ts';

const parts = (text: string, context: FormulaContext = {}) => {
  const { formula } = readFormula(linesOf(text), context);
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

const roads: [string, string, number | null] = ['Panjang jalan mantap', 'panjang jalan kota', 100];

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
