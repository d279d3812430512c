/**
 * Results of finished work, addressed by what they were made from. A file appears whole or not at all (written beside,
 * synced, renamed) and is checked when it is read, so a run that was killed goes on from whatever is there.
 */
import { constants, type Stats } from 'node:fs';
import { copyFile, readdir, rename, rm, stat, utimes } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { z } from 'zod';
import { sha256 } from '../../output/dataset/checksum.ts';
import { writeFileAtomic } from '../../output/write.ts';
import { readBytes, readText } from '../model/read-file.ts';

/** The first line of a kept file; the second is the result as JSON, of which `sha256` is the checksum. */
const Head = z.object({
  schema: z.literal('ikat/result/2'),
  key: z.string(),
  sha256: z.string(),
  /** Checksum of the picture that belongs to the result. */
  picture: z.string().optional(),
});

/** The key of a result: the hash of everything that it depends on. The order of the given names does not matter. */
export function resultKey(parts: Record<string, string | number | boolean | null | readonly string[]>): string {
  const sorted = Object.entries(parts).sort(([a], [b]) => (a < b ? -1 : 1));
  return sha256(JSON.stringify(sorted)).slice('sha256:'.length);
}

function pathOf(store: string, key: string, file: keyof ReturnType<typeof resultFiles>): string {
  return join(store, resultFiles(key)[file]);
}

/** Where a result and the picture that belongs to it lie below a store, whatever kind of store it is. */
export function resultFiles(key: string): { result: string; picture: string } {
  const stem = `${key.slice(0, 2)}/${key}`;
  return { result: `${stem}.json`, picture: `${stem}.png` };
}

/** The result under `key`, or null when it is absent, damaged, or of another shape than `schema`. */
export async function readResult<T>(store: string, key: string, schema: z.ZodType<T>): Promise<T | null> {
  let text: string;
  try {
    text = await readText(pathOf(store, key, 'result'));
  } catch {
    return null;
  }
  try {
    const { head, payload } = partsOf(text);
    if (head.key !== key || head.sha256 !== sha256(payload)) return null;
    return schema.parse(JSON.parse(payload));
  } catch {
    return null;
  }
}

/** Throws for what is no kept result. */
function partsOf(text: string): { head: z.infer<typeof Head>; payload: string } {
  const end = text.indexOf('\n');
  return { head: Head.parse(JSON.parse(text.slice(0, end))), payload: text.slice(end + 1).trimEnd() };
}

/** Whether a result lies under `key`; it may yet turn out to be damaged. */
export async function hasResult(store: string, key: string): Promise<boolean> {
  return (await stat(pathOf(store, key, 'result')).catch(() => null)) !== null;
}

/**
 * Keeps `value` under `key`, and before it the picture that belongs to it; a second writer of the same key replaces both with
 * the same bytes.
 */
export async function writeResult(
  store: string,
  key: string,
  value: unknown,
  picture: Uint8Array | null = null,
): Promise<void> {
  const payload = JSON.stringify(value);
  if (picture) await writeFileAtomic(pathOf(store, key, 'picture'), picture);
  const head: z.infer<typeof Head> = {
    schema: 'ikat/result/2',
    key,
    sha256: sha256(payload),
    ...(picture ? { picture: sha256(picture) } : {}),
  };
  await writeFileAtomic(pathOf(store, key, 'result'), `${JSON.stringify(head)}\n${payload}\n`);
}

/** Whether the picture of the result under `key` is as it was written; true for a result that has none. */
export async function hasSoundPicture(store: string, key: string): Promise<boolean> {
  const sum = await pictureSum(store, key);
  return sum === null || (await readPicture(store, key)) !== null;
}

/** The picture of the result under `key`; null without one, and for one that is damaged. */
export async function readPicture(store: string, key: string): Promise<Uint8Array | null> {
  const picture = await readBytes(pathOf(store, key, 'picture')).catch(() => null);
  if (picture === null || picture.length === 0) return null;
  return sha256(picture) === (await pictureSum(store, key)) ? picture : null;
}

/**
 * Copies the picture of the result under `key` to `path`, sharing its blocks where the disk can: under a second name damage to the
 * one would be damage to the other. One that has its size and time already stays. False without a sound picture.
 */
export async function placePicture(store: string, key: string, path: string): Promise<boolean> {
  const kept = pathOf(store, key, 'picture');
  const [before, there] = await Promise.all([kept, path].map((file) => stat(file).catch(() => null)));
  if (!before || before.size === 0) return false;
  const isSecondName = there?.ino === before.ino && there.dev === before.dev;
  if (there && !isSecondName && looksLike(there, before)) return true;
  if ((await readPicture(store, key)) === null) return false;
  const beside = join(dirname(path), `.${basename(path)}.${process.pid}.part`);
  await copyFile(kept, beside, constants.COPYFILE_FICLONE);
  await utimes(beside, before.atimeMs / 1000, before.mtimeMs / 1000);
  await rename(beside, path);
  return true;
}

/** The same size, and the same time to the millisecond: finer ones do not survive a copy. */
function looksLike(one: Stats, other: Stats): boolean {
  return one.size === other.size && Math.abs(one.mtimeMs - other.mtimeMs) < 1;
}

async function pictureSum(store: string, key: string): Promise<string | null> {
  try {
    return partsOf(await readText(pathOf(store, key, 'result'))).head.picture ?? null;
  } catch {
    return null;
  }
}

/** Removes what killed writers left in a store. Only one run at a time may use a store. */
export async function sweepStore(store: string): Promise<void> {
  const names = await readdir(store).catch(() => []);
  await Promise.all(names.filter((name) => /^[0-9a-f]{2}$/.test(name)).map((name) => sweepFolder(join(store, name))));
}

/** Removes half-written files (named by `writeFileAtomic`) from one folder, and nothing else. */
export async function sweepFolder(folder: string): Promise<void> {
  const names = await readdir(folder).catch(() => []);
  const left = names.filter((name) => /^\..+\.\d+\.part$/.test(name));
  await Promise.all(left.map((name) => rm(join(folder, name), { force: true })));
}
