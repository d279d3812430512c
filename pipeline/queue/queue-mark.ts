/** The name of a run in its queue, as its folder tells it: who does not see the folder cannot work for it. */
import { randomUUID } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { writeFileAtomic } from '../../output/write.ts';
import { storeName } from '../run/kept-pages.ts';

const QueueMark = z.strictObject({ schema: z.literal('ikat/queue/1'), run: z.uuid() });

const markPath = (folder: string): string => join(folder, storeName, 'queue.json');

/** The name of the run; null for a folder whose documents were never put into a queue. */
export async function readQueueMark(folder: string): Promise<string | null> {
  try {
    return QueueMark.parse(JSON.parse(await readFile(markPath(folder), 'utf8'))).run;
  } catch {
    return null;
  }
}

/** The same, given to a folder that has none. */
export async function ownQueueMark(folder: string): Promise<string> {
  const there = await readQueueMark(folder);
  if (there !== null) return there;
  const run = randomUUID();
  await writeFileAtomic(markPath(folder), `${JSON.stringify({ schema: 'ikat/queue/1', run })}\n`);
  return run;
}

/** The name of the queue of a run. */
export function queueOf(run: string): string {
  return `ikat-${run}`;
}
