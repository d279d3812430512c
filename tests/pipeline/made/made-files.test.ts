import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { madeFrom, openMadeFiles } from '../../../pipeline/made/made-files.ts';

let folder = '';
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'ikat-test-'));
  const made = openMadeFiles(folder, folder);
  await made.write('page.html', madeFrom('row', 1), 'text');
  await made.keep();
});
afterEach(async () => {
  await rm(folder, { recursive: true, force: true });
});

test('a file that lies there as it was made from the same is known in the next run', () => {
  expect(openMadeFiles(folder, folder).has('page.html', madeFrom('row', 1))).toBe(true);
});

test('a file is not known that would be made from something else, that was changed, or that is gone', async () => {
  const made = openMadeFiles(folder, folder);
  expect(made.has('page.html', madeFrom('row', 2))).toBe(false);
  await writeFile(join(folder, 'page.html'), 'mine');
  expect(made.has('page.html', madeFrom('row', 1))).toBe(false);
  await rm(join(folder, 'page.html'));
  expect(made.has('page.html', madeFrom('row', 1))).toBe(false);
});

test('a file that a run neither asked for nor wrote is forgotten', async () => {
  await openMadeFiles(folder, folder).keep();
  expect(openMadeFiles(folder, folder).has('page.html', madeFrom('row', 1))).toBe(false);
});

test('a damaged note costs work and nothing else; so does asking for all anew', async () => {
  expect(openMadeFiles(folder, folder, true).has('page.html', madeFrom('row', 1))).toBe(false);
  const note = await readFile(join(folder, 'made.json'), 'utf8');
  await writeFile(join(folder, 'made.json'), note.slice(0, -4));
  expect(openMadeFiles(folder, folder).has('page.html', madeFrom('row', 1))).toBe(false);
});
