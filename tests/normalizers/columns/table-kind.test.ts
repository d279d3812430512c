import { expect, it } from 'vitest';
import { recogniseColumns } from '../../../normalizers/columns/columns.ts';
import { classifyTable } from '../../../normalizers/columns/table-kind.ts';
import type { Table } from '../../../pipeline/model/reading/table.ts';
import { headings, tableOf } from '../table-of.ts';

const kindOf = (table: Table, lines: string[] = []) =>
  classifyTable(table, recogniseColumns(table, headings).columns, lines, headings).kind;
const agreement = tableOf(1, [
  ['No', 'Sasaran', 'Indikator Kinerja', 'Target'],
  ['1', 'a', 'b', '90%'],
]);

it('knows an IKU table by its columns', () => {
  expect(
    kindOf(
      tableOf(1, [
        ['No', 'Indikator Kinerja', 'Formulasi', 'Sumber Data'],
        ['1', 'a', 'b', 'c'],
      ]),
    ),
  ).toBe('iku');
});

it('knows a performance agreement by its columns and by its title', () => {
  expect(kindOf(agreement)).toBe('performance-agreement');
  expect(kindOf(agreement, ['PERJANJIAN KINERJA TAHUN 2020', 'DINAS PERTANIAN'])).toBe('performance-agreement');
});

it('lets the nearest title decide about objective, indicator and target alone', () => {
  expect(kindOf(agreement, ['PERJANJIAN KINERJA', 'INDIKATOR KINERJA', 'UTAMA (IKU) 2016'])).toBe('iku');
});

it('leaves blocks of labels, budgets and tables without indicators alone', () => {
  expect(
    kindOf(
      tableOf(0, [
        ['Nama Organisasi', ':', 'Dinas A'],
        ['Tugas', ':', 'Membantu'],
        ['Fungsi', ':', 'a. Perumusan'],
      ]),
    ),
  ).toBe('other');
  expect(
    kindOf(
      tableOf(1, [
        ['No', 'Program', 'Anggaran', 'Keterangan'],
        ['1', 'a', 'Rp 100', 'APBD'],
      ]),
    ),
  ).toBe('other');
});

it('takes columns told by their cells alone for indicators only below the title of such a table', () => {
  const bare = tableOf(0, [
    ['Jalan mantap', '72 %', 'Panjang jalan dalam kondisi baik dibandingkan dengan panjang seluruh jalan yang ada'],
    ['DAK Fisik', '2 Dokumen', 'Dana alokasi khusus yang diterima dari pusat untuk pembangunan jalan dan jembatan'],
  ]);
  expect(kindOf(bare)).toBe('other');
  expect(kindOf(bare, ['INDIKATOR KINERJA UTAMA (IKU) 2016'])).toBe('iku');
});

it('leaves tables of what was achieved alone, even below a title that names the indicators', () => {
  const achieved = tableOf(1, [
    ['No', 'Indikator Kinerja Utama', 'Target', 'Realisasi', 'Capaian (%)'],
    ['1', 'Persentase a', '90', '91', '101'],
  ]);
  expect(kindOf(achieved, ['Capaian Indikator Kinerja Utama Tahun 2018'])).toBe('other');
});
