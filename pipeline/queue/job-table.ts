/** Our tables beside those of pg-boss: what a run is made by, who has which job, and how each ended. */
import { z } from 'zod';
import { Refusal } from '../model/errors.ts';
import { ProgramRecord } from '../run/run-record.ts';
import { Settings } from '../run/settings.ts';
import type { Boss } from './boss.ts';
import { Job, priorityOf } from './job.ts';
import { queueOf } from './queue-mark.ts';

/** Made by whoever comes first; several may come at once. */
const making = `
  select pg_advisory_xact_lock(74101);
  create schema if not exists ikat;
  create table if not exists ikat.run (
    id uuid primary key,
    record jsonb not null,
    is_filled boolean not null default false
  );
  create table if not exists ikat.job (
    run uuid not null references ikat.run (id) on delete cascade,
    key text not null,
    boss uuid not null default gen_random_uuid(),
    document text not null,
    job jsonb not null,
    state text not null default 'waiting',
    worker text,
    beat timestamptz,
    begun timestamptz,
    ended timestamptz,
    deaths integer not null default 0,
    killed jsonb not null default '[]',
    pages integer not null default 0,
    refusals jsonb not null default '[]',
    why jsonb,
    primary key (run, key)
  );
  create index if not exists job_of_state on ikat.job (run, state);
  create index if not exists job_of_document on ikat.job (run, document);`;

/** The tables, made where they are not there. */
export async function makeTables(boss: Boss): Promise<void> {
  await boss.query(making);
}

/** What a run is made by, and how it is shared. */
const RunRow = z.strictObject({
  program: ProgramRecord,
  settings: Settings,
  /** As in its jobs. */
  ground: z.string(),
  /** Seconds without a sign of life after which a worker is dead; it gives three in this time. */
  lease: z.number().positive(),
  /** Most pages of one job. */
  pagesAtOnce: z.number().int().positive(),
});
export type RunRow = z.infer<typeof RunRow>;

/** Writes down what a run is made by; its jobs are not all there until `markFilled`. */
export async function putRun(boss: Boss, run: string, row: RunRow): Promise<void> {
  const text = `insert into ikat.run (id, record) values ($1, $2)
    on conflict (id) do update set record = excluded.record, is_filled = false`;
  await boss.query(text, [run, JSON.stringify(row)]);
}

/** From here on a run whose jobs have all ended has ended. */
export async function markFilled(boss: Boss, run: string): Promise<void> {
  await boss.query('update ikat.run set is_filled = true where id = $1', [run]);
}

/** What a run is made by; null for one that nobody began, or that another version of ikat did. */
export async function runRow(boss: Boss, run: string): Promise<(RunRow & { isFilled: boolean }) | null> {
  const [row] = await boss.query('select record, is_filled from ikat.run where id = $1', [run]);
  const parsed = RunRow.safeParse(row?.['record']);
  return parsed.success ? { ...parsed.data, isFilled: row?.['is_filled'] === true } : null;
}

/** A refusal of one step over a document, by the key of its result. */
const RefusedStep = z.strictObject({ key: z.string(), refusal: Refusal });
export type RefusedStep = z.infer<typeof RefusedStep>;

/**
 * `waiting` until it has ended: `done` (read, or refused by name), `split` into jobs of pages, `dead` (it failed too often), `aside` (who
 * read it died, twice). A job that is waiting with a worker is under way, from `begun` on for good. `why` refuses the whole document.
 */
const JobRow = z.object({
  key: z.string(),
  boss: z.string(),
  job: Job,
  state: z.enum(['waiting', 'done', 'split', 'dead', 'aside']),
  worker: z.string().nullable(),
  /** Seconds since it was begun. */
  held: z.coerce.number().nullable(),
  killed: z.array(z.string()),
  pages: z.number().int(),
  refusals: z.array(RefusedStep),
  why: Refusal.nullable(),
});
export type JobRow = z.infer<typeof JobRow>;

const columns =
  'key, boss, job, state, worker, extract(epoch from now() - begun) as held, killed, pages, refusals, why';

const rowsOf = (found: readonly unknown[]): JobRow[] => found.map((row) => JobRow.parse(row));

/** Jobs of a run in these states. */
export async function jobsIn(boss: Boss, run: string, states: readonly JobRow['state'][]): Promise<JobRow[]> {
  return rowsOf(await boss.query(`select ${columns} from ikat.job where run = $1 and state = any($2)`, [run, states]));
}

/** Jobs of a run that were refused something, wholly or in part. */
export async function refusedJobs(boss: Boss, run: string): Promise<JobRow[]> {
  const text = `select ${columns} from ikat.job where run = $1
    and (state in ('dead', 'aside') or refusals <> '[]'::jsonb or why is not null)`;
  return rowsOf(await boss.query(text, [run]));
}

/** All jobs of a document. */
export async function jobsOf(boss: Boss, run: string, document: string): Promise<JobRow[]> {
  return rowsOf(await boss.query(`select ${columns} from ikat.job where run = $1 and document = $2`, [run, document]));
}

/** A job that was refused something is worth another try, and so is a long document of which a part was. */
const worthATry = `(j.state in ('done', 'split') and (j.refusals <> '[]'::jsonb or exists (
  select 1 from ikat.job part where part.run = j.run and part.document = j.document and part.refusals <> '[]'::jsonb)))`;

/**
 * Sees to it that jobs are in the queue, each once however often it is asked for. A job that has ended stays ended unless something
 * of it was refused, or `always`; what was given up or set aside stays so.
 */
export async function putJobs(boss: Boss, run: string, jobs: readonly Job[], always = false): Promise<void> {
  const given = jobs.map((job) => ({ key: job.key, document: job.document, job }));
  const text = `insert into ikat.job as j (run, key, document, job)
    select $1, key, document, job from jsonb_to_recordset($2::jsonb) as given (key text, document text, job jsonb)
    on conflict (run, key) do update set job = excluded.job, state = 'waiting', boss = gen_random_uuid(), worker = null,
      beat = null, begun = null, deaths = 0, killed = '[]', refusals = '[]', why = null
    where ${always ? `j.state in ('done', 'split')` : worthATry}`;
  await boss.query(text, [run, JSON.stringify(given)]);
  const keys = jobs.map(({ key }) => key);
  const waiting = `select ${columns} from ikat.job where run = $1 and key = any($2) and state = 'waiting'`;
  await enqueue(boss, run, rowsOf(await boss.query(waiting, [run, keys])));
}

/** Puts rows into pg-boss under the ids that they have. */
async function enqueue(boss: Boss, run: string, rows: readonly JobRow[]): Promise<void> {
  const jobs = rows.map(({ boss: id, job }) => ({ id, data: job, priority: priorityOf(job) }));
  await boss.put(queueOf(run), jobs);
}

/** Jobs of other code, vocabulary or settings are nobody's any more. */
export async function dropOthers(boss: Boss, run: string, ground: string): Promise<void> {
  await boss.query(`delete from ikat.job where run = $1 and job->>'ground' <> $2`, [run, ground]);
}

/** Notes that a worker has a job. Null for one that is not waiting under this id: there is nothing to do. */
export async function takeJob(
  boss: Boss,
  run: string,
  { key, id, worker }: { key: string; id: string; worker: string },
): Promise<{ deaths: number } | null> {
  const text = `update ikat.job set worker = $4, beat = now(), begun = null
    where run = $1 and key = $2 and boss = $3 and state = 'waiting' returning deaths`;
  const [row] = await boss.query(text, [run, key, id, worker]);
  return row === undefined ? null : { deaths: Number(row['deaths']) };
}

/** From here on the death of the worker counts against the job. */
export async function beginJob(boss: Boss, run: string, key: string, worker: string): Promise<void> {
  await boss.query('update ikat.job set begun = now(), beat = now() where run = $1 and key = $2 and worker = $3', [
    run,
    key,
    worker,
  ]);
}

/** A sign of life of a worker, for all that it has. */
export async function beat(boss: Boss, run: string, worker: string): Promise<void> {
  await boss.query(`update ikat.job set beat = now() where run = $1 and worker = $2 and state = 'waiting'`, [
    run,
    worker,
  ]);
}

/** How a job ended. Done stays done, whoever else says what; what was given up and ends well after all is done. */
export async function endJob(
  boss: Boss,
  run: string,
  key: string,
  { state, pages, refusals, why }: Pick<JobRow, 'state' | 'pages' | 'refusals' | 'why'>,
): Promise<void> {
  const text = `update ikat.job set state = $3, pages = $4, refusals = $5, why = $6, ended = now(), beat = null
    where run = $1 and key = $2 and state not in ('done', 'split')`;
  await boss.query(text, [run, key, state, pages, JSON.stringify(refusals), why && JSON.stringify(why)]);
}

/** A job that a worker could not do, for a reason that lies with the worker: nobody has it. */
export async function leaveJob(boss: Boss, run: string, key: string, worker: string, why: Refusal): Promise<void> {
  const text = `update ikat.job set worker = null, beat = null, begun = null, why = $4
    where run = $1 and key = $2 and worker = $3 and state = 'waiting'`;
  await boss.query(text, [run, key, worker, JSON.stringify(why)]);
}

/** All that a worker has is put back as if nobody had taken it. */
export async function putBack(boss: Boss, run: string, worker: string): Promise<void> {
  const text = `update ikat.job set worker = null, beat = null, begun = null, boss = gen_random_uuid()
    where run = $1 and worker = $2 and state = 'waiting' returning ${columns}`;
  await enqueue(boss, run, rowsOf(await boss.query(text, [run, worker])));
}

/** Deaths of workers over a job until it is set aside. */
const deathsBorne = 2;

/**
 * Frees what workers without a sign of life have, and sets aside what two of them died over; returns what is still to be done. While the
 * database itself was away nobody could give a sign: time counts from its start.
 */
export async function freeLost(boss: Boss, run: string, lease: number): Promise<JobRow[]> {
  const died = 'deaths + case when begun is null then 0 else 1 end';
  const text = `update ikat.job set deaths = ${died}, worker = null, beat = null, begun = null,
      killed = case when begun is null then killed else killed || to_jsonb(worker) end,
      state = case when ${died} >= ${deathsBorne} then 'aside' else 'waiting' end,
      ended = case when ${died} >= ${deathsBorne} then now() end
    where run = $1 and state = 'waiting' and worker is not null
      and greatest(beat, pg_postmaster_start_time()) < now() - make_interval(secs => $2)
    returning ${columns}`;
  return rowsOf(await boss.query(text, [run, lease]));
}

/** A job that nobody has, and what pg-boss knows of it; null where it knows nothing. */
export type Stray = JobRow & { bossState: string | null; reason: string | null };

/** Jobs that wait in our table and that pg-boss will not hand out: lost between two statements, or failed too often. */
export async function strayJobs(boss: Boss, run: string, lease: number): Promise<Stray[]> {
  const text = `select j.key, j.boss, j.job, j.state, j.worker, null as held, j.killed, j.pages, j.refusals, j.why,
      b.state::text as "bossState", b.output->>'reason' as reason
    from ikat.job j left join pgboss.job b on b.name = $2 and b.id = j.boss
    where j.run = $1 and j.state = 'waiting' and j.worker is null and (b.id is null
      or b.state in ('completed', 'cancelled', 'failed')
      or (b.state = 'active' and greatest(b.started_on, pg_postmaster_start_time()) < now() - make_interval(secs => $3)))`;
  const Found = JobRow.extend({ bossState: z.string().nullable(), reason: z.string().nullable() });
  return (await boss.query(text, [run, queueOf(run), lease])).map((row) => Found.parse(row));
}

/** Puts a job that pg-boss knows nothing of, or takes for ended, under a new id. */
export async function renewJob(boss: Boss, run: string, { key, boss: before }: JobRow): Promise<void> {
  const text = `update ikat.job set boss = gen_random_uuid() where run = $1 and key = $2 and boss = $3 and worker is null
    and state = 'waiting' returning ${columns}`;
  await enqueue(boss, run, rowsOf(await boss.query(text, [run, key, before])));
}

/** Gives what was given up or set aside to the workers again; returns how many jobs. */
export async function redriveJobs(boss: Boss, run: string): Promise<number> {
  const text = `update ikat.job set state = 'waiting', boss = gen_random_uuid(), worker = null, begun = null, deaths = 0, why = null
    where run = $1 and state in ('dead', 'aside') returning ${columns}`;
  const rows = rowsOf(await boss.query(text, [run]));
  await enqueue(boss, run, rows);
  await boss.forgetDead(queueOf(run));
  return rows.length;
}

const Counts = z.object({ waiting: z.number(), running: z.number(), ended: z.number(), pages: z.number() });
/** Jobs that nobody has, that workers have, that have ended; pages read until now. */
export type Counts = z.infer<typeof Counts>;

/** How far a run is. A split document is counted as its parts. */
export async function countJobs(boss: Boss, run: string): Promise<Counts> {
  const text = `select count(*) filter (where state = 'waiting' and worker is null)::int as waiting,
      count(*) filter (where state = 'waiting' and worker is not null)::int as running,
      count(*) filter (where state not in ('waiting', 'split'))::int as ended, coalesce(sum(pages), 0)::int as pages
    from ikat.job where run = $1`;
  const [row] = await boss.query(text, [run]);
  return Counts.parse(row);
}

/** Jobs and pages a second of the last quarter of an hour; null where nothing ended in it. */
export async function paceOf(boss: Boss, run: string): Promise<{ jobs: number; pages: number } | null> {
  const text = `select count(*)::int as jobs, coalesce(sum(pages), 0)::int as pages,
      extract(epoch from now() - min(begun))::float as seconds
    from ikat.job where run = $1 and state = 'done' and begun is not null and ended > now() - interval '15 minutes'`;
  const [row] = await boss.query(text, [run]);
  const [jobs, pages, seconds] = ['jobs', 'pages', 'seconds'].map((name) => Number(row?.[name] ?? 0));
  return jobs! > 0 && seconds! > 0 ? { jobs: jobs! / seconds!, pages: pages! / seconds! } : null;
}
