/** How far a run is, as its queue tells: for `ikat status` and for who waits. */
import { counted, printable } from '../run/progress.ts';
import { sourceAt } from '../run/share-path.ts';
import type { Boss } from './boss.ts';
import { countJobs, jobsIn, paceOf, refusedJobs, type Counts, type JobRow } from './job-table.ts';
import { refusalOf } from './refused.ts';

/** Everything that is told of a queue; `left` in seconds, null where it cannot be told. */
export type Standing = {
  jobs: Counts;
  /** What is under way, and where. */
  running: { file: string; pages: [number, number] | null; worker: string; seconds: number | null }[];
  /** Documents and pages that were refused by name. */
  refused: { file: string; page: number | null; reason: string }[];
  /** Given up after too many failures, and set aside because workers died over them. */
  dead: SetAside[];
  aside: SetAside[];
  pagesPerSecond: number | null;
  left: number | null;
};
type SetAside = { file: string; pages: [number, number] | null; reason: string; workers: string[]; again: string };

/** Asks the tables of the queue of a run folder. */
export async function standingOf(boss: Boss, run: string, folder: string): Promise<Standing> {
  const jobs = await countJobs(boss, run);
  const pace = await paceOf(boss, run);
  const running = (await jobsIn(boss, run, ['waiting'])).filter(({ worker }) => worker !== null);
  const bad = await refusedJobs(boss, run);
  const ofState = (state: JobRow['state']): SetAside[] =>
    bad.filter((row) => row.state === state).map((row) => setAside(row, folder));
  const refused = bad
    .filter(({ state }) => state === 'done')
    .flatMap(({ refusals, why }) => [...refusals.map(({ refusal }) => refusal), ...(why === null ? [] : [why])])
    .map(({ file, page, reason }) => ({ file, page, reason }));
  return {
    jobs,
    running: running.map(({ job, worker, held }) => ({
      file: job.file,
      pages: pagesOf(job),
      worker: worker!,
      seconds: held,
    })),
    refused: unique(refused),
    dead: ofState('dead'),
    aside: ofState('aside'),
    pagesPerSecond: pace?.pages ?? null,
    left: pace === null ? null : (jobs.waiting + jobs.running) / pace.jobs,
  };
}

/** With what shows the fault again, apart from all others. */
function setAside(row: JobRow, folder: string): SetAside {
  const { job, killed } = row;
  return {
    file: job.file,
    pages: pagesOf(job),
    reason: refusalOf(row).reason,
    workers: killed,
    again: `ikat extract ${forShell(sourceAt(folder, job.path))} --workers 1 --out alone`,
  };
}

/** A word that a shell takes as it is, whatever is in a name. */
function forShell(word: string): string {
  return `'${word.replaceAll("'", `'\\''`)}'`;
}

function pagesOf({ first, last }: JobRow['job']): [number, number] | null {
  return first === null || last === null ? null : [first, last];
}

/** The refusal of a document with one page is told once, not for both. */
function unique(refused: Standing['refused']): Standing['refused'] {
  return [...new Map(refused.map((one) => [JSON.stringify([one.file, one.reason]), one])).values()];
}

/** One line: "12 of 40 jobs done, 3 under way, 310 pages, 3.2 pages a second, about 4 min left". */
export function standingLine({ jobs, dead, aside, pagesPerSecond, left }: Standing): string {
  const all = jobs.waiting + jobs.running + jobs.ended;
  const parts = [
    `${jobs.ended} of ${counted(all, 'job')} done`,
    `${jobs.running} under way`,
    counted(jobs.pages, 'page'),
  ];
  if (dead.length > 0) parts.push(`${dead.length} given up`);
  if (aside.length > 0) parts.push(`${aside.length} set aside`);
  if (pagesPerSecond !== null) parts.push(`${pagesPerSecond.toPrecision(2)} pages a second`);
  if (left !== null && jobs.waiting + jobs.running > 0)
    parts.push(`about ${Math.max(1, Math.round(left / 60))} min left`);
  return parts.join(', ');
}

const linesShown = 20;

/** The same for a console, with every job that has a name. */
export function standingText(standing: Standing): string {
  const { running, refused, dead, aside } = standing;
  const lines = [standingLine(standing)];
  const list = (title: string, items: readonly string[]): void => {
    if (items.length === 0) return;
    lines.push('', `${title} (${items.length}):`, ...items.slice(0, linesShown).map((item) => `  ${item}`));
    if (items.length > linesShown) lines.push(`  and ${items.length - linesShown} more (--json tells all)`);
  };
  const named = ({ file, pages }: { file: string; pages: [number, number] | null }): string =>
    `${printable(file)}${pages === null ? '' : ` pages ${pages[0]}-${pages[1]}`}`;
  list(
    'Under way',
    running.map(
      (one) => `${named(one)}: ${one.worker}, ${one.seconds === null ? 'not begun' : `${Math.round(one.seconds)} s`}`,
    ),
  );
  list(
    'Refused',
    refused.map(
      ({ file, page, reason }) => `${printable(file)}${page === null ? '' : ` page ${page}`}: ${printable(reason)}`,
    ),
  );
  list(
    'Given up',
    dead.map((one) => `${named(one)}: ${printable(one.reason)}`),
  );
  list(
    'Set aside',
    aside.map(
      (one) => `${named(one)}: ${printable(one.reason)} (${one.workers.join(', ')}) -> ${printable(one.again)}`,
    ),
  );
  if (dead.length + aside.length > 0)
    lines.push('', 'ikat status --redrive gives what was given up or set aside to the workers again');
  return `${lines.join('\n')}\n`;
}
