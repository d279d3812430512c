import { spawn } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { createServer, type AddressInfo, type Server, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as passed } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { repeated } from '../../fixtures/make/growth/many-rows.ts';
import type { Dataset } from '../../pipeline/model/meaning/dataset.ts';
import { ikat, root } from './command.ts';

/** Rows of the run that the commands are given: most are at work over it for more than a second. */
const rows = 6000;

/** A command that has come to its end before the signal is tried again with the signal so much earlier, and at the earliest so many milliseconds after its start. */
const earlier = 0.6;
const earliest = 20;

/** Milliseconds that an end may take on a busy machine; on a free one it is a second. */
const longest = 4000;

let folder = '';
/** A PostgreSQL that takes connections and never says a word. */
let silent: Server;
const sockets: Socket[] = [];

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'ikat-test-'));
  const large = join(folder, 'large');
  await ikat(['extract', 'fixtures/text', '--out', large, '--workers', '1']);
  const file = join(large, 'dataset.json');
  const dataset = JSON.parse(await readFile(file, 'utf8')) as Dataset;
  await writeFile(file, JSON.stringify(repeated(dataset, rows)));
  // what is learnt from
  for (const row of ['2', '3'])
    await ikat(['decide', large, `1/tapin.txt:${row}`, '--field', 'unit', '--to', 'Persen', '--by', 'somebody']);
  for (const part of ['1', '2'])
    await ikat(['extract', 'fixtures/text', '--out', join(folder, `part-${part}`), '--part', `${part}/2`]);
  silent = createServer((socket) => sockets.push(socket));
  await new Promise<void>((resolve) => silent.listen(0, '127.0.0.1', resolve));
});
afterAll(async () => {
  for (const socket of sockets) socket.destroy();
  silent.close();
  await rm(folder, { recursive: true, force: true });
});

/** Each command at work, of which `{}` stands for the folder of the test and `{silent}` for the queue. */
const commands: readonly string[] = [
  'extract fixtures/scans/tapin.office.pdf --out {}/read --no-cache --workers 1',
  'extract fixtures/scans/tapin.office.pdf --out {}/queued --queue {silent}',
  'worker {}/large --queue {silent}',
  'status {}/large --queue {silent}',
  'status {}/large',
  'merge {}/part-1 {}/part-2 --out {}/merged',
  'tables fixtures/scans/tapin.office.pdf',
  'diff {}/large {}/large --out {}/changes',
  'concepts {}/large',
  'catalogue {}/large --out {}/exports',
  'open {}/large',
  'explain {}/large Persentase',
  'decide {}/large 1/tapin.txt:1 --right --by somebody',
  'review {}/large',
  'learn {}/large/decisions.jsonl --truth {}/truth',
  'eval {}/large fixtures/truth-text',
  'vocabulary {}/large',
  'validate {}/large',
  'schema',
  'doctor',
];

type Stopped = {
  lived: boolean;
  code: number | null;
  signal: string | null;
  out: string;
  err: string;
  milliseconds: number;
};

/** Starts a command, and ends it by a signal a moment later; it `lived` when it had not ended by itself before. */
async function stopped(line: string, signal: NodeJS.Signals, moment: number): Promise<Stopped> {
  const { port } = silent.address() as AddressInfo;
  const words = line.replaceAll('{}', folder).replaceAll('{silent}', `postgres://a:b@127.0.0.1:${port}/x`).split(' ');
  const child = spawn(process.execPath, [join(root, 'dist/pipeline/main.js'), ...words], {
    cwd: root,
    env: { ...process.env, PATH: '/nowhere' }, // no browser is to open
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const [out, err]: [string[], string[]] = [[], []];
  child.stdout.setEncoding('utf8').on('data', (text: string) => out.push(text));
  child.stderr.setEncoding('utf8').on('data', (text: string) => err.push(text));
  let endedAt = 0;
  const end = new Promise<[number | null, NodeJS.Signals | null]>((resolve) => {
    child.once('exit', () => (endedAt = performance.now()));
    child.once('close', (...ended) => {
      resolve(ended);
    });
  });
  await Promise.race([passed(moment), end]);
  const began = performance.now();
  const lived = endedAt === 0 && child.kill(signal);
  const [code, by] = await end;
  return { lived, code, signal: by, out: out.join(''), err: err.join(''), milliseconds: endedAt - began };
}

describe('a command that is told to end', () => {
  test('is any that there is', async () => {
    const { out } = await ikat(['--help']);
    const all = [...out.matchAll(/^ {2}([a-z]+)(?: [[<]| {2})/gm)].map(([, name]) => name!);
    expect(all.filter((name) => name !== 'help' && !commands.some((line) => line.startsWith(name)))).toEqual([]);
    expect(all).toContain('extract');
  });

  for (const [signal, own, first] of [
    ['SIGTERM', 143, 700],
    ['SIGINT', 130, 500],
  ] as const)
    test.each(commands)(`ends within a second of ${signal}: ikat %s`, async (line) => {
      let last: Stopped | null = null;
      for (let moment: number = first; last?.lived !== true && moment > earliest; moment *= earlier)
        last = await stopped(line, signal, moment);
      const { lived, code, signal: by, out, err, milliseconds } = last!;
      expect(lived).toBe(true);
      expect(milliseconds).toBeLessThan(longest);
      expect(err + out).not.toMatch(/^\s+at .*:\d+:\d+/m);
      // its own end, that of the signal, or the one that it came to meanwhile
      expect([0, 1, 2, own, signal]).toContain(code ?? by);
    });
});
