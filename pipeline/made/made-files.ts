/**
 * Files of a run that lie there as they were made, from what they would be made from again: they are left alone. A change to one
 * document costs what was made from it, whatever else the archive holds.
 */
import { readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { sha256 } from '../../output/dataset/checksum.ts';
import { writeFileAtomic } from '../../output/write.ts';

/** Of each file, by its path below the run folder: what it was made from, and how it looked when it was written. */
const Ledger = z.strictObject({
  schema: z.literal('ikat/made/1'),
  files: z.record(z.string(), z.tuple([z.string(), z.string()])),
});

export type MadeFiles = {
  /** Whether the file at a path below the run folder is what these things make; it stays the run's either way. */
  has: (path: string, from: string) => boolean;
  /** Writes the file, whole or not at all. Throws what the file system throws. */
  write: (path: string, from: string, data: string) => Promise<void>;
  /** Writes down, for the next run, what every file that was asked for or written was made from. */
  keep: () => Promise<void>;
};

const ledgerName = 'made.json';

/** What a file is made from, as one text: equal texts make equal files. */
export function madeFrom(...things: readonly unknown[]): string {
  return sha256(JSON.stringify(things));
}

/**
 * The files of a run folder, with what is written in its store of how they were made; a damaged or missing note costs work, no file.
 * `anew`: nothing is believed, and every file is made.
 */
export function openMadeFiles(folder: string, store: string, anew = false): MadeFiles {
  const before = anew ? new Map<string, never>() : readLedger(join(store, ledgerName));
  const now = new Map<string, readonly [string, string]>();
  const has = (path: string, from: string): boolean => {
    const noted = before.get(path);
    if (noted?.[0] !== from || noted[1] !== lookOf(join(folder, path))) return false;
    now.set(path, noted);
    return true;
  };
  const write = async (path: string, from: string, data: string): Promise<void> => {
    await writeFileAtomic(join(folder, path), data);
    const look = lookOf(join(folder, path));
    if (look !== null) now.set(path, [from, look]);
  };
  const keep = async (): Promise<void> => {
    const ledger: z.infer<typeof Ledger> = { schema: 'ikat/made/1', files: Object.fromEntries(now) as never };
    await writeFileAtomic(join(store, ledgerName), JSON.stringify(ledger));
  };
  return { has, write, keep };
}

function readLedger(path: string): Map<string, readonly [string, string]> {
  try {
    return new Map(Object.entries(Ledger.parse(JSON.parse(readFileSync(path, 'utf8'))).files));
  } catch {
    return new Map();
  }
}

/** Size, time of change and inode: a file that somebody else wrote or restored differs in one of them. */
function lookOf(path: string): string | null {
  const found = statSync(path, { bigint: true, throwIfNoEntry: false });
  return found?.isFile() ? `${found.size} ${found.mtimeNs} ${found.ino}` : null;
}
