import { describe, expect, it } from 'vitest';
import { recogniseColumns } from '../../../normalizers/columns/columns.ts';
import { readRows } from '../../../normalizers/rows/rows.ts';
import { joinLines } from '../../../pipeline/model/reading/text.ts';
import { headings, tableOf } from '../table-of.ts';

/** What the one row of a table holds in each role, its name aside. */
function partsOf(cell: string, more: Record<string, string> = {}): Record<string, string> {
  const table = tableOf(1, [
    ['Indikator Kinerja Utama', 'Penjelasan', ...Object.keys(more)],
    ['Indeks kepuasan warga', cell, ...Object.values(more)],
  ]);
  const [row] = readRows(table, recogniseColumns(table, headings).columns, headings).rows;
  const fields = row?.fields.filter(({ column }) => column.role !== 'indicator') ?? [];
  return Object.fromEntries(fields.map(({ column, text }) => [column.role, joinLines(text.lines)]));
}

const form = [
  'Alasan Pemilihan Indikator:',
  'Warga harus puas.',
  'Formulasi Pengukuran :',
  'Jumlah a dibagi b',
  'Tipe Penghitungan:',
  'Non Kumulatif',
  'Satuan',
  'Poin',
  'Perangda Penanggungjawab:',
  'Sekretariat DPRD',
  'Sumber Data: Survei',
  'Kepuasan Warga',
].join('\n');

describe('labelled parts of the cell that explains an indicator', () => {
  it('are fields of the row, and what is labelled otherwise stays', () => {
    expect(partsOf(form)).toEqual({
      explanation: 'Alasan Pemilihan Indikator: Warga harus puas. Formulasi Pengukuran : Jumlah a dibagi b',
      indicatorType: 'Non Kumulatif',
      unit: 'Poin',
      responsible: 'Sekretariat DPRD',
      dataSource: 'Survei Kepuasan Warga',
    });
  });

  it('stay in their cell where a column of the table says the same', () => {
    const read = partsOf(form, { 'Sumber Data': 'BPS' });
    expect(read['dataSource']).toBe('BPS');
    expect(read['explanation']).toContain('Sumber Data: Survei Kepuasan Warga');
    expect(read['unit']).toBe('Poin');
  });

  it.each([
    'SKPD : Satuan Kerja Perangkat Daerah',
    'Kategori : 81-100 sangat baik',
    'Sumber daya : manusia dan dana',
    'Bidang : bidang yang dinilai',
    'Satuan pendidikan : SD dan SMP',
    'Jumlah a dibagi b\nSatuan\nlain',
    'perbandingan satuan : 1:2',
    'Pelaksana: siapa pun',
  ])('are no words that explain a sign or count a scale: "%s"', (cell) => {
    expect(Object.keys(partsOf(cell))).toEqual(['explanation']);
  });

  it('end at the next label, known or not, and only the first of a role counts', () => {
    expect(partsOf('Satuan: Persen\nCara Baca : makin tinggi makin baik\nSatuan: Orang')).toEqual({
      unit: 'Persen',
      explanation: 'Cara Baca : makin tinggi makin baik Satuan: Orang',
    });
  });
});
