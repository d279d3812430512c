import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as passed } from 'node:timers/promises';
import { expect, test } from 'vitest';
import type { ObjectStore } from '../../../pipeline/origins/objects/object-store.ts';
import { ownQueueMark, readMarkThere, readQueueMark } from '../../../pipeline/queue/queue-mark.ts';

async function* streamOf(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  yield await Promise.resolve(bytes);
}

/** Results in a store that gives these bytes for everything. */
const holding = (text: string | null): { store: ObjectStore; prefix: string } => ({
  prefix: 'results',
  store: {
    read: () => Promise.resolve(text === null ? null : streamOf(Buffer.from(text))),
    writeIfAbsent: () => Promise.resolve(false),
    list: () => {
      throw new Error('not asked for');
    },
  },
});

test('results in a store name their run, or none', async () => {
  const run = '1b9d6bcd-bbfd-4b2d-9b5d-ab8dfbbd4bed';
  expect(await readMarkThere(holding(JSON.stringify({ schema: 'ikat/queue/1', run })))).toBe(run);
  expect(await readMarkThere(holding(null))).toBeNull();
});

test('a page of something that stands between is refused as a store, and no fault of the program', async () => {
  await expect(readMarkThere(holding('<html>Log in</html>'))).rejects.toMatchObject({
    refusal: { code: 'object-store', file: 'results/queue.json' },
  });
});

/** A store in memory that takes its time; `isConditional`: it keeps what came first. */
function slowStore(isConditional: boolean): { store: ObjectStore; prefix: string } {
  const kept = new Map<string, Uint8Array>();
  return {
    prefix: 'results',
    store: {
      read: async (key) => {
        await passed(1);
        const bytes = kept.get(key);
        return bytes === undefined ? null : streamOf(bytes);
      },
      writeIfAbsent: async (key, bytes) => {
        await passed(1);
        if (isConditional && kept.has(key)) return false;
        kept.set(key, bytes);
        return true;
      },
      list: () => {
        throw new Error('not asked for');
      },
    },
  };
}

test.each([true, false])(
  'runs that begin at the same moment have the name that workers will read (the store knows the condition: %s)',
  async (isConditional) => {
    const elsewhere = slowStore(isConditional);
    const folders = await Promise.all([1, 2, 3].map(() => mkdtemp(join(tmpdir(), 'ikat-test-'))));
    try {
      const runs = await Promise.all(folders.map((folder) => ownQueueMark(folder, elsewhere)));
      const read = await readMarkThere(elsewhere);
      expect(runs).toEqual([read, read, read]);
      expect(await Promise.all(folders.map(readQueueMark))).toEqual(runs);
      expect(await ownQueueMark(folders[0]!, elsewhere)).toBe(read);
    } finally {
      await Promise.all(folders.map((folder) => rm(folder, { recursive: true })));
    }
  },
);

test('a run without results elsewhere keeps the name of its folder', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'ikat-test-'));
  const run = await ownQueueMark(folder, null);
  expect([await readQueueMark(folder), await ownQueueMark(folder, null)]).toEqual([run, run]);
  await rm(folder, { recursive: true });
});
