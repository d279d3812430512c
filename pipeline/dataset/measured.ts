/** Texts that are never whole in memory: written piece by piece, with their length and checksum. */
import { createHash } from 'node:crypto';
import { writeFileAtomic } from '../../output/write.ts';

export type Measured = { bytes: number; hash: string };

/** Characters that are written at a time: an element of a list is a few thousand. */
const charactersAtOnce = 1 << 20;

/** Length in bytes and checksum of the text that the pieces make. */
export function measured(pieces: Iterable<string>): Measured {
  const counting = counter();
  for (const chunk of inChunks(pieces)) counting.add(chunk);
  return counting.end();
}

/** Writes the pieces, whole or not at all. Throws what the file system throws. */
export async function writeMeasured(path: string, pieces: Iterable<string>): Promise<Measured> {
  const counting = counter();
  await writeFileAtomic(path, counted(pieces, counting.add));
  return counting.end();
}

function* counted(pieces: Iterable<string>, add: (chunk: Buffer) => void): Generator<Buffer> {
  for (const chunk of inChunks(pieces)) {
    add(chunk);
    yield chunk;
  }
}

function* inChunks(pieces: Iterable<string>): Generator<Buffer> {
  let held: string[] = [];
  let length = 0;
  for (const piece of pieces) {
    held.push(piece);
    length += piece.length;
    if (length < charactersAtOnce) continue;
    yield Buffer.from(held.join(''), 'utf8');
    [held, length] = [[], 0];
  }
  if (length > 0) yield Buffer.from(held.join(''), 'utf8');
}

function counter(): { add: (chunk: Buffer) => void; end: () => Measured } {
  const hash = createHash('sha256');
  let bytes = 0;
  return {
    add: (chunk) => {
      hash.update(chunk);
      bytes += chunk.length;
    },
    end: () => ({ bytes, hash: `sha256:${hash.digest('hex')}` }),
  };
}
