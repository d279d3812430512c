/** `ikat worker RUN --queue ADDRESS`: reads what a run folder has in its queue, on as many machines as run it. */
import { randomBytes } from 'node:crypto';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { makeScratch } from '../batch/scratch.ts';
import { PipelineError } from '../model/errors.ts';
import { groundDifferences } from '../parts/ground.ts';
import type { Boss } from '../queue/boss.ts';
import { groundOf } from '../queue/gathering.ts';
import { makeTables, runRow, type RunRow } from '../queue/job-table.ts';
import { keptResults } from '../origins/objects/kept-results.ts';
import { storedResults } from '../origins/objects/stored-results.ts';
import { isObjectAddress, type StoredResults } from '../origins/objects/object-store.ts';
import { spoolName } from '../origins/spool/spool.ts';
import { labour, type JobSaid } from '../queue/labour.ts';
import { readMarkThere, readQueueMark } from '../queue/queue-mark.ts';
import { storeName } from '../run/kept-pages.ts';
import { describeProgram } from '../run/program.ts';
import { counted, printable } from '../run/progress.ts';
import { withPool } from '../run/run.ts';
import { settingsOf, type Settings } from '../run/settings.ts';
import { withQueue } from './queued.ts';
import { printJson, type ExitCode, type Terminal } from './terminal.ts';

export type WorkCommand = {
  queue: string;
  workers?: number;
  pageTimeout?: number;
  memory?: number;
  ocrData?: string;
  vocabulary?: string;
  /** Goes on for the next run into the folder when this one has ended. */
  stay?: boolean;
  /** Seconds to wait for a run in the folder. */
  wait?: number;
  json?: boolean;
};

const usualWait = 600;
const look = 1000; // milliseconds

/**
 * Works until every job of the run has ended. Reads with the settings of the run, and refuses to (`worker-differs`) where code,
 * vocabulary or OCR data of this machine are others.
 */
export async function runWork(folder: string, options: WorkCommand, terminal: Terminal): Promise<ExitCode> {
  const { signal, now } = terminal;
  const worker = `${hostname()}-${process.pid}-${randomBytes(2).toString('hex')}`;
  const total = { jobs: 0, pages: 0, refused: 0, left: 0 };
  await withQueue(options.queue, terminal, async (boss) => {
    await makeTables(boss);
    const elsewhere = isObjectAddress(folder) ? await storedResults(folder) : null;
    const { run, row } = await begunRun(boss, folder, elsewhere, options.wait ?? usualWait, signal);
    const settings = settingsOfWorker(row, options);
    const program = await describeProgram(settings);
    if (groundOf(program, settings) !== row.ground) {
      const others = groundDifferences(row, { program, settings });
      const reason = `It would read otherwise than the run does: not the same are ${others.join('; ')}`;
      throw new PipelineError('worker-differs', reason, { file: folder });
    }
    terminal.err.write(`${worker} reads for ${printable(folder)}\n`);
    const onJob = (said: JobSaid): void => {
      total.jobs += 1;
      total.pages += said.pages;
      total.refused += said.refused;
      if (said.left !== null) total.left += 1;
      terminal.err.write(`${jobLine(said)}\n`);
    };
    const scratch = await makeScratch();
    const store = elsewhere === null ? join(folder, storeName) : join(scratch.folder, storeName);
    const results = elsewhere === null ? {} : { elsewhere: keptResults(elsewhere) };
    const place = { program, store, onEvent: () => undefined, now, signal, told: () => null, ...results };
    const own = { folder, spool: join(scratch.folder, spoolName), stays: options.stay === true };
    try {
      await withPool(settings, place, (context) => labour({ boss, run, worker, row, signal, onJob, ...own }, context));
    } finally {
      await scratch.remove();
    }
  });
  if (options.json) printJson(terminal, { schema: 'ikat/worker/1', worker, ...total });
  else terminal.err.write(`${counted(total.jobs, 'job')}, ${counted(total.pages, 'page')} read here\n`);
  return 0;
}

/** The run that the folder is shared by, as soon as it has begun. Throws `no-queue` when none does in time. */
async function begunRun(
  boss: Boss,
  folder: string,
  elsewhere: StoredResults | null,
  wait: number,
  signal: AbortSignal,
): Promise<{ run: string; row: RunRow }> {
  const since = Date.now();
  for (;;) {
    const run = elsewhere === null ? await readQueueMark(folder) : await readMarkThere(elsewhere);
    const row = run === null ? null : await runRow(boss, run);
    if (run !== null && row !== null) return { run, row };
    if (Date.now() - since >= wait * 1000) {
      const reason = run === null ? 'No run of it is in a queue' : 'Its run is not in this queue';
      throw new PipelineError('no-queue', reason, { file: folder });
    }
    await sleep(look, undefined, { signal });
  }
}

/** What decides about results is that of the run; what bounds time and memory, and where data lies, is that of the machine. */
function settingsOfWorker({ settings }: RunRow, options: WorkCommand): Settings {
  const { include, levels, keepOfficials } = settings;
  return settingsOf({
    workers: options.workers,
    memory: options.memory,
    pageTimeout: options.pageTimeout ?? settings.pageTimeout,
    ocrData: options.ocrData ?? settings.ocrData,
    vocabulary: options.vocabulary ?? settings.vocabulary,
    include,
    levels,
    keepOfficials,
  });
}

function jobLine({ job, pages, seconds, refused, left }: JobSaid): string {
  const part = job.first === null ? '' : ` pages ${job.first}-${job.last}`;
  const name = `${printable(job.file)}${part}`;
  if (left !== null) return `${name}: given back; ${printable(left)}`;
  const what = job.what === 'join' ? 'joined' : counted(pages, 'page');
  return `${name}: ${what}, ${seconds.toFixed(1)} s${refused === 0 ? '' : `, ${refused} refused`}`;
}
