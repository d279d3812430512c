/** What a document is called wherever it lies: the hash of its bytes. */
import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { PipelineError } from '../model/errors.ts';
import { cannotRead } from '../model/file-fault.ts';
import type { DocumentInput } from './inputs.ts';

/** The id of a document: `sha256:` and the hash of its bytes. Throws PipelineError for an unreadable or empty file. */
export async function documentId({ path, file }: DocumentInput): Promise<string> {
  const hash = createHash('sha256');
  let bytes = 0;
  try {
    for await (const chunk of createReadStream(path)) {
      hash.update(chunk as Uint8Array);
      bytes += (chunk as Uint8Array).length;
    }
  } catch (error) {
    throw cannotRead(error, file);
  }
  if (bytes === 0) throw new PipelineError('empty-file', 'The file holds no bytes', { file });
  return `sha256:${hash.digest('hex')}`;
}
