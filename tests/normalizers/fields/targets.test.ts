import { beforeAll, describe, expect, it } from 'vitest';
import { parseUnit } from '../../../normalizers/fields/unit-text.ts';
import { isNoValue, isUnderstood, readValue, unitOfValues } from '../../../normalizers/fields/targets.ts';
import type { Vocabulary } from '../../../normalizers/vocabulary/vocabulary.ts';
import { loadVocabulary } from '../../../normalizers/vocabulary/files.ts';
import type { MeasureKind } from '../../../pipeline/model/meaning/measure.ts';

let vocabulary: Vocabulary;
beforeAll(async () => {
  vocabulary = await loadVocabulary();
});

/** Reads a value in a row of the given unit; its measure is that of the unit unless told otherwise. */
function read(text: string, unit: string | null = null, kind?: MeasureKind | null, beside: string[] = []) {
  const { units, measures } = vocabulary;
  const known = unit === null ? null : parseUnit(unit, units);
  const context = { kind: kind === undefined ? (known?.kind ?? null) : kind, unit: known, units, measures, beside };
  const { year, text: kept, ...rest } = readValue(text, 2024, context);
  expect([year, kept]).toEqual([2024, text]);
  return rest;
}

describe('readValue', () => {
  it.each([
    ['92,5 %', '%', 92.5],
    ['100 %', '%', 100],
    ['100', '%', 100],
    ['12,5%', null, 12.5],
    ['30 unit usaha', null, 30],
    ['5 (lima)', 'dokumen', 5],
    ['1 (satu) dokumen', 'dokumen', 1],
    ['5 Dokumen', 'laporan', 5],
    ['1.250', 'orang', 1250],
    ['Rp 1.500.000,-', 'Rp', 1500000],
    ['Rp 1,2 M', 'Rp', 1200000000],
    ['Rp. 1,1 juta', null, 1100000],
    ['Rp 1,2 M', 'miliar Rp', 1.2],
    ['1.200 juta rupiah', 'miliar Rp', 1.2],
    ['85%', 'indeks', 85],
    ['112,4', 'per 100.000 KH', 112.4],
  ])('"%s" in %s is %s', (text, unit, value) => {
    expect(read(text, unit)).toEqual({ value });
  });

  it.each([
    ['27 Kab/Kota 1 Provinsi', null],
    ['5 (enam)', 'dokumen'],
    ['12,5%', 'orang'],
    ['5 ton', 'kg'],
    ['2 jam', 'menit'],
    ['Rp 5', '%'],
    ['1.250', '%'],
    ['1,250', 'orang'],
    ['92,5 93', '%'],
    ['85-80', '%'],
    ['2020-2021', '%'],
    ['B', 'orang'],
    ['8B', 'predikat'],
    ['Meningkat', '%'],
  ])('"%s" in %s stays text', (text, unit) => {
    expect(read(text, unit)).toEqual({ value: null });
  });

  it('keeps the bound of a value', () => {
    expect(read('≥ 90', '%')).toEqual({ value: 90, bound: 'at-least' });
    expect(read('>= 90 %', '%')).toEqual({ value: 90, bound: 'at-least' });
    expect(read('minimal 80', 'nilai')).toEqual({ value: 80, bound: 'at-least' });
    expect(read('≤ 10', 'menit')).toEqual({ value: 10, bound: 'at-most' });
    expect(read('maks. 5 hari', 'hari')).toEqual({ value: 5, bound: 'at-most' });
    expect(read('< 5 hari', 'hari')).toEqual({ value: 5, bound: 'less-than' });
    expect(read('> 3', 'hari')).toEqual({ value: 3, bound: 'more-than' });
    expect(read('± 25', 'orang')).toEqual({ value: 25, bound: 'about' });
  });

  it('keeps both ends of a range', () => {
    expect(read('80-85', '%')).toEqual({ value: 80, to: 85 });
    expect(read('80 s.d. 85', '%')).toEqual({ value: 80, to: 85 });
    expect(read('80 s/d 85 %', '%')).toEqual({ value: 80, to: 85 });
    expect(read('90% - 95%', '%')).toEqual({ value: 90, to: 95 });
    expect(read('-5', '%')).toEqual({ value: -5 });
  });

  it('takes words of a scale for grades where the measure allows words', () => {
    expect(read('WTP', 'opini')).toEqual({ value: null, grade: 'WTP' });
    expect(read('Wajar Tanpa Pengecualian', 'opini')).toEqual({ value: null, grade: 'WTP' });
    expect(read('BB', 'predikat')).toEqual({ value: null, grade: 'BB' });
    expect(read('Predikat A', 'predikat')).toEqual({ value: null, grade: 'A' });
    expect(read('Sangat Baik', 'kategori')).toEqual({ value: null, grade: 'sangat baik' });
    expect(read('Baik', null)).toEqual({ value: null, grade: 'baik' });
    expect(read('BB (75,2)', 'nilai')).toEqual({ value: 75.2, grade: 'BB' });
    expect(read('75,2 / BB', 'nilai')).toEqual({ value: 75.2, grade: 'BB' });
  });

  it('does not take a grade with a sign for the grade without it', () => {
    expect(read('A-', 'predikat')).toEqual({ value: null });
    expect(read('B+', 'predikat')).toEqual({ value: null });
  });

  it('keeps the sides of a proportion', () => {
    expect(read('1 : 15', 'rasio')).toEqual({ value: null, ratio: [1, 15] });
    expect(read('3/5', '%')).toEqual({ value: null, ratio: [3, 5] });
  });

  it('reads an open number by the numbers beside it', () => {
    expect(read('1.250', 'ton', 'amount', ['1.250', '1.300,5'])).toEqual({ value: 1250 });
    expect(read('1.250', 'ton', 'amount', ['1.250', '1.3'])).toEqual({ value: null });
  });
});

describe('isUnderstood', () => {
  it('holds for numbers, grades, proportions, and days where days are asked for', () => {
    const value = { year: 2024, value: null };
    expect(isUnderstood({ ...value, text: '5', value: 5 }, null)).toBe(true);
    expect(isUnderstood({ ...value, text: 'WTP', grade: 'WTP' }, 'grade')).toBe(true);
    expect(isUnderstood({ ...value, text: '31 Maret' }, 'date')).toBe(true);
    expect(isUnderstood({ ...value, text: '31 Maret' }, 'percentage')).toBe(false);
    expect(isUnderstood({ ...value, text: '31 Februari' }, 'date')).toBe(false);
  });
});

describe('isNoValue', () => {
  it('knows the ways to write nothing', () => {
    expect(['-', '–', 'n/a', 'N.A.', 'Belum ada data', ''].map(isNoValue)).toEqual([
      true,
      true,
      true,
      true,
      true,
      true,
    ]);
    expect(['0', 'A', 'Tidak', 'Ada'].map(isNoValue)).toEqual([false, false, false, false]);
  });
});

describe('unitOfValues', () => {
  it('is the one unit that stands beside the numbers', () => {
    const unit = (...texts: string[]) => unitOfValues(texts, vocabulary.units)?.symbol ?? null;
    expect(unit('90 %', '92,5%', '≥ 95 %')).toBe('%');
    expect(unit('5 dokumen', '6')).toBe('dokumen');
    expect(unit('5 dokumen', '6 laporan')).toBeNull();
    expect(unit('90', '95')).toBeNull();
  });
});
