/** part.json: in the run folder of a part, all documents of the whole, so that a merge can tell what is missing. */
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { writeFileAtomic } from '../../output/write.ts';
import { readText } from '../model/read-file.ts';

const name = 'part.json';

/** Parts: more than any cluster has cores for; a manifest of all documents lies in each. */
export const mostParts = 100_000;

const number = z.number().int().min(1).max(mostParts);

/** `id` is null for a file whose bytes could not be told. */
const ListedDocument = z.strictObject({ file: z.string(), id: z.string().nullable(), part: number });
export type ListedDocument = z.infer<typeof ListedDocument>;

const PartFile = z.strictObject({
  schema: z.literal('ikat/part/1'),
  part: number,
  of: number,
  /** Every document that the inputs name, of all parts. */
  documents: z.array(ListedDocument),
});
export type PartFile = z.infer<typeof PartFile>;

/** Writes the manifest of a part. It is there before a page is read, so that a part that was killed is missed. */
export async function writePartFile(
  run: string,
  part: { index: number; count: number },
  documents: ListedDocument[],
): Promise<void> {
  const file: PartFile = { schema: 'ikat/part/1', part: part.index, of: part.count, documents };
  await writeFileAtomic(join(run, name), `${JSON.stringify(file)}\n`);
}

/** The manifest of a part; null for a folder without one, or with one that cannot be read. */
export async function readPartFile(run: string): Promise<PartFile | null> {
  try {
    return PartFile.parse(JSON.parse(await readText(join(run, name))));
  } catch {
    return null;
  }
}

/** A run over everything is no part any more. */
export async function removePartFile(run: string): Promise<void> {
  await rm(join(run, name), { force: true });
}
