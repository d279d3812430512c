import { describe, expect, it } from 'vitest';
import { readAgency } from '../../../normalizers/heading/agency.ts';
import { rowsFound, vocabulary } from './rows.ts';

describe('a unit of another agency', () => {
  const rows = (unit: string) => [
    { name: 'Jumlah panti', responsible: ['Bidang Rehabilitasi Sosial'] },
    { name: 'Jumlah taruna', responsible: ['Bidang Pemberdayaan Sosial'] },
    { name: 'Jumlah korban', responsible: [unit] },
  ];
  it('is found by its sector and by its region', () => {
    expect(rowsFound('responsible-foreign', rows('Bidang Pencegahan dan Pengendalian Penyakit'))).toEqual([3]);
    expect(rowsFound('responsible-foreign', rows('Dinas Sosial Kabupaten Tapin'))).toEqual([3]);
  });
  it('is not found where it answers for more than one row, or stands beside a unit of the agency', () => {
    const other = 'Bidang Pencegahan dan Pengendalian Penyakit';
    const own = rows('Bidang Rehabilitasi Sosial');
    expect(
      rowsFound('responsible-foreign', [...own, ...rows(other), { name: 'Jumlah anak', responsible: [other] }]),
    ).toEqual([]);
    const partner = { name: 'Jumlah anak', responsible: [other, 'Dinas Sosial Kota Solok'] };
    expect(rowsFound('responsible-foreign', [...own, partner])).toEqual([]);
  });
  it('is not found for units that every agency has, or where many rows are answered for by others', () => {
    expect(rowsFound('responsible-foreign', rows('Sekretariat'))).toEqual([]);
    const government = readAgency(['PEMERINTAH KOTA SOLOK'], vocabulary).agency;
    expect(rowsFound('responsible-foreign', rows('Dinas Kesehatan'), { agency: government })).toEqual([]);
  });
});
