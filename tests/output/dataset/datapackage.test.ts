import { createHash } from 'node:crypto';
import { expect, it } from 'vitest';
import { indicatorsCsv } from '../../../output/dataset/csv.ts';
import { dataPackage } from '../../../output/dataset/datapackage.ts';
import { canonicalJson } from '../../../output/dataset/dataset.ts';
import { measured } from '../../../pipeline/dataset/measured.ts';
import { sampleDataset } from '../sample-dataset.ts';

type Resource = {
  name: string;
  path?: string;
  bytes?: number;
  hash?: string;
  data?: Record<string, unknown>[];
  schema?: {
    fields: { name: string; type: string }[];
    foreignKeys?: { fields: string[]; reference: { resource: string; fields: string[] } }[];
  };
};

const dataset = sampleDataset();
const csvText = indicatorsCsv(dataset);
const files = {
  dataset: { path: 'dataset.json', ...measured([canonicalJson(dataset)]) },
  csv: { path: 'indicators.csv', ...measured([csvText]) },
};
const { resources } = JSON.parse(dataPackage(dataset, files)) as { resources: Resource[] };

it('gives bytes and SHA-256 of each file', () => {
  const csv = resources.find((r) => r.path === 'indicators.csv');
  expect(csv?.bytes).toBe(Buffer.byteLength(csvText));
  expect(csv?.hash).toBe(`sha256:${createHash('sha256').update(csvText).digest('hex')}`);
});

it('describes the columns of the CSV in their order', () => {
  const header = csvText.split('\r\n')[0]?.split(',');
  expect(resources[0]?.schema?.fields.map((f) => f.name)).toEqual(header);
});

it('points every foreign key at a field that is there and holds the value', () => {
  for (const resource of resources)
    for (const key of resource.schema?.foreignKeys ?? []) {
      const there = resources.find((r) => r.name === key.reference.resource);
      expect(there?.schema?.fields.map((f) => f.name)).toContain(key.reference.fields[0]);
    }
  expect(resources.find((r) => r.name === 'documents')?.data?.map((d) => d['id'])).toEqual(
    dataset.documents.map((d) => d.id),
  );
});
