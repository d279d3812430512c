/**
 * The run in which nothing has changed. A run leaves a mark of everything that its files were made from and of how they looked
 * when they were written; the next one that finds all of it as it was has nothing to do.
 */
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { sha256 } from '../../output/dataset/checksum.ts';
import { writeFileAtomic } from '../../output/write.ts';
import type { Inputs } from '../batch/inputs.ts';
import { inLanes } from '../batch/lanes.ts';
import { runEntries } from '../batch/run-mark.ts';
import type { Identify, Stamped } from '../batch/stamps.ts';
import { PipelineError, type Refusal } from '../model/errors.ts';
import { storeName } from '../run/kept-pages.ts';
import type { ProgramRecord, RunRecord } from '../run/run-record.ts';
import type { Settings } from '../run/settings.ts';
import { sourceAt, sourcePath } from '../run/share-path.ts';
import { Summary } from '../run/summary.ts';

const Mark = z.strictObject({
  schema: z.literal('ikat/unchanged/1'),
  /** Hash of program, settings, list of inputs and decisions. */
  key: z.string(),
  /** Each document as a path from the run folder: its id or why it has none, and how it looked where that may be believed. */
  sources: z.array(z.strictObject({ path: z.string(), id: z.string(), stamp: z.string().optional() })),
  /** Hash over names, sizes and times of everything that the run wrote. */
  written: z.string(),
  exit: z.union([z.literal(0), z.literal(2)]),
  found: Summary,
});
export type Mark = z.infer<typeof Mark>;

/** What a run is made from, apart from the bytes of its documents. */
export type Ground = {
  program: ProgramRecord;
  settings: Settings;
  inputs: readonly string[];
  decisions: string | null;
};

const markPath = (folder: string): string => join(folder, storeName, 'unchanged.json');

/** The mark of the last run into the folder; null where it left none, or one of another version. */
export function readMark(folder: string): Mark | null {
  try {
    if (!statSync(markPath(folder)).isFile()) return null;
    return Mark.safeParse(JSON.parse(readFileSync(markPath(folder), 'utf8'))).data ?? null;
  } catch {
    return null;
  }
}

/** What a mark says of its documents, by absolute path, for telling them without reading their bytes. */
export function knownBy(mark: Mark, folder: string): Map<string, Stamped> {
  return new Map(
    mark.sources.flatMap(({ path, id, stamp }): [string, Stamped][] =>
      stamp === undefined ? [] : [[sourceAt(folder, path), { stamp, id }]],
    ),
  );
}

/** The key of a run: equal for runs that would make equal files of documents with equal bytes. */
export function groundKey(folder: string, listed: Inputs, ground: Ground): string {
  const documents = listed.documents.map(({ path, file }) => [sourcePath(folder, path), file]);
  return sha256(JSON.stringify([ground, documents, listed.skipped, listed.refusals]));
}

/** Whether all documents have the bytes, and all written files the looks, that the mark says. */
export async function isUnchanged(mark: Mark, folder: string, listed: Inputs, identify: Identify): Promise<boolean> {
  if (writtenBy(folder) !== mark.written) return false;
  const ids = new Map(mark.sources.map(({ path, id }) => [sourceAt(folder, path), id]));
  let isSame = true;
  await inLanes(listed.documents, documentsAtOnce, async (document) => {
    if (isSame && (await toldOf(document, identify)) !== ids.get(document.path)) isSame = false;
  });
  return isSame;
}

const documentsAtOnce = 8;

/** The id of a document, or the code of why it has none. */
async function toldOf(document: Inputs['documents'][number], identify: Identify): Promise<string> {
  try {
    return await identify(document);
  } catch (error) {
    if (error instanceof PipelineError) return error.refusal.code;
    throw error;
  }
}

/** Leaves the mark of a run that has written all its files; none where the same again might end otherwise. */
export async function leaveMark(
  folder: string,
  key: string,
  run: {
    documents: readonly { outcome: Outcome; earlier: boolean }[];
    refusals: readonly Refusal[];
    record: RunRecord;
  },
  found: Summary,
  seen: ReadonlyMap<string, Stamped>,
): Promise<void> {
  if (run.record.noReport !== undefined || [...run.refusals, ...run.record.refusals].some(mayPass)) return;
  const sources = run.documents.flatMap(({ outcome: { input, id, refusal }, earlier }) => {
    const path = sourcePath(folder, input.path);
    if (earlier || path === null) return [];
    const stamp = seen.get(input.path);
    return [{ path, id: id ?? refusal?.code ?? '', ...(stamp?.id === id ? { stamp: stamp.stamp } : {}) }];
  });
  const exit = run.refusals.length === 0 ? 0 : 2;
  const mark: Mark = { schema: 'ikat/unchanged/1', key, sources, written: writtenBy(folder), exit, found };
  await writeFileAtomic(markPath(folder), JSON.stringify(mark));
}

type Outcome = { input: { path: string }; id: string | null; refusal: Refusal | null };

/** Whether it may go well another time: what is wrong with the document itself stays. */
function mayPass({ code, kind }: Refusal): boolean {
  return (
    kind === 'transient' ||
    kind === 'bug' ||
    ['time-out', 'out-of-memory', 'worker-died', 'set-aside', 'disk-full'].includes(code)
  );
}

/** What people decide is in the key, and locks and kept results are no result. */
const notWritten = [
  'dataset.previous.json',
  'decisions.jsonl',
  'review.json',
  'part.json',
  '.cache',
  '.lock',
  '.lock.takeover',
];

/** Hash over names, sizes and times of the files of a run, as they lie there. */
function writtenBy(folder: string): string {
  const looks: string[] = [];
  const look = (name: string): void => {
    const found = statSync(join(folder, name), { bigint: true, throwIfNoEntry: false });
    if (found?.isDirectory()) for (const below of readdirSync(join(folder, name)).sort()) look(`${name}/${below}`);
    else if (found) looks.push(`${name} ${found.size} ${found.mtimeNs}`);
  };
  for (const name of runEntries) if (!notWritten.includes(name)) look(name);
  return sha256(looks.join('\n'));
}
