import { expect, test } from 'vitest';
import { conclude, type Terminal } from '../../../pipeline/commands/terminal.ts';
import { PipelineError } from '../../../pipeline/model/errors.ts';

/** How a command ends that throws `error`, with what it printed. */
async function ended(error: Error, options: { json?: boolean; stopped?: string } = {}) {
  let [out, err] = ['', ''];
  const stop = new AbortController();
  if (options.stopped !== undefined) stop.abort(options.stopped);
  const terminal: Terminal = {
    out: { write: (text) => (out += text) },
    err: { write: (text) => (err += text) },
    now: () => 0,
    date: () => new Date(0),
    signal: stop.signal,
    letGo: () => undefined,
    listen: () => undefined,
  };
  const code = await conclude(() => Promise.reject(error), terminal, { json: options.json });
  return { code, out, err };
}

const noSpace = Object.assign(new Error("ENOSPC: no space left on device, write 'out/report.html'"), {
  code: 'ENOSPC',
  syscall: 'write',
  path: 'out/report.html',
});

test('a known failure is one line, and nothing on standard output', async () => {
  const { code, out, err } = await ended(new PipelineError('ocr-data-missing', 'x holds no data'));
  expect(err).toMatch(/^x holds no data -> Install again [^\n]+\n$/);
  expect([code, out]).toEqual([1, '']);
});

test('with --json every failure is one object too', async () => {
  const failures = [new PipelineError('not-found', 'x'), noSpace, new TypeError('no such method')];
  const printed = await Promise.all(failures.map(async (error) => await ended(error, { json: true })));
  const codes = printed.map(({ out }) => (JSON.parse(out) as { error: { code: string } }).error.code);
  expect(codes).toEqual(['not-found', 'disk-full', 'internal-error']);
  expect(printed.map(({ code }) => code)).toEqual([1, 1, 1]);
});

test('a full disk in the middle of a run is told in words', async () => {
  expect((await ended(noSpace)).err).toBe(
    'out/report.html: Nothing can be written there: the disk is full -> Make room on the disk and run again\n',
  );
});

test('a fault of ours shows where it came up', async () => {
  const { err } = await ended(new TypeError('no such method'));
  expect(err).toMatch(/^TypeError: no such method -> Please report this[^\n]*\nTypeError: no such method\n {4}at /);
});

test('a command that was stopped says so, whatever came of it, and ends with the code of the signal', async () => {
  const { code, out, err } = await ended(new Error('killed'), { json: true, stopped: 'SIGTERM' });
  expect(err).toBe('Stopped by SIGTERM -> The same command goes on from here\n');
  expect(JSON.parse(out)).toMatchObject({ error: { code: 'stopped' } });
  expect(code).toBe(143);
  expect((await ended(new Error('killed'), { stopped: 'SIGINT' })).code).toBe(130);
});
