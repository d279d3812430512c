/* Documents that workers read through a queue on a real PostgreSQL, while workers and the database die. */
import { copyFile, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { longDocument } from '../../fixtures/make/scale/long-document.ts';
import { madeTar, madeZip } from '../pipeline/origins/made-archives.ts';
import { ikat, root } from './command.ts';
import { startPostgres, type Postgres } from './postgres.ts';
import { start, until, type Process } from './started.ts';
import { writtenFiles } from './written-files.ts';

let folder = '';
let postgres: Postgres | null = null;
const at = (...names: string[]): string => join(folder, ...names);

/** Seconds; a crowded machine may leave a process alone for some of them. */
const lease = 6;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'ikat-test-'));
  await mkdir(at('in/below'), { recursive: true });
  for (const agency of ['bontang', 'jatim', 'kukar', 'tapin']) {
    await copyFile(join(root, `fixtures/text/${agency}.txt`), at(`in/${agency}.txt`));
    await copyFile(join(root, `fixtures/digital/${agency}.pdf`), at(`in/${agency}.pdf`));
  }
  await copyFile(join(root, 'fixtures/text/kukar.txt'), at('in/below/twice.txt'));
  await copyFile(join(root, 'fixtures/scans/tapin.office.pdf'), at('in/tapin.office.pdf'));
  await writeFile(at('in/empty.pdf'), '');
  await writeFile(at('in/page.pdf'), 'an error page under the name of a document\n'.repeat(40));
  const started = await startPostgres();
  if ('missing' in started) console.log(`No PostgreSQL can be started here, so no queue was tried: ${started.missing}`);
  else postgres = started;
});
afterAll(async () => {
  await postgres?.stop();
  await rm(folder, { recursive: true, force: true });
});

const worker = (server: Postgres, run: string, ...more: string[]): Process =>
  start(['worker', at(run), '--queue', server.address, '--workers', '1', ...more]);

const through = (server: Postgres, input: string, run: string, ...more: string[]): Process =>
  start(['extract', at(input), '--out', at(run), '--queue', server.address, '--lease', String(lease), ...more]);

/** How many jobs of a run are like this. */
async function jobs(server: Postgres, run: string, condition: string): Promise<number> {
  const { run: id } = JSON.parse(await readFile(at(run, '.cache/queue.json'), 'utf8')) as { run: string };
  const [row] = await server.query(`select count(*)::int as n from ikat.job where run = '${id}' and ${condition}`);
  return Number(row!['n']);
}

const ofWorker = ({ child }: Process): string => `worker like '%-${child.pid}-%'`;

test('workers of which one is killed and one falls silent, on a database that is restarted, make the run of one machine', async () => {
  if (postgres === null) return;
  const server = postgres;
  const whole = await ikat(['extract', at('in'), '--out', at('whole'), '--workers', '2']);
  const run = through(server, 'in', 'shared', '--job-pages', '2');
  await until('the jobs are there', async () => (await jobs(server, 'shared', 'true')) >= 9);
  const killed = worker(server, 'shared');
  const silent = worker(server, 'shared');
  for (const one of [killed, silent]) {
    await until('it reads', async () => (await jobs(server, 'shared', `${ofWorker(one)} and begun is not null`)) > 0);
  }
  killed.child.kill('SIGKILL');
  silent.child.kill('SIGSTOP');
  const others = [worker(server, 'shared'), worker(server, 'shared')];
  const itsJobs = `${ofWorker(silent)} and state = 'waiting'`;
  await until('others have what it had', async () => (await jobs(server, 'shared', itsJobs)) === 0);
  // it ends what others have been given: these jobs are delivered twice
  silent.child.kill('SIGCONT');
  await server.restart();
  const wrong = await (async () => {
    await mkdir(at('own-words'));
    await writeFile(at('own-words/terms.csv'), 'kind,alias,canonical\nterm,KZI,kzi\n');
    return await worker(server, 'shared', '--vocabulary', at('own-words')).ended;
  })();
  expect([wrong.code, wrong.err]).toEqual([1, expect.stringContaining('not the same are the vocabulary (terms.csv)')]);

  const ended = await run.ended;
  expect([ended.code, whole.code], ended.err).toEqual([2, 2]);
  expect(await writtenFiles(at('shared'))).toEqual(await writtenFiles(at('whole')));
  for (const { ended: end } of [silent, ...others]) expect((await end).code, (await end).err).toBe(0);

  // a scan of two pages at most two a job, papers of three in parts
  expect(await jobs(server, 'shared', `state = 'split'`)).toBeGreaterThan(0);
  expect(await jobs(server, 'shared', `job->>'what' = 'join' and state = 'done'`)).toBeGreaterThan(0);
  // the killed worker left jobs that count its death; none was set aside
  expect(await jobs(server, 'shared', 'deaths = 1')).toBeGreaterThan(0);
  expect(await jobs(server, 'shared', `state not in ('done', 'split')`)).toBe(0);
  // nothing was read by the run itself, and one machine that goes on reads nothing again
  const pages = async (): Promise<boolean[]> => {
    const record = JSON.parse(await readFile(at('shared/run.json'), 'utf8')) as {
      documents: { pages: { cached: boolean }[] }[];
    };
    return record.documents.flatMap((document) => document.pages.map(({ cached }) => cached));
  };
  expect(await pages()).not.toContain(false);
  await ikat(['extract', at('in'), '--out', at('shared'), '--verify']);
  expect(await pages()).not.toContain(false);
  expect(await writtenFiles(at('shared'))).toEqual(await writtenFiles(at('whole')));
});

test('a document over which two workers died is set aside with what shows it again, and comes back when it is told to', async () => {
  if (postgres === null) return;
  const server = postgres;
  await mkdir(at('few'));
  for (const name of ['tapin.office.pdf', 'kukar.txt']) await copyFile(at('in', name), at('few', name));
  const run = through(server, 'few', 'aside');
  const isScan = `job->>'file' = 'tapin.office.pdf'`;
  for (const time of [1, 2]) {
    const one = worker(server, 'aside');
    const reads = `${ofWorker(one)} and begun is not null and ${isScan}`;
    await until(`it reads for the ${time}. time`, async () => (await jobs(server, 'aside', reads)) > 0);
    one.child.kill('SIGKILL');
  }
  const last = worker(server, 'aside');
  const [ended, { code }] = await Promise.all([run.ended, last.ended]);
  expect([code, ended.code]).toEqual([0, 2]);
  expect(ended.out).toContain('tapin.office.pdf: Set aside: 2 workers died while they read it');
  // who was read beside it is not blamed for it
  expect(await jobs(server, 'aside', `job->>'file' = 'kukar.txt' and state = 'done'`)).toBe(1);
  expect(await writtenFiles(at('aside'))).toHaveProperty(['dataset.json']);

  const status = await ikat(['status', at('aside'), '--queue', server.address]);
  expect([status.code, status.out]).toEqual([2, expect.stringContaining('Set aside (1):\n  tapin.office.pdf')]);
  expect(status.out).toMatch(/-> ikat extract '.*few\/tapin\.office\.pdf' --workers 1/);

  const redriven = await ikat(['status', at('aside'), '--queue', server.address, '--redrive', '--json']);
  expect([redriven.code, JSON.parse(redriven.out)]).toEqual([
    0,
    expect.objectContaining({ redriven: 1, aside: [], jobs: { waiting: 1, running: 0, ended: 1, pages: 3 } }),
  ]);
  const [again] = await Promise.all([through(server, 'few', 'aside').ended, worker(server, 'aside').ended]);
  expect(again.code, `${again.out}${again.err}`).toBe(0);
  await ikat(['extract', at('few'), '--out', at('few-whole'), '--workers', '2']);
  expect(await writtenFiles(at('aside'))).toEqual(await writtenFiles(at('few-whole')));
});

test('documents in archives are read from there, and set aside with a path that leads into one', async () => {
  if (postgres === null) return;
  const server = postgres;
  await mkdir(at('packed'));
  const bytesOf = async (name: string) => ({ name: `inner/${name}`, data: await readFile(at('in', name)) });
  await writeFile(at('packed/a.zip'), madeZip([await bytesOf('tapin.pdf'), await bytesOf('kukar.txt')]));
  // long enough to be killed over, and quick to read
  const long = { name: 'inner/long.pdf', data: longDocument(60, 1) };
  const tar = await madeTar([long, await bytesOf('bontang.txt')]);
  await writeFile(at('packed/b.tar.gz'), gzipSync(tar));
  const run = through(server, 'packed', 'unpacked', '--job-pages', '60');
  const file = 'b.tar.gz/inner/long.pdf';
  for (const time of [1, 2]) {
    const one = worker(server, 'unpacked');
    const reads = `${ofWorker(one)} and begun is not null and job->>'file' = '${file}'`;
    await until(`it reads for the ${time}. time`, async () => (await jobs(server, 'unpacked', reads)) > 0);
    one.child.kill('SIGKILL');
  }
  const [ended] = await Promise.all([run.ended, worker(server, 'unpacked').ended]);
  expect(ended.code, ended.err).toBe(2);

  const status = await ikat(['status', at('unpacked'), '--queue', server.address, '--json']);
  const { aside } = JSON.parse(status.out) as { aside: { file: string; again: string }[] };
  expect(aside.map((one) => one.file)).toEqual([file]);
  const { again } = aside[0]!;
  const [, path] = /^ikat extract '(.*)' --workers 1 --out alone$/.exec(again) ?? [];
  expect((await ikat(['extract', path!, '--workers', '1', '--out', at('alone')])).code).toBe(0);
});

test('a document of an archive that is given again after the run has ended is read from there', async () => {
  if (postgres === null) return;
  const server = postgres;
  // a worker takes what is given again before the run is there, and what was unpacked beside it has gone
  await ikat(['status', at('unpacked'), '--queue', server.address, '--redrive']);
  const late = await worker(server, 'unpacked').ended;
  expect([late.code, late.err.includes('given back')], late.err).toEqual([0, false]);
  const growing = through(server, 'packed', 'unpacked', '--job-pages', '60');
  const [whole] = await Promise.all([growing.ended, worker(server, 'unpacked').ended]);
  expect(whole.code, `${whole.out}${whole.err}`).toBe(0);
  await ikat(['extract', at('packed'), '--out', at('packed-whole'), '--workers', '2']);
  expect(await writtenFiles(at('unpacked'))).toEqual(await writtenFiles(at('packed-whole')));
});

test('a worker that does not see a document gives it back, and after too many times it is given up by name', async () => {
  if (postgres === null) return;
  const server = postgres;
  await mkdir(at('moved'));
  for (const name of ['tapin.txt', 'kukar.txt']) await copyFile(at('in', name), at('moved', name));
  const run = through(server, 'moved', 'unseen');
  await until('the jobs are there', async () => (await jobs(server, 'unseen', 'true')) === 2);
  await rm(at('moved/tapin.txt'));
  const [ended, one] = await Promise.all([run.ended, worker(server, 'unseen').ended]);
  expect(one.err).toContain('tapin.txt: given back; A worker does not see the document where the run does');
  expect([ended.code, ended.out]).toEqual([2, expect.stringContaining('tapin.txt: A worker does not see')]);
  expect(await jobs(server, 'unseen', `state = 'dead'`)).toBe(1);
});

test('a worker that is told to stop gives back what it has, and nobody is blamed', async () => {
  if (postgres === null) return;
  const server = postgres;
  const run = through(server, 'few', 'stopped');
  const one = worker(server, 'stopped');
  const reads = `${ofWorker(one)} and begun is not null and job->>'file' = 'tapin.office.pdf'`;
  await until('it reads', async () => (await jobs(server, 'stopped', reads)) > 0);
  one.child.kill('SIGTERM');
  expect((await one.ended).code).toBe(143);
  expect(await jobs(server, 'stopped', `state = 'waiting' and worker is null and deaths = 0`)).toBeGreaterThan(0);
  const [ended] = await Promise.all([run.ended, worker(server, 'stopped').ended]);
  expect(ended.code, ended.err).toBe(0);
});

test('a queue that is not there, and options that do not go with one, are refused without a word of the password', async () => {
  const address = 'postgres://someone:secret@127.0.0.1:1/none';
  const none = await ikat(['worker', at('in'), '--queue', address]);
  expect([none.code, none.err]).toEqual([1, expect.stringContaining('postgres://someone@127.0.0.1:1/none: No queue')]);
  expect(none.err).not.toContain('secret');
  // no host of some other name is asked for
  const other = await ikat(['worker', at('in'), '--queue', 'someone:secret']);
  expect([other.code, other.err]).toEqual([1, expect.stringContaining('The address of a queue is postgres://')]);
  expect(other.err).not.toContain('secret');
  const part = await ikat(['extract', at('in'), '--out', at('none'), '--queue', address, '--part', '1/2']);
  expect([part.code, part.err]).toEqual([1, expect.stringContaining('--queue does not go with --part')]);
});
