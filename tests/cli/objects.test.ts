/* Documents and results in an object store: a real server of the kind, a real queue, and workers that see no folder of the run. */
import { copyFile, mkdir, mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { s3Store } from '../../pipeline/origins/objects/s3.ts';
import { allBytes, type ObjectStore } from '../../pipeline/origins/objects/object-store.ts';
import { root, run, type Ended } from './command.ts';
import { startObjectServer, type ObjectServer } from './object-server.ts';
import { startPostgres, type Postgres } from './postgres.ts';
import { writtenFiles } from './written-files.ts';

let folder = '';
let server: ObjectServer | null = null;
let postgres: Postgres | null = null;
let store: ObjectStore;
const at = (...names: string[]): string => join(folder, ...names);

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'ikat-test-'));
  await mkdir(at('in/below'), { recursive: true });
  for (const agency of ['kukar', 'tapin']) {
    await copyFile(join(root, `fixtures/text/${agency}.txt`), at(`in/${agency}.txt`));
  }
  await copyFile(join(root, 'fixtures/digital/bontang.pdf'), at("in/below/a b+c's (1)&é.pdf"));
  const started = await startObjectServer('papers');
  if ('missing' in started) console.log(`No object store can be started here, so none was tried: ${started.missing}`);
  else {
    server = started;
    store = await s3Store({ bucket: 'papers', prefix: '' }, server.variables);
    for (const name of ['kukar.txt', 'tapin.txt', "below/a b+c's (1)&é.pdf"]) {
      await store.writeIfAbsent(`in/${name}`, await readFile(at('in', name)));
    }
    await store.writeIfAbsent('in-old/other.txt', Buffer.from('a folder of another name'));
  }
  const database = await startPostgres();
  if ('missing' in database) console.log(`No PostgreSQL can be started here: ${database.missing}`);
  else postgres = database;
});
afterAll(async () => {
  await server?.stop();
  await postgres?.stop();
  await rm(folder, { recursive: true, force: true });
});

/** The command, with the store in its environment. */
const ikat = ({ variables }: ObjectServer, ...args: string[]): Promise<Ended> =>
  run('env', [
    ...Object.entries(variables).map(([name, value]) => `${name}=${value}`),
    process.execPath,
    join(root, 'dist/pipeline/main.js'),
    ...args,
  ]);

async function cached(name: string): Promise<boolean[]> {
  const record = JSON.parse(await readFile(at(name, 'run.json'), 'utf8')) as {
    documents: { pages: { cached: boolean }[] }[];
  };
  return record.documents.flatMap(({ pages }) => pages.map((page) => page.cached));
}

test('a store keeps what is there, gives it back, and lists more than one answer holds', async () => {
  if (server === null) return;
  const bytes = Buffer.from('first');
  expect(await store.writeIfAbsent('few/one', bytes)).toBe(true);
  expect(await store.writeIfAbsent('few/one', Buffer.from('second'))).toBe(false);
  expect(Buffer.from(await allBytes((await store.read('few/one'))!)).toString()).toBe('first');
  expect(await store.read('few/none')).toBeNull();
  const keys = Array.from({ length: 1010 }, (_, index) => `many/${String(index).padStart(4, '0')}`);
  for (const key of keys) await store.writeIfAbsent(key, bytes);
  const found: string[] = [];
  for await (const { key } of store.list('many/')) found.push(key);
  expect(found).toEqual(keys);
  const none = await s3Store({ bucket: 'nothing-here', prefix: '' }, server.variables);
  await expect(none.read('x')).rejects.toThrow('There is no such bucket');
});

test('documents in a store make the run that they make on a disk, and what one machine kept there no other reads again', async () => {
  if (server === null) return;
  const input = ['extract', 's3://papers/in', '--results', 's3://papers/results'];
  const whole = await ikat(server, 'extract', at('in'), '--out', at('whole'));
  const first = await ikat(server, ...input, '--out', at('first'));
  const second = await ikat(server, ...input, '--out', at('second'));
  expect([whole.code, first.code, second.code], `${first.err}${second.err}`).toEqual([0, 0, 0]);
  expect(await writtenFiles(at('first'))).toEqual(await writtenFiles(at('whole')));
  expect(await writtenFiles(at('second'))).toEqual(await writtenFiles(at('whole')));
  expect([await cached('first'), await cached('second')].map((pages) => [...new Set(pages)])).toEqual([
    [false],
    [true],
  ]);
  // nothing has changed there: no document is brought
  expect((await ikat(server, ...input, '--out', at('first'), '--quiet')).code).toBe(0);
});

test('workers that see no folder of the run read documents from the store and leave results there', async () => {
  if (server === null || postgres === null) return;
  const queue = ['--queue', postgres.address];
  const gathering = ikat(
    server,
    ...[
      'extract',
      's3://papers/in',
      '--out',
      at('shared'),
      '--results',
      's3://papers/shared',
      '--job-pages',
      '1',
      ...queue,
    ],
  );
  const workers = ['1', '2'].map(() => ikat(server!, 'worker', 's3://papers/shared', ...queue, '--workers', '1'));
  const ended = await Promise.all([gathering, ...workers]);
  expect(
    ended.map(({ code }) => code),
    ended.map(({ err }) => err).join('\n'),
  ).toEqual([0, 0, 0]);
  await ikat(server, 'extract', at('in'), '--out', at('one-machine'));
  expect(await writtenFiles(at('shared'))).toEqual(await writtenFiles(at('one-machine')));
  expect(await cached('shared')).not.toContain(false);
});

test('workers that see no folder of the run read documents that lie on disks which they see', async () => {
  if (server === null || postgres === null) return;
  const [queue, results] = [['--queue', postgres.address], 's3://papers/disks'];
  const ended = await Promise.all([
    ikat(server, 'extract', at('in'), '--out', at('from-disks'), '--results', results, ...queue),
    ikat(server, 'worker', results, ...queue, '--workers', '1'),
  ]);
  expect(
    ended.map(({ code }) => code),
    ended.map(({ err }) => err).join('\n'),
  ).toEqual([0, 0]);
  expect(await writtenFiles(at('from-disks'))).toEqual(await writtenFiles(at('one-machine')));
});

test('a store that is not there, credentials that are missing and addresses without a bucket are told as such', async () => {
  const away = {
    variables: { AWS_ACCESS_KEY_ID: 'a', AWS_SECRET_ACCESS_KEY: 'hidden', AWS_ENDPOINT_URL: 'http://127.0.0.1:1' },
  };
  const some = { stop: () => Promise.resolve() };
  const none = await ikat({ ...away, ...some }, 'extract', 's3://papers/in', '--out', at('none'));
  expect([none.code, none.err]).toEqual([1, expect.stringContaining('The store does not answer')]);
  expect(none.err).not.toContain('hidden');
  const keyless = await ikat(
    { variables: { AWS_ACCESS_KEY_ID: '' }, ...some },
    'extract',
    's3://papers/in',
    '--out',
    at('none'),
  );
  expect([keyless.code, keyless.err]).toEqual([1, expect.stringContaining('AWS_ACCESS_KEY_ID, AWS_SECRET_ACCESS_KEY')]);
  const nameless = await ikat({ ...away, ...some }, 'extract', 's3:///in', '--out', at('none'));
  expect([nameless.code, nameless.err]).toEqual([1, expect.stringContaining('give s3://bucket/prefix')]);
});
