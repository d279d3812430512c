import { describe, expect, it } from 'vitest';
import { recogniseColumns } from '../../../normalizers/columns/columns.ts';
import { readRows } from '../../../normalizers/rows/rows.ts';
import { unplacedFields, unplacedLines } from '../../../normalizers/rows/unplaced.ts';
import type { Table } from '../../../pipeline/model/reading/table.ts';
import { joinLines } from '../../../pipeline/model/reading/text.ts';
import type { Drawn } from '../../extractors/tables/draw.ts';
import { gridOf, pageOf } from '../../extractors/tables/draw.ts';
import { headings, tableOf } from '../table-of.ts';

const head = ['No', 'Sasaran', 'Indikator Kinerja', 'Penjelasan', 'Sumber Data', 'Penanggung Jawab'];
const read = (table: Table) => readRows(table, recogniseColumns(table, headings).columns, headings);

/** Words of the body that stand in no field, no context and no issue. */
function lostWords(rows: (Drawn | null)[][]): string[] {
  const table = tableOf(1, [head, ...rows]);
  const found = read(table);
  const kept = [
    ...found.rows.flatMap((row) => [...row.fields.map((field) => joinLines(field.text.lines)), ...row.context]),
    ...found.issues.map((one) => one.message),
  ].join(' ');
  return table.cells
    .filter((cell) => !cell.header)
    .flatMap((cell) => joinLines(cell.lines).split(' '))
    .filter((word) => /[\p{L}\p{N}]/u.test(word) && !kept.includes(word));
}

describe('every word of a table', () => {
  it('ends in a field, a band or an issue', () => {
    expect(
      lostWords([
        [{ text: 'MISI PERTAMA', columnSpan: 6 }, null, null, null, null, null],
        ['1', 'Meningkatnya alfa', 'Persentase beta', 'Jumlah gamma', 'BPS', 'Bidang delta'],
        ['', 'epsilon', '', 'zeta', '', ''],
        ['', 'Meningkatnya eta', '', '', '', ''],
        ['', 'Meningkatnya theta', '', '', '', ''],
        ['2', '', 'Persentase iota', '', { text: 'kappa lambda', columnSpan: 2 }, null],
        ['3', '', '', 'Jumlah mu', 'nu', ''],
        ['', 'Meningkatnya omega', '', '', '', ''],
      ]),
    ).toEqual([]);
  });

  it('is told when a value for rows below meets no row', () => {
    const { issues } = read(
      tableOf(1, [
        head,
        ['', 'Meningkatnya eta', '', '', '', ''],
        ['', 'Meningkatnya theta', '', '', '', ''],
        ['1', '', 'Persentase iota', 'x', 'BPS', 'A'],
      ]),
    );
    expect(issues.map((one) => [one.code, one.message])).toEqual([
      ['unplaced-text', 'Text that belongs to no row: "Meningkatnya eta"'],
    ]);
  });

  it('of two columns below one heading of explanations stays, left to right', () => {
    const top = ['No', 'Indikator', { text: 'Penjelasan', columnSpan: 2 }, null];
    const { rows } = read(
      tableOf(1, [
        top,
        ['1', 'Persentase a', 'Orang yang sembuh', 'Jumlah a dibagi b'],
        ['2', 'Persentase c', 'Orang yang sakit', 'Jumlah c dibagi d'],
      ]),
    );
    const told = rows.map((row) => row.fields.filter(({ column }) => column.role === 'explanation'));
    expect(told.map((fields) => fields.map(({ text }) => joinLines(text.lines)))).toEqual([
      ['Orang yang sembuh Jumlah a dibagi b'],
      ['Orang yang sakit Jumlah c dibagi d'],
    ]);
  });

  it('is told when it stands in a column of numbers', () => {
    const { rows } = read(
      tableOf(1, [
        ['No', 'Indikator', 'Sumber Data'],
        ['1 baru', 'Persentase a', 'BPS'],
        ['2', 'Persentase b', 'BPS'],
      ]),
    );
    expect(rows.map((row) => unplacedFields(row).map((one) => one.message))).toEqual([
      ['Text in the column "No" has no field: "1 baru"'],
      [],
    ]);
  });

  it('is told when it stands between the cells', () => {
    const table = tableOf(1, [
      ['Indikator', 'Penjelasan'],
      ['Persentase a', 'Jumlah a'],
    ]);
    const page = pageOf(
      1,
      [gridOf(1, [['Indikator']], [40, 120])],
      [
        [60, 'INDIKATOR KINERJA UTAMA'],
        [135, 'dan lainnya'],
        [400, 'Kepala Dinas'],
      ],
    );
    page.lines[1]!.box = [60, 135, 150, 145];
    expect(unplacedLines(table, [page]).map((one) => one.message)).toEqual([
      'Text inside the table belongs to no cell: "dan lainnya"',
    ]);
  });
});
