import { mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
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
  const found = await listInputs([folder], { vocabulary: join(folder, 'out') });
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

test.each([['no/such.pdf'], ['no/*.tiff'], ['']])('nothing is listed when %j leads nowhere', async (input) => {
  await expect(listInputs([folder, input])).rejects.toMatchObject({ refusal: { code: 'not-found', file: input } });
});

test('a folder without a single document is refused, and what was left out is named', async () => {
  await mkdir(join(folder, 'notes'));
  await writeFile(join(folder, 'notes/letter.docx'), 'x');
  await expect(listInputs([join(folder, 'notes')])).rejects.toMatchObject({
    refusal: { code: 'no-documents', reason: expect.stringContaining('letter.docx') as string },
  });
});

test('links are followed, but not in circles, and one that leads nowhere is refused by its name', async () => {
  await symlink(folder, join(folder, 'sub/circle'));
  await symlink(join(folder, 'b.pdf'), join(folder, 'sub/linked.pdf'));
  await symlink(join(folder, 'gone.pdf'), join(folder, 'sub/dead.pdf'));
  const found = await listInputs([folder], { vocabulary: join(folder, 'out') });
  expect(files(found)).toEqual(['a.PDF', 'b.pdf', 'sub/c.txt', 'sub/linked.pdf']);
  expect(found.refusals).toMatchObject([{ code: 'not-found', file: 'sub/dead.pdf' }]);
});

describe('run folders', () => {
  const asRun = (at: string): Promise<void> =>
    writeFile(join(folder, at, 'run.json'), '{\n  "schema": "ikat/run/1"\n}');

  test('an earlier one below the input is left out and named, whether the input is a folder or a glob', async () => {
    await asRun('out');
    for (const input of [folder, `${folder}/**/*.{pdf,PDF,txt,csv}`]) {
      const found = await listInputs([input]);
      expect(files(found)).toEqual(['a.PDF', 'b.pdf', 'sub/c.txt']);
      expect(found.skipped).toContainEqual({ file: 'out', because: 'a run folder of ikat' });
    }
  });

  test('the one of this run is left out without a word, wherever it lies', async () => {
    await asRun('out');
    expect((await listInputs([folder], { run: join(folder, 'out') })).skipped).not.toContainEqual(
      expect.objectContaining({ file: 'out' }),
    );
    await writeFile(join(folder, 'indicators.csv'), 'x');
    await asRun('.');
    expect(files(await listInputs([folder], { run: folder }))).not.toContain('indicators.csv');
  });

  test('one given as the input is refused: its tables are not documents', async () => {
    await asRun('out');
    await expect(listInputs([join(folder, 'out')])).rejects.toMatchObject({ refusal: { code: 'input-is-run' } });
  });
});

test('a name in the letters of another system is refused by name: no path leads to it', async () => {
  await writeFile(Buffer.concat([Buffer.from(`${folder}/sub/`), Buffer.from([0xff]), Buffer.from('.pdf')]), 'x');
  const { documents, refusals } = await listInputs([join(folder, 'sub')]);
  expect(documents.map(({ file }) => file)).toEqual(['c.txt']);
  expect(refusals).toMatchObject([{ code: 'garbled-name', file: '\ufffd.pdf' }]);
});

test.each([['out/indicators.csv'], ['out/pages'], ['out/pages/p.png']])(
  'what a run wrote is no document: %s',
  async (input) => {
    await mkdir(join(folder, 'out/pages'));
    await writeFile(join(folder, 'out/pages/p.png'), 'x');
    await writeFile(join(folder, 'out/mine.pdf'), 'x');
    await writeFile(join(folder, 'out/run.json'), '{"schema":"ikat/run/1"}');
    await expect(listInputs([join(folder, input)])).rejects.toMatchObject({ refusal: { code: 'input-is-run' } });
    expect(files(await listInputs([join(folder, 'out/mine.pdf')]))).toEqual(['mine.pdf']);
  },
);
