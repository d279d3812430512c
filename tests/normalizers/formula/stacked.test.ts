import { describe, expect, it } from 'vitest';
import { readFormula, type FormulaContext } from '../../../normalizers/formula/formula.ts';
import type { TextLine } from '../../../pipeline/model/reading/text.ts';
import { linesOf } from '../text-lines.ts';

const parts = (lines: readonly TextLine[], context: FormulaContext = {}) => {
  const { formula } = readFormula(lines, { dedicated: true, ...context });
  return [formula.numerator, formula.denominator, formula.multiplier];
};

describe('a fraction that a form asks for', () => {
  it.each([
    'Jumlah pasar tertata =\n-------------------- x 100%\nJumlah pasar kota =',
    'Jumlah pasar tertata = 12\n-------------------- x 100%\nJumlah pasar kota = 1.430',
    'Jumlah pasar tertata\n........................ x 100 %\nJumlah pasar kota',
    'Jumlah pasar tertata ……\n…………………… …… x 100 %\nJumlah pasar kota ……',
    'Jumlah pasar tertata\n= x 100 %\nJumlah pasar kota',
    'Jumlah pasar tertata\n=\nx 100 %\nJumlah pasar kota',
    'Jumlah pasar tertata\n──────────── x 100 %\nJumlah pasar kota',
    'Persentase pasar = Jumlah pasar tertata\n──────────── x 100 %\nJumlah pasar kota',
  ])('%s', (text) => {
    expect(parts(linesOf(text))).toEqual(['Jumlah pasar tertata', 'Jumlah pasar kota', 100]);
  });

  it('has no multiplier where only a percent sign is left open', () => {
    expect(parts(linesOf('Jumlah anak di PAUD\n…………………… …… %\nJumlah anak usia 5-6 tahun'))).toEqual([
      'Jumlah anak di PAUD',
      'Jumlah anak usia 5-6 tahun',
      null,
    ]);
  });

  it('takes any number behind its bar as multiplier', () => {
    expect(parts(linesOf('Jumlah nilai unsur\nIKM = ---------- x 25\nJumlah responden'))).toEqual([
      'Jumlah nilai unsur',
      'Jumlah responden',
      25,
    ]);
  });

  it('is labelled without colons', () => {
    expect(parts(linesOf('Numerator\nJumlah pasien dilayani\nDenumerator\nJumlah pasien'))).toEqual([
      'Jumlah pasien dilayani',
      'Jumlah pasien',
      null,
    ]);
  });
});

describe('two quantities below each other without a sign', () => {
  const at = (text: string, left: number, top: number): TextLine => {
    const words = text.split(' ').map((word, i) => ({
      text: word,
      box: [left + i * 30, top, left + i * 30 + 28, top + 10] as [number, number, number, number],
      confidence: 1,
    }));
    return { words, box: [left, top, left + words.length * 30 - 2, top + 10] };
  };

  it('are a fraction where both tell what they count in and the name asks for a ratio', () => {
    expect(parts(linesOf('Panjang jalan (km)\nJumlah penduduk (jiwa)'), { name: 'Rasio panjang jalan' })).toEqual([
      'Panjang jalan (km)',
      'Jumlah penduduk (jiwa)',
      null,
    ]);
  });

  it('are a fraction where they are set around one middle, whatever the name says', () => {
    const centred = [at('Jumlah lama dirawat', 60, 0), at('Jumlah pasien yang telah keluar', 30, 14)];
    expect(parts(centred, { name: 'AvLOS' })).toEqual(['Jumlah lama dirawat', 'Jumlah pasien yang telah keluar', null]);
  });

  it('are none where they only begin at one edge', () => {
    const level = [at('Jumlah lama dirawat', 30, 0), at('Jumlah pasien yang telah keluar', 30, 14)];
    expect(parts(level, { name: 'AvLOS' })).toEqual([null, null, null]);
  });

  it.each([
    [
      'one tells no unit and counts nothing',
      'Panjang jalan (km)\nJumlah penduduk (jiwa)',
      'Panjang jalan (km)\npenduduk kota',
    ],
    ['a unit stands for a whole part', 'Panjang jalan (km)\nJumlah penduduk', 'Panjang jalan (km)\n(jiwa)'],
    ['a sign stands in one of them', 'Panjang jalan\nJumlah penduduk', 'Panjang jalan x lebar\nJumlah penduduk'],
  ])('are none where %s', (_, sound, other) => {
    const name = { name: 'Rasio panjang jalan' };
    expect(parts(linesOf(sound), name)[0]).not.toBeNull();
    expect(parts(linesOf(other), name)[0]).toBeNull();
  });

  it('are none around one middle where the place of a line is not known', () => {
    const [first, second] = [at('Jumlah lama dirawat', 60, 0), at('Jumlah pasien yang telah keluar', 30, 14)];
    const unknown = { ...second, words: second.words.map((word) => ({ ...word, box: null })) };
    expect(parts([first, unknown], { name: 'AvLOS' })).toEqual([null, null, null]);
    expect(parts([first, second], { name: 'AvLOS' })[0]).not.toBeNull();
  });

  it('are none in the cell of a count', () => {
    const centred = [at('Jumlah dusun', 60, 0), at('Jumlah dusun yang berpredikat', 30, 14)];
    expect(parts(centred, { name: 'Jumlah Kampung Iklim' })).toEqual([null, null, null]);
  });
});
