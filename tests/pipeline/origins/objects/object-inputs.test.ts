import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { identifier } from '../../../../pipeline/batch/stamps.ts';
import { listObjects } from '../../../../pipeline/origins/objects/object-inputs.ts';
import type { ObjectStore } from '../../../../pipeline/origins/objects/object-store.ts';

let spool = '';
beforeEach(async () => {
  spool = await mkdtemp(join(tmpdir(), 'ikat-test-'));
});
afterEach(async () => {
  await rm(spool, { recursive: true, force: true });
});

async function* streamOf(text: string): AsyncGenerator<Uint8Array> {
  yield await Promise.resolve(Buffer.from(text));
}

/** A store with these texts, and the keys that were read from it, in turn. */
function storeOf(texts: Record<string, string>): { store: ObjectStore; read: string[] } {
  const read: string[] = [];
  const store: ObjectStore = {
    read: (key) => {
      read.push(key);
      return Promise.resolve(texts[key] === undefined ? null : streamOf(texts[key]));
    },
    writeIfAbsent: () => Promise.resolve(false),
    list: async function* () {
      for (const [key, text] of Object.entries(texts)) {
        yield await Promise.resolve({ key, size: text.length, stamp: text });
      }
    },
  };
  return { store, read };
}

test('an object that is read next comes once, for its hash and its pages', async () => {
  const { store, read } = storeOf({ 'in/a.txt': 'one' });
  const { documents } = await listObjects('s3://papers/in', spool, () => Promise.resolve(store));
  const { identify } = identifier(new Map());
  const [{ from } = { from: undefined }] = documents;
  const id = await identify(documents[0]!, true);
  await from!.bring();
  expect([read, await readFile(from!.at, 'utf8')]).toEqual([['in/a.txt'], 'one']);
  await from!.letGo();
  expect(await readdir(spool)).toEqual([]);
  expect(await identify(documents[0]!)).toBe(id);
});

test('an object of which the hash alone is wanted leaves nothing on the disk', async () => {
  const { store, read } = storeOf({ 'in/a.txt': 'one', 'in/b.txt': 'two' });
  const { documents } = await listObjects('s3://papers/in', spool, () => Promise.resolve(store));
  await Promise.all(documents.map((document) => identifier(new Map()).identify(document)));
  expect([read.sort(), await readdir(spool)]).toEqual([['in/a.txt', 'in/b.txt'], []]);
});

test('an object that is empty or gone is refused whichever way it is read', async () => {
  const { store } = storeOf({ 'in/a.txt': '' });
  const { documents } = await listObjects('s3://papers/in', spool, () => Promise.resolve(store));
  for (const keeping of [true, false]) {
    await expect(documents[0]!.from!.id(keeping)).rejects.toMatchObject({ refusal: { code: 'empty-file' } });
  }
});
