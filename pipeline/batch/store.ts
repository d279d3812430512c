/**
 * Results of finished work, addressed by what they were made from. A file appears whole or not at all (written beside,
 * synced, renamed) and is checked when it is read, so a run that was killed goes on from whatever is there.
 */
import { readFile, readdir, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { sha256 } from '../../output/dataset/checksum.ts';
import { writeFileAtomic } from '../../output/write.ts';

const Envelope = z.object({
  schema: z.literal('ikat/result/1'),
  key: z.string(),
  sha256: z.string(),
  /** Checksum of the picture that belongs to the result. */
  picture: z.string().optional(),
  payload: z.string(),
});

/** The key of a result: the hash of everything that it depends on. The order of the given names does not matter. */
export function resultKey(parts: Record<string, string | number | boolean | null | readonly string[]>): string {
  const sorted = Object.entries(parts).sort(([a], [b]) => (a < b ? -1 : 1));
  return sha256(JSON.stringify(sorted)).slice('sha256:'.length);
}

function pathOf(store: string, key: string, ending: string): string {
  return join(store, key.slice(0, 2), `${key}${ending}`);
}

/** The result under `key`, or null when it is absent, damaged, or of another shape than `schema`. */
export async function readResult<T>(store: string, key: string, schema: z.ZodType<T>): Promise<T | null> {
  let text: string;
  try {
    text = await readFile(pathOf(store, key, '.json'), 'utf8');
  } catch {
    return null;
  }
  try {
    const envelope = Envelope.parse(JSON.parse(text));
    if (envelope.key !== key || envelope.sha256 !== sha256(envelope.payload)) return null;
    return schema.parse(JSON.parse(envelope.payload));
  } catch {
    return null;
  }
}

/** Whether a result lies under `key`; it may yet turn out to be damaged. */
export async function hasResult(store: string, key: string): Promise<boolean> {
  return (await stat(pathOf(store, key, '.json')).catch(() => null)) !== null;
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
  if (picture) await writeFileAtomic(pathOf(store, key, '.png'), picture);
  const envelope: z.infer<typeof Envelope> = {
    schema: 'ikat/result/1',
    key,
    sha256: sha256(payload),
    ...(picture ? { picture: sha256(picture) } : {}),
    payload,
  };
  await writeFileAtomic(pathOf(store, key, '.json'), `${JSON.stringify(envelope)}\n`);
}

/** Whether the picture of the result under `key` is as it was written; true for a result that has none. */
export async function hasSoundPicture(store: string, key: string): Promise<boolean> {
  const sum = await pictureSum(store, key);
  return sum === null || (await readPicture(store, key)) !== null;
}

/** The picture of the result under `key`; null without one, and for one that is damaged. */
export async function readPicture(store: string, key: string): Promise<Uint8Array | null> {
  const picture = await readFile(pathOf(store, key, '.png')).catch(() => null);
  if (picture === null || picture.length === 0) return null;
  return sha256(picture) === (await pictureSum(store, key)) ? picture : null;
}

async function pictureSum(store: string, key: string): Promise<string | null> {
  try {
    return Envelope.parse(JSON.parse(await readFile(pathOf(store, key, '.json'), 'utf8'))).picture ?? null;
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
