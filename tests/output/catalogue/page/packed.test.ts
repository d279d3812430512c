import { expect, test } from 'vitest';
import { carriedColumns } from '../../../../output/catalogue/page/carried.ts';
import { packTable, rowsByKey } from '../../../../output/catalogue/page/packed.ts';
import { catalogueTables } from '../../../../output/catalogue/tidy/all-tables.ts';
import { tableOf } from '../../../../output/browser/catalogue/opened/table.ts';
import { sampleCatalogue } from '../sample-catalogue.ts';

const tables = catalogueTables(sampleCatalogue());
const keys = rowsByKey(tables);

test('a table that is packed and read again says what it said, column by column', () => {
  for (const [name, columns] of Object.entries(carriedColumns)) {
    const table = tables.find((one) => one.name === name)!;
    const read = tableOf(JSON.parse(JSON.stringify(packTable(table, columns, keys))) as ReturnType<typeof packTable>);
    const rows = [...table.rows()];
    expect([name, read.count]).toEqual([name, rows.length]);
    for (const column of columns) {
      const at = table.columns.findIndex((one) => one.name === column);
      const { type, refersTo } = table.columns[at]!;
      const given = rows.map((row) => row[at] ?? null);
      const known = keys.get(refersTo ?? '');
      const got = known
        ? [...read.rows(column)]
        : type === 'string'
          ? rows.map((_, row) => read.texts(column).of(row))
          : read.numbers(column);
      const wanted = known
        ? given.map((cell) => (known.get(cell) ?? 0) - 1)
        : given.map((cell) => (typeof cell === 'boolean' ? Number(cell) : cell));
      expect([name, column, got]).toEqual([name, column, wanted]);
    }
  }
});

test('a column that a table does not have is a fault, not an empty column', () => {
  expect(() => packTable(tables[0]!, ['no-such-column'], keys)).toThrow('no-such-column');
});
