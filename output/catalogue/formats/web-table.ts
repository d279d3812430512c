/** What the CSV files hold, as metadata of CSV on the Web (CSVW). */
import type { ColumnHead } from '../../../pipeline/model/meaning/field.ts';
import type { Publication } from '../about/publication.ts';
import type { TidyTable } from '../tidy/tidy-table.ts';

const types: Readonly<Record<ColumnHead['type'], string>> = {
  string: 'string',
  integer: 'integer',
  number: 'double',
  boolean: 'boolean',
};

/** The text of `csv-metadata.json`, which readers look for beside the files. */
export function webTableMetadata(tables: readonly TidyTable[], about: Publication): string {
  const metadata = {
    '@context': ['http://www.w3.org/ns/csvw', { '@language': 'en' }],
    'dc:title': about.title,
    'dc:description': about.description,
    'dc:hasVersion': about.version,
    ...(about.licence.path === undefined
      ? { 'dc:rights': about.licence.title }
      : { 'dc:license': { '@id': about.licence.path } }),
    dialect: {
      delimiter: ',',
      quoteChar: '"',
      doubleQuote: true,
      header: true,
      encoding: 'utf-8',
      lineTerminators: ['\r\n'],
    },
    tables: tables.map((table) => tableOf(table, tables)),
  };
  return `${JSON.stringify(metadata, null, 2)}\n`;
}

function tableOf(
  { name, title, description, key, columns }: TidyTable,
  tables: readonly TidyTable[],
): Record<string, unknown> {
  const foreignKeys = columns.flatMap((column) => {
    const target = tables.find((one) => one.name === column.refersTo);
    // validators of CSVW take an empty cell for a reference that leads nowhere
    if (!target?.key || !column.required) return [];
    return [
      { columnReference: column.name, reference: { resource: `${target.name}.csv`, columnReference: target.key } },
    ];
  });
  return {
    url: `${name}.csv`,
    'dc:title': title,
    'dc:description': description,
    tableSchema: {
      columns: columns.map((column) => ({
        name: column.name,
        titles: column.name,
        datatype: types[column.type],
        'dc:description': column.description,
        ...(column.required || column.name === key ? { required: true } : {}),
      })),
      ...(key === null ? {} : { primaryKey: key }),
      ...(foreignKeys.length === 0 ? {} : { foreignKeys }),
    },
  };
}
