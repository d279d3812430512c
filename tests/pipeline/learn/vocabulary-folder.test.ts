import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { loadVocabulary } from '../../../normalizers/vocabulary/files.ts';
import { lookUp } from '../../../normalizers/vocabulary/glossary.ts';
import { grownFiles, writeGrown } from '../../../pipeline/learn/vocabulary-folder.ts';

let folder = '';
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'ikat-learn-'));
});
afterEach(async () => {
  await rm(folder, { recursive: true });
});

const columns = ['kind', 'alias', 'canonical', 'form'];
const lesson = { file: 'units.csv', columns, lines: ['unit,Prsn,%,misspelling'], because: '' };
const grow = async (): Promise<string[]> => await writeGrown(folder, await grownFiles(folder, [lesson]));

test('a file that is not there is begun, and the next run knows what stands in it', async () => {
  expect(await grow()).toEqual([join(folder, 'units.csv')]);
  const { units } = await loadVocabulary(folder);
  expect(lookUp(units, 'unit', 'prsn')?.canonical).toBe('%');
});

test('a line is added at the end in the columns and with the sign of the file; nothing else of it changes, and never twice', async () => {
  const own = '# ours\nkind;alias;canonical;note\nunit;zak;zak;a sack\n';
  await writeFile(join(folder, 'units.csv'), own);
  await grow();
  const grown = await readFile(join(folder, 'units.csv'), 'utf8');
  expect(grown).toBe(`# ours\nkind;alias;canonical;note;form\nunit;zak;zak;a sack\nunit;Prsn;%;;misspelling\n`);
  expect(await grow()).toEqual([]);
  const { units } = await loadVocabulary(folder);
  expect([lookUp(units, 'unit', 'zak')?.canonical, lookUp(units, 'unit', 'prsn')?.canonical]).toEqual(['zak', '%']);
});

test('a line that the next run would refuse is not written', async () => {
  const own = 'kind,alias,canonical\nunit,Prsn,orang\n';
  await writeFile(join(folder, 'units.csv'), own);
  await expect(grow()).rejects.toThrow('two meanings');
  expect(await readFile(join(folder, 'units.csv'), 'utf8')).toBe(own);
});

test('a file whose letters cannot be read is refused, and stays as it is', async () => {
  const own = Buffer.from('kind,alias,canonical\nunit,m\xb2,m2\n', 'latin1');
  await writeFile(join(folder, 'units.csv'), own);
  await expect(grow()).rejects.toMatchObject({ refusal: { code: 'not-utf8', file: join(folder, 'units.csv') } });
  expect(await readFile(join(folder, 'units.csv'))).toEqual(own);
});

test.each(['=HYPERLINK("x")', '\u202e=1+1', '\u200b@SUM(A1)'])(
  'a line with a cell that a spreadsheet would run is not written: %s',
  async (alias) => {
    const runs = { ...lesson, lines: [`unit,"${alias.replaceAll('"', '""')}",%,misspelling`] };
    await expect(grownFiles(folder, [runs])).rejects.toMatchObject({
      refusal: { code: 'vocabulary-line', file: join(folder, 'units.csv') },
    });
  },
);
