import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { readYaml, root } from './read-yaml.ts';

const citation = readYaml('CITATION.cff') as Record<string, unknown>;
const { version, license } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as Record<string, unknown>;

test('the version to cite and the licence are those of the package', () => {
  expect(citation).toMatchObject({ version, license });
  expect(version).toMatch(/^\d+\.\d+\.\d+/);
});

test('the citation has what Citation File Format 1.2.0 asks for, and nothing that it does not know', () => {
  expect(citation).toMatchObject({
    'cff-version': '1.2.0',
    type: 'software',
    authors: [{ name: 'ikat contributors' }],
  });
  for (const key of ['message', 'title', 'abstract']) expect(citation[key]).toMatch(/\S/);
  const keys = ['abstract', 'authors', 'cff-version', 'keywords', 'license', 'message', 'title', 'type', 'version'];
  expect(Object.keys(citation).sort()).toEqual(keys);
});
