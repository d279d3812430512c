import { expect, test } from 'vitest';
import type { ObjectStore } from '../../../pipeline/origins/objects/object-store.ts';
import { readMarkThere } from '../../../pipeline/queue/queue-mark.ts';

/** Results in a store that gives these bytes for everything. */
const holding = (text: string | null): { store: ObjectStore; prefix: string } => ({
  prefix: 'results',
  store: {
    read: () =>
      Promise.resolve(
        text === null
          ? null
          : (async function* () {
              yield await Promise.resolve(Buffer.from(text));
            })(),
      ),
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
