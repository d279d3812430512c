/** One child process that works on one task at a time and can be killed at any moment. */
import { fork, type ChildProcess } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { longestTimer } from './limits.ts';
import { Answer, Recognising, type ChildSettings, type Task } from './tasks.ts';

/**
 * How a task ended: the child's answer, or the way in which the child was lost. `again`: another process may do better, as this
 * one had done other work before or was kept waiting by the machine.
 */
export type TaskEnd =
  { answer: Answer } | { lost: 'time-out' | 'out-of-memory' | 'worker-died'; reason: string; again: boolean };

/** Milliseconds for a task: of time, and of computing until letters are recognised (Infinity: no bound of its own). */
export type TaskLimit = { time: number; parsing: number };

export type Child = {
  /** Settles always: a child that says nothing in its time, or computes for longer than it may, is killed. */
  run: (task: Task, limit: TaskLimit) => Promise<TaskEnd>;
  alive: () => boolean;
  kill: () => void;
};

/** Milliseconds between looks at a busy child, and at one that holds half of what it may and more. */
const watchEvery = { usual: 50, grown: 10 };
/** Share of its memory at which a child is killed: what a bomb takes between two looks and until it is dead fits in the rest. */
const killShare = 0.9;

/** Starts `module` as a child process. It is killed before it holds `maxRss` (bytes) while a task runs (on Linux). */
export function startChild(module: string, settings: ChildSettings, maxRss: number): Child {
  const execArgv = [...globalThis.process.execArgv, `--max-old-space-size=${heapOf(maxRss)}`];
  const process = fork(module, [JSON.stringify(settings)], { stdio: ['ignore', 'ignore', 'pipe', 'ipc'], execArgv });
  const errors = lastLines(process);
  let alive = true;
  let tasks = 0;
  let nextId = 0;
  process.once('exit', () => (alive = false));
  // A child that dies while a message is on its way to it: the exit says so too.
  process.on('error', () => undefined);

  const kill = (): void => {
    alive = false;
    process.kill('SIGKILL');
  };

  const run = (task: Task, limit: TaskLimit): Promise<TaskEnd> =>
    new Promise((resolve) => {
      const id = nextId++;
      const isFirst = tasks++ === 0;
      let parsing = limit.parsing;
      let computedBefore: number | null = null;
      let computed = 0;
      let isOver = false;
      const finish = (end: TaskEnd): void => {
        isOver = true;
        clearTimeout(timer);
        clearTimeout(watch);
        process.off('message', onMessage);
        process.off('exit', onExit);
        resolve(end);
      };
      const lose = (lost: 'time-out' | 'out-of-memory', reason: string, again: boolean): void => {
        kill();
        finish({ lost, reason, again });
      };
      const onMessage = (message: unknown): void => {
        const sign = Recognising.safeParse(message);
        if (sign.success && sign.data.id === id) parsing = Infinity;
        const answer = Answer.safeParse(message);
        if (answer.success && answer.data.id === id) finish({ answer: answer.data });
      };
      const onExit = (code: number | null, signal: string | null): void => {
        finish(deathOf(code, signal, errors(), isFirst));
      };
      const timer = setTimeout(
        () => {
          // a process that computed all the while would do so again
          lose('time-out', `No result within ${limit.time / 1000} seconds`, computed < limit.time * busyShare);
        },
        Math.min(limit.time, longestTimer),
      );
      const look = (): void => {
        const use = useOf(process.pid);
        if (!alive || isOver || use === null) return;
        computedBefore ??= use.computed;
        computed = use.computed - computedBefore;
        if (use.rss > killShare * maxRss) {
          lose('out-of-memory', `More than ${Math.round((killShare * maxRss) / 1e6)} MB in use`, !isFirst);
        } else if (computed > parsing) {
          lose('time-out', `No result after ${Math.round(parsing / 1000)} seconds of computing`, false);
        } else watch = setTimeout(look, watchEvery[use.rss > maxRss / 2 ? 'grown' : 'usual']);
      };
      let watch = setTimeout(look, watchEvery.usual);
      process.on('message', onMessage);
      process.once('exit', onExit);
      if (!alive || !process.connected) finish(deathOf(process.exitCode, process.signalCode, errors(), isFirst));
      else process.send({ id, task });
    });

  return { run, kill, alive: () => alive && process.connected };
}

/** Share of its time that a process which is not kept waiting computes. */
const busyShare = 0.8;

/** Megabytes for what the program itself holds; pixels and the engine's memory lie beside it. */
function heapOf(maxRss: number): number {
  return Math.round((maxRss * 0.6) / 1e6);
}

function deathOf(code: number | null, signal: string | null, errors: string, isFirst: boolean): TaskEnd {
  const heap = /heap out of memory|allocation failed/i.test(errors);
  if (heap) return { lost: 'out-of-memory', reason: 'The reading process ran out of memory', again: !isFirst };
  const how = signal === null ? `with exit code ${code ?? 'unknown'}` : `by ${signal}`;
  const reason = `The reading process ended ${how}${errors ? `: ${firstError(errors)}` : ''}`;
  return { lost: 'worker-died', reason, again: true };
}

function firstError(errors: string): string {
  const lines = errors.split('\n').filter((line) => line.trim() !== '');
  return (lines.find((line) => /error/i.test(line)) ?? lines.at(-1) ?? '').trim().slice(0, 200);
}

/** Keeps the end of what the child says on standard error: it explains a death. */
function lastLines(process: ChildProcess): () => string {
  let kept = '';
  process.stderr?.setEncoding('utf8').on('data', (text: string) => (kept = (kept + text).slice(-4000)));
  return () => kept;
}

/**
 * Bytes in memory and milliseconds of computing of a process; null where the system does not tell (only Linux does). Read at once:
 * a read that waits for another thread comes too late on a busy machine, where a bomb takes 100 MB in a few turns.
 */
function useOf(pid: number | undefined): { rss: number; computed: number } | null {
  if (pid === undefined || globalThis.process.platform !== 'linux') return null;
  let stat: string;
  try {
    stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
  } catch {
    return null; // it has ended
  }
  // the name in brackets may hold spaces; fields are counted behind it
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  const [user, system, pages] = [fields[11], fields[12], fields[21]].map(Number);
  return { rss: (pages ?? 0) * 4096, computed: ((user ?? 0) + (system ?? 0)) * 10 };
}
