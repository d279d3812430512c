/** Writing files so that a reader never sees half of one. The only file of output that touches the disk. */
import { randomInt } from 'node:crypto';
import { mkdir, open, rename, rm, writeFile } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';

/**
 * Writes the data, or its pieces one after the other, beside the path, waits until it is on disk, then renames it into place; missing folders are made.
 * Throws what the file system throws, with this path; the half-written file is gone then.
 */
export async function writeFileAtomic(
  path: string,
  data: string | Uint8Array | Iterable<string | Uint8Array>,
): Promise<void> {
  const folder = dirname(path);
  await mkdir(folder, { recursive: true });
  // processes of several machines may write one folder and have one number; the name never reaches the data
  const unfinished = join(folder, `.${basename(path)}.${process.pid}.${randomInt(2 ** 40)}.part`);
  try {
    const file = await open(unfinished, 'w');
    try {
      await writeFile(file, data);
      await file.sync();
    } finally {
      await file.close();
    }
    await rename(unfinished, path);
  } catch (failure) {
    await rm(unfinished, { force: true });
    // a full disk names no file, and our own name beside the file says nothing to anybody
    throw failure instanceof Error ? Object.assign(failure, { path }) : failure;
  }
}
