import { spawn } from 'node:child_process';
import { mkdir, mkdtemp, readFile, readdir, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { allKinds as all } from '../../fixtures/make/hostile/every-kind.ts';
import { judge, type Case } from '../../fixtures/make/hostile/judge.ts';
import { goodRows, table } from '../../fixtures/make/hostile/exports.ts';
import { seededRandom, seedFor } from '../../fixtures/make/wear/random.ts';
import { ikat, root, run, type Ended } from './command.ts';

/** Those that cost a second at most; `npm run hostile` draws all kinds, and many of each. */
const quick = [
  ...['pattern-ring', 'form-in-pattern', 'nested-forms', 'letter-ring', 'shared-pages', 'ring-of-nodes'],
  ...['packed-in-itself', 'places-in-circle', 'claimed-size', 'huge-png', 'cut-jpeg', 'many-cells', 'deep-markup'],
  ...['other-signs', 'broken-cut', 'broken-lose', 'broken-splice'],
  ...['count-lies', 'png-odd-kind', 'kids-lie', 'actions', 'keys-of-objects', 'text-as-pdf', 'locked'],
];
const signs = ['\u001b[31m', '\u202e', '\n', '\u2028', '$(id)', '<b>'];

let folder = '';
let ended: Ended;
const cases: Case[] = [];

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'ikat-test-'));
  const files = join(folder, 'files');
  await mkdir(files);
  for (const name of quick) {
    const { bytes, right } = all[name]!.draw(seededRandom(seedFor(0, name)));
    const file = `${name}.${all[name]!.ending}`;
    await writeFile(join(files, file), bytes);
    cases.push({ file, kind: name, seed: 0, right });
  }
  for (const [i, sign] of signs.entries()) {
    const file = `good${sign}.tsv`;
    await writeFile(join(files, file), table(goodRows(seededRandom(i), 3)));
    cases.push({ file, kind: 'good', seed: i, right: { refusals: [], rows: 3 } });
  }
  await symlink('nowhere.pdf', join(files, 'dead.pdf'));
  await symlink('.', join(files, 'loop'));
  await writeFile(join(files, '.hidden.pdf'), 'x');
  if (process.platform !== 'win32') await run('mkfifo', [join(files, 'pipe.pdf')]);
  ended = await ikat(['extract', files, '--out', join(folder, 'run'), '--no-cache', '--workers', '1', '--json']);
});
afterAll(async () => {
  await rm(folder, { recursive: true, force: true });
});

describe('a batch of hostile files', () => {
  test('ends for each as it should, and every row of the good ones is there', () => {
    expect(ended.code).toBe(2);
    const verdicts = judge(join(folder, 'run'), cases);
    expect(verdicts.filter(({ wrong }) => wrong !== null).map(({ file, wrong }) => `${file}: ${wrong}`)).toEqual([]);
  });

  test('names links that lead nowhere, pipes and hidden documents, and opens none of them', () => {
    const { skipped, refusals } = JSON.parse(ended.out) as {
      skipped: { file: string; because: string }[];
      refusals: { file: string; code: string }[];
    };
    expect(refusals).toContainEqual(expect.objectContaining({ file: 'dead.pdf', code: 'not-found' }));
    expect(skipped).toContainEqual({ file: '.hidden.pdf', because: 'a hidden file' });
    if (process.platform !== 'win32')
      expect(skipped).toContainEqual({ file: 'pipe.pdf', because: 'no file but a pipe, socket or device' });
  });

  test('prints no sign of a name that commands a terminal or turns a line, and no trace of the stack', () => {
    expect(ended.err).not.toMatch(/[^\P{Cc}\n]|[\u2028\u202e]/u);
    expect(ended.err + ended.out).not.toMatch(/^\s+at .*:\d+:\d+/m);
  });
});

test('a time that no timer holds is a long time', async () => {
  const args = ['extract', 'fixtures/text/tapin.txt', '--out', join(folder, 'long'), '--page-timeout', '3000000'];
  expect((await ikat(args)).code).toBe(0);
});

test('a wrong option is an object on standard output, when JSON is asked for', async () => {
  const { code, out } = await ikat(['extract', 'x', '--workers', '1e9', '--json']);
  expect(code).toBe(1);
  expect(JSON.parse(out)).toMatchObject({ error: { code: 'wrong-option' } });
});

test.runIf(process.platform === 'linux')(
  'no socket is opened, and a home that cannot be written is enough',
  async () => {
    const guard = `import net from 'node:net'; import dgram from 'node:dgram'; import dns from 'node:dns';
    const no = (what) => () => { console.error('SOCKET ' + what); process.exit(99); };
    net.Socket.prototype.connect = no('net'); dgram.createSocket = no('dgram'); dns.lookup = no('dns');`;
    const options = `--import data:text/javascript,${encodeURIComponent(guard)}`;
    const args = ['dist/pipeline/main.js', 'extract', 'fixtures/text/tapin.txt', 'fixtures/digital/tapin.pdf'];
    const env = ['-i', `PATH=${process.env['PATH'] ?? ''}`, 'HOME=/proc', `NODE_OPTIONS=${options}`, process.execPath];
    const { code, err } = await run('env', [...env, ...args, '--out', join(folder, 'offline'), '--workers', '1']);
    expect(err).not.toContain('SOCKET');
    expect(code).toBe(0);
  },
);

describe('a run that is told to end', () => {
  /** Starts a run over a scan, and resolves when it reads. */
  async function started(out: string, temporary: string): Promise<ReturnType<typeof spawn>> {
    const args = [join(root, 'dist/pipeline/main.js'), 'extract', 'fixtures/scans/tapin.office.pdf', '--out', out];
    const child = spawn(process.execPath, [...args, '--no-cache', '--workers', '1'], {
      cwd: root,
      env: { ...process.env, TMPDIR: temporary },
      stdio: ['ignore', 'ignore', 'pipe'],
    });
    await new Promise((resolve) => child.stderr.once('data', resolve));
    return child;
  }
  const end = (child: ReturnType<typeof spawn>): Promise<number | null> =>
    new Promise((resolve) => child.once('close', resolve));

  test('does so within a second', async () => {
    const temporary = await mkdtemp(join(folder, 'tmp-'));
    const child = await started(join(folder, 'stopped'), temporary);
    const began = performance.now();
    child.kill('SIGTERM');
    expect(await end(child)).toBe(143);
    // a second on a free machine
    expect(performance.now() - began).toBeLessThan(3000);
  });

  test('by force leaves a folder, which the next run removes', async () => {
    const temporary = await mkdtemp(join(folder, 'tmp-'));
    const child = await started(join(folder, 'killed'), temporary);
    child.kill('SIGKILL');
    await end(child);
    expect(await readdir(temporary)).toHaveLength(1);
    const args = ['extract', 'fixtures/text/tapin.txt', '--out', join(folder, 'next'), '--no-cache'];
    await run('env', [`TMPDIR=${temporary}`, process.execPath, 'dist/pipeline/main.js', ...args]);
    expect(await readdir(temporary)).toEqual([]);
  });
});

describe('a file of a user that is none', () => {
  test.each(['diff', 'explain', 'eval', 'concepts', 'validate', 'vocabulary'])(
    'ikat %s tells of JSON without bottom in one line',
    async (command) => {
      const file = join(folder, 'deep.json');
      await writeFile(file, `${'['.repeat(200_000)}${']'.repeat(200_000)}`);
      const more = { diff: [file], explain: ['x'], eval: ['fixtures/truth'] }[command] ?? [];
      const { code, out, err } = await ikat([command, file, ...more, '--json']);
      expect(code).toBe(1);
      expect(JSON.parse(out)).toMatchObject({ error: { code: 'not-a-dataset' } });
      expect(err.trim().split('\n')).toHaveLength(1);
    },
  );

  test.runIf(process.platform !== 'win32')('a pipe is not waited for', async () => {
    const pipe = join(folder, 'pipe.json');
    await run('mkfifo', [pipe]);
    const { code, err } = await ikat(['validate', pipe]);
    expect(code).toBe(1);
    expect(err).toContain('no file but a pipe');
  });
});

test('the record of the batch holds no text of a document', async () => {
  const record = await readFile(join(folder, 'run', 'run.json'), 'utf8');
  expect(record).not.toContain('Persentase');
});

test('a dataset that contradicts itself is refused by every command, as validate does', async () => {
  const run = join(folder, 'contradicting');
  await ikat(['extract', 'fixtures/text/tapin.txt', '--out', run, '--workers', '1']);
  const file = join(run, 'dataset.json');
  const text = await readFile(file, 'utf8');
  await writeFile(
    file,
    text.replace(/"document": "sha256:./, (start) => `${start.slice(0, -1)}z`),
  );
  expect((await ikat(['validate', run])).code).toBe(2);
  for (const args of [
    ['diff', run, run],
    ['explain', run, 'Persentase'],
    ['eval', run, 'fixtures/truth-text'],
    ['concepts', run],
  ]) {
    const { code, out } = await ikat([...args, '--json']);
    expect([args[0], code, JSON.parse(out)]).toEqual([
      args[0],
      1,
      { error: expect.objectContaining({ code: 'not-a-dataset' }) as unknown },
    ]);
  }
});

test.runIf(process.platform === 'linux')('an output without room ends the command in one line', async () => {
  const { code, err } = await run('bash', ['-c', `"${process.execPath}" dist/pipeline/main.js schema > /dev/full`]);
  expect([code, err.trim().split('\n').length]).toEqual([1, 1]);
});
