import { describe, expect, it } from 'vitest';
import { headingScore, readHeadings } from '../../../normalizers/columns/headings.ts';
import { loadVocabulary } from '../../../normalizers/vocabulary/files.ts';
import { areOpposed } from '../../../normalizers/vocabulary/match.ts';
import { loadKnowledge } from '../../../pipeline/stages/knowledge.ts';
import { headings } from '../table-of.ts';

describe('what a heading means', () => {
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
    expect(headings.match(text)?.role).toBe(role);
  });

  it('takes a numbered year of a plan for a target without a year', () => {
    expect(headings.match('Tahun ke-1')).toMatchObject({ role: 'target', year: null });
    expect(headings.match('Tahun Ke - II')).toMatchObject({ role: 'target', year: null });
    expect(headings.match('Target Tahun ke-3')).toMatchObject({ role: 'target', year: null });
    expect(headings.match('Tahun Berdiri')?.role).not.toBe('target');
  });

  it('takes a year for a target of that year, and the awkward heading of a plan as well', () => {
    expect(headings.match('2016')).toMatchObject({ role: 'target', year: 2016 });
    expect(headings.match('Target 2021')).toMatchObject({ role: 'target', year: 2021 });
    const plan = headings.match('Kondisi Target Kinerja pada Awal Periode RPJMD 2016');
    expect(plan).toMatchObject({ role: 'target', year: 2016 });
    expect(headings.match('Kondisi Kinerja pada Awal Periode RPJMD')?.role).toBe('baseline');
  });

  it('knows a heading behind letters of a stamp, and not one behind words of another heading', () => {
    expect(headings.match('0 TNAS Rumus Perhitungan')?.role).toBe('formula');
    expect(headings.match('KONDISI AWAL Rumus Perhitungan')?.role).not.toBe('formula');
  });

  it('knows a heading between pieces of walls', () => {
    expect(headings.match('1 Indikator Kinerja II')?.role).toBe('indicator');
    expect(headings.match('1 Uraian In ikator')?.role).toBe('indicator');
    expect(headings.match('| Sumber Data /')?.role).toBe('dataSource');
  });

  it('knows headings of which every word is misread as scans misread, not words that only look alike', async () => {
    const { headings: scanned } = await loadKnowledge();
    expect(scanned.match('Konclisi Awal Kinarja')?.role).toBe('baseline');
    expect(scanned.match('Penamgqurig Jawab hinerja')?.role).toBe('responsible');
    expect(scanned.match('Kelompok Sasaran')?.role).not.toBe('objective');
    expect(scanned.match('Harga Satuan')?.role).not.toBe('unit');
  });

  it('invents nothing for headings that nobody knows, and for values', () => {
    expect(headings.match('Warna Kesukaan')).toBeNull();
    expect(headings.match('■■ ▪')).toBeNull();
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
  const vocabulary = await loadVocabulary();
  const contrasting = readHeadings(texts, { isOpposed: (a, b) => areOpposed(a, b, vocabulary) });
  expect(contrasting.match('Kondisi Kinerja pada Awal Perode RPJMD')?.role).toBe('baseline');
  expect(contrasting.match('Kondisi Kinerja pada Akhir Periode RPJMD')).toBeNull();
  expect(readHeadings(texts).match('Kondisi Kinerja pada Akhir Periode RPJMD')?.role).toBe('baseline');
});
