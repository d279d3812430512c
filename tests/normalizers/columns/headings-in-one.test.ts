import { expect, it } from 'vitest';
import { recogniseColumns } from '../../../normalizers/columns/columns.ts';
import type { Table } from '../../../pipeline/model/reading/table.ts';
import { headings, tableOf } from '../table-of.ts';

/** A heading over two columns of 80 points from 40 on, each word where its column is. */
function tableUnder(heading: string, at: readonly number[]): Table {
  const table = tableOf(1, [
    [{ text: heading, columnSpan: 2 }, null, 'SUMBER DATA'],
    ['Angka melek huruf', 'Persen', 'BPS'],
  ]);
  const words = table.cells[0]!.lines[0]!.words;
  words.forEach((word, i) => (word.box = [at[i]!, 102, at[i]! + 20, 112]));
  return table;
}

const rolesOf = (table: Table) => recogniseColumns(table, headings).columns.map(({ role }) => role);

it('deals the words of a heading over two columns to the columns that they stand over', () => {
  expect(rolesOf(tableUnder('INDIKATOR SATUAN', [60, 150]))).toEqual(['indicator', 'unit', 'dataSource']);
  expect(rolesOf(tableUnder('TARGET 2017 SATUAN', [45, 80, 150])).slice(0, 2)).toEqual(['target', 'unit']);
});

it('leaves a heading alone that is known as it stands, or whose words all stand over one column', () => {
  expect(rolesOf(tableUnder('INDIKATOR KINERJA', [60, 150]))).not.toContain('objective');
  const [first, second] = rolesOf(tableUnder('INDIKATOR SATUAN', [45, 80]));
  expect([first, second]).not.toEqual(['indicator', 'unit']);
});
