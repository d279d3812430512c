import { mkdir, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { openMadeFiles } from '../../../pipeline/made/made-files.ts';
import { writeReport } from '../../../pipeline/run/report-files.ts';
import { reportOf } from '../../output/report/report-parts.ts';
import { sampleDataset } from '../../output/sample-dataset.ts';

let folder = '';
const made = () => openMadeFiles(folder, join(folder, '.cache'));
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'ikat-report-'));
});
afterEach(async () => {
  await rm(folder, { recursive: true });
});

test('the report is an index and a page for each document; pages of documents that are no more go away', async () => {
  await mkdir(join(folder, 'report'));
  await writeFile(join(folder, 'report/gone.pdf-00000000.html'), '');
  await writeFile(join(folder, 'report/notes.txt'), 'mine');
  expect(await writeReport(folder, reportOf(), made())).toBeNull();
  expect(await readdir(folder)).toEqual(['report', 'report.html']);
  expect((await readdir(join(folder, 'report'))).sort()).toEqual([
    'notes.txt',
    'tapin.office.pdf-aaaaaaaa.html',
    'texts-bontang.txt-bbbbbbbb.html',
  ]);
});

test('a report that cannot be made is told, and is no crash', async () => {
  const dataset = sampleDataset();
  dataset.documents[0]!.profile = null as never;
  dataset.indicators[0]!.formula = null as never;
  expect(await writeReport(folder, reportOf({ dataset }), made())).toMatch(/null/);
  expect(await readdir(folder)).toEqual([]);
});
