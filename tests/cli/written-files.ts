/** What a run left for its reader, for comparing runs that should be one. */
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { sha256 } from '../../output/dataset/checksum.ts';

/** Times and the way in which a run was made stand in run.json and part.json alone; the rest is a working store. */
const ownFiles = /^(run\.json|part\.json|poison\.json|\.)/;

/** The hash of every file that a run wrote, by its path: dataset, CSV, report, pictures of pages, shares of documents. */
export async function writtenFiles(run: string): Promise<Record<string, string>> {
  const found: Record<string, string> = {};
  for (const entry of await readdir(run, { recursive: true, withFileTypes: true })) {
    const path = join(entry.parentPath, entry.name);
    const name = path.slice(run.length + 1);
    if (entry.isFile() && !ownFiles.test(name)) found[name] = sha256(await readFile(path));
  }
  if (found['dataset.json'] === undefined) throw new Error(`${run} holds no dataset`);
  return found;
}
