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

/** A second's work takes a tenth more or less from run to run: only what is too much each time is. */
const tries = 3;

test.each(Object.keys(steps))('%s of twice the rows costs about twice as much', async (step) => {
  const run = promisify(execFile);
  const told: string[] = [];
  for (let i = 0; i < tries; i++) {
    const args = [bench, '--rows', sizes, '--steps', step];
    const { stdout, isOver } = await run(process.execPath, args).then(
      (done) => ({ stdout: done.stdout, isOver: false }),
      (error: unknown) => {
        const { stdout: said, stderr } = error as { stdout: string; stderr: string };
        return { stdout: `${said}${stderr}`, isOver: true };
      },
    );
    told.push(stdout);
    if (isOver) continue;
    expect(stdout).toContain('twice the rows');
    return;
  }
  throw new Error(told.join(''));
});
