/** The run folder described as a Frictionless Data Package (v2): what each file holds, its columns and checksums. */
import type { Dataset } from '../../pipeline/model/meaning/dataset.ts';
import { indicatorColumns } from './csv.ts';

/** A written file of the run folder: its path below it, its bytes and their checksum. */
export type PackagedFile = { path: string; bytes: number; hash: string };

const resourceProfile = 'https://datapackage.org/profiles/2.0/dataresource.json';

const string = (name: string, description: string, constraints?: Record<string, unknown>): Record<string, unknown> => ({
  name,
  type: 'string',
  description,
  ...(constraints ? { constraints } : {}),
});

/**
 * The text of datapackage.json. Documents and agencies are tables inside the file, so that the foreign keys of
 * indicators.csv have something to point at. `decisions` is the hash of what people decided, which is made into the rows. No time of creation: equal input gives equal bytes.
 */
export function dataPackage(
  dataset: Dataset,
  files: { dataset: PackagedFile; csv: PackagedFile; parts?: readonly PackagedFile[] },
  decisions: string | null = null,
): string {
  const descriptor = {
    $schema: 'https://datapackage.org/profiles/2.0/datapackage.json',
    name: 'ikat-indicators',
    title: 'Key performance indicators (Indikator Kinerja Utama) of Indonesian agencies',
    ...(decisions === null ? {} : { decisions: { hash: decisions } }),
    resources: [
      indicatorsResource(files.csv),
      {
        ...described('dataset', 'The canonical dataset with evidence and issues', files.dataset),
        type: 'json',
        format: 'json',
        mediatype: 'application/json',
      },
      ...(files.parts?.length ? [partsResource(files.parts)] : []),
      documentsResource(dataset),
      agenciesResource(dataset),
    ],
  };
  return `${JSON.stringify(descriptor, null, 2)}\n`;
}

function described(name: string, title: string, { path, bytes, hash }: PackagedFile): Record<string, unknown> {
  return { $schema: resourceProfile, name, title, path, encoding: 'utf-8', bytes, hash };
}

/** The rows of a dataset that lie in parts, a row a line; the checksum of each part stands in dataset.json. */
function partsResource(parts: readonly PackagedFile[]): Record<string, unknown> {
  return {
    $schema: resourceProfile,
    name: 'rows',
    title: 'The rows of the canonical dataset, one a line',
    path: parts.map(({ path }) => path),
    encoding: 'utf-8',
    bytes: parts.reduce((sum, { bytes }) => sum + bytes, 0),
    format: 'ndjson',
    mediatype: 'application/x-ndjson',
  };
}

function indicatorsResource(file: PackagedFile): Record<string, unknown> {
  const fields = indicatorColumns.map((c) => ({
    name: c.name,
    type: c.type,
    description: c.description,
    ...(c.name === 'id' ? { constraints: { required: true, unique: true } } : {}),
    ...(c.name === 'document' ? { constraints: { required: true } } : {}),
    ...(c.name === 'confidence' ? { constraints: { minimum: 0, maximum: 1 } } : {}),
  }));
  return {
    ...described('indicators', 'One row per indicator', file),
    type: 'table',
    format: 'csv',
    mediatype: 'text/csv',
    dialect: { delimiter: ',', lineTerminator: '\r\n', quoteChar: '"', doubleQuote: true, header: true },
    schema: {
      fields,
      primaryKey: ['id'],
      foreignKeys: [
        { fields: ['document'], reference: { resource: 'documents', fields: ['id'] } },
        { fields: ['agency'], reference: { resource: 'agencies', fields: ['id'] } },
      ],
      missingValues: [''],
    },
  };
}

function documentsResource(dataset: Dataset): Record<string, unknown> {
  return {
    $schema: resourceProfile,
    name: 'documents',
    title: 'The documents that were read',
    type: 'table',
    data: dataset.documents.map(({ otherTables: _, evidence: __, ...document }) => document),
    schema: {
      fields: [
        string('id', 'SHA-256 of the file', { required: true, unique: true }),
        string('file', 'Path below the input that was given', { required: true }),
        string('kind', 'Kind of input'),
        { name: 'pages', type: 'integer', description: 'Number of pages' },
        string('agency', 'Id of the agency'),
        string('title', 'Title as printed'),
        { name: 'year', type: 'integer', description: 'Year that the indicators are for' },
        string('signedOn', 'Date of signature'),
        string('signedAt', 'Place of signature'),
        { name: 'profile', type: 'object', description: 'Duty, functions, vision, missions and goals of the agency' },
      ],
      primaryKey: ['id'],
      foreignKeys: [{ fields: ['agency'], reference: { resource: 'agencies', fields: ['id'] } }],
    },
  };
}

function agenciesResource(dataset: Dataset): Record<string, unknown> {
  return {
    $schema: resourceProfile,
    name: 'agencies',
    title: 'The agencies that issued them',
    type: 'table',
    data: dataset.agencies,
    schema: {
      fields: [
        string('id', 'Id of the agency', { required: true, unique: true }),
        string('name', 'Name of the agency'),
        string('regionCode', 'Code of the region'),
        string('regionName', 'Name of the region'),
        string('level', 'Level of government', { enum: ['provinsi', 'kabupaten', 'kota'] }),
        string('kind', 'Kind of body: dinas, badan, rsud ...'),
        { name: 'sectors', type: 'array', description: 'Branches of government that its name tells' },
      ],
      primaryKey: ['id'],
    },
  };
}
