import { describe, expect, it } from 'vitest';
import { readFormula } from '../../../normalizers/formula/formula.ts';
import { joinLines } from '../../../pipeline/model/reading/text.ts';
import { linesOf } from '../text-lines.ts';

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
    expect(parts(text)).toEqual(['produksi tahun n - produksi tahun lalu', 'produksi tahun lalu', null]);
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

describe('a note behind a formula', () => {
  const dedicated = (text: string) => readFormula(linesOf(text), { dedicated: true });

  it('belongs to the text of a column of formulas, on a line of its own or behind a full stop', () => {
    for (const gap of ['\n', ' ']) {
      const text = `(Jumlah ruas baik / jumlah ruas) * 100%.${gap}Ruas jalan : jalan kabupaten/jalan desa`;
      const { formula, leftover } = dedicated(text);
      expect([formula.numerator, formula.denominator]).toEqual(['Jumlah ruas baik', 'jumlah ruas']);
      expect(formula.text).toBe(text.replace('\n', ' '));
      expect(leftover).toEqual([]);
    }
  });

  it('does not begin with the end of the formula, wherever the line breaks', () => {
    const { formula } = dedicated('Jumlah A dibagi jumlah B\nX 100%. Data : laporan bidang');
    expect([formula.denominator, formula.multiplier]).toEqual(['jumlah B', 100]);
  });

  it('is none where the words behind the colon calculate', () => {
    expect(dedicated('Persentase dihitung tiap tahun. Cakupan : jumlah A / jumlah B x 100%').formula.text).toContain(
      'Cakupan :',
    );
  });
});
