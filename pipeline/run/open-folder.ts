/** The run folder: which folders a run may be written to, and that only one run does so at a time. */
import { mkdir, readdir, rm, stat, writeFile } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { writeFileAtomic } from '../../output/write.ts';
import { isRunFolder, runEntries } from '../batch/run-mark.ts';
import { sweepFolder } from '../batch/store.ts';
import { PipelineError } from '../model/errors.ts';
import { cannotWrite } from '../model/file-fault.ts';
import { takeLock } from '../batch/lock.ts';
import type { RunRecord } from './run-record.ts';
import { holdsShares, shareFolder } from './share-path.ts';

/** A run folder that this run alone writes to until it is closed. */
export type OpenRunFolder = { close: () => Promise<void> };

/** Makes the folder and tries to write there, before any work is done. Throws PipelineError `output-not-writable` or `disk-full`. */
export async function prepareFolder(folder: string): Promise<void> {
  const trial = join(folder, `.ikat.${process.pid}.part`);
  try {
    // the folder of the terminal itself, which nobody means by an empty path
    if (folder === '') throw new Error('the path is empty');
    await makeFolder(folder);
    await writeFile(trial, '');
    await rm(trial);
  } catch (error) {
    throw cannotWrite(error, folder);
  }
}

/** Makes a folder and those above it. Node's own way of doing so never ends where the system makes no folders (/proc). */
async function makeFolder(folder: string): Promise<void> {
  const path = resolve(folder);
  if ((await stat(path).catch(() => null))?.isDirectory()) return;
  if (dirname(path) !== path) await makeFolder(dirname(path));
  try {
    await mkdir(path);
  } catch (error) {
    // another run may have made it meanwhile
    if (!(await stat(path).catch(() => null))?.isDirectory()) throw error;
  }
}

/**
 * Opens a run folder, a new one or one that is there, for this run alone; another run that writes there is waited for
 * (`onWait` is told who it is, now and then), at most `wait` seconds. `begun` is the record of a run that has just begun: it marks a new folder as a run. Throws
 * `not-a-run` for a folder with anything else in it unless `force` is given, and `output-not-writable`.
 */
export async function openRunFolder(
  folder: string,
  begun: RunRecord,
  options: { force: boolean; wait: number; onWait: (who: string, seconds: number) => void; signal: AbortSignal },
): Promise<OpenRunFolder> {
  if (!options.force) await refuseForeign(folder);
  await prepareFolder(folder);
  const lock = await takeLock(folder, options);
  try {
    // a record of nothing beside shares of documents would say that they are of no run
    const isMarked = (await isRunFolder(folder)) || (await holdsShares(folder));
    if (!isMarked) await writeFileAtomic(join(folder, 'run.json'), recordText(begun));
    for (const each of [folder, join(folder, 'pages'), join(folder, shareFolder)]) {
      await prepareFolder(each);
      await sweepFolder(each);
    }
    return { close: lock.release };
  } catch (error) {
    await lock.release();
    throw error;
  }
}

/** The text of run.json. */
export function recordText(record: RunRecord): string {
  return `${JSON.stringify(record, null, 2)}\n`;
}

/** A folder that holds nothing, or what runs leave there, may be written to; names of others' files alone say otherwise. */
async function refuseForeign(folder: string): Promise<void> {
  const names = await readdir(folder).catch(() => []);
  if (await isRunFolder(folder)) return;
  const foreign = names.filter((name) => !/^\.(lock|cache)|^\..+\.part$/.test(name));
  // a run whose record was deleted is told by the shares of its documents
  if (foreign.length === 0) return;
  if (foreign.every((name) => runEntries.includes(name)) && (await holdsShares(folder))) return;
  const some = foreign.sort().slice(0, 3).join(', ');
  const more = foreign.length > 3 ? ` and ${foreign.length - 3} more` : '';
  throw new PipelineError('not-a-run', `The folder is no run of ikat; it holds ${some}${more}`, { file: folder });
}
