import { beforeAll, describe, expect, it } from 'vitest';
import { nameMeasure, readMeasure } from '../../../normalizers/fields/measure.ts';
import { readUnit } from '../../../normalizers/fields/units.ts';
import type { Vocabulary } from '../../../normalizers/vocabulary/vocabulary.ts';
import { loadVocabulary } from '../../../normalizers/vocabulary/files.ts';

let vocabulary: Vocabulary;
beforeAll(async () => {
  vocabulary = await loadVocabulary();
});

const none = { text: null, numerator: null, denominator: null, multiplier: null, form: 'none' as const };

type Clues = {
  printed?: string;
  formula?: string;
  numerator?: string;
  denominator?: string;
  multiplier?: number;
  values?: string[];
};

/** Symbol of the unit, kind of the measure, and what told the kind. */
function read(name: string, { printed, formula, values = [], ...parts }: Clues = {}) {
  const whole = { ...none, text: formula ?? null, ...parts };
  const found = readUnit({ printed: printed ?? null, name, formula: whole, values }, vocabulary);
  return [found.unit?.symbol ?? null, found.measure.kind, found.measure.from];
}

describe('readUnit', () => {
  it('takes the printed unit first, even against the name', () => {
    const found = readUnit({ printed: 'Persen', name: 'Jumlah desa', formula: none }, vocabulary);
    expect(found).toMatchObject({
      unit: { symbol: '%', label: 'persen', per: 100, derived: false },
      measure: { kind: 'percentage', of: null, from: 'unit' },
      unknown: null,
    });
  });

  it('keeps the text of a printed unit that it does not know, and takes the measure from the name', () => {
    const found = readUnit({ printed: 'bongkah', name: 'Persentase desa', formula: none }, vocabulary);
    expect(found).toMatchObject({
      unit: null,
      known: null,
      measure: { kind: 'percentage', from: 'name' },
      unknown: 'bongkah',
    });
  });

  it('lets the name say what a figure or a share is', () => {
    expect(read('Indeks Kepuasan Masyarakat', { printed: 'Nilai' })).toEqual(['nilai', 'index', 'name']);
    expect(read('Angka Kelangsungan Hidup Bayi', { printed: 'Angka' })).toEqual(['angka', 'rate', 'name']);
    expect(read('Laju pertumbuhan ekonomi', { printed: '%' })).toEqual(['%', 'growth', 'name']);
    expect(read('Rata-rata lama sekolah', { printed: 'Tahun' })).toEqual(['tahun', 'average', 'name']);
    expect(read('Cakupan imunisasi', { printed: '%' })).toEqual(['%', 'percentage', 'unit']);
    expect(read('Angka Melek Huruf', { printed: 'Persen' })).toEqual(['%', 'percentage', 'unit']);
    expect(read('Nilai Tukar Petani', { printed: 'Indeks' })).toEqual(['indeks', 'index', 'unit']);
  });

  it('reads the unit in a name', () => {
    expect(read('LPM Berprestasi (%)')).toEqual(['%', 'percentage', 'name']);
    expect(read('Jumlah sertifikat (unit usaha)')).toEqual(['unit usaha', 'count', 'name']);
    expect(read('Angka Kematian Ibu per 100.000 kelahiran hidup')).toEqual(['per 100.000 KH', 'rate', 'name']);
    expect(read('Rasio dokter per 100.000 penduduk')).toEqual(['per 100.000 penduduk', 'rate', 'name']);
    expect(read('Persentase desa mandiri')).toEqual(['%', 'percentage', 'name']);
    expect(read('Meningkatnya persentase desa mandiri')).toEqual(['%', 'percentage', 'name']);
    expect(read('Angka Harapan Hidup')).toEqual(['tahun', 'duration', 'name']);
    expect(read('Bed Turn Over (BTO)')).toEqual(['kali', 'ratio', 'name']);
    expect(read('Nilai SAKIP Dinas')).toEqual(['nilai', 'score', 'name']);
    expect(read('Inflasi')).toEqual(['%', 'percentage', 'name']);
  });

  it('counts in what the name says is counted, and in orang for people', () => {
    expect(read('Jumlah desa yang tertib administrasi')).toEqual(['desa', 'count', 'name']);
    expect(read('Jumlah kabupaten kota yang menerapkan')).toEqual(['kab/kota', 'count', 'name']);
    expect(read('Jumlah siswa yang lulus')).toEqual(['orang', 'count', 'name']);
    expect(read('Jumlah kelompok tani yang naik kelas')).toEqual(['kelompok tani', 'count', 'name']);
    expect(read('Puskesmas terakreditasi', { formula: 'Jumlah Puskesmas yang terakreditasi' })).toEqual([
      'puskesmas',
      'count',
      'formula',
    ]);
  });

  it('says what a unit of anything counts, as far as the name tells it', () => {
    const of = (printed: string | null, name: string) =>
      readUnit({ printed, name, formula: none }, vocabulary).measure.of;
    expect(of('Unit', 'Jumlah pasar yang ditata')).toBe('pasar');
    expect(of('Unit', 'Jumlah sarana sosial')).toBeNull();
    expect(of('siswa', 'Jumlah lulusan')).toBe('orang');
    expect(of(null, 'Jumlah siswa yang lulus')).toBe('orang');
  });

  it('does not guess what else is counted', () => {
    expect(read('Jumlah PMKS yang tertangani')).toEqual([null, 'count', 'name']);
    expect(read('Jumlah RT yang menerima')).toEqual([null, 'count', 'name']);
    expect(read('Jumlah sarana sosial')).toEqual([null, 'count', 'name']);
    expect(read('Jumlah produksi daging')).toEqual([null, 'amount', 'name']);
    expect(read('Kapal yang berlayar', { formula: 'Jumlah kapal / jumlah izin' })).toEqual([null, null, null]);
  });

  it('derives a share or rate from the multiplier, unless the name says otherwise', () => {
    expect(read('Cakupan layanan', { multiplier: 100 })).toEqual(['%', 'percentage', 'formula']);
    expect(read('Cakupan layanan')).toEqual([null, 'coverage', 'name']);
    expect(read('Jumlah LPM', { multiplier: 100 })).toEqual([null, 'count', 'name']);
    expect(
      read('Angka kematian bayi', { multiplier: 1000, denominator: 'Jumlah kelahiran hidup pada tahun itu' }),
    ).toEqual(['per 1.000 KH', 'rate', 'formula']);
    expect(read('Rasio elektrifikasi', { multiplier: 100 })).toEqual(['%', 'percentage', 'formula']);
    expect(read('Rasio elektrifikasi')).toEqual(['rasio', 'ratio', 'name']);
    expect(read('Nilai Tukar Petani', { multiplier: 100 })).toEqual([null, 'index', 'name']);
  });

  it('takes the unit that stands beside the target values', () => {
    expect(read('Terpeliharanya jalan', { values: ['80 %', '85 %'] })).toEqual(['%', 'percentage', 'target']);
    expect(read('Penyusunan rencana', { values: ['1 dokumen', '1 dokumen'] })).toEqual(['dokumen', 'count', 'target']);
  });
});

describe('measures of names', () => {
  it('keep an abbreviation to its capitals', () => {
    expect(nameMeasure('PAD', vocabulary.measures)?.kind).toBe('money');
    expect(nameMeasure('Pad yang dibina', vocabulary.measures)).toBeNull();
  });

  it('let the quantity decide over the word jumlah', () => {
    expect(nameMeasure('Jumlah produksi padi', vocabulary.measures)?.kind).toBe('amount');
    expect(nameMeasure('Jumlah investasi PMA', vocabulary.measures)?.kind).toBe('money');
    expect(nameMeasure('Jumlah investor', vocabulary.measures)?.kind).toBe('count');
  });

  it('take off no more than the word of measure', () => {
    expect(readMeasure('Persentase jumlah PPKS', vocabulary.measures)).toEqual({ measure: 'percentage', rest: 'PPKS' });
    expect(readMeasure('Pendapatan asli daerah', vocabulary.measures)).toEqual({
      measure: null,
      rest: 'Pendapatan asli daerah',
    });
  });
});
