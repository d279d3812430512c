/**
 * One run at a time in a folder: a file that says who is writing there. A run that finds another waits for it; the file of
 * a run that was killed is taken over.
 */
import { open, readFile, rm, stat, utimes } from 'node:fs/promises';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { z } from 'zod';
import { PipelineError } from '../model/errors.ts';
import { readBytes } from '../model/read-file.ts';

/** `startedAt` tells a process from a later one with the same number (ticks since boot; null where the system is silent). */
const Holder = z.object({ pid: z.number().int(), host: z.string(), startedAt: z.string().nullable() });
type Holder = z.infer<typeof Holder>;

const lockName = '.lock';
const takeoverName = '.lock.takeover';
const lookEvery = 250; // milliseconds between looks at a lock that another run holds
const beatEvery = 10_000; // milliseconds between signs of life
/** Milliseconds without a sign of life after which a lock from another machine is that of a dead run. */
const deadAfter = 120_000;
/** A takeover is three file operations: one as old as this was killed in between. */
const takeoverDeadAfter = 10_000;

export type Lock = { release: () => Promise<void> };

/** How long to wait in seconds, who is told of it, and what ends it. */
export type Waiting = { wait: number; onWait: (who: string, seconds: number) => void; signal: AbortSignal };

/** Seconds of waiting after which it is told again who is waited for; each time twice as long. */
const tellAgainAfter = 30;

/**
 * Takes the lock of a folder that exists. While another run holds it, `onWait` is told who that is and for how many
 * seconds it has been waited for: at once, then less and less often. Throws `folder-busy` when `wait` seconds are over;
 * rejects with the signal's reason when the waiting is stopped, and with what the file system throws.
 */
export async function takeLock(folder: string, { wait, onWait, signal }: Waiting): Promise<Lock> {
  const path = join(folder, lockName);
  const began = performance.now();
  let tellAt = 0;
  for (;;) {
    signal.throwIfAborted();
    if (await create(path, JSON.stringify(await ownHolder()))) return held(path);
    const holder = await holderOf(path);
    if (holder === null) continue; // released or taken over meanwhile
    if (await isDead(holder, path)) {
      await removeDead(folder, holder);
      continue;
    }
    const who = `process ${holder.pid} on ${holder.host}`;
    const waited = (performance.now() - began) / 1000;
    if (waited >= wait) {
      const reason = `Another run (${who}) is still writing there after ${Math.round(waited)} seconds`;
      throw new PipelineError('folder-busy', reason, { file: folder });
    }
    if (waited >= tellAt) {
      onWait(who, Math.round(waited));
      tellAt = Math.max(tellAgainAfter, 2 * tellAt);
    }
    await pause(lookEvery, undefined, { signal }).catch(() => undefined);
  }
}

/** Which process writes to a folder, in words; null where none does, or a dead one did. */
export async function lockedBy(folder: string): Promise<string | null> {
  const path = join(folder, lockName);
  const holder = await holderOf(path);
  return holder === null || (await isDead(holder, path)) ? null : `process ${holder.pid} on ${holder.host}`;
}

/** Whether the run that locked a folder is dead; false for a folder that nobody locked. */
export async function isAbandoned(folder: string): Promise<boolean> {
  const path = join(folder, lockName);
  const holder = await holderOf(path);
  return holder !== null && (await isDead(holder, path));
}

function held(path: string): Lock {
  const beat = setInterval(() => {
    const now = new Date();
    void utimes(path, now, now).catch(() => undefined);
  }, beatEvery);
  beat.unref();
  return {
    release: async () => {
      clearInterval(beat);
      await rm(path, { force: true });
    },
  };
}

/** Creates the file unless it is there; the file system lets one process do so. */
async function create(path: string, text: string): Promise<boolean> {
  try {
    const file = await open(path, 'wx');
    await file.writeFile(text);
    await file.close();
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false;
    throw error;
  }
}

/** Who holds the lock; null when nobody does. A file without readable content is being written, or was by a dead run. */
async function holderOf(path: string): Promise<Holder | null> {
  // what is no file, or may not be read, is no reason to ask again and again
  const text = await readBytes(path).catch((error: unknown) =>
    (error as NodeJS.ErrnoException).code === 'ENOENT' ? null : Buffer.alloc(0),
  );
  if (text === null) return null;
  try {
    return Holder.parse(JSON.parse(text.toString('utf8')));
  } catch {
    return { pid: 0, host: '', startedAt: null };
  }
}

async function isDead({ pid, host, startedAt }: Holder, path: string): Promise<boolean> {
  if (host === hostname()) return !isAlive(pid) || (startedAt !== null && startedAt !== (await startOf(pid)));
  const found = await stat(path).catch(() => null);
  const limit = host === '' ? takeoverDeadAfter : deadAfter;
  return found !== null && Date.now() - found.mtimeMs > limit;
}

function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM'; // it lives, under another user
  }
}

/** When a process started, in the words of the system; null where it does not tell (only Linux has this file). */
async function startOf(pid: number): Promise<string | null> {
  const line = await readFile(`/proc/${pid}/stat`, 'utf8').catch(() => null);
  // the name in brackets may hold spaces; the start is the twentieth field behind it
  return line?.slice(line.lastIndexOf(')') + 2).split(' ')[19] ?? null;
}

async function ownHolder(): Promise<Holder> {
  return { pid: process.pid, host: hostname(), startedAt: await startOf(process.pid) };
}

/** Removes the lock of a dead run; of several runs that wait only one does it, and never another's new lock. */
async function removeDead(folder: string, dead: Holder): Promise<void> {
  const takeover = join(folder, takeoverName);
  if (!(await create(takeover, ''))) {
    const found = await stat(takeover).catch(() => null);
    if (found !== null && Date.now() - found.mtimeMs > takeoverDeadAfter) await rm(takeover, { force: true });
    await pause(lookEvery);
    return;
  }
  const now = await holderOf(join(folder, lockName));
  if (now !== null && JSON.stringify(now) === JSON.stringify(dead)) await rm(join(folder, lockName), { force: true });
  await rm(takeover, { force: true });
}
