import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { catalogueTables } from '../../../../output/catalogue/tidy/all-tables.ts';
import { sampleCatalogue } from '../sample-catalogue.ts';
import { askPython, readSample, whyNoPython, writtenSample } from '../written-sample.ts';

type Resource = { name: string; path: string; bytes: number; hash: string; schema: { foreignKeys?: unknown[] } };
type Descriptor = Record<string, unknown> & { resources: Resource[] };

describe('the data package', () => {
  test('validates, with every row, type, key and reference, in the Frictionless library', async ({ skip }) => {
    const why = whyNoPython('frictionless');
    skip(why !== null, why ?? '');
    const folder = await writtenSample();
    const read = askPython(
      folder,
      `import json, frictionless
report = frictionless.validate("datapackage.json")
print(json.dumps({"valid": report.valid, "errors": report.flatten(["title", "message"])[:5], "tables": len(report.tasks)}))`,
    );
    expect(read).toEqual({ valid: true, errors: [], tables: catalogueTables(sampleCatalogue()).length });
  });

  test('says licence, sources, version and the latest day that the data names', async () => {
    const folder = await writtenSample({ licence: 'CC-BY-4.0' });
    const descriptor = JSON.parse(readSample(folder, 'datapackage.json')) as Descriptor;
    expect(descriptor).toMatchObject({
      name: 'ikat-catalogue',
      created: '2024-03-02T00:00:00Z',
      licenses: [{ name: 'CC-BY-4.0', path: 'https://spdx.org/licenses/CC-BY-4.0' }],
    });
    expect(descriptor['version']).toMatch(/^0\.1\.0\+[0-9a-f]{16}$/);
    expect(JSON.stringify(descriptor['sources'])).toContain('INDIKATOR KINERJA UTAMA TAHUN 2024 (tapin.office.pdf)');
    expect(JSON.stringify(descriptor['sources'])).toContain('ODbL');
  });

  test('gives every file its size and checksum', async () => {
    const folder = await writtenSample();
    const { resources } = JSON.parse(readSample(folder, 'datapackage.json')) as Descriptor;
    for (const { path, bytes, hash } of resources) {
      const data = readFileSync(join(folder, path));
      expect([path, bytes, hash]).toEqual([
        path,
        data.length,
        `sha256:${createHash('sha256').update(data).digest('hex')}`,
      ]);
    }
  });
});
