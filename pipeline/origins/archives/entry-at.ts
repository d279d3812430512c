/** One document of an archive, for who knows where it lies: a worker that was told, somebody who looks at it alone. */
import { stat } from 'node:fs/promises';
import { basename, dirname } from 'node:path';
import { isArchiveName, type DocumentInput } from '../../batch/inputs.ts';
import { PipelineError, type Refusal } from '../../model/errors.ts';
import { openArchives } from './packed.ts';

/**
 * The document at a path that leads into an archive (`/papers/a.zip/inner/x.pdf`), called `file`; null where no archive lies on the way.
 * Throws what the archive says of it, and `not-found` where it says nothing.
 */
export async function entryAt(path: string, file: string, spool: string): Promise<DocumentInput | null> {
  const archive = await archiveAbove(path);
  if (archive === null) return null;
  const name = basename(archive);
  const inputs = { documents: [{ path: archive, file: name }], skipped: [], refusals: [] };
  const { documents, refusals } = await openArchives(inputs, spool);
  const found = documents.find((document) => document.path === path);
  if (found !== undefined) {
    // one way through a tar brings all that is not let go
    for (const { from } of documents) if (from !== found.from) await from?.letGo();
    return { ...found, file };
  }
  const own = `${name}${path.slice(archive.length)}`;
  const fault = refusals.find((refusal) => refusal.file === own) ?? refusals.find((refusal) => refusal.file === name);
  throw fault === undefined
    ? new PipelineError('not-found', 'The archive has no such document', { file })
    : refused(fault, file);
}

function refused({ code, reason }: Refusal, file: string): PipelineError {
  return new PipelineError(code, reason, { file });
}

/** The archive that the path leads into: the first file on the way up, as nothing else lies below one. */
async function archiveAbove(path: string): Promise<string | null> {
  for (let at = dirname(path); at !== dirname(at); at = dirname(at)) {
    const found = await stat(at).catch(() => null);
    if (found !== null) return found.isFile() && isArchiveName(at) ? at : null;
  }
  return null;
}
