import { createServer, type AddressInfo, type Server } from 'node:net';
import { setTimeout as passed } from 'node:timers/promises';
import { afterEach, expect, test } from 'vitest';
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
