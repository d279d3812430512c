/** A server for objects as S3 has them, of its own for a test, from npm. */
import { spawn } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

export type ObjectServer = {
  /** What the environment says of it, under the names that tools of S3 read. */
  variables: Record<string, string>;
  stop: () => Promise<void>;
};

/** Starts one with an empty bucket, or says why none can be started here. */
export async function startObjectServer(bucket: string): Promise<ObjectServer | { missing: string }> {
  const folder = await mkdtemp(join(tmpdir(), 'ikat-objects-'));
  const program = join(dirname(fileURLToPath(import.meta.resolve('s3rver'))), '../bin/s3rver.js');
  // its marks between two pages of a list are made with a cipher that OpenSSL 3 calls old
  const args = ['--openssl-legacy-provider', program, '-d', folder, '-a', '127.0.0.1', '-p', '0', '--silent'];
  const child = spawn(process.execPath, [...args, '--configure-bucket', bucket], { stdio: ['ignore', 'pipe', 'pipe'] });
  const said: string[] = [];
  const port = await new Promise<string | null>((resolve) => {
    const hear = (text: string): void => {
      said.push(text);
      const [, found] = /listening on 127\.0\.0\.1:(\d+)/.exec(said.join('')) ?? [];
      if (found !== undefined) resolve(found);
    };
    child.stdout.setEncoding('utf8').on('data', hear);
    child.stderr.setEncoding('utf8').on('data', hear);
    child.once('error', (error) => {
      said.push(String(error));
      resolve(null);
    });
    child.once('exit', () => {
      resolve(null);
    });
  });
  const stop = async (): Promise<void> => {
    child.kill();
    await rm(folder, { recursive: true, force: true, maxRetries: 5 });
  };
  if (port === null) {
    await stop();
    return { missing: said.join('').slice(0, 500) };
  }
  const variables = {
    AWS_ACCESS_KEY_ID: 'S3RVER',
    AWS_SECRET_ACCESS_KEY: 'S3RVER',
    AWS_ENDPOINT_URL: `http://127.0.0.1:${port}`,
  };
  return { variables, stop };
}
