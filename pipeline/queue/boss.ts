/** The queue on PostgreSQL. The only file that knows pg-boss, which is loaded when a queue is named and not before. */
import { setTimeout as sleep } from 'node:timers/promises';
import type PgBoss from 'pg-boss';
import { PipelineError } from '../model/errors.ts';

/** A job as it is handed out; `id` names it in the queue. */
export type Handed = { id: string; data: unknown };

/** A job as it is put; a higher priority comes first. */
type Put = { id: string; data: object; priority: number };

/**
 * A queue of jobs and the tables beside it. While the database cannot be reached a call waits and tries again; after `patience` it
 * throws `queue-unreachable`. So each call may have happened twice, or once without an answer: what is asked for has to bear that.
 */
export type Boss = {
  /** Runs one statement; rows come as objects. */
  query: (text: string, values?: readonly unknown[]) => Promise<Record<string, unknown>[]>;
  /** Makes a queue and its dead letters, unless they are there. */
  createQueue: (name: string) => Promise<void>;
  /** A job whose id is there already is left as it is. */
  put: (name: string, jobs: readonly Put[]) => Promise<void>;
  fetch: (name: string) => Promise<Handed | null>;
  complete: (name: string, id: string) => Promise<void>;
  /** Gives a job back: it comes again after a while that doubles; after the last time it goes to the dead letters. */
  fail: (name: string, id: string, reason: string) => Promise<void>;
  cancel: (name: string, id: string) => Promise<void>;
  /** Throws the dead letters of a queue away. */
  forgetDead: (name: string) => Promise<void>;
  stop: () => Promise<void>;
};

/** Tries of a job after the first, and seconds before the second; then 2, 4, 8 times as many, with chance in it. */
const retryLimit = 4;
const retryDelay = 2;

/** Seconds that a job may be under way: a bound alone, as the lease frees what a dead worker held. pg-boss takes less than a day. */
const expireInSeconds = 20 * 60 * 60;

/** Minutes that jobs wait for somebody to take them: a year. */
const retentionMinutes = 365 * 24 * 60;

/** Milliseconds that a database may be away, and between two tries: it is restarted in seconds, moved in minutes. */
const patience = 15 * 60_000;
const pause = 1000;

/** Jobs that one statement puts. */
const putAtOnce = 500;

/**
 * Connects to the database at `address` (postgres://user:password@host:port/name) and makes pg-boss's tables there. `onTrouble` is told
 * what goes wrong later on and is no reason to end. Throws `queue-unreachable`, and `wrong-option` for what is no such address.
 */
export async function connectBoss(
  address: string,
  { onTrouble, signal }: { onTrouble: (message: string) => void; signal: AbortSignal },
): Promise<Boss> {
  // the package takes anything for the name of some host, and would ask for it; what was given may hold a password
  if (!/^postgres(?:ql)?:\/\//.test(address))
    throw new PipelineError('wrong-option', 'The address of a queue is postgres://user:password@host:port/name');
  const { default: Boss } = await import('pg-boss');
  const boss: PgBoss = new Boss({
    connectionString: address,
    application_name: 'ikat',
    max: 4,
    schedule: false,
    maintenanceIntervalSeconds: 60,
  });
  boss.on('error', ({ message }) => {
    onTrouble(message);
  });
  try {
    await boss.start();
  } catch (error) {
    await boss.stop({ graceful: false }).catch(() => undefined);
    throw unreachable(error, address);
  }
  const patiently = async <Result>(ask: () => Promise<Result>): Promise<Result> => {
    const since = Date.now();
    for (;;) {
      try {
        return await ask();
      } catch (error) {
        signal.throwIfAborted();
        if (!isAway(error)) throw error;
        if (Date.now() - since > patience) throw unreachable(error, address);
        onTrouble(messageOf(error));
        await sleep(pause, undefined, { signal });
      }
    }
  };
  const db = boss.getDb();
  return {
    query: (text, values = []) => patiently(async () => rowsOf(await db.executeSql(text, [...values]))),
    createQueue: async (name) => {
      const dead = deadLetters(name);
      await patiently(() => boss.createQueue(dead, { name: dead, retentionMinutes }));
      const options = { retryLimit, retryDelay, retryBackoff: true, expireInSeconds, retentionMinutes };
      await patiently(() => boss.createQueue(name, { name, deadLetter: dead, ...options }));
    },
    put: async (name, jobs) => {
      for (let from = 0; from < jobs.length; from += putAtOnce) {
        const some = jobs.slice(from, from + putAtOnce).map((job) => ({ ...job, name }));
        await patiently(() => boss.insert(some));
      }
    },
    fetch: (name) => patiently(async () => (await boss.fetch<object>(name))[0] ?? null),
    complete: (name, id) => patiently(() => boss.complete(name, id)),
    fail: (name, id, reason) => patiently(() => boss.fail(name, id, { reason })),
    cancel: (name, id) => patiently(() => boss.cancel(name, id)),
    forgetDead: (name) => patiently(() => boss.purgeQueue(deadLetters(name))),
    stop: () => boss.stop({ graceful: false }),
  };
}

function deadLetters(name: string): string {
  return `${name}-dead`;
}

/** Whether the database is away, and not the statement wrong: classes 08 and 57 of PostgreSQL, 53300, and what the network says. */
function isAway(error: unknown): boolean {
  if (error instanceof AggregateError) return error.errors.some(isAway);
  const { code = '', message = '' } = error as { code?: string; message?: string };
  return (
    /^(08|57P0|53300|E[A-Z]+$)/.test(code) ||
    /connection (terminated|timeout|ended)|terminated unexpectedly/i.test(message)
  );
}

function unreachable(error: unknown, address: string): PipelineError {
  return new PipelineError('queue-unreachable', `No queue can be reached there: ${messageOf(error)}`, {
    file: withoutPassword(address),
  });
}

/** Several addresses of one host fail as several errors in one without words. */
function messageOf(error: unknown): string {
  if (error instanceof AggregateError) return error.errors.map(messageOf).join('; ');
  return error instanceof Error ? error.message : String(error);
}

/** The address without what nobody should read in a log. */
function withoutPassword(address: string): string {
  return address.replace(/^(\w+:\/\/[^:/@]*):.*@/, '$1@');
}

/** Several statements at once give no rows. */
function rowsOf(result: { rows?: unknown[] }): Record<string, unknown>[] {
  return (result.rows ?? []) as Record<string, unknown>[];
}
