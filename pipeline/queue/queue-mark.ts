/** The name of a run in its queue, as its folder tells it: who does not see the folder cannot work for it. */
import { randomUUID } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { writeFileAtomic } from '../../output/write.ts';
import { PipelineError } from '../model/errors.ts';
import { allBytes, keyBelow, type StoredResults } from '../origins/objects/object-store.ts';
import { storeName } from '../run/kept-pages.ts';

const QueueMark = z.strictObject({ schema: z.literal('ikat/queue/1'), run: z.uuid() });

/** The name of the mark: below the results of a folder, and below the prefix of those in an object store. */
const markName = 'queue.json';

const markPath = (folder: string): string => join(folder, storeName, markName);

/** The name of the run; null for a folder whose documents were never put into a queue. */
export async function readQueueMark(folder: string): Promise<string | null> {
  try {
    return QueueMark.parse(JSON.parse(await readFile(markPath(folder), 'utf8'))).run;
  } catch {
    return null;
  }
}

/** The same, as results in an object store tell it: for workers that see no folder. Throws `object-store` for a mark that is none. */
export async function readMarkThere({ store, prefix }: StoredResults): Promise<string | null> {
  const key = keyBelow(prefix, markName);
  const stream = await store.read(key);
  if (stream === null) return null;
  const text = Buffer.from(await allBytes(stream)).toString('utf8');
  try {
    return QueueMark.parse(JSON.parse(text)).run;
  } catch {
    const reason = `What lies there is no mark of a queue: ${JSON.stringify(text.slice(0, 60))}`;
    throw new PipelineError('object-store', reason, { file: key });
  }
}

/** The same, given to a folder that has none, and to its results elsewhere; where these have one, to the folder. */
export async function ownQueueMark(folder: string, elsewhere: StoredResults | null): Promise<string> {
  const own = await readQueueMark(folder);
  const run = (elsewhere && (await readMarkThere(elsewhere))) ?? own ?? randomUUID();
  const text = `${JSON.stringify({ schema: 'ikat/queue/1', run })}\n`;
  if (run !== own) await writeFileAtomic(markPath(folder), text);
  if (elsewhere !== null) await elsewhere.store.writeIfAbsent(keyBelow(elsewhere.prefix, markName), Buffer.from(text));
  return run;
}

/** The name of the queue of a run. */
export function queueOf(run: string): string {
  return `ikat-${run}`;
}
