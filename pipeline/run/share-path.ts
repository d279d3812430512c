/** Where a run keeps the share of a document, and how it finds the document itself again. */
import { relative, resolve, sep } from 'node:path';

export const shareFolder = 'documents';

/** The path of a document's share below the run folder. */
export function sharePath(id: string): string {
  return `${shareFolder}/${id.replace('sha256:', '').slice(0, 32)}.json`;
}

/** Whether a document is kept by its id: one that was refused before a page was read is told by run.json alone. */
export function hasShare<Outcome extends { id: string | null; pages: readonly unknown[] }>(
  outcome: Outcome,
): outcome is Outcome & { id: string } {
  return outcome.id !== null && outcome.pages.length > 0;
}

/** Where a document lies, seen from the run folder: both may move together. */
export function sourcePath(run: string, path: string): string | null {
  return path === '' ? null : relative(resolve(run), path).split(sep).join('/');
}
