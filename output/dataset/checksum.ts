/** Checksums of written files. */
import { createHash } from 'node:crypto';

/** SHA-256 of text (as UTF-8) or bytes, as `sha256:` and 64 hex digits. */
export function sha256(data: string | Uint8Array): string {
  return `sha256:${createHash('sha256').update(data).digest('hex')}`;
}
