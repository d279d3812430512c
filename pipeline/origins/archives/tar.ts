/** Tar archives, plain or through gzip. The only file that knows tar-stream, which is loaded when there is one. */
import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { Transform } from 'node:stream';
import { createGunzip } from 'node:zlib';
import type { Entry } from 'tar-stream';
import { PipelineError } from '../../model/errors.ts';
import { boundedInflation, formatOf, mostEntries } from './entry.ts';

/** An entry in its turn: its bytes are those of `stream`, or passed over. `number` counts from 0, folders left out. */
export type TarEntry = {
  name: string;
  size: number;
  number: number;
  /** `unknown`: of a type that is not read here, as files with holes. */
  kind: 'file' | 'link' | 'other' | 'unknown';
  stream: AsyncIterable<Uint8Array>;
};

/** Bytes that headers may take beyond the entries that they announce: a long name is a kilobyte or two. */
const headersAtOnce = 4_000_000;
const headerOfEntry = 64_000;

/**
 * Goes through a tar once, as it has no directory: `each` is given one entry after the other. Throws `damaged-archive` for what is no
 * tar, `unsafe-entry` for one that unpacks to far more than its bytes, and what `each` throws.
 */
export async function throughTar(path: string, file: string, each: (entry: TarEntry) => Promise<void>): Promise<void> {
  const { extract } = await import('tar-stream');
  const { size } = await stat(path);
  const read = createReadStream(path);
  const unpacking = (await formatOf(path, file)) === 'gzip' ? [createGunzip(), boundedInflation(() => size, file)] : [];
  const headers = { passed: 0, allowed: headersAtOnce };
  const tar = extract();
  const faults: Error[] = [];
  const parts = [read, ...unpacking, boundedHeaders(headers, file)];
  const failing = (error: Error): void => {
    faults.push(error);
    tar.destroy(error);
  };
  for (const part of parts) part.on('error', failing);
  parts.reduce<NodeJS.ReadableStream>((from, to) => (from === to ? from : from.pipe(to as Transform)), read).pipe(tar);
  let number = 0;
  try {
    for await (const entry of tar) {
      const { type, size: length = 0 } = entry.header;
      headers.allowed += length + headerOfEntry;
      if (number >= mostEntries) {
        throw new PipelineError('unsafe-entry', `The archive has more than ${mostEntries} entries`, { file });
      }
      if (type !== 'directory') await each({ ...shapeOf(entry, length), number: number++ });
      entry.resume();
    }
    if (headers.passed === 0) throw new PipelineError('damaged-archive', 'The archive holds no bytes', { file });
  } catch (error) {
    read.destroy();
    throw damaged(faults[0] ?? error, file);
  }
}

function shapeOf(entry: Entry, size: number): Omit<TarEntry, 'number'> {
  const { name, type } = entry.header;
  return { name, size, kind: kinds[type ?? ''] ?? (type ? 'other' : 'unknown'), stream: entry };
}

const kinds: Readonly<Record<string, TarEntry['kind']>> = {
  file: 'file',
  'contiguous-file': 'file',
  link: 'link',
  symlink: 'link',
};

/** Headers are held in memory: one that announces a name of gigabytes is stopped. */
function boundedHeaders(headers: { passed: number; allowed: number }, file: string): Transform {
  return new Transform({
    transform(chunk: Uint8Array, _, done) {
      headers.passed += chunk.length;
      if (headers.passed <= headers.allowed) done(null, chunk);
      else done(new PipelineError('unsafe-entry', 'A header of the archive is too long', { file }));
    },
  });
}

/** What the disk says is thrown as it is. */
function damaged(error: unknown, file: string): unknown {
  if (error instanceof PipelineError || (error as NodeJS.ErrnoException).syscall !== undefined) return error;
  const words = error instanceof Error ? error.message : String(error);
  return new PipelineError('damaged-archive', `It cannot be unpacked: ${words}`, { file });
}
