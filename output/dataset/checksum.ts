/** Checksums of written files. */
import { createHash } from 'node:crypto';

/** SHA-256 of text (as UTF-8) or bytes, as `sha256:` and 64 hex digits. */
export function sha256(data: string | Uint8Array): string {
  return `sha256:${createHash('sha256').update(data).digest('hex')}`;
}

/** SHA-256 of values as JSON, one after the other: of lists that are too long to be one text. */
export function sha256OfAll(values: Iterable<unknown>): string {
  const hash = createHash('sha256');
  for (const value of values) hash.update(`${JSON.stringify(value)}\n`);
  return `sha256:${hash.digest('hex')}`;
}
