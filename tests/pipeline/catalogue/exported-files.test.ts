import { existsSync, mkdirSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { writeCatalogue } from '../../../pipeline/catalogue/exported-files.ts';
import type { Catalogue } from '../../../pipeline/model/meaning/catalogue-shape.ts';
import { sampleCatalogue } from '../../output/catalogue/sample-catalogue.ts';

const folder = mkdtempSync(join(tmpdir(), 'ikat-pictures-'));
mkdirSync(join(folder, 'run/pages'), { recursive: true });
writeFileSync(join(folder, 'run/pages/a-1.png'), 'a picture');
writeFileSync(join(folder, 'secret'), 'not of the run');

const catalogueOf = (picture: string): Catalogue => {
  const catalogue = sampleCatalogue();
  return {
    ...catalogue,
    folders: new Map([['one', join(folder, 'run')]]),
    pages: catalogue.pages.map((page) => ({ ...page, picture })),
  };
};

test('page pictures are copied beside the page with their checksum, unless they are to stay away', async () => {
  const out = join(folder, 'out');
  const { files } = await writeCatalogue(catalogueOf('pages/a-1.png'), out);
  expect(readFileSync(join(out, 'pages/a-1.png'), 'utf8')).toBe('a picture');
  expect(files.find(({ path }) => path === 'pages/a-1.png')?.bytes).toBe(9);
  await writeCatalogue(catalogueOf('pages/a-1.png'), out, { pictures: false });
  expect(existsSync(join(out, 'pages/a-1.png'))).toBe(false);
});

test('a picture that a run has lost is left out, and no path leads out of the run', async () => {
  for (const picture of ['pages/lost.png', '../secret']) {
    const { files } = await writeCatalogue(catalogueOf(picture), join(folder, 'other'));
    expect(files.filter(({ mediaType }) => mediaType === 'image/png')).toEqual([]);
  }
  expect(existsSync(join(folder, 'secret'))).toBe(true);
});
