import { beforeAll, describe, expect, it } from 'vitest';
import { readSources } from '../../../normalizers/fields/sources.ts';
import type { Vocabulary } from '../../../normalizers/vocabulary/vocabulary.ts';
import { loadVocabulary } from '../../../normalizers/vocabulary/files.ts';

let vocabulary: Vocabulary;

beforeAll(async () => {
  vocabulary = await loadVocabulary();
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
