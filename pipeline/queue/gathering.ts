/** The run that puts documents into a queue and waits until workers have read them. */
import { resolve } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { inLanes } from '../batch/lanes.ts';
import type { DocumentContext } from '../batch/document.ts';
import type { DocumentInput, Inputs } from '../batch/inputs.ts';
import type { Identify } from '../batch/stamps.ts';
import { sha256 } from '../../output/dataset/checksum.ts';
import { PipelineError } from '../model/errors.ts';
import { identitiesOf } from '../run/run.ts';
import type { ProgramRecord } from '../run/run-record.ts';
import type { Settings } from '../run/settings.ts';
import type { StoredResults } from '../origins/objects/object-store.ts';
import { sourcePath } from '../run/share-path.ts';
import type { Boss } from './boss.ts';
import { documentJob, type Job } from './job.ts';
import {
  countJobs,
  dropOthers,
  makeTables,
  markFilled,
  putJobs,
  putRun,
  refusedJobs,
  type RunRow,
} from './job-table.ts';
import { ownQueueMark, queueOf } from './queue-mark.ts';
import { standingOf, standingLine } from './standing.ts';
import { tend } from './tending.ts';
import { toldBy } from './refused.ts';

/** What a run that is shared by a queue is made by. */
export type Shared = {
  program: ProgramRecord;
  settings: Settings;
  lease: number;
  pagesAtOnce: number;
  /** Where results lie for workers that do not see the run folder. */
  elsewhere: StoredResults | null;
};

/** The hash of everything that decides what a job gives. */
export function groundOf(program: ProgramRecord, settings: Settings): string {
  return sha256(identitiesOf(program, settings).document);
}

const filesAtOnce = 8;
const putAtOnce = 500;

/** Milliseconds between two looks at the jobs, and between two lines about them. */
const look = 500;
const silence = 15_000;

/** Milliseconds without a worker after which it is said how one is started. */
const lonely = 20_000;

/**
 * Puts every document into the queue of the run folder and waits until all jobs have ended: then their results lie in the store of the run.
 * Returns what workers were refused. A document that was read before is not read again. `signal` ends the waiting alone: what is in the queue
 * stays there, and workers go on.
 */
export async function gather(
  boss: Boss,
  folder: string,
  listed: Inputs,
  { program, settings, lease, pagesAtOnce, elsewhere }: Shared,
  { identify, say, signal }: { identify: Identify; say: (line: string) => void; signal: AbortSignal },
): Promise<NonNullable<DocumentContext['told']>> {
  const ground = groundOf(program, settings);
  const run = await ownQueueMark(folder, elsewhere);
  const row: RunRow = { program, settings, ground, lease, pagesAtOnce };
  await makeTables(boss);
  await boss.createQueue(queueOf(run));
  await putRun(boss, run, row);
  await dropOthers(boss, run, ground);
  const jobs = await jobsOfAll(listed, ground, identify, (path) =>
    elsewhere === null ? sourcePath(folder, path) : path,
  );
  for (let from = 0; from < jobs.length; from += putAtOnce) {
    await putJobs(boss, run, jobs.slice(from, from + putAtOnce));
    signal.throwIfAborted();
  }
  await markFilled(boss, run);
  await waitFor(boss, run, { folder, lease }, { say, signal });
  return toldBy(await refusedJobs(boss, run));
}

/** One job for the bytes of each document. One that cannot be opened here is told by the run itself. */
async function jobsOfAll(
  { documents }: Inputs,
  ground: string,
  identify: Identify,
  seen: (path: string) => string | null,
): Promise<Job[]> {
  const all = await inLanes(documents, filesAtOnce, async (input): Promise<Job | null> => {
    const id = await identify(input).catch((error: unknown) => {
      if (error instanceof PipelineError) return null;
      throw error;
    });
    const path = seen(input.path);
    if (id === null || path === null) return null;
    const at = await unpackedFor(input);
    return documentJob({ ground, document: id, file: input.file, path, at: at && seen(at) });
  });
  // of two names of the same bytes the first is read, as one machine does
  const byKey = new Map<string, Job>();
  for (const job of all) if (job !== null && !byKey.has(job.key)) byKey.set(job.key, job);
  return [...byKey.values()];
}

/** What only a way through a whole archive brings is unpacked beside the run once, where workers see it; the rest they fetch themselves. */
async function unpackedFor({ from }: DocumentInput): Promise<string | null> {
  if (from === undefined || from.isDirect) return null;
  await from.bring();
  return resolve(from.at);
}

async function waitFor(
  boss: Boss,
  run: string,
  { folder, lease }: { folder: string; lease: number },
  { say, signal }: { say: (line: string) => void; signal: AbortSignal },
): Promise<void> {
  let [tended, spoken, saidLast, worked] = [0, Date.now(), '', Date.now()];
  for (;;) {
    const { waiting, running } = await countJobs(boss, run);
    const now = Date.now();
    if (running > 0) worked = now;
    if (waiting + running === 0) return;
    if (now - tended > (lease * 1000) / 3) {
      await tend(boss, run, lease);
      tended = now;
    }
    if (now - spoken > silence) {
      const hint = now - worked > lonely ? '; no worker has any: start ikat worker --queue on some machine' : '';
      const line = `${standingLine(await standingOf(boss, run, folder))}${hint}`;
      if (line !== saidLast) say(line);
      [spoken, saidLast] = [now, line];
    }
    await sleep(look, undefined, { signal });
  }
}
