import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { listInputs } from '../../../pipeline/batch/inputs.ts';

let folder = '';
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'ikat-test-'));
  for (const name of [
    'b.pdf',
    'a.PDF',
    'sub/c.txt',
    'sub/notes.docx',
    'README.md',
    'out/indicators.csv',
    '.hidden/x.pdf',
  ]) {
    await mkdir(dirname(join(folder, name)), { recursive: true });
    await writeFile(join(folder, name), 'x');
  }
});
afterEach(async () => {
  await rm(folder, { recursive: true, force: true });
});

const files = (found: { documents: { file: string }[] }): string[] => found.documents.map(({ file }) => file);

test('a folder gives the documents below it, sorted, named from the folder on, and lists what it leaves out', async () => {
  const found = await listInputs([folder], [join(folder, 'out')]);
  expect(files(found)).toEqual(['a.PDF', 'b.pdf', 'sub/c.txt']);
  expect(found.skipped).toEqual([
    { file: 'README.md', because: 'tells about the folder' },
    { file: 'sub/notes.docx', because: 'not a document that ikat reads (.docx)' },
  ]);
  expect(found.refusals).toEqual([]);
});

test('a file named on its own is taken whatever it is called', async () => {
  const found = await listInputs([join(folder, 'sub/notes.docx')]);
  expect(files(found)).toEqual(['notes.docx']);
});

test('a glob gives names from its fixed part on', async () => {
  expect(files(await listInputs([`${folder}/**/*.{pdf,txt}`]))).toEqual(['b.pdf', 'sub/c.txt']);
});

test('a document reached by two inputs is listed once', async () => {
  expect(files(await listInputs([join(folder, 'b.pdf'), folder]))).toEqual([
    'b.pdf',
    'a.PDF',
    'out/indicators.csv',
    'sub/c.txt',
  ]);
});

test('a path or pattern that leads nowhere is refused by its name', async () => {
  const found = await listInputs(['no/such.pdf', `${folder}/*.tiff`]);
  expect(found.refusals.map(({ code, file }) => [code, file])).toEqual([
    ['not-found', 'no/such.pdf'],
    ['not-found', `${folder}/*.tiff`],
  ]);
});
