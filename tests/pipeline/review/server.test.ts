import { mkdtemp, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { request } from 'node:http';
import { connect } from 'node:net';
import { networkInterfaces, tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { beginSession } from '../../../pipeline/review/session.ts';
import { startServer, type ReviewServer } from '../../../pipeline/review/server.ts';
import { sampleDataset, scanId } from '../../output/sample-dataset.ts';
import { madeRun } from './made-run.ts';

let folder: string;
let server: ReviewServer;
const picture = Buffer.from('a picture of a page');
const assets = { '/': { type: 'text/html; charset=utf-8', text: '<!doctype html>' } };

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'ikat-server-'));
  const run = await madeRun(folder, sampleDataset(), { [`${scanId} 1`]: picture });
  const session = await beginSession(
    run,
    () => new Date('2026-03-01T08:00:00Z'),
    () => Promise.resolve({ text: '', from: 'picture' }),
  );
  server = await startServer(session, assets);
});

afterEach(async () => {
  await server.close();
  await rm(folder, { recursive: true });
});

type Given = { path?: string; method?: string; headers?: Record<string, string>; body?: string; raw?: boolean };

/** A request with everything right, but for what is given. */
async function ask({ path = '/api/run', method = 'GET', headers = {}, body }: Given) {
  const usual = { 'x-ikat-token': server.token, ...(body === undefined ? {} : { 'content-type': 'application/json' }) };
  return await new Promise<{ status: number; headers: Record<string, unknown>; text: string }>((resolve, reject) => {
    const options = { host: '127.0.0.1', port: server.port, path, method, headers: { ...usual, ...headers } };
    const asked = request(options, (response) => {
      const parts: Buffer[] = [];
      response.on('data', (part: Buffer) => parts.push(part));
      response.on('end', () => {
        resolve({ status: response.statusCode ?? 0, headers: response.headers, text: Buffer.concat(parts).toString() });
      });
    });
    asked.on('error', reject);
    asked.end(body);
  });
}

const accept = JSON.stringify({ by: 'Rina', acts: [{ act: 'accept', row: 'i-1', fields: ['name'] }] });
const lines = async (): Promise<string[]> =>
  (await readFile(join(folder, 'decisions.jsonl'), 'utf8').catch(() => '')).split('\n').filter((line) => line !== '');

describe('the server of a review', () => {
  test('tells the run to who has its token, and the page to anybody on this machine', async () => {
    const { status, text } = await ask({});
    expect([status, (JSON.parse(text) as { rows: unknown[] }).rows.length]).toEqual([200, 3]);
    expect((await ask({ path: '/', headers: { 'x-ikat-token': '' } })).status).toBe(200);
  });

  test.each([
    ['without the token', { headers: { 'x-ikat-token': '' } }, 401],
    ['with another token', { headers: { 'x-ikat-token': 'x'.repeat(32) } }, 401],
    ['with the token in the address', { path: '/api/run?token=x', headers: { 'x-ikat-token': '' } }, 401],
    ['under a foreign name that leads here', { headers: { host: 'evil.example' } }, 403],
    ['under our name at another port', { headers: { host: '127.0.0.1:1' } }, 403],
    ['by a page of another origin', { headers: { origin: 'http://evil.example' } }, 403],
    ['by a page without an origin of its own', { headers: { origin: 'null' } }, 403],
    ['by a page of another server on this machine', { headers: { 'sec-fetch-site': 'same-site' } }, 403],
    ['with another method', { method: 'PUT' }, 405],
    [
      'with a form',
      { path: '/api/decide', method: 'POST', body: accept, headers: { 'content-type': 'text/plain' } },
      415,
    ],
    ['for what is not there', { path: '/api/nothing' }, 404],
    ['for a file above the page', { path: '/../package.json' }, 404],
    ['for an encoded way up', { path: '/%2e%2e/%2e%2e/etc/passwd' }, 404],
    ['for a property that every object has', { path: '/__proto__' }, 404],
    ['under an absolute address', { path: 'http://evil.example/api/run' }, 400],
    ['for a picture by its path', { path: '/api/picture?document=0&page=../1' }, 400],
    ['for a page that there is none of', { path: '/api/picture?document=0&page=7' }, 404],
    ['for a document that there is none of', { path: '/api/picture?document=9&page=1' }, 404],
    ['with more than is asked for', { path: '/api/run?more=1' }, 400],
  ] as const)('refuses who asks %s', async (_, given, status) => {
    expect((await ask(given)).status).toBe(status);
    expect(await lines()).toEqual([]);
  });

  test.each([
    ['no JSON', '{', 400],
    ['nobody who decides', JSON.stringify({ by: ' ', acts: [{ act: 'none', row: 'i-1' }] }), 400],
    ['no act', JSON.stringify({ by: 'Rina', acts: [] }), 400],
    ['an act that there is none of', JSON.stringify({ by: 'Rina', acts: [{ act: 'delete', row: 'i-1' }] }), 400],
    ['a place of its own making', JSON.stringify({ by: 'Rina', acts: [{ act: 'none', row: 'i-1', seen: {} }] }), 400],
    ['a row that there is none of', JSON.stringify({ by: 'Rina', acts: [{ act: 'none', row: 'i-9' }] }), 404],
    [
      'a field that nobody decides',
      JSON.stringify({ by: 'R', acts: [{ act: 'unreadable', row: 'i-1', field: 'concept' }] }),
      400,
    ],
    [
      'a text as long as a book',
      JSON.stringify({ by: 'R', acts: [{ act: 'type', row: 'i-1', field: 'name', value: 'x'.repeat(30_000) }] }),
      400,
    ],
    ['more than a body may hold', 'x'.repeat(2_000_000), 413],
  ] as const)('writes nothing for %s', async (_, body, status) => {
    const answered = await ask({ path: '/api/decide', method: 'POST', body }).catch(() => ({ status: 413 }));
    expect(answered.status).toBe(status);
    expect(await lines()).toEqual([]);
  });

  test('writes a decision with what was seen, as the server knows it', async () => {
    const { status } = await ask({ path: '/api/decide', method: 'POST', body: accept });
    expect(status).toBe(200);
    expect((await lines()).map((line) => JSON.parse(line) as unknown)).toEqual([
      {
        decided: 'right',
        field: 'name',
        seen: {
          document: scanId,
          page: 1,
          box: [150, 150, 290, 200],
          read: 'Persentase PMKS yang memperoleh bantuan sosiai',
          row: 'Persentase PMKS yang memperoleh bantuan sosiai',
        },
        value: 'Persentase PMKS yang memperoleh bantuan sosial',
        by: 'Rina',
        on: '2026-03-01T08:00:00.000Z',
      },
    ]);
  });

  test('lets the browser run nothing but its own script, and ask nobody else', async () => {
    const { headers } = await ask({ path: '/' });
    const policy = String(headers['content-security-policy']);
    expect(policy).toContain("default-src 'none'");
    expect(policy).toContain("script-src 'self'");
    expect(policy).not.toContain('unsafe');
    expect(headers).toMatchObject({
      'x-content-type-options': 'nosniff',
      'cache-control': 'no-store',
      'referrer-policy': 'no-referrer',
    });
  });

  test('is heard on this machine alone', async () => {
    const outside = Object.values(networkInterfaces())
      .flatMap((all) => all ?? [])
      .filter(({ internal, family }) => !internal && family === 'IPv4');
    for (const { address } of outside) {
      const isHeard = await new Promise<boolean>((resolve) => {
        const socket = connect({ host: address, port: server.port, timeout: 1000 });
        const end = (heard: boolean) => () => {
          socket.destroy();
          resolve(heard);
        };
        socket.on('connect', end(true)).on('error', end(false)).on('timeout', end(false));
      });
      expect(isHeard).toBe(false);
    }
    expect(server.address).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/#[\w-]{32}$/);
  });
});

describe('pictures of pages', () => {
  const path = '/api/picture?document=0&page=1';

  test('come as they lie in the run', async () => {
    expect(await ask({ path })).toMatchObject({ status: 200, text: picture.toString() });
  });

  test('never come from outside of the run, whatever a link in it says', async () => {
    const secret = join(folder, '..', 'ikat-secret.txt');
    await writeFile(secret, 'a secret');
    const file = join(folder, 'pages', `${'a'.repeat(16)}-1.png`);
    await rm(file);
    await symlink(secret, file);
    const { status, text } = await ask({ path });
    await rm(secret);
    expect([status, text.includes('a secret')]).toEqual([404, false]);
  });
});
