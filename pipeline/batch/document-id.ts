/** What a document is called wherever it lies: the hash of its bytes. */
import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { PipelineError } from '../model/errors.ts';
import { cannotRead } from '../model/file-fault.ts';
import type { DocumentInput } from './inputs.ts';

/** Bytes: no reader here holds more at once, so that hashing a larger file would be for nothing. */
const mostBytes = 2 ** 31 - 1;

/** The id of a document: `sha256:` and the hash of its bytes. Throws PipelineError for an unreadable, empty or far too large file. */
export async function documentId({ path, file, from }: DocumentInput, keeping = false): Promise<string> {
  if (from !== undefined) return await from.id(keeping);
  const { size } = await stat(path).catch((error: unknown) => {
    throw cannotRead(error, file);
  });
  refuseLarge(size, file);
  try {
    return await idOfBytes(createReadStream(path), file);
  } catch (error) {
    throw cannotRead(error, file);
  }
}

/** Throws PipelineError for a document of more bytes than any reader holds. */
export function refuseLarge(size: number, file: string): void {
  if (size <= mostBytes) return;
  const reason = `The file has ${size} bytes; the limit is 2 GB`;
  throw new PipelineError(/\.(pdf|tiff?)$/i.test(file) ? 'too-many-pages' : 'too-much-text', reason, { file });
}

/** The id of the bytes of a stream. Throws `empty-file` for none, and what the stream throws. */
export async function idOfBytes(stream: AsyncIterable<unknown>, file: string): Promise<string> {
  const hash = createHash('sha256');
  let bytes = 0;
  for await (const chunk of stream) {
    hash.update(chunk as Uint8Array);
    bytes += (chunk as Uint8Array).length;
  }
  if (bytes === 0) throw new PipelineError('empty-file', 'The file holds no bytes', { file });
  return `sha256:${hash.digest('hex')}`;
}
