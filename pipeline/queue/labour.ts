/** A worker: takes jobs of a run from its queue, reads them into the shared store, and says how they ended. */
import { stat } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { ArchiveContext } from '../batch/archive.ts';
import { openDocument, processDocument, readPages } from '../batch/document.ts';
import type { DocumentInput } from '../batch/inputs.ts';
import { mostPages } from '../batch/limits.ts';
import type { PageOutcome } from '../batch/outcome.ts';
import type { Pool } from '../batch/pool.ts';
import { PipelineError, type Refusal } from '../model/errors.ts';
import { fileFault } from '../model/file-fault.ts';
import { entryAt } from '../origins/archives/entry-at.ts';
import { objectAt } from '../origins/objects/object-inputs.ts';
import { isObjectAddress } from '../origins/objects/object-store.ts';
import { s3Store } from '../origins/objects/s3.ts';
import { isThere } from '../origins/spool/spool.ts';
import { documentStep } from '../run/run.ts';
import type { Boss, Handed } from './boss.ts';
import { Job, joinJob, pageJobs } from './job.ts';
import {
  beat,
  beginJob,
  countJobs,
  endJob,
  jobsOf,
  leaveJob,
  putBack,
  putJobs,
  runRow,
  takeJob,
  type RefusedStep,
  type RunRow,
} from './job-table.ts';
import { queueOf } from './queue-mark.ts';
import { toldBy } from './refused.ts';
import { tend } from './tending.ts';

/** Where a worker works. */
export type Workplace = {
  boss: Boss;
  run: string;
  /** Its name in the tables. */
  worker: string;
  /** The run folder, as this machine sees it. */
  folder: string;
  /** A folder of this worker alone, for documents that lie in an object store. */
  spool: string;
  row: RunRow;
  signal: AbortSignal;
  /** Goes on when nothing is left, and waits for the next run into the folder. */
  stays: boolean;
  onJob: (said: JobSaid) => void;
};

/** A job that ended here; `refused` counts pages and whole documents, `left` says why it was given back. */
export type JobSaid = { job: Job; pages: number; seconds: number; refused: number; left: string | null };

/** Jobs under way at a time for each process that reads: two, so that none waits while a document is joined. */
const jobsPerProcess = 2;

/** Milliseconds between two looks into an empty queue. */
const idle = 500;

/** Signs of life in the time of a lease. */
const beatsInLease = 3;

/**
 * Works until nothing is left to do, or `signal` is aborted: then what is under way is given back. A job over which a worker died before is
 * done alone, so that no other is blamed for what it does. Throws `worker-differs` when the run goes on with other code, vocabulary or settings.
 */
export async function labour(place: Workplace, context: ArchiveContext): Promise<void> {
  const { boss, run, worker, row, signal } = place;
  const underWay = new Set<Promise<void>>();
  const failures: unknown[] = [];
  const isStopped = (): boolean => signal.aborted || failures.length > 0;
  const start = (job: Job, id: string): Promise<void> => {
    const work: Promise<void> = doJob(job, id, place, context)
      .catch((error: unknown) => {
        failures.push(error);
      })
      .finally(() => underWay.delete(work));
    underWay.add(work);
    return work;
  };
  const living = setInterval(
    () => {
      beat(boss, run, worker).catch(() => undefined);
    },
    (row.lease * 1000) / beatsInLease,
  );
  let tended = 0;
  try {
    while (!isStopped()) {
      if (underWay.size >= context.workers * jobsPerProcess) {
        await Promise.race(underWay);
        continue;
      }
      const handed = await boss.fetch(queueOf(run));
      if (handed === null) {
        const isTime = Date.now() - tended > (row.lease * 1000) / beatsInLease;
        if (isTime) {
          await tend(boss, run, row.lease);
          tended = Date.now();
        }
        if (!place.stays && underWay.size === 0 && (await isOver(place))) return;
        await Promise.race([sleep(idle, undefined, { signal }).catch(() => undefined), ...underWay]);
        continue;
      }
      const taken = await takeHanded(handed, place);
      if (taken === null) continue;
      if (taken.deaths === 0) void start(taken.job, handed.id);
      else {
        await Promise.all(underWay);
        if (!isStopped()) await start(taken.job, handed.id);
      }
    }
    // what is under way ends well; after a signal its processes are gone
    if (!signal.aborted) await Promise.all(underWay);
    const [failure] = failures;
    if (failure instanceof Error) throw failure;
  } finally {
    clearInterval(living);
    await putBack(boss, run, worker).catch(() => undefined);
  }
}

/** Whether all jobs of a run have ended, and no more will come. */
async function isOver({ boss, run }: Workplace): Promise<boolean> {
  const row = await runRow(boss, run);
  if (row?.isFilled !== true) return false;
  const { waiting, running } = await countJobs(boss, run);
  return waiting + running === 0;
}

/** The job of what was handed out; null where there is nothing to do for it, because it has ended or another took its place. */
async function takeHanded({ id, data }: Handed, place: Workplace): Promise<{ job: Job; deaths: number } | null> {
  const { boss, run, worker, row } = place;
  const { data: job } = Job.safeParse(data);
  if (job !== undefined && job.ground !== row.ground) {
    await boss.fail(queueOf(run), id, 'A worker of other code, vocabulary or settings had it');
    throw new PipelineError('worker-differs', 'The run goes on with other code, vocabulary, OCR data or settings');
  }
  const taken = job && (await takeJob(boss, run, { key: job.key, id, worker }));
  if (taken) return { job, ...taken };
  await boss.complete(queueOf(run), id);
  return null;
}

/** Does a job; whatever is wrong with this machine, and not with the document, gives it back. */
async function doJob(job: Job, id: string, place: Workplace, context: ArchiveContext): Promise<void> {
  const { boss, run, worker, signal } = place;
  const started = context.now();
  const said = (pages: number, refused: number, left: string | null): void => {
    place.onJob({ job, pages, refused, left, seconds: (context.now() - started) / 1000 });
  };
  await beginJob(boss, run, job.key, worker);
  let ended: JobEnd | null;
  try {
    ended = await work(job, place, context);
  } catch (error) {
    if (signal.aborted) return;
    const fault =
      error instanceof PipelineError ? error : (fileFault(error) ?? new PipelineError('internal-error', String(error)));
    const why: Refusal = { ...fault.refusal, file: job.file };
    await leaveJob(boss, run, job.key, worker, why);
    await boss.fail(queueOf(run), id, why.reason);
    said(0, 0, why.reason);
    return;
  }
  // processes that ended because this one was told to end say nothing of the document
  if (signal.aborted) return;
  const { state, pages, refusals, why } = ended;
  await endJob(boss, run, job.key, { state, pages, refusals, why });
  if (job.what === 'pages') await joinWhereWhole(job, place);
  await boss.complete(queueOf(run), id);
  said(pages, refusals.length + (why === null ? 0 : 1), null);
}

type JobEnd = { state: 'done' | 'split'; pages: number; refusals: RefusedStep[]; why: Refusal | null };

async function work(job: Job, place: Workplace, context: ArchiveContext): Promise<JobEnd> {
  const input = await inputOf(job, place);
  try {
    await seen(input);
    return await workOn(input, job, place, context);
  } finally {
    await input.from?.letGo();
  }
}

/** The document, as this machine sees it; each job has its own copy of an object, and of what an archive holds. */
async function inputOf({ key, path, at, file }: Job, { folder, spool }: Workplace): Promise<DocumentInput> {
  if (isObjectAddress(path)) return await objectAt(path, file, join(spool, key), s3Store);
  const unpacked = at === null ? null : resolve(folder, at);
  // what the run has unpacked is gone when it has ended, and jobs may be given again after that
  if (unpacked !== null && (await isThere(unpacked))) return { path: unpacked, file };
  const own = resolve(folder, path);
  return (await entryAt(own, file, join(spool, key))) ?? { path: own, file };
}

async function workOn(input: DocumentInput, job: Job, place: Workplace, context: ArchiveContext): Promise<JobEnd> {
  const { pool, refusals } = noting(context.pool);
  const own = { ...context, pool };
  const opened = await openDocument(input, job.document, own);
  const done = (pages: readonly PageOutcome[], why: Refusal | null): JobEnd => {
    return { state: 'done', pages: pages.length, refusals: refusals(), why };
  };
  if (opened.value === null) return done([], opened.refusal);
  const { kind, pageCount } = opened.value;
  if (job.what === 'pages') {
    return done(await readPages(input, job.document, kind, { first: job.first!, last: job.last! }, own), null);
  }
  if (job.what === 'document' && pageCount > place.row.pagesAtOnce && pageCount <= mostPages) {
    await putJobs(place.boss, place.run, pageJobs(job, pageCount, place.row.pagesAtOnce));
    // all parts may have been read before
    await joinWhereWhole(job, place);
    return { state: 'split', pages: 0, refusals: [], why: null };
  }
  const told = job.what === 'join' ? toldBy(await jobsOf(place.boss, place.run, job.document)) : own.told;
  const { pages, refusal } = await processDocument(input, job.document, documentStep, { ...own, told });
  return done(job.what === 'join' ? [] : pages, refusal);
}

/** A document that this machine does not see may be there for another. */
async function seen({ path, from }: DocumentInput): Promise<void> {
  if (from !== undefined) {
    await from.bring();
    return;
  }
  const found = await stat(path).catch(() => null);
  if (!found?.isFile()) throw new PipelineError('not-found', 'A worker does not see the document where the run does');
}

/** A pool that notes what it was refused. */
function noting(pool: Pool): { pool: Pool; refusals: () => RefusedStep[] } {
  const noted: RefusedStep[] = [];
  const run: Pool['run'] = async (task, ...more) => {
    const end = await pool.run(task, ...more);
    if (end.refusal !== null) noted.push({ key: task.key, refusal: end.refusal });
    return end;
  };
  return { pool: { ...pool, run }, refusals: () => noted };
}

/** After the last pages of a long document comes what is made of it. Two who read the last two both see it, and put it once. */
async function joinWhereWhole(job: Job, { boss, run }: Workplace): Promise<void> {
  const parts = (await jobsOf(boss, run, job.document)).filter((one) => one.job.what === 'pages');
  if (parts.length === 0 || parts.some(({ state }) => state === 'waiting')) return;
  await putJobs(boss, run, [joinJob(job)], true);
}
