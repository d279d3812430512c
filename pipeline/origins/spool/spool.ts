/** A folder for bytes that lie elsewhere, for as long as they are needed. */
import { createReadStream, createWriteStream } from 'node:fs';
import { mkdir, rename, rm, stat } from 'node:fs/promises';
import { dirname, extname, join } from 'node:path';
import type { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { sha256 } from '../../../output/dataset/checksum.ts';
import { idOfBytes } from '../../batch/document-id.ts';

/** Its name below a folder of results. */
export const spoolName = 'spool';

/** Removes it with what is left there. */
export async function removeSpool(spool: string): Promise<void> {
  await rm(spool, { recursive: true, force: true });
}

const digits = 32;

/** The file of a document in the folder: named by the hash of where it lies, as no name from elsewhere makes a path here. */
export function spooledAt(spool: string, path: string): string {
  const ending = /^\.\w{1,5}$/.exec(extname(path).toLowerCase())?.[0] ?? '';
  return join(spool, `${sha256(path).replace('sha256:', '').slice(0, digits)}${ending}`);
}

/** Whether it was brought. */
export async function isThere(at: string): Promise<boolean> {
  return (await stat(at).catch(() => null))?.isFile() === true;
}

/** Writes a stream to a file that appears whole or not at all. Throws what the stream and the disk throw. */
export async function spoolStream(stream: Readable | AsyncIterable<Uint8Array>, at: string): Promise<void> {
  await mkdir(dirname(at), { recursive: true });
  const part = `${at}.${process.pid}.part`;
  try {
    await pipeline(stream, createWriteStream(part));
    await rename(part, at);
  } catch (error) {
    await rm(part, { force: true });
    throw error;
  }
}

/** `id`, `bring` and `letGo` of an origin whose bytes come as a stream; whoever asks while they come waits for them. */
export function bringing(
  at: string,
  file: string,
  open: () => Promise<Readable | AsyncIterable<Uint8Array>>,
): { id: (keeping: boolean) => Promise<string>; bring: () => Promise<void>; letGo: () => Promise<void> } {
  let coming: Promise<void> | null = null;
  const bring = async (): Promise<void> => {
    if (await isThere(at)) return;
    coming ??= open()
      .then((stream) => spoolStream(stream, at))
      .finally(() => (coming = null));
    await coming;
  };
  const id = async (keeping: boolean): Promise<string> => {
    if (!keeping) return await idOfBytes(await open(), file);
    await bring();
    return await idOfBytes(createReadStream(at), file);
  };
  return { id, bring, letGo: () => rm(at, { force: true }) };
}
