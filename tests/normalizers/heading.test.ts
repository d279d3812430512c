import { readFileSync } from 'node:fs';
import { beforeAll, describe, expect, it } from 'vitest';
import { readAgency } from '../../normalizers/heading/agency.ts';
import { readHeading } from '../../normalizers/heading/title.ts';
import { loadVocabulary } from '../../normalizers/vocabulary/files.ts';
import type { Vocabulary } from '../../normalizers/vocabulary/vocabulary.ts';
import { foldText } from '../../pipeline/model/print/fold.ts';

let vocabulary: Vocabulary;
beforeAll(async () => {
  vocabulary = await loadVocabulary();
});

type Title = { title: string; name: string; region: string };

function titles(half: 'even' | 'odd'): Title[] {
  const lines = readFileSync(`fixtures/agencies/${half}.tsv`, 'utf8').trim().split('\n').slice(1);
  return lines.map((line) => {
    const [title = '', name = '', region = ''] = line.split('\t');
    return { title, name, region };
  });
}

function isRight({ title, name, region }: Title): boolean {
  const { agency } = readAgency([title], vocabulary, 1);
  return agency?.regionCode === region && foldText(agency.name) === foldText(name);
}

describe('titles as agencies write their own names', () => {
  it('have the whole name and the region of all that were looked at', () => {
    expect(titles('even').filter((title) => !isRight(title))).toEqual([]);
  });

  it('have them of nearly all that nobody looks at', () => {
    const held = titles('odd');
    expect(held.filter(isRight).length / held.length).toBeGreaterThanOrEqual(0.95);
  });

  it.each([
    [['PEMERINTAH KOTA BIMA', 'SATUAN POLISI', 'PAMONG PRAJA'], 'Satuan Polisi Pamong Praja Kota Bima'],
    [['PEMERINTAH KOTA BIMA', 'BAGIAN HUKUM', 'SEKRETARIAT DAERAH'], 'Bagian Hukum Sekretariat Daerah Kota Bima'],
    [['PEMERINTAH KABUPATEN BONE', 'RSUD H. PADJONGA', 'DAENG NGALLE'], 'RSUD H. Padjonga Daeng Ngalle Kabupaten Bone'],
    [['PEMERINTAH KABUPATEN BONE', 'RSUD LAWANG', 'JALAN KARTINI'], 'RSUD Lawang Kabupaten Bone'],
    [['PEMERINTAH KABUPATEN POSO', 'PEMERINTAH DESA', 'SUMBER MAKMUR'], 'Pemerintah Desa Sumber Makmur Kabupaten Poso'],
    [['CABANG DINAS PENDIDIKAN WILAYAH III PROVINSI JAMBI'], 'Cabang Dinas Pendidikan Wilayah III Provinsi Jambi'],
    [['KANTOR CAMAT RANTAU UTARA KABUPATEN BONE'], 'Kantor Camat Rantau Utara Kabupaten Bone'],
    [['DINAS KEARSIPAN DAN PERPUSTAKAAN (DKP) KOTA BIMA'], 'Dinas Kearsipan dan Perpustakaan Kota Bima'],
    [['DINAS KEBUDAYAAN (KUNDHA KABUDAYAN) KOTA BIMA'], 'Dinas Kebudayaan Kota Bima'],
    [['DINAS PEKERJAAN UMUM (BINA MARGA) KOTA BIMA'], 'Dinas Pekerjaan Umum (bina Marga) Kota Bima'],
    [['DIREKTUR', 'RSUD LAWANG', 'RAHMAT HIDAYAT', 'KOTA BIMA'], 'RSUD Lawang'],
  ])('read %j over their lines', (lines, name) => {
    const { agencyTexts } = readHeading([...lines, 'INDIKATOR KINERJA UTAMA', 'TAHUN 2020'], vocabulary);
    expect(foldText(readAgency(agencyTexts, vocabulary).agency?.name ?? '')).toContain(foldText(name));
  });

  it('stand whole in a long title of small letters', () => {
    const title =
      'Penetapan Indikator Kinerja Utama di Lingkungan Dinas Pertanian, Perkebunan dan Peternakan Kabupaten Bone Tahun 2020';
    const said =
      'Berikut ini disampaikan Indikator Kinerja Utama yang telah ditetapkan dan akan dipakai untuk mengukur keberhasilan dinas';
    expect(readHeading([title], vocabulary).title).toBe(title);
    expect(readHeading([said], vocabulary).title).toBeNull();
  });

  it.each([
    ['Bidang Pemberdayaan Desa Kecamatan', null],
    ['Program Desa Mandiri', null],
    ['Data Dinas', null],
  ])('"%s" names no agency', (text, expected) => {
    expect(readAgency([text], vocabulary, 1).agency?.kind ?? null).toBe(expected);
  });
});
