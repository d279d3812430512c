import { beforeAll, describe, expect, it } from 'vitest';
import { readAgency } from '../../normalizers/heading/agency.ts';
import { findDivision, readResponsible, splitUnits } from '../../normalizers/fields/divisions.ts';
import { readSources } from '../../normalizers/fields/sources.ts';
import { canonicalName, findTerms } from '../../normalizers/vocabulary/terms.ts';
import type { Vocabulary } from '../../normalizers/vocabulary/vocabulary.ts';
import { loadVocabulary } from '../../normalizers/vocabulary/files.ts';

let vocabulary: Vocabulary;
beforeAll(async () => {
  vocabulary = await loadVocabulary();
});

describe('readAgency', () => {
  it.each([
    ['DINAS SOSIAL KABUPATEN TAPIN TAHUN 2020', 'Dinas Sosial Kabupaten Tapin', '63.05'],
    ['Dinas Kesehatan Kota Bandung', 'Dinas Kesehatan Kota Bandung', '32.73'],
    ['Dinas Kesehatan Kab. Bandung', 'Dinas Kesehatan Kabupaten Bandung', '32.04'],
    ['Dinas Sosial Kab.Kutai Kartanegara', 'Dinas Sosial Kabupaten Kutai Kartanegara', '64.02'],
    ['DINAS PENDIDIKAN PROV. SUMSEL', 'Dinas Pendidikan Provinsi Sumatera Selatan', '16'],
    ['BADAN PENDAPATAN DAERAH PROVINSI NTB', 'Badan Pendapatan Daerah Provinsi Nusa Tenggara Barat', '52'],
    ['Dinkes Kukar', 'Dinas Kesehatan Kabupaten Kutai Kartanegara', '64.02'],
    ['DINAS PARIWISATA DAERAH ISTIMEWA YOGYAKARTA', 'Dinas Pariwisata Provinsi Daerah Istimewa Yogyakarta', '34'],
    ['KEPALA BALAI PENGUJIAN MUTU DINAS PETERNAKAN PROVINSI JAWA BARAT', 'Dinas Peternakan Provinsi Jawa Barat', '32'],
    ['PEMERINTAH DAERAH PROVINSI JAMBI', 'Pemerintah Provinsi Jambi', '15'],
    ['RUMAH SAKIT UMUM DAERAH KOTA TEGAL', 'Rumah Sakit Umum Daerah Kota Tegal', '33.76'],
    ['INSPEKTORAT KOTA BAUBAU', 'Inspektorat Kota Bau Bau', '74.72'],
  ])('reads "%s"', (text, name, regionCode) => {
    expect(readAgency([text], vocabulary).agency).toMatchObject({ name, regionCode });
  });

  it('takes the region from another text when the name has none', () => {
    const { agency } = readAgency(['DINAS PERHUBUNGAN', 'PEMERINTAH KABUPATEN SIGI'], vocabulary);
    expect(agency).toMatchObject({ name: 'Dinas Perhubungan Kabupaten Sigi', regionCode: '72.10', level: 'kabupaten' });
  });

  it('leaves the region open when the level word is missing and two areas bear the name', () => {
    const { agency, issues } = readAgency(['Dinas Sosial Bogor'], vocabulary);
    expect(agency).toMatchObject({ name: 'Dinas Sosial', regionCode: null, level: null });
    expect(issues.map((i) => i.code)).toEqual(['region-ambiguous']);
  });

  it('invents no agency', () => {
    const { agency, issues } = readAgency(['INDIKATOR KINERJA UTAMA'], vocabulary);
    expect(agency).toBeNull();
    expect(issues.map((i) => i.code)).toEqual(['agency-unknown']);
  });
});

describe('splitUnits', () => {
  it.each([
    ['Bidang Perlindungan dan Jaminan Sosial', ['Bidang Perlindungan dan Jaminan Sosial']],
    ['Bidang Aset dan Bidang Anggaran', ['Bidang Aset', 'Bidang Anggaran']],
    ['Bidang Bina Marga, UPTD Wilayah I serta Sekretariat', ['Bidang Bina Marga', 'UPTD Wilayah I', 'Sekretariat']],
    ['Bidang Pemberdayaan Sosial + UPT Pelatihan', ['Bidang Pemberdayaan Sosial', 'UPT Pelatihan']],
    ['Bidang Usaha, Dinas Peternakan Provinsi Jawa Barat', ['Bidang Usaha, Dinas Peternakan Provinsi Jawa Barat']],
    ['Kepala Bidang Mutasi dan Kepala Seksi Data', ['Kepala Bidang Mutasi', 'Kepala Seksi Data']],
    ['1. Sekretariat 2. Bidang Aset', ['Sekretariat', 'Bidang Aset']],
  ])('splits "%s"', (text, parts) => {
    expect(splitUnits(text)).toEqual(parts);
  });
});

describe('findDivision', () => {
  it.each([
    ['Kepala Bidang Rehabilitasi Sosial', 'bidang/rehabilitasi-sosial'],
    ['Kepala Sub.Bagian Umum dan Ketatalaksanaan (Sekretariat)', 'sub-bagian/umum-dan-ketatalaksanaan'],
    ['Kasubag Keuangan', 'sub-bagian/keuangan'],
    ['Sekretariat', 'sekretariat'],
    ['29 UPT Dinsos', 'upt'],
    ['Dinas Sosial Kab. Tapin', 'dinas'],
    ['Bidang Pengembangan Usaha, Dinas Peternakan', 'bidang/pengembangan-usaha'],
  ])('gives "%s" the key %s', (text, key) => {
    expect(findDivision(text, vocabulary)?.key).toBe(key);
  });

  it('keeps units apart that only sound alike', () => {
    const keys = ['Bidang Sosial', 'Bidang Pemberdayaan Masyarakat', 'Bidang Pemberdayaan Sosial'].map(
      (t) => findDivision(t, vocabulary)?.key,
    );
    expect(keys).toEqual(['bidang/sosial', 'bidang/pemberdayaan-masyarakat', 'bidang/pemberdayaan-sosial']);
  });

  it('does not guess a unit that nobody knows', () => {
    const { responsible, issues } = readResponsible('Bidang Kosmologi', vocabulary);
    expect(responsible).toEqual([{ text: 'Bidang Kosmologi', key: null, name: null }]);
    expect(issues.map((i) => i.code)).toEqual(['responsible-unknown']);
  });
});

describe('readSources', () => {
  it('reads registers with their abbreviation', () => {
    expect(readSources('Data Terpadu Kesejahteraan Sosial (DTKS)', vocabulary)).toEqual([
      { text: 'Data Terpadu Kesejahteraan Sosial (DTKS)', key: 'dtks' },
    ]);
  });
  it('splits lists and sources that were run together', () => {
    expect(readSources('1. RENSTRA OPD 2. Basis Data Terpadu', vocabulary).map((s) => s.key)).toEqual([
      'renstra',
      'bdt',
    ]);
    expect(readSources('Renstra OPD RPJMD Kabupaten Sigi', vocabulary).map((s) => s.text)).toEqual([
      'Renstra OPD',
      'RPJMD Kabupaten Sigi',
    ]);
    expect(readSources('BPS, Susenas', vocabulary).map((s) => s.key)).toEqual(['bps', 'susenas']);
  });
  it('keeps a source and the body that wrote it together', () => {
    expect(readSources('LHE AKIP Inspektorat', vocabulary)).toEqual([
      { text: 'LHE AKIP Inspektorat', key: 'lhe-akip' },
    ]);
    expect(readSources('Rekam Medis RSUD', vocabulary)).toEqual([{ text: 'Rekam Medis RSUD', key: 'rekam-medis' }]);
    expect(readSources('Renstra Dinas Kesehatan', vocabulary)).toEqual([
      { text: 'Renstra Dinas Kesehatan', key: 'renstra' },
    ]);
  });
  it('does not part a known source, nor a report from what it is about', () => {
    expect(readSources('Laporan Realisasi Anggaran', vocabulary).map((s) => s.key)).toEqual(['lra']);
    expect(readSources('Laporan Survei Kepuasan Masyarakat', vocabulary).map((s) => s.key)).toEqual(['laporan-skm']);
    expect(readSources('Laporan Polres', vocabulary)).toEqual([{ text: 'Laporan Polres', key: 'laporan' }]);
  });
  it('leaves what it does not know without a key', () => {
    expect(readSources('Kabupaten/Kota se Jawa Barat', vocabulary)).toEqual([
      { text: 'Kabupaten/Kota se Jawa Barat', key: null },
    ]);
  });
});

describe('terms', () => {
  it.each([
    ['Persentase PMKS yang memperoleh bantuan sosial', 'Persentase PPKS yang memperoleh bantuan sosial'],
    ['Prosentase Penyandang Masalah Kesejahteraan Sosial (PMKS) tertangani', 'Persentase PPKS tertangani'],
    ['Persentase penyandang cacat yang bekerja', 'Persentase penyandang disabilitas yang bekerja'],
    ['Jumlah kat di atap', 'Jumlah kat di atap'],
    ['Indeks Desa', 'Indeks Desa'],
  ])('"%s" is canonically "%s"', (name, canonical) => {
    expect(canonicalName(name, vocabulary)).toBe(canonical);
  });
  it('lists the terms of a text once', () => {
    expect(findTerms(['PMKS dan PPKS', 'Potensi Sumber Kesejahteraan Sosial'], vocabulary)).toEqual(['ppks', 'psks']);
  });
});
