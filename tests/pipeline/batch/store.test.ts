import { mkdir, mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { z } from 'zod';
import {
  hasSoundPicture,
  placePicture,
  readPicture,
  readResult,
  resultKey,
  sweepFolder,
  writeResult,
} from '../../../pipeline/batch/store.ts';

let store = '';
beforeEach(async () => {
  store = await mkdtemp(join(tmpdir(), 'ikat-test-'));
});
afterEach(async () => {
  await rm(store, { recursive: true, force: true });
});

const shape = z.object({ pages: z.number() });
const key = resultKey({ stage: 'open', document: 'sha256:1', code: 'c' });

test('a key depends on every part and not on the order in which the parts are given', () => {
  expect(resultKey({ code: 'c', document: 'sha256:1', stage: 'open' })).toBe(key);
  expect(resultKey({ code: 'd', document: 'sha256:1', stage: 'open' })).not.toBe(key);
  expect(key).toMatch(/^[0-9a-f]{64}$/);
});

test('a result comes back as it was kept', async () => {
  await writeResult(store, key, { pages: 3 });
  expect(await readResult(store, key, shape)).toEqual({ pages: 3 });
});

test('a result that is absent, cut off, altered or of another shape is no result', async () => {
  expect(await readResult(store, key, shape)).toBeNull();
  await writeResult(store, key, { pages: 3 });
  expect(await readResult(store, key, z.object({ rows: z.number() }))).toBeNull();
  const path = join(store, key.slice(0, 2), `${key}.json`);
  await writeFile(path, `${JSON.stringify({ schema: 'ikat/result/2', key, sha256: 'sha256:0' })}\n{"pages":4}\n`);
  expect(await readResult(store, key, shape)).toBeNull();
  await writeFile(path, '{"schema":"ikat/res');
  expect(await readResult(store, key, shape)).toBeNull();
});

test('a picture comes back as it was kept, and not at all when it was altered', async () => {
  const picture = Buffer.from('a picture');
  await writeResult(store, key, { pages: 1 }, picture);
  expect(await readPicture(store, key)).toEqual(picture);
  expect(await hasSoundPicture(store, key)).toBe(true);
  await writeFile(join(store, key.slice(0, 2), `${key}.png`), 'another');
  expect(await readPicture(store, key)).toBeNull();
  expect(await hasSoundPicture(store, key)).toBe(false);
});

test('a kept result is two lines of JSON, none inside a text of another', async () => {
  await writeResult(store, key, { pages: 3 });
  const text = await readFile(join(store, key.slice(0, 2), `${key}.json`), 'utf8');
  expect(text.split('\n').slice(1)).toEqual(['{"pages":3}', '']);
});

test('a picture that is placed elsewhere is a copy: it stays while it looks the same, and damage to one is none to the other', async () => {
  await writeResult(store, key, { pages: 1 }, Buffer.from('a picture'));
  const kept = join(store, key.slice(0, 2), `${key}.png`);
  const path = join(store, 'placed.png');
  expect(await placePicture(store, key, path)).toBe(true);
  const first = await stat(path);
  expect(first.ino).not.toBe((await stat(kept)).ino);
  expect(await placePicture(store, key, path)).toBe(true);
  expect((await stat(path)).ino).toBe(first.ino);
  await writeFile(path, 'no picture');
  expect(await placePicture(store, key, path)).toBe(true);
  expect(await readFile(path, 'utf8')).toBe('a picture');
  await writeFile(kept, 'xxxxxxxxx');
  expect(await placePicture(store, key, path)).toBe(false);
  expect(await readFile(path, 'utf8')).toBe('a picture');
});

test('sweeping removes half-written files of ours and nothing else', async () => {
  await mkdir(join(store, 'deep'));
  for (const name of ['.dataset.json.4711.part', 'download.part', 'dataset.json', 'deep/.x.json.1.part']) {
    await writeFile(join(store, name), '');
  }
  await sweepFolder(store);
  expect((await readdir(store, { recursive: true })).sort()).toEqual([
    'dataset.json',
    'deep',
    'deep/.x.json.1.part',
    'download.part',
  ]);
});
