/** Run folders of parts joined: their documents against their manifests, and what they keep. */
import { copyFile, link, mkdir, readdir, rename, rm } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import type { DocumentOutcome } from '../batch/outcome.ts';
import type { DocumentResult } from '../batch/results.ts';
import type { Skipped } from '../batch/inputs.ts';
import { PipelineError } from '../model/errors.ts';
import { recordOf } from '../run/facts.ts';
import type { Replaced } from '../run/grow.ts';
import { readKeptDocuments } from '../run/kept-documents.ts';
import type { RunRecord } from '../run/run-record.ts';
import { groundDifferences } from './ground.ts';
import { readPartFile, type PartFile } from './part-file.ts';

/** A part as it lies on the disk; `documents` is empty for one that has not ended. */
export type FoundPart = {
  folder: string;
  manifest: PartFile;
  record: RunRecord;
  documents: readonly DocumentOutcome<DocumentResult>[];
};

/** All parts put together: `documents` holds one outcome for each document of the manifests, missing ones refused. */
export type Joined = {
  documents: DocumentOutcome<DocumentResult>[];
  skipped: Skipped[];
  replaced: Replaced[];
};

/**
 * Reads the run folders of parts. Throws `not-a-part` for a folder that `extract --part` did not write, and `parts-differ`, with what
 * differs, where code, vocabulary, OCR data, settings or the number of parts are not those of the first.
 */
export async function readParts(folders: readonly string[]): Promise<FoundPart[]> {
  const parts: FoundPart[] = [];
  for (const folder of folders) {
    const [manifest, record] = [await readPartFile(folder), await recordOf(folder)];
    if (manifest === null || record === null) {
      const reason =
        record === null ? 'It is no run folder of ikat' : 'It is a run, and no part of one (part.json is missing)';
      throw new PipelineError('not-a-part', reason, { file: folder });
    }
    const first = parts[0];
    if (first !== undefined) {
      const others = groundDifferences(first.record, record);
      if (manifest.of !== first.manifest.of)
        others.push(`the number of parts (${first.manifest.of} and ${manifest.of})`);
      if (others.length > 0) {
        const reason = `It was not made as ${first.folder} was: not the same are ${others.join('; ')}`;
        throw new PipelineError('parts-differ', reason, { file: folder });
      }
    }
    parts.push({ folder, manifest, record, documents: await readKeptDocuments(folder) });
  }
  return parts;
}

/**
 * One outcome for every document that any manifest names, in no order that depends on that of the parts. A document that no part
 * has read is refused (`missing-part`) with the part that it belongs to; so are both versions of a file that changed between
 * parts, where one was not read.
 */
export function joinParts(parts: readonly FoundPart[]): Joined {
  const byPart = new Map<number, FoundPart[]>();
  for (const part of parts) byPart.set(part.manifest.part, [...(byPart.get(part.manifest.part) ?? []), part]);
  const read = new Map<string, DocumentOutcome<DocumentResult>>();
  const ordered = [...parts].sort((a, b) => a.manifest.part - b.manifest.part || (a.folder < b.folder ? -1 : 1));
  for (const one of ordered.flatMap(({ documents }) => documents)) {
    const key = keyOf(one.input.file, one.id);
    const before = read.get(key);
    // of two readings of one document that which lost nothing is told
    if (before === undefined || (before.result === null && one.result !== null)) read.set(key, one);
  }
  for (const { manifest } of ordered) {
    for (const { file, id, part } of manifest.documents) {
      const key = keyOf(file, id);
      if (!read.has(key)) read.set(key, missing(file, id, part, manifest.of, byPart.get(part) ?? []));
    }
  }
  const skipped = new Map(ordered.flatMap(({ record }) => record.skipped.map((one) => [JSON.stringify(one), one])));
  return {
    documents: [...read.entries()].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, outcome]) => outcome),
    skipped: [...skipped.values()].sort((a, b) => (a.file < b.file ? -1 : 1)),
    replaced: ordered.flatMap(({ record }) =>
      record.replaced.map(({ file, before, after }) => ({ file, before, after })),
    ),
  };
}

const keyOf = (file: string, id: string | null): string => JSON.stringify([file, id]);

function missing(
  file: string,
  id: string | null,
  part: number,
  of: number,
  given: readonly FoundPart[],
): DocumentOutcome<DocumentResult> {
  // without the folder: what is refused stands in the dataset, which names no place of this machine
  const why = given.length === 0 ? 'was not given' : 'has not read it to its end, or read other bytes';
  const { refusal } = new PipelineError('missing-part', `Part ${part} of ${of} ${why}`, { file });
  return { input: { file, path: '' }, id, kind: null, pages: [], result: null, madeBy: '', refusal, seconds: 0 };
}

/** Folders of a part's kept results, below its store, and the page pictures: names are hashes, so nothing can differ. */
const isStoreFolder = (name: string): boolean => /^[0-9a-f]{2}$/.test(name);

/**
 * Takes over what a part has kept: by a second name where the file system gives one, else as a copy. What is there stays. Throws
 * what the file system throws.
 */
export async function takeOver(part: string, run: string, store: string): Promise<void> {
  const names = await readdir(join(part, store)).catch(() => []);
  for (const name of names.filter(isStoreFolder)) await takeFolder(join(part, store, name), join(run, store, name));
}

async function takeFolder(from: string, to: string): Promise<void> {
  await mkdir(to, { recursive: true });
  const there = new Set(await readdir(to));
  // names with a dot before them are half-written
  const names = (await readdir(from)).filter((name) => !name.startsWith('.') && !there.has(name));
  for (const name of names) await takeFile(join(from, name), join(to, name));
}

async function takeFile(from: string, to: string): Promise<void> {
  try {
    await link(from, to);
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'EEXIST') return;
    if (code === 'ENOENT') throw error;
    // another disk, or a file system without second names
    const unfinished = join(dirname(to), `.${basename(to)}.${process.pid}.part`);
    try {
      await copyFile(from, unfinished);
      await rename(unfinished, to);
    } finally {
      await rm(unfinished, { force: true });
    }
  }
}
