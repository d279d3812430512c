import { describe, expect, it } from 'vitest';
import { headingScore, matchHeading, readHeadings } from '../../../normalizers/columns/headings.ts';
import { loadVocabulary } from '../../../normalizers/vocabulary/files.ts';
import { headings } from '../table-of.ts';

describe('matchHeading', () => {
  it.each([
    ['NO.', 'rowNumber'],
    ['INDIKATOR KINERJA UTAMA (IKU)', 'indicator'],
    ['INDIKATOR KINERJA UTAMA DAERAH', 'regionalIndicator'],
    ['INDIKATOR SASARAN PERANGKAT DAERAH', 'indicator'],
    ['INDIKATOR TUJUAN', 'goalIndicator'],
    ['INDIKATOR KINERJA UTAMA DINAS PERHUBUNGAN', 'indicator'],
    ['Kinerja Utama/Outcome/Tujuan/Sasaran', 'objective'],
    ['Sasaran Strategis / Sasaran Outcome / Kinerja Utama', 'objective'],
    ['Penjelasan/Form Perhitungan', 'explanation'],
    ['PENJELASAN / FORMULASI PENGHITUNGAN', 'explanation'],
    ['Penjelasan (Makna Indikator, Alasan Pemilihan Indikator, Cara Perhitungan Indikator)', 'explanation'],
    ['Definisi Operasional/Formulasi', 'explanation'],
    ['DASAR PERTIMBANGAN', 'explanation'],
    ['Alasan', 'rationale'],
    ['PENANGGUN G JAWAB', 'responsible'],
    ['Penanggunq Jawah', 'responsible'],
    ['SUMBER DAIA', 'dataSource'],
    ['INDIKAT0R KINERJA', 'indicator'],
    ['Sumber Data Indikator Sasaran', 'dataSource'],
    ['Satuan', 'unit'],
    ['Kondisi Akhir RPJMD', 'endTarget'],
    ['Realisasi', 'achievement'],
    ['Polarisasi', 'polarity'],
    ['Program/Kegiatan', 'program'],
  ])('takes "%s" for %s', (text, role) => {
    expect(matchHeading(text, headings)?.role).toBe(role);
  });

  it('takes a numbered year of a plan for a target without a year', () => {
    expect(matchHeading('Tahun ke-1', headings)).toMatchObject({ role: 'target', year: null });
    expect(matchHeading('Tahun Ke - II', headings)).toMatchObject({ role: 'target', year: null });
    expect(matchHeading('Target Tahun ke-3', headings)).toMatchObject({ role: 'target', year: null });
    expect(matchHeading('Tahun Berdiri', headings)?.role).not.toBe('target');
  });

  it('takes a year for a target of that year, and the awkward heading of a plan as well', () => {
    expect(matchHeading('2016', headings)).toMatchObject({ role: 'target', year: 2016 });
    expect(matchHeading('Target 2021', headings)).toMatchObject({ role: 'target', year: 2021 });
    const plan = matchHeading('Kondisi Target Kinerja pada Awal Periode RPJMD 2016', headings);
    expect(plan).toMatchObject({ role: 'target', year: 2016 });
    expect(matchHeading('Kondisi Kinerja pada Awal Periode RPJMD', headings)?.role).toBe('baseline');
  });

  it('invents nothing for headings that nobody knows, and for values', () => {
    expect(matchHeading('Warna Kesukaan', headings)).toBeNull();
    expect(matchHeading('■■ ▪', headings)).toBeNull();
    expect(headingScore('Meningkatnya kesejahteraan masyarakat', headings)).toBe(0);
    expect(headingScore('Persentase jalan dalam kondisi baik', headings)).toBe(0);
    expect(headingScore('Bidang Rehabilitasi Sosial', headings)).toBeLessThan(0.6);
  });
});

describe('readHeadings', () => {
  it('refuses an unknown role and a heading that stands twice', () => {
    const content = 'kind,word,note\n';
    const csv = (lines: string) => ({ headings: `role,heading,strength,note\n${lines}`, content });
    expect(() => readHeadings(csv('colour,Warna,strong,\n'))).toThrow(/headings.csv:2/);
    expect(() => readHeadings(csv('goal,Tujuan,strong,\nobjective,TUJUAN,strong,\n'))).toThrow(/headings.csv:3/);
  });
});

it('takes no heading for its opposite, however like it is', async () => {
  const texts = {
    headings: 'role,heading,strength,note\nbaseline,Kondisi Kinerja pada Awal Periode RPJMD,,\n',
    content: 'kind,word,note\n',
  };
  const contrasting = readHeadings(texts, await loadVocabulary());
  expect(matchHeading('Kondisi Kinerja pada Awal Perode RPJMD', contrasting)?.role).toBe('baseline');
  expect(matchHeading('Kondisi Kinerja pada Akhir Periode RPJMD', contrasting)).toBeNull();
  expect(matchHeading('Kondisi Kinerja pada Akhir Periode RPJMD', readHeadings(texts))?.role).toBe('baseline');
});
