import { beforeAll, describe, expect, it } from 'vitest';
import { parseUnit } from '../../../normalizers/fields/unit-text.ts';
import type { Glossary } from '../../../normalizers/vocabulary/glossary.ts';
import { loadVocabulary } from '../../../normalizers/vocabulary/files.ts';

let units: Glossary;
beforeAll(async () => {
  units = (await loadVocabulary()).units;
});

describe('parseUnit', () => {
  it.each([
    ['%', '%', 'percentage'],
    ['Persen (%)', '%', 'percentage'],
    ['Persen %', '%', 'percentage'],
    ['2. Persen', '%', 'percentage'],
    ['% (persen)', '%', 'percentage'],
    ['PERSEN.', '%', 'percentage'],
    ['(%)', '%', 'percentage'],
    ['Satuan : Persen', '%', 'percentage'],
    ['Orang', 'orang', 'count'],
    ['Jumlah orang', 'orang', 'count'],
    ['orang/tahun', 'orang/tahun', 'count'],
    ['Kab/Kota', 'kab/kota', 'count'],
    ['Kabupaten/ Kota', 'kab/kota', 'count'],
    ['Predikat', 'predikat', 'grade'],
    ['Nilai (skor)', 'nilai', 'score'],
    ['Nilai/Predikat', 'nilai', 'score'],
    ['Indeks (0-100)', 'indeks', 'index'],
    ['Skala 1-5', 'skala', 'score'],
    ['Angka', 'angka', null],
    ['Poin', 'poin', null],
    ['%/thn', '%/tahun', 'percentage'],
    ['Dokumen (kumulatif)', 'dokumen', 'count'],
    ['Hari kerja', 'hari kerja', 'duration'],
    ['kg/kapita/tahun', 'kg/kapita/tahun', 'amount'],
    ['Kkal/kap/hari', 'kkal/kapita/hari', 'amount'],
    ['ton/ha', 'ton/ha', 'amount'],
    ['km/jam', 'km/jam', 'amount'],
    ['Ton GKG', 'ton', 'amount'],
    ['Ton CO2eq', 'ton CO₂e', 'amount'],
    ['m3/detik', 'm³/detik', 'amount'],
    ['siswa/guru', 'siswa/guru', null],
    ['orang per km2', 'orang/km²', 'ratio'],
    ['Per 100.000 KH', 'per 100.000 KH', 'rate'],
    ['per 1.000 kelahiran hidup', 'per 1.000 KH', 'rate'],
    ['per 1000 penduduk', 'per 1.000 penduduk', 'rate'],
    ['kasus per 100.000 penduduk', 'per 100.000 penduduk', 'rate'],
    ['Orang/1.000 penduduk', 'per 1.000 penduduk', 'rate'],
    ['Rp', 'Rp', 'money'],
    ['Rp. (Milyar)', 'miliar Rp', 'money'],
    ['Juta Rupiah', 'juta Rp', 'money'],
    ['Rp Juta', 'juta Rp', 'money'],
    ['Rp. M', 'miliar Rp', 'money'],
    ['Juta rupiah/orang', 'juta Rp/orang', 'money'],
    ['ribu ton', 'ribu ton', 'amount'],
    ['Ya/Tidak', 'ya/tidak', 'grade'],
  ])('"%s" is %s, a %s', (text, symbol, kind) => {
    const found = parseUnit(text, units);
    expect([found?.symbol ?? null, found?.kind ?? null]).toEqual([symbol, kind]);
  });

  it.each(['bongkah', '% orang', 'Persen (orang)', 'per 1.000 bongkah', 'kg/bongkah', 'm ton', '', '-', '5'])(
    'knows no unit in "%s"',
    (text) => {
      expect(parseUnit(text, units)).toBeNull();
    },
  );

  it('keeps what a rate is taken per, what is counted, and how many plain units a unit is', () => {
    expect(parseUnit('Per 100.000 KH', units)).toEqual({
      symbol: 'per 100.000 KH',
      label: 'per 100.000 kelahiran hidup',
      per: 100000,
      kind: 'rate',
      of: null,
      factor: 1,
    });
    expect(parseUnit('siswa', units)).toMatchObject({ symbol: 'siswa', of: 'orang' });
    expect(parseUnit('KK', units)).toMatchObject({ symbol: 'KK', of: 'KK' });
    expect(parseUnit('miliar rupiah', units)).toMatchObject({ symbol: 'miliar Rp', factor: 1e9 });
    expect(parseUnit('ton GKG', units)?.label).toBe('ton GKG');
  });

  it('does not say whether RT is a household or a neighbourhood', () => {
    expect(parseUnit('RT', units)).toMatchObject({ symbol: 'RT', label: 'RT' });
    expect(parseUnit('rumah tangga', units)?.symbol).toBe('rumah tangga');
  });
});
