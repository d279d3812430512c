import { expect, test } from 'vitest';
import { catalogueTables } from '../../../../output/catalogue/tidy/all-tables.ts';
import { sampleCatalogue } from '../sample-catalogue.ts';
import { askPython, readSample, whyNoPython, writtenSample } from '../written-sample.ts';

test('the metadata of CSV on the Web say of every column what the tables say', async () => {
  const folder = await writtenSample();
  const read = JSON.parse(readSample(folder, 'csv/csv-metadata.json')) as {
    tables: { url: string; tableSchema: { columns: { name: string; datatype: string }[] } }[];
  };
  const types = { string: 'string', integer: 'integer', number: 'double', boolean: 'boolean' };
  expect(
    read.tables.map(({ url, tableSchema }) => [url, tableSchema.columns.map(({ name, datatype }) => [name, datatype])]),
  ).toEqual(
    catalogueTables(sampleCatalogue()).map(({ name, columns }) => [
      `${name}.csv`,
      columns.map((one) => [one.name, types[one.type]]),
    ]),
  );
});

test('CSV on the Web is read by a library for it: types, keys and references hold', async ({ skip }) => {
  const why = whyNoPython('csvw');
  skip(why !== null, why ?? '');
  const folder = await writtenSample();
  const read = askPython(
    folder,
    `import json, warnings
warnings.simplefilter("ignore")
from csvw import CSVW, TableGroup
group = TableGroup.from_file("csv/csv-metadata.json")
group.check_referential_integrity()
rows = {t.local_name: list(t) for t in group.tables}
print(json.dumps({"valid": CSVW("csv/csv-metadata.json", validate=True).is_valid,
  "region": rows["agencies.csv"][0]["regionCode"], "value": rows["targets.csv"][0]["value"], "year": rows["targets.csv"][0]["year"]}))`,
  );
  expect(read).toEqual({ valid: true, region: '35.10', value: 92.5, year: 2024 });
});
