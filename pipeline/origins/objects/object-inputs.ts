/** Documents in an object store. */
import { Readable } from 'node:stream';
import { refuseLarge } from '../../batch/document-id.ts';
import { isArchiveName, whySkipped, type DocumentInput, type Inputs } from '../../batch/inputs.ts';
import { PipelineError } from '../../model/errors.ts';
import { bringing, spooledAt } from '../spool/spool.ts';
import { objectAddress, type ObjectAddress, type ObjectStore, type StoredObject } from './object-store.ts';

/** Opens the store of an address. */
export type OpenStore = (address: ObjectAddress) => Promise<ObjectStore>;

/** The address of an input. Throws `wrong-option` for one without the name of a bucket. */
export function addressOf(text: string): ObjectAddress {
  const address = objectAddress(text);
  if (address !== null) return address;
  throw new PipelineError('wrong-option', `${text}: give s3://bucket/prefix`, { file: text });
}

/**
 * The documents below an address, called by their keys below it; one object, called by the end of its key, where the address is a key.
 * Throws `not-found` where there is nothing.
 */
export async function listObjects(input: string, spool: string, open: OpenStore): Promise<Inputs> {
  const address = addressOf(input);
  const store = await open(address);
  const all: Inputs = { documents: [], skipped: [], refusals: [] };
  const below = address.prefix === '' || address.prefix.endsWith('/') ? address.prefix : `${address.prefix}/`;
  let met = 0;
  for await (const object of store.list(address.prefix)) {
    const isIt = object.key === address.prefix;
    // "iku/2024" means what lies in that folder, and no "iku/2024-old" beside it
    if (!isIt && !object.key.startsWith(below)) continue;
    met += 1;
    if (object.key.endsWith('/')) continue;
    const file = isIt ? object.key.slice(object.key.lastIndexOf('/') + 1) : object.key.slice(below.length);
    const isHidden = file.split('/').some((part) => part.startsWith('.'));
    const because = whySkipped(file);
    if (isHidden && because !== null) continue;
    if (isHidden) all.skipped.push({ file, because: 'a hidden file' });
    else if (isArchiveName(file)) all.skipped.push({ file, because: 'an archive in an object store is not opened' });
    else if (because !== null && !isIt) all.skipped.push({ file, because });
    else all.documents.push(objectInput(address, object, file, store, spool));
  }
  if (met === 0) throw new PipelineError('not-found', 'Nothing lies there', { file: input });
  return all;
}

/** A document at an address, for a machine that was told of it: its bytes are looked at when they come. */
export async function objectAt(path: string, file: string, spool: string, open: OpenStore): Promise<DocumentInput> {
  const address = addressOf(path);
  return objectInput(address, { key: address.prefix, size: 0, stamp: '' }, file, await open(address), spool);
}

function objectInput(
  { bucket }: ObjectAddress,
  { key, size, stamp }: StoredObject,
  file: string,
  store: ObjectStore,
  spool: string,
): DocumentInput {
  const path = `s3://${bucket}/${key}`;
  const read = async (): Promise<AsyncIterable<Uint8Array>> => {
    const stream = await store.read(key);
    if (stream === null) throw new PipelineError('not-found', 'The object is gone', { file });
    return stream;
  };
  const open = async (): Promise<Readable> => {
    refuseLarge(size, file);
    return Readable.from(await whole(read, file));
  };
  const at = spooledAt(spool, path);
  return { path, file, from: { stamp, isDirect: true, at, ...bringing(at, file, open) } };
}

/** A connection that breaks off in the middle is told as such. */
async function whole(read: () => Promise<AsyncIterable<Uint8Array>>, file: string): Promise<AsyncIterable<Uint8Array>> {
  const stream = await read();
  return (async function* () {
    try {
      yield* stream;
    } catch (error) {
      const words = error instanceof Error ? error.message : String(error);
      throw new PipelineError('object-store', `The connection broke off: ${words}`, { file });
    }
  })();
}
