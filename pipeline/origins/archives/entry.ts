/** What an entry of an archive may be called, and which bounds hold for what comes out of it: archives come from anywhere. */
import { open } from 'node:fs/promises';
import { Transform } from 'node:stream';
import { PipelineError } from '../../model/errors.ts';
import { cannotRead } from '../../model/file-fault.ts';

/** Entries of one archive; a year of a province's documents has some ten thousand. */
export const mostEntries = 200_000;

/** Letters of a name, and parts of it. */
const longestName = 1000;
const mostParts = 60;

/**
 * Bytes that come out for each byte that went in. Deflate gives 1,032 at most; text exports give 20, blank uncompressed scans 60.
 * Nothing is said against what comes out small.
 */
const mostInflation = 200;
const smallEnough = 20_000_000; // bytes

/**
 * The name of an entry below its archive, in the form in which folders are named. Throws `unsafe-entry` for one that leads out of the
 * archive or that no file could have. No file is ever written under it.
 */
export function entryName(raw: string, archive: string): string {
  const parts = raw.replaceAll('\\', '/').split('/');
  const name = parts.filter((part) => part !== '' && part !== '.').join('/');
  const fault = faultOf(raw, parts, name);
  if (fault === null) return name;
  throw new PipelineError('unsafe-entry', `${fault}: ${JSON.stringify(raw.slice(0, 100))}`, { file: archive });
}

function faultOf(raw: string, parts: readonly string[], name: string): string | null {
  if (/^[/\\]|^[a-z]:/i.test(raw) || parts.includes('..')) return 'The name of an entry leads out of the archive';
  // eslint-disable-next-line no-control-regex -- these are what is looked for
  if (/[\u0000-\u001f\u007f]/.test(raw)) return 'The name of an entry holds control characters';
  if (raw.length > longestName || parts.length > mostParts) return 'The name of an entry is too long';
  return name === '' ? 'An entry has no name' : null;
}

/** How an archive is packed, told by its first bytes, and by its name where these say nothing. Throws for what cannot be opened. */
export async function formatOf(path: string, file: string): Promise<'zip' | 'gzip' | 'tar'> {
  const head = Buffer.alloc(2);
  try {
    const handle = await open(path);
    await handle.read(head).finally(() => handle.close());
  } catch (error) {
    throw cannotRead(error, file);
  }
  if (head.toString('latin1') === 'PK') return 'zip';
  if (head.readUInt16BE() === 0x1f8b) return 'gzip';
  return /\.zip$/i.test(path) ? 'zip' : 'tar';
}

/** Throws `unsafe-entry` where so much comes out of so little that it is made to fill disks. */
export function refuseInflation(out: number, into: number, file: string): void {
  if (out <= smallEnough || out <= into * mostInflation) return;
  throw new PipelineError('unsafe-entry', `${into} bytes unpack to more than ${mostInflation} times as many`, { file });
}

/** Passes bytes on while what comes out keeps its proportion to what went in; `into` in bytes, asked anew each time. */
export function boundedInflation(into: () => number, file: string): Transform {
  let out = 0;
  return new Transform({
    transform(chunk: Uint8Array, _, done) {
      out += chunk.length;
      try {
        refuseInflation(out, into(), file);
        done(null, chunk);
      } catch (error) {
        done(error as Error);
      }
    },
  });
}
