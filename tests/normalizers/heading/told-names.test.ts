import { describe, expect, it } from 'vitest';
import { readAgency } from '../../../normalizers/heading/agency.ts';
import { readHeading } from '../../../normalizers/heading/title.ts';
import { loadVocabulary } from '../../../normalizers/vocabulary/files.ts';

const vocabulary = await loadVocabulary();

function agencyOf(lines: readonly string[]) {
  const { agencyTexts, agencyPlaces, trusted, firm } = readHeading(lines, vocabulary);
  const { agency, name } = readAgency(agencyTexts, vocabulary, trusted, firm);
  return { name: agency?.name ?? null, region: agency?.regionName ?? null, place: name && agencyPlaces[name.text] };
}

describe('whose a document is', () => {
  it.each([
    [
      ['PERATURAN BUPATI BONE', 'NOMOR 5 TAHUN 2020', 'TENTANG', 'INDIKATOR KINERJA UTAMA PEMERINTAH DAERAH'],
      { name: 'Pemerintah Kabupaten Bone', region: 'Kabupaten Bone', place: 'decree' },
    ],
    [
      ['KEPUTUSAN BUPATI BONE', 'NOMOR 5 TAHUN 2020', 'TENTANG', 'INDIKATOR KINERJA UTAMA DINAS SOSIAL'],
      { name: 'Dinas Sosial Kabupaten Bone', region: 'Kabupaten Bone', place: 'title' },
    ],
    [
      ['Rencana Strategis Inspektorat Kabupaten. Banyuwangi 2025-2029', 'a. Indikator Kinerja Utama'],
      { name: 'Inspektorat Kabupaten Banyuwangi', region: 'Kabupaten Banyuwangi', place: 'document' },
    ],
    [
      ['Rencana Kerja (Renja) Badan Penanggulangan Bencana', 'Daerah Kota Bima disusun setiap tahun.'],
      { name: 'Badan Penanggulangan Bencana Daerah Kota Bima', region: 'Kota Bima', place: 'document' },
    ],
    [
      ['kewenangan Dinas Sosial dan', 'program Dinas Sosial yang ada di', 'RPJMD Kabupaten Jember dan Dinas Perikanan'],
      { name: 'Dinas Sosial Kabupaten Jember', region: 'Kabupaten Jember', place: 'text' },
    ],
    [
      ['a. Indikator Kinerja Utama', 'CAMAT MUNCAR', 'KABUPATEN BANYUWANGI'],
      { name: 'Kecamatan Muncar Kabupaten Banyuwangi', region: 'Kabupaten Banyuwangi', place: 'signature' },
    ],
  ])('is told by %j', (lines, expected) => {
    expect(agencyOf(lines)).toEqual(expected);
  });

  it('goes by the body that stands alone on a line, not by the government that has it', () => {
    const title = ['TABEL 4.5 INDIKATOR KINERJA UTAMA', 'RENSTRA PD PEMERINTAH KOTA BIMA'];
    expect(agencyOf([...title, 'BADAN PENANGGULANGAN BENCANA DAERAH']).name).toBe(
      'Badan Penanggulangan Bencana Daerah Kota Bima',
    );
  });

  it('is not told where a text speaks of several bodies alike, or of one once', () => {
    expect(
      agencyOf(['bersama Dinas Sosial dan Dinas Perikanan', 'serta Dinas Sosial, Dinas Perikanan']).name,
    ).toBeNull();
    expect(agencyOf(['bekerja bersama Dinas Sosial yang ada']).name).toBeNull();
  });

  it('is not told by plans of others that a chapter goes through', () => {
    const others = ['Renstra Dinas Sosial Provinsi Jambi', 'Renstra Dinas Perikanan Provinsi Jambi'];
    expect(agencyOf(others).place).not.toBe('document');
  });

  it('has no region where a text speaks of several alike', () => {
    const lines = ['INDIKATOR KINERJA UTAMA', 'DINAS SOSIAL', 'di Kabupaten Bone, Kabupaten Poso dan Kota Bima'];
    expect(agencyOf(lines)).toMatchObject({ name: 'Dinas Sosial', region: null });
  });

  it('ends its name where a sentence begins below the title', () => {
    const lines = [
      'Indikator Kinerja Utama Dinas Sosial Kota Bima',
      'Tabel tersebut menunjukkan bahwa Dinas Sosial berupaya',
    ];
    expect(readHeading(lines, vocabulary).title).toBe(lines[0]);
  });
});
