/*
 * The built program, in copies of which one file is changed at a time: what is made again, and what is taken from before.
 */
import { appendFile, cp, mkdir, mkdtemp, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Dataset } from '../../pipeline/model/meaning/dataset.ts';
import type { RunRecord } from '../../pipeline/run/run-record.ts';
import { root, run, type Ended } from './command.ts';

const scan = join(root, 'fixtures/images/kesehatan.fax.tif');
let folder = '';
let letters = 0;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'ikat-test-'));
  for (const name of ['normalizers', 'extractors/ocr']) await mkdir(join(folder, 'program', name), { recursive: true });
  for (const name of ['package.json', 'node_modules', 'normalizers/vocabulary', 'extractors/ocr/trained'])
    await symlink(join(root, name), join(folder, 'program', name));
  await cp(join(root, 'dist'), join(folder, 'dist'), { recursive: true });
  await changed(() => Promise.resolve());
  expect((await extract('first')).code).toBe(0);
  ({ read: letters } = (await pageOf('first')).letters!);
});
afterAll(async () => {
  await rm(folder, { recursive: true, force: true });
});

/** A fresh copy of the program with this change in it. */
async function changed(change: (dist: string) => Promise<void>): Promise<void> {
  const dist = join(folder, 'program/dist');
  await rm(dist, { recursive: true, force: true });
  await cp(join(folder, 'dist'), dist, { recursive: true });
  await change(dist);
}

async function extract(out: string, ...more: string[]): Promise<Ended> {
  const main = join(folder, 'program/dist/pipeline/main.js');
  return await run(process.execPath, [main, 'extract', scan, '--out', join(folder, out), '--workers', '1', ...more]);
}

/** A run of the changed program into a copy of the first run folder. */
async function again(name: string, change: (dist: string) => Promise<void>, ...more: string[]): Promise<string> {
  await changed(change);
  await cp(join(folder, 'first'), join(folder, name), { recursive: true });
  const { code, err } = await extract(name, ...more);
  expect([0, 2], err).toContain(code);
  return name;
}

const json = async (out: string, file: string): Promise<unknown> =>
  JSON.parse(await readFile(join(folder, out, file), 'utf8'));
const recordOf = async (out: string): Promise<RunRecord> => (await json(out, 'run.json')) as RunRecord;
const rowsOf = async (out: string): Promise<number> => ((await json(out, 'dataset.json')) as Dataset).indicators.length;
const pageOf = async (out: string): Promise<RunRecord['documents'][number]['pages'][number]> =>
  (await recordOf(out)).documents[0]!.pages[0]!;
const madeBy = async (out: string): Promise<unknown> =>
  ((await json(out, (await recordOf(out)).documents[0]!.share!)) as { madeBy: unknown }).madeBy;

const comment = (file: string) => (dist: string) => appendFile(join(dist, file), '\n// changed\n');
const replaced = (file: string, from: string, to: string) => async (dist: string) => {
  const text = await readFile(join(dist, file), 'utf8');
  expect(text).toContain(from);
  await writeFile(join(dist, file), text.replace(from, to));
};

describe('a change of code', () => {
  test('of the flow makes the meaning anew from kept pages: no old result is taken for a new one', async () => {
    const wanted = replaced('pipeline/stages/stages.js', '!isTaken(table, choice)', 'true');
    const out = await again('flow', wanted);
    expect((await pageOf(out)).cached).toBe(true);
    expect([await rowsOf('first'), await rowsOf(out)]).toEqual([4, 0]);
  });

  test.each([
    ['of the joining of tables', 'extractors/tables/join.js'],
    ['of a sentence that a check says', 'pipeline/model/issue.js'],
    ['of the meaning of rows', 'normalizers/rows/rows.js'],
    ['of the readers of text exports', 'extractors/exports/read.js'],
  ])('%s reads no page again', async (_, file) => {
    const out = await again(file.replaceAll('/', '-'), comment(file));
    const { cached, letters: counted } = await pageOf(out);
    // issues of pages are made while they are read, so a page may be laid out again; its letters never are
    expect([cached || counted?.read === 0, (await madeBy(out)) === (await madeBy('first'))]).toEqual([true, false]);
    expect(await readFile(join(folder, out, 'dataset.json'), 'utf8')).toBe(
      await readFile(join(folder, 'first/dataset.json'), 'utf8'),
    );
  });

  test.each([
    ['of the report', 'output/report/report.js'],
    ['of a command', 'pipeline/commands/eval.js'],
    ['of the record of a run', 'pipeline/run/run-record.js'],
  ])('%s makes nothing again', async (_, file) => {
    const out = await again(file.replaceAll('/', '-'), comment(file));
    expect([(await pageOf(out)).cached, await madeBy(out)]).toEqual([true, await madeBy('first')]);
  });

  test('of the layout lays the page out again, and recognises no letter', async () => {
    const out = await again('layout', comment('extractors/layout/ruled/grids.js'));
    expect(await pageOf(out)).toMatchObject({ cached: false, letters: { kept: letters, read: 0 } });
  });

  test('of the engine recognises every letter again', async () => {
    const out = await again('engine', comment('extractors/ocr/tesseract.js'));
    expect(await pageOf(out)).toMatchObject({ cached: false, letters: { kept: 0, read: letters } });
  });
});

describe('a change of vocabulary', () => {
  const withLine = async (file: string, lines: string): Promise<string> => {
    const own = join(folder, `own-${file}`);
    await mkdir(own);
    await writeFile(join(own, file), lines);
    return own;
  };

  test('of a term makes the meaning anew and no page', async () => {
    const own = await withLine(
      'sources.csv',
      'kind,alias,canonical\nregister,Laporan Puskesmas Baru,laporan-puskesmas-baru\n',
    );
    const out = await again('term', () => Promise.resolve(), '--vocabulary', own);
    expect([(await pageOf(out)).cached, (await madeBy(out)) === (await madeBy('first'))]).toEqual([true, false]);
  });

  test('of a heading lays pages out again, and recognises no letter', async () => {
    const own = await withLine('headings.csv', 'role,heading\nindicator,Tolok Ukur Andalan\n');
    const out = await again('heading', () => Promise.resolve(), '--vocabulary', own);
    expect(await pageOf(out)).toMatchObject({ cached: false, letters: { kept: letters, read: 0 } });
  });
});

test('an earlier document is laid out again from kept letters, where it lay before', async () => {
  await changed(comment('extractors/layout/ruled/grids.js'));
  await cp(join(folder, 'first'), join(folder, 'moved-on'), { recursive: true });
  const main = join(folder, 'program/dist/pipeline/main.js');
  const text = join(root, 'fixtures/text/tapin.txt');
  const { code } = await run(process.execPath, [
    main,
    'extract',
    text,
    '--out',
    join(folder, 'moved-on'),
    '--workers',
    '1',
  ]);
  expect(code).toBe(0);
  const document = (await recordOf('moved-on')).documents.find(({ earlier }) => earlier)!;
  expect(document.pages[0]).toMatchObject({ cached: false, letters: { kept: letters, read: 0 } });
});
