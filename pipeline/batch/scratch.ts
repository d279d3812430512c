/** Folders for the results of runs that keep none; those of runs that were killed go away with the next one. */
import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { cannotWrite } from '../model/file-fault.ts';
import { isAbandoned, takeLock } from './lock.ts';

const prefix = 'ikat-run-';

export type Scratch = { folder: string; remove: () => Promise<void> };

/** A folder of this process alone, in the system's folder for such. Throws `output-not-writable` or `disk-full`. */
export async function makeScratch(): Promise<Scratch> {
  const place = tmpdir();
  await removeAbandoned(place);
  try {
    const folder = await mkdtemp(join(place, prefix));
    const lock = await takeLock(folder, { wait: 0, onWait: () => undefined, signal: new AbortController().signal });
    const remove = async (): Promise<void> => {
      await lock.release();
      // a process that was killed this moment may still be writing
      await rm(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 20 });
    };
    return { folder, remove };
  } catch (error) {
    throw cannotWrite(error, place);
  }
}

/** A folder without a sign of who made it may be younger than its sign, and stays. */
async function removeAbandoned(place: string): Promise<void> {
  const names = await readdir(place).catch(() => []);
  for (const name of names.filter((one) => one.startsWith(prefix))) {
    const folder = join(place, name);
    // what belongs to another user cannot be removed, and is no matter of ours
    if (await isAbandoned(folder)) await rm(folder, { recursive: true, force: true }).catch(() => undefined);
  }
}
