/** Archives among the inputs: in place of each the documents in it. Nested ones, links and names that lead out are told, never followed. */
import { rm, stat } from 'node:fs/promises';
import { idOfBytes, refuseLarge } from '../../batch/document-id.ts';
import { isArchiveName, whySkipped, type DocumentInput, type Inputs, type Origin } from '../../batch/inputs.ts';
import { PipelineError, type Refusal } from '../../model/errors.ts';
import { cannotRead } from '../../model/file-fault.ts';
import { bringing, isThere, spooledAt, spoolStream } from '../spool/spool.ts';
import { entryName, formatOf } from './entry.ts';
import { throughTar } from './tar.ts';
import { zipEntries, zipStream } from './zip.ts';
import { addAll } from '../../model/groups.ts';

type Archive = { path: string; file: string; stamp: string; spool: string };

/**
 * The same inputs with the documents in archives; each is called `archive.zip/inner/path.pdf`. `spool` is the folder for what is unpacked.
 * A ZIP is read by its directory, a tar once from end to end. An archive that cannot be opened is a refusal of its name.
 */
export async function openArchives(listed: Inputs, spool: string): Promise<Inputs> {
  const all: Inputs = { documents: [], skipped: [...listed.skipped], refusals: [...listed.refusals] };
  for (const document of listed.documents) {
    if (document.from !== undefined || !isArchiveName(document.file)) {
      all.documents.push(document);
      continue;
    }
    const found = chooser(document);
    try {
      const looks = await stat(document.path, { bigint: true }).catch((error: unknown) => {
        throw cannotRead(error, document.file);
      });
      const archive = { ...document, spool, stamp: `${looks.size} ${looks.mtimeNs} ${looks.ino}` };
      await ((await formatOf(document.path, document.file)) === 'zip'
        ? listZip(archive, found)
        : listTar(archive, found));
    } catch (error) {
      // what was found before the damage is read all the same
      if (!(error instanceof PipelineError)) throw error;
      found.refusals.push(error.refusal);
    }
    addAll(
      all.documents,
      found.documents.sort((a, b) => (a.file < b.file ? -1 : 1)),
    );
    addAll(all.skipped, found.skipped);
    addAll(all.refusals, found.refusals);
  }
  return all;
}

type Found = Inputs & {
  /** The document that an entry is; null for one that is told otherwise. */
  choose: (raw: string, kind: 'file' | 'link' | 'other') => DocumentInput | null;
};

function chooser({ path, file }: DocumentInput): Found {
  const found: Inputs = { documents: [], skipped: [], refusals: [] };
  const met = new Set<string>();
  const choose: Found['choose'] = (raw, kind) => {
    let name: string;
    try {
      name = entryName(raw, file);
    } catch (error) {
      if (!(error instanceof PipelineError)) throw error;
      found.refusals.push(error.refusal);
      return null;
    }
    const own = { path: `${path}/${name}`, file: `${file}/${name}` };
    const because = whySkipped(name);
    if (name.split('/').some((part) => part.startsWith('.'))) {
      if (because === null) found.skipped.push({ file: own.file, because: 'a hidden file' });
    } else if (because !== null) found.skipped.push({ file: own.file, because });
    else if (kind === 'link') found.skipped.push({ file: own.file, because: 'a link in an archive' });
    else if (kind === 'other') found.skipped.push({ file: own.file, because: 'no file' });
    else if (isArchiveName(name)) found.refusals.push(unsafe('An archive in an archive is not opened', own.file));
    else if (met.has(name)) found.refusals.push(unsafe('A second entry of the archive has this name', own.file));
    else {
      met.add(name);
      return own;
    }
    return null;
  };
  return { ...found, choose };
}

/** Files with holes, and what nobody knows. */
function unknownType(file: string): PipelineError {
  return new PipelineError('damaged-archive', 'It is packed in a way that is not read here', { file });
}

function unsafe(reason: string, file: string): Refusal {
  return new PipelineError('unsafe-entry', reason, { file }).refusal;
}

async function listZip(archive: Archive, found: Found): Promise<void> {
  for (const entry of await zipEntries(archive.path, archive.file)) {
    const own = found.choose(entry.name, entry.isLink ? 'link' : 'file');
    if (own === null) continue;
    const open = async () => {
      refuseLarge(entry.size, own.file);
      if (entry.fault !== null) throw new PipelineError('damaged-archive', entry.fault, { file: own.file });
      return await zipStream(archive.path, entry, own.file);
    };
    const at = spooledAt(archive.spool, own.path);
    const stamp = `${archive.stamp} ${entry.stamp}`;
    found.documents.push({ ...own, from: { stamp, isDirect: true, at, ...bringing(at, own.file, open) } });
  }
}

/** Ids are told on the way: to come to an entry again is to go through the tar again. */
async function listTar(archive: Archive, found: Found): Promise<void> {
  const unpacking = tarUnpacking(archive);
  await throughTar(archive.path, archive.file, async ({ name, size, number, kind, stream }) => {
    const own = found.choose(name, kind === 'unknown' ? 'file' : kind);
    if (own === null) return;
    const told = kind === 'unknown' ? unknownType(own.file) : await idIn(stream, size, own.file);
    const at = spooledAt(archive.spool, own.path);
    const id = (): Promise<string> => (told instanceof PipelineError ? Promise.reject(told) : Promise.resolve(told));
    const from: Origin = { stamp: `${archive.stamp} ${number}`, isDirect: false, id, at, ...unpacking(number, at) };
    found.documents.push({ ...own, from });
  });
}

async function idIn(stream: AsyncIterable<Uint8Array>, size: number, file: string): Promise<string | PipelineError> {
  try {
    refuseLarge(size, file);
    return await idOfBytes(stream, file);
  } catch (error) {
    if (error instanceof PipelineError) return error;
    throw error;
  }
}

/** One way through the tar brings everything that has not been let go yet. */
function tarUnpacking({ path, file }: Archive): (number: number, at: string) => Pick<Origin, 'bring' | 'letGo'> {
  const wanted = new Map<number, string>();
  let coming: Promise<void> | null = null;
  const unpack = async (): Promise<void> => {
    await throughTar(path, file, async ({ number, stream }) => {
      const at = wanted.get(number);
      if (at !== undefined && !(await isThere(at))) await spoolStream(stream, at);
    });
  };
  return (number, at) => {
    wanted.set(number, at);
    return {
      bring: async () => {
        wanted.set(number, at);
        // who comes late may have been passed over by a way that is under way
        for (let way = 0; way < 2 && !(await isThere(at)); way += 1) {
          await (coming ??= unpack().finally(() => (coming = null)));
        }
        if (!(await isThere(at))) throw new PipelineError('changed-file', 'The archive changed', { file });
      },
      letGo: async () => {
        wanted.delete(number);
        await rm(at, { force: true });
      },
    };
  };
}
