/** The file of a page's picture: run.json names it, and nothing that a run says leads out of its folder. */
import { realpath } from 'node:fs/promises';
import { join, sep } from 'node:path';
import { PipelineError } from '../model/errors.ts';
import { readBytes } from '../model/read-file.ts';

/** How runs call their pictures. */
const pictureName = /^pages\/[0-9a-f]{16}-\d{1,6}\.png$/;

/** The bytes of a PNG picture below the run folder. Throws `not-found` for any other name, and where a link leads out. */
export async function readPagePicture(folder: string, file: string): Promise<Uint8Array> {
  const missing = new PipelineError('not-found', 'The picture of the page is not there', { file });
  if (!pictureName.test(file)) throw missing;
  try {
    const [root, path] = await Promise.all([realpath(folder), realpath(join(folder, file))]);
    if (!path.startsWith(root + sep)) throw missing;
    return await readBytes(path);
  } catch {
    throw missing;
  }
}
