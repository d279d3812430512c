/** What commands do with a queue: connect, tell of it, and let it go. */
import type { DocumentContext } from '../batch/document.ts';
import type { Inputs } from '../batch/inputs.ts';
import type { Identify } from '../batch/stamps.ts';
import { PipelineError } from '../model/errors.ts';
import type { StoredResults } from '../origins/objects/object-store.ts';
import { connectBoss, type Boss } from '../queue/boss.ts';
import { gather } from '../queue/gathering.ts';
import { makeTables, redriveJobs } from '../queue/job-table.ts';
import { readQueueMark } from '../queue/queue-mark.ts';
import { standingOf, standingText } from '../queue/standing.ts';
import { printable } from '../run/progress.ts';
import type { ProgramRecord } from '../run/run-record.ts';
import type { Settings } from '../run/settings.ts';
import { printJson, printText, type ExitCode, type Terminal } from './terminal.ts';

export type QueueOptions = {
  address: string;
  lease: number | undefined;
  pagesAtOnce: number | undefined;
  elsewhere: StoredResults | null;
};

/** Seconds: three signs of life, one every ten seconds. */
const usualLease = 30;

/** Long documents are shared as 25 to 50 pages a job: minutes of OCR, so that little is lost with a worker. */
const usualPages = 50;

/** Does `work` with the queue at an address, which is let go afterwards. What goes wrong meanwhile and may pass is told once each. */
export async function withQueue<Result>(
  address: string,
  { err, signal }: Pick<Terminal, 'err' | 'signal'>,
  work: (boss: Boss) => Promise<Result>,
): Promise<Result> {
  let last = '';
  const onTrouble = (message: string): void => {
    if (message !== last && !signal.aborted) err.write(`The queue: ${printable(message)}; trying again\n`);
    last = message;
  };
  const boss = await connectBoss(address, { onTrouble, signal });
  try {
    return await work(boss);
  } finally {
    await boss.stop().catch(() => undefined);
  }
}

/** Has all documents read by workers into the store of `out`; returns what they were refused. */
export async function readThroughQueue(
  { address, lease, pagesAtOnce, elsewhere }: QueueOptions,
  out: string,
  listed: Inputs,
  { program, settings }: { program: ProgramRecord; settings: Settings },
  identify: Identify,
  terminal: Terminal,
): Promise<NonNullable<DocumentContext['told']>> {
  const shared = { program, settings, lease: lease ?? usualLease, pagesAtOnce: pagesAtOnce ?? usualPages, elsewhere };
  const say = (line: string): void => {
    terminal.err.write(`${line}\n`);
  };
  const { signal } = terminal;
  return await withQueue(address, terminal, (boss) => gather(boss, out, listed, shared, { identify, say, signal }));
}

export type QueueStatusCommand = { queue: string; redrive?: boolean; json?: boolean };

/** `ikat status RUN --queue ADDRESS`: how far the jobs of a run folder are; with `--redrive` given-up ones are tried again first. */
export async function runQueueStatus(
  folder: string,
  options: QueueStatusCommand,
  terminal: Terminal,
): Promise<ExitCode> {
  const run = await readQueueMark(folder);
  if (run === null)
    throw new PipelineError('no-queue', 'No documents of this run folder are in a queue', { file: folder });
  return await withQueue(options.queue, terminal, async (boss) => {
    await makeTables(boss);
    const redriven = options.redrive ? await redriveJobs(boss, run) : null;
    const standing = await standingOf(boss, run, folder);
    if (options.json) printJson(terminal, { schema: 'ikat/queue-status/1', run, redriven, ...standing });
    else {
      if (redriven !== null) printText(terminal, `${redriven} jobs were given to the workers again\n`);
      printText(terminal, standingText(standing));
    }
    return standing.dead.length + standing.aside.length > 0 ? 2 : 0;
  });
}
