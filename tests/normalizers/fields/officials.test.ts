import { describe, expect, it } from 'vitest';
import { isOfficialLine, withoutStaffNumbers } from '../../../normalizers/fields/officials.ts';

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
