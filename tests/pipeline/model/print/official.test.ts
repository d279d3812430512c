import { describe, expect, it } from 'vitest';
import { holdsStaffNumber, isOfficialLine, withoutStaffNumbers } from '../../../../pipeline/model/print/official.ts';

describe('officials', () => {
  it.each([
    'NIP. 19000101 192001 1 001',
    'NIP 190001011920011002',
    'Pembina Utama Muda (IV/c)',
    'Drs. H. NAMA PEJABAT, M.AP',
    'NAMA PEJABAT, SKM',
    'NAMA PEJABAT S.Sos',
  ])('sees "%s"', (line) => {
    expect(isOfficialLine(line)).toBe(true);
  });
  it.each([
    'Kepala Bidang Rehabilitasi Sosial',
    'Pembina jasa konstruksi yang bersertifikat di seluruh kabupaten dan kota',
    'Jumlah 19000101',
    'Rekap SKM',
    'Statistik BPS, SP-Kakao',
    'Laporan ST dan SE Menteri',
  ])('leaves "%s"', (line) => {
    expect(isOfficialLine(line)).toBe(false);
  });
  it('takes staff numbers out of a text', () => {
    expect(withoutStaffNumbers('Kepala Dinas NIP. 19000101 192001 1 001')).toBe('Kepala Dinas');
  });
});

it('a staff number is seen by its word, whatever its digits became, and by its groups of digits', () => {
  const texts = ['NIP. 19000101 192001 1 001', 'nip 1960O101 I98', 'NIP.', '19000101 192001 1 001'];
  expect(texts.map(holdsStaffNumber)).toEqual([true, true, true, true]);
  expect(['Daftar NIP pegawai', 'Jumlah 19000101', 'NIPAH'].map(holdsStaffNumber)).toEqual([false, false, false]);
});
