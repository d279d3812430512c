import { describe, expect, it } from 'vitest';
import { readAgency } from '../../../normalizers/heading/agency.ts';
import { unitBelongs } from '../../../normalizers/checks/unit-belongs.ts';
import { loadVocabulary } from '../../../normalizers/vocabulary/files.ts';

const vocabulary = await loadVocabulary();

function belongs(text: string, agency: string): string {
  return unitBelongs({ text }, readAgency([agency], vocabulary).agency!, vocabulary).belongs;
}

describe('unitBelongs', () => {
  it.each([
    ['Bidang Rehabilitasi Sosial', 'Dinas Sosial Kabupaten Tapin'],
    ['Kepala Bidang Pelayanan dan Rehabilitasi Sosial', 'Dinas Sosial Kabupaten Tapin'],
    ['Sekretariat', 'Dinas Sosial Kabupaten Tapin'],
    ['Kasubag Keuangan', 'Dinas Kesehatan Kabupaten Tapin'],
    ['Dinas Sosial Kab. Tapin', 'Dinas Sosial Kabupaten Tapin'],
    ['Dinsos', 'Dinas Sosial Kabupaten Tapin'],
    ['Kepala Dinas', 'Dinas Kesehatan Kabupaten Tapin'],
    ['Bidang Perlindungan Anak', 'Dinas Sosial, Pemberdayaan Perempuan dan Perlindungan Anak Kota Tegal'],
    ['Bidang Pengembangan Usaha, Dinas Peternakan Provinsi Jawa Barat', 'Dinas Peternakan Provinsi Jawa Barat'],
    ['Bidang Pemberdayaan Masyarakat', 'Dinas Sosial dan Pemberdayaan Masyarakat Kota Bontang'],
    ['Bidang Mutasi', 'BKPSDM Kota Depok'],
    ['Tim Kerja Rehabilitasi Sosial', 'Dinas Sosial Kota Depok'],
  ])('"%s" belongs to %s', (unit, agency) => {
    expect(belongs(unit, agency)).not.toBe('no');
    expect(belongs(unit, agency)).toBe(unit.includes('Usaha') ? 'unknown' : 'yes');
  });

  it.each([
    ['Bidang Kesehatan Masyarakat', 'Dinas Sosial Kabupaten Tapin'],
    ['Bidang Perikanan Tangkap', 'Dinas Sosial Kabupaten Tapin'],
    ['Bidang Rehabilitasi Sosial', 'Dinas Kesehatan Kota Tegal'],
    ['Seksi Kefarmasian', 'Dinas Pendidikan Kota Tegal'],
    ['Bidang Perlindungan Anak', 'Dinas Sosial Kota Tegal'],
    ['Bidang Anggaran', 'Dinas Kesehatan Kota Tegal'],
    ['Dinas Kesehatan', 'Dinas Sosial Kota Tegal'],
    ['Inspektorat', 'Dinas Sosial Kota Tegal'],
    ['DPUPR', 'Dinas Sosial Kota Tegal'],
    ['Dinas Sosial Kabupaten Tegal', 'Dinas Sosial Kota Tegal'],
    ['Dinas Sosial Provinsi Jawa Tengah', 'Dinas Sosial Kota Tegal'],
    ['Dinas Sosial Kota Tegal', 'Dinas Sosial Provinsi Jawa Tengah'],
    ['Bidang Rehabilitasi Sosial Dinas Sosial Kabupaten Sigi', 'Dinas Sosial Kabupaten Tapin'],
    ['Bidang Data, Dinas Kesehatan', 'Dinas Sosial Kabupaten Tapin'],
  ])('"%s" does not belong to %s', (unit, agency) => {
    expect(belongs(unit, agency)).toBe('no');
  });

  it.each([
    ['Bidang Kosmologi', 'Dinas Sosial Kota Tegal'],
    ['Bidang Kesehatan Masyarakat', 'Bappeda Kota Tegal'],
    ['Seksi Kesejahteraan Sosial', 'Kecamatan Andir Kota Bandung'],
    ['Dinas Kesehatan', 'Pemerintah Kota Tegal'],
    ['Bidang Perumahan', 'Dinas Pekerjaan Umum Kota Tegal'],
    ['Bidang Kebudayaan', 'Dinas Pendidikan Kota Tegal'],
    ['UPTD Wilayah Kabupaten Tegal', 'Dinas Kehutanan Provinsi Jawa Tengah'],
    ['Bidang Penelitian dan Kerja Sama', 'Dinas Sosial Kota Tegal'],
    ['Bidang Rehabilitasi Sosial', 'Dinas Musik Kota Tegal'],
  ])('whether "%s" belongs to %s cannot be told', (unit, agency) => {
    expect(belongs(unit, agency)).toBe('unknown');
  });

  it('says what it rests on', () => {
    const agency = readAgency(['Dinas Sosial Kota Tegal'], vocabulary).agency!;
    expect(unitBelongs({ text: 'Bidang Lalu Lintas' }, agency, vocabulary).because).toBe(
      'the unit sees to perhubungan, the agency to sosial',
    );
    expect(unitBelongs({ text: 'Dinas Sosial Kabupaten Tegal' }, agency, vocabulary).because).toBe(
      'the unit is of Tegal, the agency of Kota Tegal',
    );
  });
});
