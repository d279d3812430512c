import { spawn } from 'node:child_process';
import { mkdtemp, readdir, rm, utimes, writeFile } from 'node:fs/promises';
import { hostname, tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { takeLock } from '../../../pipeline/batch/lock.ts';

let folder = '';
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'ikat-test-'));
});
afterEach(async () => {
  await rm(folder, { recursive: true, force: true });
});

const nobody = (): void => undefined;
const never = new AbortController().signal;

test('one holds it at a time: the second waits, is told for whom, and goes on when the first has ended', async () => {
  const first = await takeLock(folder, { wait: 60, onWait: nobody, signal: never });
  const told: string[] = [];
  const order: string[] = [];
  const second = takeLock(folder, { wait: 60, onWait: (who) => told.push(who), signal: never }).then((lock) => {
    order.push('second');
    return lock;
  });
  await new Promise((resolve) => setTimeout(resolve, 600));
  order.push('first ends');
  await first.release();
  await (await second).release();
  expect(order).toEqual(['first ends', 'second']);
  expect(told).toEqual([`process ${process.pid} on ${hostname()}`]);
  expect(await readdir(folder)).toEqual([]);
});

test('of many that wait, each gets it, one after the other', async () => {
  let inside = 0;
  let most = 0;
  const turn = async (): Promise<void> => {
    const lock = await takeLock(folder, { wait: 60, onWait: nobody, signal: never });
    most = Math.max(most, ++inside);
    await new Promise((resolve) => setTimeout(resolve, 20));
    inside--;
    await lock.release();
  };
  await Promise.all(Array.from({ length: 6 }, turn));
  expect(most).toBe(1);
});

test('the lock of a process that is gone is taken over, by one alone', async () => {
  const child = spawn(process.execPath, ['-e', '']);
  const { pid } = child;
  await new Promise((resolve) => child.once('exit', resolve));
  await writeFile(join(folder, '.lock'), JSON.stringify({ pid, host: hostname(), startedAt: '1' }));
  let inside = 0;
  const takers = [1, 2, 3].map(async () => {
    const lock = await takeLock(folder, { wait: 60, onWait: nobody, signal: never });
    expect(++inside).toBe(1);
    await new Promise((resolve) => setTimeout(resolve, 20));
    inside--;
    await lock.release();
  });
  await Promise.all(takers);
});

test('a living process that only has the number of the dead one does not hold it', async () => {
  await writeFile(join(folder, '.lock'), JSON.stringify({ pid: process.pid, host: hostname(), startedAt: 'long ago' }));
  await (await takeLock(folder, { wait: 60, onWait: nobody, signal: never })).release();
});

test('a lock from another machine holds while it shows signs of life', async () => {
  const path = join(folder, '.lock');
  await writeFile(path, JSON.stringify({ pid: 1, host: 'elsewhere', startedAt: null }));
  const stop = new AbortController();
  const told: string[] = [];
  const waiting = takeLock(folder, { wait: 60, onWait: (who) => told.push(who), signal: stop.signal });
  await new Promise((resolve) => setTimeout(resolve, 600));
  stop.abort('SIGINT');
  await expect(waiting).rejects.toBe('SIGINT');
  expect(told).toEqual(['process 1 on elsewhere']);
  const old = new Date(Date.now() - 180_000);
  await utimes(path, old, old);
  await (await takeLock(folder, { wait: 60, onWait: nobody, signal: never })).release();
});

test('a lock that is not released in time is told with its holder, not waited for without end', async () => {
  const lock = await takeLock(folder, { wait: 60, onWait: nobody, signal: never });
  const told: string[] = [];
  const waiting = takeLock(folder, { wait: 0.3, onWait: (who) => told.push(who), signal: never });
  await expect(waiting).rejects.toMatchObject({ refusal: { code: 'folder-busy', file: folder } });
  expect(told).toEqual([expect.stringContaining(`process ${process.pid}`)]);
  await lock.release();
});
