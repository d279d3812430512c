import { createServer as createWebServer } from 'node:http';
import { createServer, type AddressInfo, type Server } from 'node:net';
import { setTimeout as passed } from 'node:timers/promises';
import { afterEach, describe, expect, test } from 'vitest';
import { allBytes } from '../../../../pipeline/origins/objects/object-store.ts';
import { s3Store } from '../../../../pipeline/origins/objects/s3.ts';

const patience = 1500;
let server: Server | null = null;
afterEach(() => server?.close());

/** A store that sends the pieces of its one answer, with so many milliseconds after each. */
async function storeThatSays(pieces: readonly string[], pause: number) {
  server = createServer((socket) => {
    socket.on('error', () => undefined);
    socket.once('data', () => {
      void (async () => {
        for (const piece of pieces) {
          socket.write(piece);
          await passed(pause);
        }
        socket.end();
      })();
    });
  });
  await new Promise<void>((resolve) => server!.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  const keys = { AWS_ACCESS_KEY_ID: 'a', AWS_SECRET_ACCESS_KEY: 'b' };
  return await s3Store(
    { bucket: 'papers', prefix: '' },
    { ...keys, AWS_ENDPOINT_URL: `http://127.0.0.1:${port}` },
    patience,
  );
}

test('an object whose bytes take longer than a store may be silent is read whole', async () => {
  const head = 'HTTP/1.1 200 OK\r\ncontent-length: 8\r\nconnection: close\r\n\r\n';
  const store = await storeThatSays([`${head}ab`, 'cdef', 'gh'], 0.7 * patience);
  const stream = await store.read('slow');
  expect(Buffer.from(await allBytes(stream!)).toString()).toBe('abcdefgh');
});

test('a store that says nothing is given up by name', async () => {
  const store = await storeThatSays([], 0);
  server!.removeAllListeners('connection'); // it takes the connection and is silent
  await expect(store.read('silent')).rejects.toMatchObject({ refusal: { code: 'object-store' } });
});

describe('a list of objects', () => {
  const keys = { AWS_ACCESS_KEY_ID: 'a', AWS_SECRET_ACCESS_KEY: 'b' };
  const object = (key: string): string =>
    `<Contents><Key>${key}</Key><ETag>&quot;1&quot;</ETag><Size>3</Size></Contents>`;
  const page = (key: string, rest: string): string =>
    `<?xml version="1.0"?>\n<ListBucketResult xmlns="x"><Name>papers</Name>${object(key)}${rest}</ListBucketResult>\n`;

  /** What a store lists that answers so; each question gets the next answer, and the last one ever after. */
  async function listOf(...answers: string[]): Promise<string[]> {
    const asked: (string | null)[] = [];
    const web = createWebServer((question, answer) => {
      const { searchParams } = new URL(question.url ?? '', 'http://store');
      const text = answers[Math.min(asked.length, answers.length - 1)];
      asked.push(searchParams.get('continuation-token'));
      answer.end(text);
    });
    server = web;
    await new Promise<void>((resolve) => web.listen(0, '127.0.0.1', resolve));
    const { port } = web.address() as AddressInfo;
    const store = await s3Store(
      { bucket: 'papers', prefix: '' },
      { ...keys, AWS_ENDPOINT_URL: `http://127.0.0.1:${port}` },
    );
    const found: string[] = [];
    for await (const { key } of store.list('2024/')) found.push(key);
    expect(asked.slice(1)).toEqual(answers.slice(1).map((_, index) => `mark ${index}`));
    return found;
  }

  test('goes on where each answer says that it does', async () => {
    const first = page(
      'a &amp; b',
      '<IsTruncated>true</IsTruncated><NextContinuationToken>mark 0</NextContinuationToken>',
    );
    expect(await listOf(first, page('c', '<IsTruncated>false</IsTruncated>'))).toEqual(['a & b', 'c']);
  });

  test.each([
    ['that goes on without saying where', page('a', '<IsTruncated>true</IsTruncated>')],
    [
      'that goes on at nothing',
      page('a', '<IsTruncated>true</IsTruncated><NextContinuationToken></NextContinuationToken>'),
    ],
    ['that does not say whether it goes on', page('a', '')],
    ['that is cut off', page('a', '<IsTruncated>false</IsTruncated>').slice(0, -20)],
    ['that is a page of something that stands between', '<!doctype html><html><body>Log in</body></html>'],
    ['that holds nothing at all', ''],
    ['of objects without sizes', page('a', '<IsTruncated>false</IsTruncated>').replace('<Size>3</Size>', '')],
  ])('%s is refused, and never taken for a whole one', async (_, answer) => {
    await expect(listOf(answer)).rejects.toMatchObject({
      refusal: { code: 'object-store', file: 's3://papers/2024/' },
    });
  });

  test('whose answers send back to the same place is refused, and does not go on for ever', async () => {
    const again = page('a', '<IsTruncated>true</IsTruncated><NextContinuationToken>mark 0</NextContinuationToken>');
    await expect(listOf(again)).rejects.toMatchObject({ refusal: { code: 'object-store' } });
  });
});
