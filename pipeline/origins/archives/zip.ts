/** ZIP archives. The only file that knows yauzl, which is loaded when there is one. */
import { crc32 } from 'node:zlib';
import { Transform, type Readable } from 'node:stream';
import type { Entry, ZipFile } from 'yauzl';
import { PipelineError } from '../../model/errors.ts';
import { boundedInflation, mostEntries, refuseInflation } from './entry.ts';

/** An entry as the directory at the end of a ZIP tells of it; sizes in bytes. */
export type ZipEntry = {
  name: string;
  size: number;
  stamp: string;
  fault: string | null;
  isLink: boolean;
  entry: Entry;
};

/** Types of files in the upper half of a Unix entry's attributes. */
const typeBits = 0o170000;
const linkType = 0o120000;
const directoryType = 0o040000;

/**
 * All entries of a ZIP but folders; nothing is unpacked for it. Throws `damaged-archive` for what is no ZIP, and `unsafe-entry` for one
 * whose entries lie over each other (the bytes of one are those of many) or are too many.
 */
export async function zipEntries(path: string, file: string): Promise<ZipEntry[]> {
  const { getFileNameLowLevel } = await import('yauzl');
  const zip = await opened(path, file);
  try {
    if (zip.entryCount > mostEntries) {
      const reason = `The archive has ${zip.entryCount} entries; the limit is ${mostEntries}`;
      throw new PipelineError('unsafe-entry', reason, { file });
    }
    const entries: ZipEntry[] = [];
    let packed = 0;
    for await (const entry of zip.eachEntry()) {
      packed += entry.compressedSize;
      if (packed > zip.fileSize) {
        throw new PipelineError('unsafe-entry', 'Its entries lie over each other', { file });
      }
      const { generalPurposeBitFlag: flags, fileNameRaw, extraFields, externalFileAttributes } = entry;
      const name = getFileNameLowLevel(flags, fileNameRaw, extraFields, false);
      const type = (externalFileAttributes >>> 16) & typeBits;
      if (name.endsWith('/') || type === directoryType) continue;
      const stamp = `${entry.crc32} ${entry.uncompressedSize} ${entry.relativeOffsetOfLocalHeader}`;
      const fault = entry.isEncrypted()
        ? 'It is locked with a password'
        : entry.canDecodeFileData()
          ? null
          : 'It is packed in a way that is not read here';
      entries.push({ name, size: entry.uncompressedSize, stamp, fault, isLink: type === linkType, entry });
    }
    return entries;
  } catch (error) {
    throw damaged(error, file);
  } finally {
    zip.close();
  }
}

/**
 * The bytes of an entry. The stream fails with `unsafe-entry` where more comes out than such bytes can hold, and `damaged-archive` where
 * they are not those that were packed.
 */
export async function zipStream(path: string, { entry, size }: ZipEntry, file: string): Promise<Readable> {
  refuseInflation(size, entry.compressedSize, file);
  const zip = await opened(path, file);
  try {
    const stream = await zip.openReadStreamPromise(entry);
    const checked = stream
      .on('error', (error: unknown) => checked.destroy(damaged(error, file) as Error))
      .pipe(boundedInflation(() => entry.compressedSize, file))
      .on('error', (error: unknown) => checked.destroy(error as Error))
      .pipe(sameBytes(entry.crc32, file));
    checked.once('close', () => {
      stream.destroy();
      zip.close();
    });
    return checked;
  } catch (error) {
    zip.close();
    throw damaged(error, file);
  }
}

async function opened(path: string, file: string): Promise<ZipFile> {
  const { openPromise } = await import('yauzl');
  try {
    return await openPromise(path, { lazyEntries: true, autoClose: false, decodeStrings: false });
  } catch (error) {
    throw damaged(error, file);
  }
}

/** Passes bytes on and fails at their end where their sum is another. */
function sameBytes(sum: number, file: string): Transform {
  let own = 0;
  return new Transform({
    transform(chunk: Uint8Array, _, done) {
      own = crc32(chunk, own);
      done(null, chunk);
    },
    flush(done) {
      if (own === sum) done();
      else done(new PipelineError('damaged-archive', 'Its bytes in the archive are damaged', { file }));
    },
  });
}

/** What the disk says is thrown as it is. */
function damaged(error: unknown, file: string): unknown {
  if (error instanceof PipelineError || (error as NodeJS.ErrnoException).syscall !== undefined) return error;
  const words = error instanceof Error ? error.message : String(error);
  return new PipelineError('damaged-archive', `It cannot be unpacked: ${words}`, { file });
}
