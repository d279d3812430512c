/**
 * Before any test: a temporary folder of this test run alone, in which tests and the commands that they start make theirs. It goes
 * with everything in it at the end, whichever test failed or forgot; that of a test run that was killed goes with the next one.
 */
import { chmod } from 'node:fs/promises';
import process from 'node:process';
import { makeScratch } from '../pipeline/batch/scratch.ts';

/** Run once by vitest, before the processes of tests start: they inherit the place. Gives what ends it. */
export async function setup(): Promise<() => Promise<void>> {
  const { folder, remove } = await makeScratch();
  // a database that root starts belongs to another user, who has to reach it
  await chmod(folder, 0o755);
  // the name that each system asks for
  for (const name of ['TMPDIR', 'TMP', 'TEMP']) process.env[name] = folder;
  return remove;
}
