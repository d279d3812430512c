/** What the phrases of a run were read as, kept for the next one: to read a phrase costs more than all that is done with it later. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { deserialize, serialize } from 'node:v8';
import type { Readings } from '../../normalizers/concepts/drafts.ts';
import type { Subject } from '../../normalizers/concepts/phrasing/subject.ts';
import { sha256 } from '../../output/dataset/checksum.ts';
import { writeFileAtomic } from '../../output/write.ts';

type Kept = Map<string, Subject | null>;

const keptName = 'readings.bin';

/** Phrases: one is some 3 kB, and what the file holds stands in memory beside the rows. */
const mostKept = 60_000;

/**
 * The readings that were kept under `knowledge` (vocabulary and code), to be asked and added to, and a way to keep those that were asked
 * for or added. The file is bytes of this version of Node with a checksum before them: what is of another, or damaged, is read again.
 */
export function openReadings(store: string, knowledge: string): { known: Readings; save: () => Promise<void> } {
  const path = join(store, keptName);
  const head = `${knowledge} node ${process.version}`;
  const before = readKept(path, head);
  const asked: Kept = new Map();
  const known: Readings = {
    get: (text) => {
      const found = asked.has(text) ? asked.get(text) : before.get(text);
      if (found !== undefined) asked.set(text, found);
      return found;
    },
    set: (text, subject) => asked.set(text, subject),
  };
  const save = async (): Promise<void> => {
    const isSame = asked.size === before.size && [...asked.keys()].every((text) => before.has(text));
    if (isSame || asked.size > mostKept) return;
    const bytes = serialize(asked);
    await writeFileAtomic(path, [`${head} ${sha256(bytes)}\n`, bytes]);
  };
  return { known, save };
}

function readKept(path: string, head: string): Kept {
  try {
    const file = readFileSync(path);
    const end = file.indexOf('\n');
    const bytes = file.subarray(end + 1);
    if (file.toString('utf8', 0, end) !== `${head} ${sha256(bytes)}`) return new Map();
    return deserialize(bytes) as Kept;
  } catch {
    return new Map();
  }
}
