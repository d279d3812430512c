/* Runs that were begun in one way and ended in another, with long documents, on a real PostgreSQL: one run, and one catalogue. */
import { copyFile, mkdir, mkdtemp, readFile, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { longDocument } from '../../fixtures/make/scale/long-document.ts';
import { sha256 } from '../../output/dataset/checksum.ts';
import { ikat, root } from './command.ts';
import { startPostgres, type Postgres } from './postgres.ts';
import { start, until } from './started.ts';
import { writtenFiles } from './written-files.ts';

let folder = '';
let postgres: Postgres | null = null;
const at = (...names: string[]): string => join(folder, ...names);
const extract = (name: string, ...more: string[]): string[] => ['extract', at('in'), '--out', at(name, 'run'), ...more];

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'ikat-test-'));
  await mkdir(at('in'));
  await writeFile(at('in/a-long.pdf'), longDocument(51, 1));
  await writeFile(at('in/b-longer.pdf'), longDocument(120, 2));
  for (const agency of ['kukar', 'tapin']) {
    await copyFile(join(root, `fixtures/text/${agency}.txt`), at(`in/${agency}.txt`));
  }
  expect((await ikat(extract('whole', '--workers', '2'))).code).toBe(0);
  await catalogueOf('whole');
  const started = await startPostgres();
  if ('missing' in started) console.log(`No PostgreSQL can be started here, so no run was moved: ${started.missing}`);
  else postgres = started;
});
afterAll(async () => {
  await postgres?.stop();
  await rm(folder, { recursive: true, force: true });
});

/** Makes the catalogue of a run; the hash of each of its files, by its path. */
async function catalogueOf(name: string): Promise<Record<string, string>> {
  const { code, err } = await ikat(['catalogue', at(name, 'run'), '--out', at(name, 'catalogue')]);
  expect(code, err).toBe(0);
  const entries = await readdir(at(name, 'catalogue'), { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
  expect(files.length).toBeGreaterThan(10);
  const hashes = files.map(async (path) => [path.slice(at(name).length), sha256(await readFile(path))] as const);
  return Object.fromEntries(await Promise.all(hashes));
}

async function isRunOfOneMachine(name: string): Promise<void> {
  expect(await writtenFiles(at(name, 'run'))).toEqual(await writtenFiles(at('whole/run')));
  expect(await catalogueOf(name)).toEqual(await catalogueOf('whole'));
}

/** How many results a run has kept. */
async function kept(name: string): Promise<number> {
  const entries = await readdir(at(name, 'run/.cache'), { recursive: true });
  return entries.filter((entry) => /[0-9a-f]{64}\.json$/.test(entry)).length;
}

async function jobs(server: Postgres, name: string, condition: string): Promise<number> {
  const { run: id } = JSON.parse(await readFile(at(name, 'run/.cache/queue.json'), 'utf8')) as { run: string };
  const [row] = await server.query(`select count(*)::int as n from ikat.job where run = '${id}' and ${condition}`);
  return Number(row!['n']);
}

test('a run that one machine began, workers went on with and one machine ended is the run of one machine, and so is its catalogue', async () => {
  if (postgres === null) return;
  const server = postgres;
  const queue = ['--queue', server.address];
  const alone = start(extract('moved', '--workers', '1'));
  await until('it has kept pages', async () => (await kept('moved')) > 20);
  alone.child.kill('SIGKILL');
  await alone.ended;
  const run = start(extract('moved', ...queue, '--lease', '6'));
  const worker = start(['worker', at('moved/run'), ...queue, '--workers', '1']);
  const before = await kept('moved');
  await until('workers have read pages', async () => (await kept('moved')) > before + 20);
  for (const { child } of [run, worker]) child.kill('SIGTERM');
  await Promise.all([run.ended, worker.ended]);
  const { code, out, err } = await start(extract('moved', '--workers', '2')).ended;
  expect(code, `${out}${err}`).toBe(0);
  await isRunOfOneMachine('moved');
});

test('parts of which one was read, merged and then given to a queue, are the run of one machine; documents of 51 and 120 pages are shared', async () => {
  if (postgres === null) return;
  const server = postgres;
  const queue = ['--queue', server.address];
  expect((await ikat(extract('part', '--part', '1/2'))).code).toBe(0);
  const merged = await ikat(['merge', at('part/run'), '--out', at('joined/run')]);
  expect([merged.code, merged.out]).toEqual([2, expect.stringContaining('Part 2 of 2 was not given')]);
  const ended = await Promise.all([
    start(extract('joined', ...queue)).ended,
    start(['worker', at('joined/run'), ...queue, '--workers', '1']).ended,
  ]);
  expect(
    ended.map(({ code }) => code),
    ended.map(({ out, err }) => `${out}${err}`).join('\n'),
  ).toEqual([0, 0]);
  await isRunOfOneMachine('joined');
  const sizes = `job->>'what' = 'pages' and (job->>'last')::int - (job->>'first')::int + 1`;
  expect(await jobs(server, 'joined', `state = 'split'`)).toBe(2);
  expect(await jobs(server, 'joined', `${sizes} between 25 and 26`)).toBe(2);
  expect(await jobs(server, 'joined', `${sizes} = 40`)).toBe(3);
  expect(await jobs(server, 'joined', `job->>'what' = 'join' and state = 'done'`)).toBe(2);
});
