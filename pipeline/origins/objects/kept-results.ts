/** Results of work in an object store, under the keys that they have in every store: what one machine made no other makes again. */
import { readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { writeFileAtomic } from '../../../output/write.ts';
import type { ResultsElsewhere } from '../../batch/results.ts';
import { resultFiles } from '../../batch/store.ts';
import { allBytes, keyBelow, type StoredResults } from './object-store.ts';

/**
 * The results below `prefix` of an object store. A picture comes before the result that it belongs to, both ways, as on a disk. Whether
 * what came is whole is seen when it is read: a damaged one is made again.
 */
export function keptResults({ store, prefix }: StoredResults): ResultsElsewhere {
  const keyOf = (name: string): string => keyBelow(prefix, name);
  return {
    pull: async (folder, keys) => {
      for (const key of keys) {
        const { result, picture } = resultFiles(key);
        if (await isThere(join(folder, result))) continue;
        const stream = await store.read(keyOf(result));
        if (stream === null) continue;
        const text = Buffer.from(await allBytes(stream));
        const drawn = hasPicture(text) ? await store.read(keyOf(picture)) : null;
        if (drawn !== null) await writeFileAtomic(join(folder, picture), await allBytes(drawn));
        await writeFileAtomic(join(folder, result), text);
      }
    },
    push: async (folder, keys) => {
      for (const key of keys) {
        const { result, picture } = resultFiles(key);
        const text = await readFile(join(folder, result)).catch(() => null);
        if (text === null) continue;
        if (hasPicture(text)) await store.writeIfAbsent(keyOf(picture), await readFile(join(folder, picture)));
        await store.writeIfAbsent(keyOf(result), text);
      }
    },
  };
}

async function isThere(path: string): Promise<boolean> {
  return (await stat(path).catch(() => null)) !== null;
}

/** Whether the first line of a result names a picture. */
function hasPicture(text: Buffer): boolean {
  return text.subarray(0, text.indexOf('\n')).includes('"picture"');
}
