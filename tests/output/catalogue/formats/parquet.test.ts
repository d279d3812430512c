import { join } from 'node:path';
import { expect, test } from 'vitest';
import { catalogueTables } from '../../../../output/catalogue/tidy/all-tables.ts';
import { hostileTexts, sampleCatalogue } from '../sample-catalogue.ts';
import { duck, writtenSample } from '../written-sample.ts';

test('Parquet is read by DuckDB with types, nulls and every text as it was', async () => {
  const folder = await writtenSample();
  const from = (table: string) => `'${join(folder, `parquet/${table}.parquet`)}'`;
  for (const table of catalogueTables(sampleCatalogue())) {
    const [counted] = await duck(`select count(*)::int as n from ${from(table.name)}`);
    expect([table.name, counted!['n']]).toEqual([table.name, [...table.rows()].length]);
    const types = await duck(`describe select * from ${from(table.name)}`);
    const wanted = { string: 'VARCHAR', integer: 'INTEGER', number: 'DOUBLE', boolean: 'BOOLEAN' };
    expect(types.map((one) => [one['column_name'], one['column_type']])).toEqual(
      table.columns.map(({ name, type }) => [name, wanted[type]]),
    );
  }
  // as bytes: what hands texts to JavaScript drops a mark of the byte order
  const texts = await duck(
    `select hex(text) as text from ${from('responsible')} where indicator like 'h-%' order by length(indicator), indicator`,
  );
  expect(texts.map(({ text }) => Buffer.from(String(text), 'hex').toString('utf8'))).toEqual(hostileTexts);
  expect(await duck(`select "regionCode" from ${from('agencies')}`)).toEqual([{ regionCode: '35.10' }]);
  const values = await duck(`select value, low, high from ${from('targets')} where kind = 'target' order by n`);
  expect(values.slice(0, 3)).toEqual([
    { value: 92.5, low: 92.5, high: 92.5 },
    { value: 90, low: 90, high: null },
    { value: null, low: 10, high: 15 },
  ]);
});
