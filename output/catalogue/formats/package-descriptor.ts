/** The CSV files of a catalogue as a Frictionless Data Package (v2): columns, keys, checksums, licence, sources, version. */
import type { DatasetDocument } from '../../../pipeline/model/meaning/dataset.ts';
import type { WrittenFile } from '../about/exported-file.ts';
import type { Publication } from '../about/publication.ts';
import type { TidyTable } from '../tidy/tidy-table.ts';

const profile = 'https://datapackage.org/profiles/2.0';

/** The text of datapackage.json; `fileOf` gives the CSV file that holds a table. */
export function packageDescriptor(
  tables: readonly TidyTable[],
  fileOf: (table: TidyTable) => WrittenFile,
  about: Publication,
): string {
  const descriptor = {
    $schema: `${profile}/datapackage.json`,
    name: about.name,
    id: about.id,
    title: about.title,
    description: about.description,
    version: about.version,
    ...(about.created === null ? {} : { created: `${about.created}T00:00:00Z` }),
    keywords: about.keywords,
    licenses: [about.licence],
    sources: [...about.documents.map(sourceOf), ...about.sources],
    contributors: [{ title: 'ikat contributors', roles: ['creator of the software'] }],
    resources: tables.map((table) => resourceOf(table, fileOf(table), tables)),
  };
  return `${JSON.stringify(descriptor, null, 2)}\n`;
}

/** Nobody knows where on the web a document lies: its file and hash say which it is. */
function sourceOf({ id, file, title, year }: DatasetDocument): { title: string; version: string } {
  const named =
    title === null ? file : `${title}${year === null || title.includes(String(year)) ? '' : `, ${year}`} (${file})`;
  return { title: named, version: id };
}

function resourceOf(table: TidyTable, file: WrittenFile, tables: readonly TidyTable[]): Record<string, unknown> {
  const foreignKeys = table.columns.flatMap(({ name, refersTo }) => {
    const target = tables.find((one) => one.name === refersTo);
    if (!target?.key) return [];
    return [
      { fields: [name], reference: { resource: target.name === table.name ? '' : target.name, fields: [target.key] } },
    ];
  });
  return {
    $schema: `${profile}/dataresource.json`,
    name: table.name,
    title: table.title,
    description: table.description,
    path: file.path,
    type: 'table',
    format: 'csv',
    mediatype: 'text/csv',
    encoding: 'utf-8',
    bytes: file.bytes,
    hash: file.hash,
    dialect: { delimiter: ',', lineTerminator: '\r\n', quoteChar: '"', doubleQuote: true, header: true },
    schema: {
      $schema: `${profile}/tableschema.json`,
      fields: table.columns.map(({ name, type, description, required }) => ({
        name,
        type,
        description,
        ...(name === table.key
          ? { constraints: { required: true, unique: true } }
          : required
            ? { constraints: { required } }
            : {}),
      })),
      ...(table.key === null ? {} : { primaryKey: [table.key] }),
      ...(foreignKeys.length === 0 ? {} : { foreignKeys }),
      missingValues: [''],
    },
  };
}
