import { describe, expect, it } from 'vitest';
import { recogniseColumns } from '../../../normalizers/columns/columns.ts';
import type { Table } from '../../../pipeline/model/reading/table.ts';
import type { Drawn } from '../../extractors/tables/draw.ts';
import { headings, tableOf } from '../table-of.ts';

const roles = (table: Table) => recogniseColumns(table, headings).columns.map((column) => column.role);
const body = (count: number): Drawn[] => Array.from({ length: count }, (_, i) => `isi ${i}`);

describe('recogniseColumns', () => {
  it('tells the indicator of the region from that of the agency', () => {
    const heading = [
      'NO.',
      'SASARAN STRATEGIS DAERAH',
      'INDIKATOR KINERJA UTAMA DAERAH',
      'SASARAN OPD',
      'INDIKATOR SASARAN PERANGKAT DAERAH',
    ];
    expect(roles(tableOf(1, [heading, body(5)]))).toEqual([
      'rowNumber',
      'regionalObjective',
      'regionalIndicator',
      'objective',
      'indicator',
    ]);
  });

  it('gives an "INDIKATOR" after a goal to the goal', () => {
    expect(roles(tableOf(1, [['TUJUAN', 'INDIKATOR', 'SASARAN', 'INDIKATOR'], body(4)]))).toEqual([
      'goal',
      'goalIndicator',
      'objective',
      'indicator',
    ]);
  });

  it('takes codes below the heading of names for codes, whether it stands over both columns or over theirs alone', () => {
    const body = [
      ['SS1', 'Meningkatnya mutu layanan', ''],
      ['IKU 1.1', 'Indeks kepuasan warga', '80'],
      ['IKU 1.2', 'Waktu tunggu layanan', '15'],
    ];
    const over = [{ text: 'Sasaran Strategis (SS) Indikator Kinerja Utama (IKU)', columnSpan: 2 }, null, 'Target 2026'];
    expect(roles(tableOf(1, [over, ...body]))).toEqual(['code', 'indicator', 'target']);
    expect(roles(tableOf(1, [['Indikator Kinerja Utama', '', 'Target 2026'], ...body]))).toEqual([
      'code',
      'indicator',
      'target',
    ]);
    const names = [['Indeks kepuasan warga', 'catatan panjang', '80']];
    expect(roles(tableOf(1, [['Indikator Kinerja Utama', '', 'Target 2026'], ...names]))[0]).toBe('indicator');
  });

  it('takes remarks that calculate for the explanation, unless a column is headed so', () => {
    const heading = ['No', 'Indikator', 'Satuan', 'Keterangan'];
    const rows = [
      ['1', 'Persentase desa mandiri', '%', 'Jumlah desa mandiri dibagi jumlah desa'],
      ['2', 'Nilai rata-rata desa', 'Nilai', 'Total nilai desa : Total desa'],
      ['3', 'Nilai SAKIP', 'Nilai', 'Hasil evaluasi tahun lalu'],
    ];
    expect(roles(tableOf(1, [heading, ...rows]))[3]).toBe('explanation');
    const told = (remark: string, i: number) => [...rows[i]!.slice(0, 3), remark];
    const plain = ['Sumber : Data OPD', 'Jumlah tetap', 'x 100'].map(told);
    expect(roles(tableOf(1, [heading, ...plain]))[3]).toBe('remarks');
    const beside = rows.map((row) => [...row, 'Jumlah dibagi jumlah']);
    expect(roles(tableOf(1, [[...heading, 'Formulasi'], ...beside])).slice(3)).toEqual(['remarks', 'formula']);
  });

  it('takes "URAIAN" for the indicator only where nothing else is', () => {
    expect(roles(tableOf(1, [['NO', 'URAIAN', 'DASAR PERTIMBANGAN'], body(3)]))[1]).toBe('indicator');
    expect(roles(tableOf(1, [['NO', 'URAIAN', 'INDIKATOR KINERJA'], body(3)]))).toEqual([
      'rowNumber',
      'unknown',
      'indicator',
    ]);
  });

  it('reads numbered years of a plan below one heading, and the columns before and after them', () => {
    const two = (text: string) => ({ text, rowSpan: 2 });
    const top = [two('Indikator'), two('Kondisi awal 2019'), { text: 'Target', columnSpan: 2 }, null];
    const table = tableOf(2, [
      [...top, two('Kondisi akhir RPJMD')],
      [null, null, 'Tahun ke-1', 'Tahun ke-2', null],
      ['Persentase a', '1', '2', '3', '4'],
    ]);
    expect(recogniseColumns(table, headings).columns.map((column) => [column.role, column.year])).toEqual([
      ['indicator', null],
      ['baseline', 2019],
      ['target', null],
      ['target', null],
      ['endTarget', null],
    ]);
  });
  it('reads targets by year below one heading', () => {
    const top = [{ text: 'Indikator', rowSpan: 2 }, { text: 'Target', columnSpan: 3 }, null, null];
    const { columns } = recogniseColumns(
      tableOf(2, [top, [null, '2021', '2022', '2023'], ['Persentase a', '1', '2', '3']]),
      headings,
    );
    expect(columns.slice(1).map((column) => [column.role, column.year])).toEqual([
      ['target', 2021],
      ['target', 2022],
      ['target', 2023],
    ]);
  });

  it('knows the multiplier beside a formula by its cells, whatever letter stands above', () => {
    const rows = [
      ['INDIKATOR', 'RUMUS PENGHITUNGA', 'N'],
      ['Persentase a', 'Jumlah a', 'X 100'],
      ['Persentase b', 'Jumlah b', 'x 100 %'],
    ];
    expect(roles(tableOf(1, rows))).toEqual(['indicator', 'formula', 'multiplier']);
  });

  it('mends a letter that slipped over the rule', () => {
    expect(
      roles(
        tableOf(1, [
          ['N', 'O TUJUAN', 'INDIKATOR'],
          ['1', 'a', 'b'],
        ]),
      ),
    ).toEqual(['rowNumber', 'goal', 'indicator']);
  });

  it('splits one heading over a code and a text', () => {
    const top = ['No', { text: 'Indikator Kinerja Utama', columnSpan: 2 }, null, 'Sumber Data'];
    expect(roles(tableOf(1, [top, ['1', '1.1', 'Persentase a', 'BPS'], ['2', '1.2', 'Persentase b', 'BPS']]))).toEqual([
      'rowNumber',
      'code',
      'indicator',
      'dataSource',
    ]);
  });

  it('keeps a column that nobody knows under its heading, with an issue', () => {
    const { columns, issues } = recogniseColumns(
      tableOf(1, [
        ['Indikator', 'Warna Kesukaan'],
        ['Persentase a', 'biru'],
      ]),
      headings,
    );
    expect(columns[1]).toMatchObject({ role: 'unknown', heading: 'Warna Kesukaan' });
    expect(issues.map((i) => i.code)).toEqual(['column-unknown']);
  });

  it('says what cells suggest, with a low score, where the heading cannot be read', () => {
    const rows = [
      ['', '■', 'Sumber Data'],
      ['1', 'Persentase a', 'BPS'],
      ['2', 'Jumlah b', 'BPS'],
      ['3', 'Cakupan c', 'BPS'],
    ];
    const { columns } = recogniseColumns(tableOf(1, rows), headings);
    expect(columns.map((column) => column.role)).toEqual(['rowNumber', 'indicator', 'dataSource']);
    expect(columns[0]!.score).toBeLessThanOrEqual(0.5);
  });

  it('does not guess between a source and a responsible unit without headings', () => {
    const rows = [
      ['1', 'Persentase a', 'Jumlah a dibagi b', 'Bidang A', 'Bidang B'],
      ['2', 'Jumlah c', 'Jumlah c dikali 100', 'Dinas A', 'Bidang C'],
    ];
    const { columns, issues } = recogniseColumns(tableOf(0, rows), headings);
    expect(columns.map((column) => column.role)).toEqual([
      'rowNumber',
      'indicator',
      'explanation',
      'unknown',
      'unknown',
    ]);
    expect(issues[0]!.code).toBe('no-heading-row');
  });

  it('takes units beside a source for the responsible ones below a heading in no clear words, never below a clear one', () => {
    const rows = (heading: string) => [
      ['No', 'Indikator', 'Sumber Data', heading],
      ['1', 'Persentase a', 'BPS', 'Dinas Pertanian'],
      ['2', 'Jumlah b', 'BPS', 'Badan Pengelolaan Keuangan'],
    ];
    expect(roles(tableOf(1, rows('Plo')))[3]).toBe('responsible');
    expect(roles(tableOf(1, rows('Mitra')))[3]).toBe('unknown');
  });

  it('reads a heading beside which dirt was read as a word', () => {
    const table = tableOf(1, [['No', 'Indikator', 'Penanggungiawab 990ng)'], body(3)]);
    expect(roles(table)[2]).toBe('responsible');
  });

  it('takes the columns of an earlier table of the same shape for one without a heading', () => {
    const earlier = tableOf(1, [
      ['No', 'Indikator', 'Sumber Data'],
      ['1', 'a', 'b'],
    ]);
    const { columns } = recogniseColumns(earlier, headings);
    const next = recogniseColumns(tableOf(0, [['2', 'c', 'd']]), headings, { table: earlier, columns });
    expect(next.columns.map((column) => column.role)).toEqual(['rowNumber', 'indicator', 'dataSource']);
    expect(next.columns[1]!.because).toContain('page 1');
  });

  it('leaves titles and column numbers inside the heading out of the headings', () => {
    const rows = [
      [{ text: 'INDIKATOR KINERJA UTAMA', columnSpan: 3 }, null, null],
      ['No', 'Sasaran', 'Indikator'],
      ['(1)', '(2)', '(©)'],
      ['1', 'a', 'b'],
    ];
    const { columns } = recogniseColumns(tableOf(3, rows), headings);
    expect(columns.map((column) => column.heading)).toEqual(['No', 'Sasaran', 'Indikator']);
  });

  describe('below a heading that could not be read', () => {
    const specks = (text: string): Drawn => ({ text, confidence: 0.16, unreadInk: 0.4 });
    const told = [
      [
        'Panjang jalan baik',
        '72 %',
        'Panjang jalan dalam kondisi baik dibandingkan dengan panjang seluruh jalan yang ada',
      ],
      ['DAK Fisik', '2 Dokumen', 'Dana alokasi khusus yang diterima dari pusat untuk pembangunan jalan dan jembatan'],
      ['Jembatan kokoh', '14 unit', 'Banyaknya jembatan yang dipelihara rutin dan berkala pada tahun yang berjalan'],
    ];

    it('tells amounts, explanations and the one column left, so unsurely that only a title makes them indicators', () => {
      const table = tableOf(1, [[specks('Muka AN'), specks('NEON Jak'), specks('ama ya SUM')], ...told]);
      const { columns, issues } = recogniseColumns(table, headings);
      expect(columns.map((column) => [column.role, column.heading])).toEqual([
        ['indicator', ''],
        ['target', ''],
        ['explanation', ''],
      ]);
      expect(columns[0]!.score).toBeLessThan(0.3);
      expect(issues.map((one) => one.code)).toEqual(['no-heading-row']);
      expect(issues[0]!.message).toContain('1 for indicator');
      expect(issues[0]!.message).toContain('could not be read');
    });

    it('takes no column for the indicator where two could be it', () => {
      const two = told.map(([name, ...rest]) => [`${name} satu`, name!, ...rest]);
      const table = tableOf(1, [['a', 'b', 'c', 'd'].map(specks), ...two]);
      expect(roles(table)).toEqual(['unknown', 'unknown', 'target', 'explanation']);
    });

    it('goes on by the headings that were read, and says which were not', () => {
      const table = tableOf(1, [['Indikator', specks('NEON Jak'), 'Penjelasan'], ...told]);
      const { columns, issues } = recogniseColumns(table, headings);
      expect(columns.map((column) => column.role)).toEqual(['indicator', 'target', 'explanation']);
      expect(issues.map((one) => one.message)).toEqual([
        'The heading of column 2 could not be read; by its cells it was taken for target',
      ]);
    });
  });

  it('tells units from documents by their words where no heading does', () => {
    const rows = [
      ['11', 'Persentase ibu', 'Jumlah ibu dibagi b', 'Laporan Puskesmas', 'Bidang Kesehatan Masyarakat'],
      ['12', 'Cakupan imunisasi', 'Jumlah bayi dikali 100', 'Profil Kesehatan', 'Bidang Pencegahan'],
    ];
    expect(roles(tableOf(0, rows))).toEqual(['rowNumber', 'indicator', 'explanation', 'dataSource', 'responsible']);
  });
});
