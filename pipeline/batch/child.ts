/** One child process that works on one task at a time and can be killed at any moment. */
import { fork, type ChildProcess } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { Answer, type ChildSettings, type Task } from './tasks.ts';

/** How a task ended: the child's answer, or the way in which the child was lost. */
export type TaskEnd = { answer: Answer } | { lost: 'time-out' | 'out-of-memory' | 'worker-died'; reason: string };

export type Child = {
  /** Settles always: a child that says nothing for `limit` milliseconds is killed. */
  run: (task: Task, limit: number) => Promise<TaskEnd>;
  alive: () => boolean;
  kill: () => void;
};

const watchEvery = 500; // milliseconds between looks at the memory of a busy child

/** Starts `module` as a child process. `maxRss` (bytes) is enforced by SIGKILL while a task runs (on Linux). */
export function startChild(module: string, settings: ChildSettings, maxRss: number): Child {
  const process = fork(module, [JSON.stringify(settings)], { stdio: ['ignore', 'ignore', 'pipe', 'ipc'] });
  const errors = lastLines(process);
  let alive = true;
  let nextId = 0;
  process.once('exit', () => (alive = false));
  // A child that dies while a message is on its way to it: the exit says so too.
  process.on('error', () => undefined);

  const kill = (): void => {
    alive = false;
    process.kill('SIGKILL');
  };

  const run = (task: Task, limit: number): Promise<TaskEnd> =>
    new Promise((resolve) => {
      const id = nextId++;
      const finish = (end: TaskEnd): void => {
        clearTimeout(timer);
        clearInterval(watch);
        process.off('message', onMessage);
        process.off('exit', onExit);
        resolve(end);
      };
      const lose = (lost: 'time-out' | 'out-of-memory', reason: string): void => {
        kill();
        finish({ lost, reason });
      };
      const onMessage = (message: unknown): void => {
        const answer = Answer.safeParse(message);
        if (answer.success && answer.data.id === id) finish({ answer: answer.data });
      };
      const onExit = (code: number | null, signal: string | null): void => {
        finish(deathOf(code, signal, errors()));
      };
      const timer = setTimeout(() => {
        lose('time-out', `No result within ${limit / 1000} seconds`);
      }, limit);
      const watch = setInterval(() => {
        void residentBytes(process.pid).then((rss) => {
          if (alive && rss > maxRss) lose('out-of-memory', `More than ${Math.round(maxRss / 1e6)} MB in use`);
        });
      }, watchEvery);
      process.on('message', onMessage);
      process.once('exit', onExit);
      if (!alive || !process.connected) finish(deathOf(process.exitCode, process.signalCode, errors()));
      else process.send({ id, task });
    });

  return { run, kill, alive: () => alive && process.connected };
}

function deathOf(code: number | null, signal: string | null, errors: string): TaskEnd {
  const heap = /heap out of memory|allocation failed/i.test(errors);
  if (heap) return { lost: 'out-of-memory', reason: 'The reading process ran out of memory' };
  const how = signal === null ? `with exit code ${code ?? 'unknown'}` : `by ${signal}`;
  return { lost: 'worker-died', reason: `The reading process ended ${how}${errors ? `: ${firstError(errors)}` : ''}` };
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

/** Resident memory of a process in bytes; 0 where the system does not tell (only Linux has this file). */
async function residentBytes(pid: number | undefined): Promise<number> {
  if (pid === undefined || globalThis.process.platform !== 'linux') return 0;
  const statm = await readFile(`/proc/${pid}/statm`, 'utf8').catch(() => '');
  const pages = Number(statm.split(' ')[1] ?? 0);
  return pages * 4096;
}
