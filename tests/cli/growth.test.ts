/* Twice the rows cost at most 2.2 times the CPU and the memory, in every step that follows reading (npm run bench measures more). */
import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { expect, test } from 'vitest';
import { steps } from '../../fixtures/make/growth/steps.ts';
import { packageRoot } from '../../pipeline/run/identity.ts';

const bench = join(packageRoot(), 'dist/fixtures/make/growth/bench.js');

// below some thousand rows most of the time goes into loading and compiling
const sizes = '2000,4000';

test.each(Object.keys(steps))('%s of twice the rows costs about twice as much', async (step) => {
  const run = promisify(execFile)(process.execPath, [bench, '--rows', sizes, '--steps', step]);
  const { stdout } = await run.catch((error: unknown) => {
    const { stdout, stderr } = error as { stdout: string; stderr: string };
    throw new Error(`${stdout}${stderr}`);
  });
  expect(stdout).toContain('twice the rows');
});
