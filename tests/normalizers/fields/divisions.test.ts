import { describe, expect, it } from 'vitest';
import { findDivision, readResponsible, splitUnits } from '../../../normalizers/fields/divisions.ts';
import { readSources } from '../../../normalizers/fields/sources.ts';
import { loadVocabulary } from '../../../normalizers/vocabulary/files.ts';

const vocabulary = await loadVocabulary();
const find = (text: string) => findDivision(text, vocabulary);

describe('units, ranks and posts', () => {
  it.each([
    ['Bidang Kesehatan Masyarakat', 'bidang/kesehatan-masyarakat', 'bidang', null],
    ['Kabid Kesmas', 'bidang/kesehatan-masyarakat', 'bidang', 'kepala'],
    ['Kepala Bidang Lalu Lintas', 'bidang/lalu-lintas', 'bidang', 'kepala'],
    ['Plt. Kepala Bidang Bina Marga', 'bidang/bina-marga', 'bidang', 'kepala'],
    ['Sekretaris', 'sekretariat', 'sekretariat', 'sekretaris'],
    ['Sekretariat', 'sekretariat', 'sekretariat', null],
    ['Kasubag Umum dan Kepegawaian', 'sub-bagian/umum-dan-kepegawaian', 'sub-bagian', 'kepala'],
    ['Kepala Sub Bagian Kepegawaian dan Umum', 'sub-bagian/umum-dan-kepegawaian', 'sub-bagian', 'kepala'],
    ['Kasi Rehabilitasi Sosial Anak', 'seksi/rehabilitasi-sosial-anak', 'seksi', 'kepala'],
    ['Kepala Sub Bidang Mutasi', 'sub-bidang/mutasi', 'sub-bidang', 'kepala'],
    ['Camat Sukajadi', 'kecamatan', 'kecamatan', 'camat'],
    ['Lurah Pasteur', 'kelurahan', 'kelurahan', 'lurah'],
    ['Direktur RSUD', 'rsud', 'rsud', 'direktur'],
    ['Inspektur Pembantu Wilayah II', 'inspektur-pembantu/wilayah-ii', 'inspektur-pembantu', null],
    ['Kelompok Jabatan Fungsional', 'jabatan-fungsional', 'jabatan-fungsional', null],
    ['Kepala Dinas', 'dinas', 'dinas', 'kepala'],
    ['Kepala UPTD', 'upt', 'upt', 'kepala'],
    ['Bagian Hukum', 'bagian/hukum', 'bagian', null],
    ['Tim Kerja Rehabilitasi Sosial', 'tim-kerja/rehabilitasi-sosial', 'tim-kerja', null],
    ['Sub Koordinator Perencanaan Program', null, null, null],
  ])('"%s" has the key %s', (text, key, rank, post) => {
    const unit = find(text);
    expect(unit && { key: unit.key, rank: unit.rank, post: unit.post }).toEqual(key && { key, rank, post });
  });

  it('carries rank and post into the row only where the text tells them', () => {
    expect(readResponsible('Kepala Seksi Kefarmasian, Sekretariat', vocabulary).responsible).toEqual([
      {
        text: 'Kepala Seksi Kefarmasian',
        key: 'seksi/kefarmasian',
        name: 'Seksi Kefarmasian',
        rank: 'seksi',
        post: 'kepala',
      },
      { text: 'Sekretariat', key: 'sekretariat', name: 'Sekretariat', rank: 'sekretariat' },
    ]);
  });
});

describe('names of units', () => {
  it('keep the old and the new name of a bidang apart, with the years of use', () => {
    expect(find('Bidang Pelayanan dan Rehabilitasi Sosial')?.key).toBe('bidang/pelayanan-dan-rehabilitasi-sosial');
    expect(find('Bidang Pelayanan dan Rehabilitasi Sosial')?.match?.entry).toMatchObject({
      form: 'old-name',
      to: '2016',
    });
    expect(find('Bidang Rehabilitasi Sosial')?.key).toBe('bidang/rehabilitasi-sosial');
  });

  it.each([
    ['Bidang Jaminan dan Perlindungan Sosial', 'bidang/perlindungan-dan-jaminan-sosial'],
    ['Bidang Rehabi1itasi Sosia1', 'bidang/rehabilitasi-sosial'],
    ['Bidang Perlindungan dan Jaminan Jaminan Sosial', 'bidang/perlindungan-dan-jaminan-sosial'],
  ])('"%s" is taken for %s by likeness, and told', (text, key) => {
    const { responsible, issues } = readResponsible(text, vocabulary);
    expect(responsible[0]?.key).toBe(key);
    expect(issues.map((one) => one.code)).toEqual(['similar-match']);
  });

  it('of merged units are made of names that are known', () => {
    expect(find('Bidang Pemberdayaan Sosial dan Penanganan Fakir Miskin')).toMatchObject({
      key: 'bidang/pemberdayaan-sosial-dan-penanganan-fakir-miskin',
      known: true,
    });
    expect(find('Bidang Keswan dan Kesmavet')?.name).toBe('Bidang Kesehatan Hewan dan Kesehatan Masyarakat Veteriner');
  });

  it('that nobody knows are kept as printed when they are surely read, and told', () => {
    const { responsible, issues } = readResponsible('Bidang Pemberdayaan Ekonomi Masyarakat', vocabulary);
    expect(responsible[0]).toMatchObject({
      key: 'bidang/pemberdayaan-ekonomi-masyarakat',
      name: 'Bidang Pemberdayaan Ekonomi Masyarakat',
    });
    expect(issues.map((one) => one.code)).toEqual(['responsible-unknown']);
  });

  it.each(['Bidang Sula', 'Bidang Rehabilitasi', 'Bidang Pemberdayaan Sosal Rakjat', 'Bidang', 'UPTD PSR Sensori'])(
    'that may be misread or cut off stay without a key: "%s"',
    (text) => {
      expect(readResponsible(text, vocabulary)).toMatchObject({
        responsible: [{ key: null, name: null }],
        issues: [{ code: 'responsible-unknown' }],
      });
    },
  );

  it('are sources under the same key, and none where they may be misread', () => {
    expect(readSources('Bidang Rehabilitasi Sosial', vocabulary)[0]?.key).toBe('bidang/rehabilitasi-sosial');
    expect(readSources('Bidang Pemberdayaan Ekonomi Masyarakat', vocabulary)[0]?.key).toBe(
      'bidang/pemberdayaan-ekonomi-masyarakat',
    );
    expect(readSources('Bidang Sula', vocabulary)[0]?.key).toBeNull();
  });

  it('all lead to a sector that is known, or to none', () => {
    const named = new Set(vocabulary.agencies.entries.filter((e) => e.kind === 'sector-name').map((e) => e.canonical));
    const sectors = vocabulary.divisions.entries.flatMap(({ fields }) => (fields['sector'] ?? '').split(' '));
    expect([...new Set(sectors)].filter((sector) => sector !== '' && !named.has(sector))).toEqual([]);
  });
});

describe('lists of units', () => {
  it.each([
    ['Bidang Pemerintahan Desa/Kelurahan', ['Bidang Pemerintahan Desa/Kelurahan']],
    ['Bidang Pembinaan Desa dan Kelurahan', ['Bidang Pembinaan Desa dan Kelurahan']],
    ['Sekretaris, Kabid Kesmas dan Camat', ['Sekretaris', 'Kabid Kesmas', 'Camat']],
    ['Kepala Bidang Aset dan Kasubid Penilaian', ['Kepala Bidang Aset', 'Kasubid Penilaian']],
    ['Bagian Hukum; Tim Kerja Data', ['Bagian Hukum', 'Tim Kerja Data']],
    ['Laporan Puskesmas dan Rumah Sakit', ['Laporan Puskesmas dan Rumah Sakit']],
    ['Sekretariat dan Sub-Bag. Umum', ['Sekretariat', 'Sub-Bag. Umum']],
  ])('"%s" is split before units only', (text, parts) => {
    expect(splitUnits(text, vocabulary)).toEqual(parts);
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
    expect(splitUnits(text, vocabulary)).toEqual(parts);
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
