/** Where a run keeps the share of a document, and how it finds the document itself again. */
import { readdir } from 'node:fs/promises';
import { join, relative, resolve, sep } from 'node:path';
import { isObjectAddress } from '../origins/objects/object-store.ts';

export const shareFolder = 'documents';

/** The path of a document's share below the run folder. */
export function sharePath(id: string): string {
  return `${shareFolder}/${id.replace('sha256:', '').slice(0, 32)}.json`;
}

/** The names of all shares of a run folder, in order; none where there is no such folder. */
export async function shareNames(run: string): Promise<string[]> {
  const names = await readdir(join(run, shareFolder)).catch(() => []);
  return names.filter((name) => /^[0-9a-f]{32}\.json$/.test(name)).sort();
}

/** Whether a folder keeps documents of a run, with or without a record of it. */
export async function holdsShares(run: string): Promise<boolean> {
  return (await shareNames(run)).length > 0;
}

/** Whether a document is kept by its id: one that was refused before a page was read is told by run.json alone. */
export function hasShare<Outcome extends { id: string | null; pages: readonly unknown[] }>(
  outcome: Outcome,
): outcome is Outcome & { id: string } {
  return outcome.id !== null && outcome.pages.length > 0;
}

/** Where a document lies, seen from the run folder: both may move together. */
export function sourcePath(run: string, path: string): string | null {
  if (path === '') return null;
  return isObjectAddress(path) ? path : relative(resolve(run), path).split(sep).join('/');
}

/** The way back from `sourcePath`. */
export function sourceAt(run: string, source: string): string {
  return isObjectAddress(source) ? source : resolve(run, source);
}
