/**
 * What a run keeps of each document, in `documents/`: its share of the dataset, how its pages were read, and what made
 * both. Which of them make up the run, and under which paths, is told by run.json; without it every one of them does.
 */
import { join } from 'node:path';
import { z } from 'zod';
import { sha256 } from '../../output/dataset/checksum.ts';
import { ReadPage, type DocumentOutcome } from '../batch/outcome.ts';
import { DocumentResult } from '../batch/results.ts';
import { madeFrom, type MadeFiles } from '../made/made-files.ts';
import { PipelineError, Refusal } from '../model/errors.ts';
import { cannotRead } from '../model/file-fault.ts';
import { readBytes } from '../model/read-file.ts';
import { DocumentKind } from '../model/reading/source.ts';
import { inLanes } from '../batch/lanes.ts';
import { codeKey } from './code-key.ts';
import type { RunDocument } from './grow.ts';
import { RunRecord } from './run-record.ts';
import { hasShare, holdsShares, shareFolder, shareNames, sharePath, sourceAt } from './share-path.ts';

const documentSchema = 'ikat/document/1';

/** `files` are the paths below its inputs under which the document was given. */
const KeptDocument = z.object({
  schema: z.literal(documentSchema),
  /** The code that wrote it: what it wrote itself has its shape. */
  shape: z.string().optional(),
  id: z.string(),
  files: z.array(z.string()),
  kind: DocumentKind.nullable(),
  madeBy: z.string(),
  pages: z.array(ReadPage),
  refusal: Refusal.nullable(),
  result: DocumentResult.nullable(),
});
type KeptDocument = z.infer<typeof KeptDocument>;

const sumMember = ',"sha256":"';

let shape: string | undefined;
const ownShape = (): string => (shape ??= codeKey({ entries: ['pipeline/run/kept-documents.ts'], lazy: false }));

/**
 * The documents of a run folder as they were kept. `onRecovered` is told how many were taken from their shares alone, as
 * run.json is missing or damaged. Throws `older-run` for a run of another version, and for a damaged one that kept no
 * shares; `unreadable-file` for a record that is there and cannot be read.
 */
export async function readKeptDocuments(
  run: string,
  onRecovered: (documents: number) => void = () => undefined,
): Promise<DocumentOutcome<DocumentResult>[]> {
  const record = await readRecord(run);
  if (record === null) {
    const found = await readAll(run);
    if (found.length > 0) onRecovered(found.length);
    return found;
  }
  return await inLanes(record.documents, atOnce, async (entry): Promise<DocumentOutcome<DocumentResult>> => {
    const input = { file: entry.file, path: entry.source === null ? '' : sourceAt(run, entry.source) };
    const kept = entry.share === null ? null : await readKept(join(run, entry.share));
    if (kept !== null) return asOutcome(kept, input);
    const told = record.refusals.find(({ file, page }) => file === entry.file && page === null) ?? null;
    const lost = new PipelineError('outdated', `Its share (${entry.share ?? 'none'}) is missing or damaged`, input);
    const refusal = entry.share === null ? told : lost.refusal;
    return { input, id: entry.id, kind: null, pages: [], result: null, madeBy: '', refusal, seconds: 0 };
  });
}

// a system lets a process hold some hundred files open, and a run has thousands of documents
const atOnce = 16;

const readWords = async (path: string): Promise<string> => (await readBytes(path)).toString('utf8');

/** The record of a run; null for a folder without one, or with a damaged one beside the shares that it spoke of. */
async function readRecord(run: string): Promise<RunRecord | null> {
  const path = join(run, 'run.json');
  const text = await readWords(path).catch((error: unknown) => {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null;
    throw cannotRead(error, path); // taken for missing, it would be written over
  });
  if (text === null) return null;
  const json = parsed(text);
  if (json === null) {
    if (await holdsShares(run)) return null;
    throw new PipelineError('older-run', 'Its run.json is damaged, and it has kept no documents', { file: run });
  }
  const record = RunRecord.safeParse(json);
  if (record.success) return record.data;
  const reason = 'The run there is of another version of ikat, which kept its documents otherwise';
  throw new PipelineError('older-run', reason, { file: run });
}

/** The JSON of a record; null for what is none: a part of a file, or something else altogether. */
function parsed(text: string): object | null {
  try {
    const json = JSON.parse(text) as unknown;
    return typeof json === 'object' && json !== null && 'schema' in json ? json : null;
  } catch {
    return null;
  }
}

async function readAll(run: string): Promise<DocumentOutcome<DocumentResult>[]> {
  const kept = await inLanes(await shareNames(run), atOnce, (name) => readKept(join(run, shareFolder, name)));
  return kept.flatMap((one) => (one === null ? [] : one.files.map((file) => asOutcome(one, { file, path: '' }))));
}

/** Null for a share that is missing or damaged; one that the system does not let us read is no lost document. */
async function readKept(path: string): Promise<KeptDocument | null> {
  const text = await readWords(path).catch((error: unknown) => {
    if (['EMFILE', 'ENFILE', 'EACCES', 'EIO'].includes((error as NodeJS.ErrnoException).code ?? ''))
      throw cannotRead(error, path);
    return null;
  });
  if (text === null) return null;
  try {
    // the checksum is the last member, of the text before it; the end of the line is no part of either
    const at = text.lastIndexOf(sumMember);
    if (at < 0 || text.slice(at).trimEnd() !== `${sumMember}${sha256(`${text.slice(0, at)}}`)}"}`) return null;
    const kept = JSON.parse(text) as KeptDocument;
    return kept.shape === ownShape() ? kept : KeptDocument.parse(kept);
  } catch {
    return null;
  }
}

function asOutcome(
  { id, kind, madeBy, pages, refusal, result }: KeptDocument,
  input: { file: string; path: string },
): DocumentOutcome<DocumentResult> {
  const named = (one: Refusal | null): Refusal | null => one && { ...one, file: input.file };
  const read = pages.map((page) => ({
    ...page,
    refusal: named(page.refusal),
    cached: true,
    seconds: 0,
    letters: null,
  }));
  return { input, id, kind, pages: read, result, madeBy, refusal: named(refusal), seconds: 0 };
}

/**
 * Writes the shares of all documents that have pages, those that are there with the same bytes excepted. What was read of a
 * page follows from its key, and a result from the keys of its pages and what made it: neither is looked at to tell that.
 */
export async function writeKeptDocuments(
  documents: readonly RunDocument<DocumentResult>[],
  made: MadeFiles,
): Promise<void> {
  for (const [id, outcomes] of byId(documents)) {
    const { kind, madeBy, pages, refusal, result } = outcomes[0]!;
    const files = outcomes.map(({ input }) => input.file).sort();
    const ofPages = pages.map(({ number, key, refusal: why }) => [number, key, why]);
    const from = madeFrom(documentSchema, ownShape(), id, files, kind, madeBy, ofPages, refusal, result === null);
    const path = sharePath(id);
    if (made.has(path, from)) continue;
    const read = pages.map(({ number, key, read: seen, refusal: why }) => ({ number, key, read: seen, refusal: why }));
    const shape = ownShape();
    const kept: KeptDocument = { schema: documentSchema, shape, id, files, kind, madeBy, pages: read, refusal, result };
    const text = `${JSON.stringify({ ...kept, sha256: sha256(JSON.stringify(kept)) })}\n`;
    await made.write(path, from, text);
  }
}

/** Names of shares below the run folder that none of these documents has. */
export async function sharesBeside(run: string, documents: readonly RunDocument<DocumentResult>[]): Promise<string[]> {
  const own = new Set([...byId(documents).keys()].map(sharePath));
  return (await shareNames(run)).map((name) => `${shareFolder}/${name}`).filter((path) => !own.has(path));
}

/** The documents that have a share, by id: those of which pages were read. */
function byId(documents: readonly RunDocument<DocumentResult>[]): Map<string, DocumentOutcome<DocumentResult>[]> {
  const found = new Map<string, DocumentOutcome<DocumentResult>[]>();
  for (const { outcome } of documents) {
    if (!hasShare(outcome)) continue;
    const same = found.get(outcome.id) ?? [];
    same.push(outcome);
    found.set(outcome.id, same);
  }
  return found;
}
