/** Which documents the inputs of a command name: files, folders (with everything below) and globs. */
import { stat } from 'node:fs/promises';
import { basename, dirname, extname, isAbsolute, join, relative, resolve, sep } from 'node:path';
import { glob } from 'tinyglobby';
import { PipelineError, type Refusal } from '../model/errors.ts';
import { cannotRead } from '../model/file-fault.ts';
import { isRunFolder, runEntries } from './run-mark.ts';
import { walk } from './walk.ts';
import { addAll } from '../model/groups.ts';

/** Where the bytes of a document come from that is no file of its own: an entry of an archive, an object in a store. */
export type Origin = {
  /** Changes when the bytes do. */
  stamp: string;
  /** False where its bytes can only be had through those of others before it, as a tar has no directory. */
  isDirect: boolean;
  /**
   * The id of the document. With `keeping` the bytes that are read for it are there afterwards, as after `bring`: who reads on would have them
   * come twice. Throws PipelineError for bytes that cannot be had.
   */
  id: (keeping: boolean) => Promise<string>;
  /** The file that `bring` writes, for as long as the bytes are needed. */
  at: string;
  /** Brings the bytes, unless they are there. Throws PipelineError, or what the disk says. */
  bring: () => Promise<void>;
  /** Removes that file. */
  letGo: () => Promise<void>;
};

/**
 * `path` is where the document lies; `file` is its name in the dataset: below the input given, or its base name. What has an origin
 * lies at no path of this machine until it is brought.
 */
export type DocumentInput = { path: string; file: string; from?: Origin };

/** The file that holds the bytes of a document, as soon as they are brought. */
export function fileOf({ path, from }: Pick<DocumentInput, 'path' | 'from'>): string {
  return from?.at ?? path;
}

/** A file or folder met below an input that is no document, and why it was left out. */
export type Skipped = { file: string; because: string };

/** `refusals` are of single files below an input, such as links that lead nowhere. */
export type Inputs = { documents: DocumentInput[]; skipped: Skipped[]; refusals: Refusal[] };

/** Folders that are not searched: the run folder of this run (may be absent or lie anywhere), the user's vocabulary. */
export type Outside = { run?: string | undefined; vocabulary?: string | null | undefined };

/** Endings of files that are taken from folders; a file named on its own is opened whatever it is called. */
const documentEndings = [
  '.pdf',
  '.png',
  '.jpg',
  '.jpeg',
  '.tif',
  '.tiff',
  '.txt',
  '.tsv',
  '.csv',
  '.md',
  '.html',
  '.htm',
];

/** Whether the name is that of an archive whose entries are read as documents (pipeline/origins/archives). */
export function isArchiveName(file: string): boolean {
  return /\.(zip|tar|tgz|tar\.gz)$/i.test(file);
}

const notAFile = 'no file but a pipe, socket or device';

const aboutTheFolder = /^(readme|licen[cs]e|notice|changelog|contributing)(\.|$)/i;

/**
 * Lists the documents behind `inputs`, sorted by name within each input, each path once. Earlier run folders below an
 * input are left out and named. Throws `not-found` for an input that leads nowhere, `input-is-run` for a run folder, and
 * `no-documents` when nothing at all is left to read: a typo must not start a run.
 */
export async function listInputs(inputs: readonly string[], outside: Outside = {}): Promise<Inputs> {
  const all: Inputs = { documents: [], skipped: [], refusals: [] };
  const seen = new Set<string>();
  for (const input of inputs) {
    const found = await listInput(input, outside);
    for (const document of found.documents) {
      if (!seen.has(document.path)) all.documents.push(document);
      seen.add(document.path);
    }
    addAll(all.skipped, found.skipped);
    addAll(all.refusals, found.refusals);
  }
  refuseNothing(all, inputs);
  return all;
}

/** Throws `no-documents` where nothing at all is left to read. */
export function refuseNothing({ documents, refusals, skipped }: Inputs, inputs: readonly string[]): void {
  if (documents.length === 0 && refusals.length === 0) throw noDocuments(inputs, skipped);
}

function noDocuments(inputs: readonly string[], skipped: readonly Skipped[]): PipelineError {
  const left = skipped.slice(0, 3).map(({ file, because }) => `${file}: ${because}`);
  const more = skipped.length > left.length ? `, and ${skipped.length - left.length} more` : '';
  const reason = `There is no document in it${left.length > 0 ? ` (left out: ${left.join('; ')}${more})` : ''}`;
  return new PipelineError('no-documents', reason, { file: inputs.join(', ') });
}

async function listInput(input: string, outside: Outside): Promise<Inputs> {
  let fault: unknown = null;
  const found = input === '' ? null : await stat(input).catch((error: unknown) => void (fault = error));
  if (found?.isFile()) {
    await refuseWritten(resolve(input), input);
    return { documents: [{ path: resolve(input), file: basename(input) }], skipped: [], refusals: [] };
  }
  if (found?.isDirectory()) {
    const folder = resolve(input);
    await refuseRun(folder, input, outside);
    await refuseWritten(folder, input);
    const walked = await walk(folder, (path) => isOutside(path, outside));
    const { files, runs, deadLinks, unreadable, garbled, hidden, others } = walked;
    const all = chooseDocuments(files, folder);
    for (const path of runs) all.skipped.push({ file: nameBelow(folder, path), because: 'a run folder of ikat' });
    for (const path of others) all.skipped.push({ file: nameBelow(folder, path), because: notAFile });
    for (const path of hidden) {
      const file = nameBelow(folder, path);
      // programs leave many hidden files; one that has the ending of a document may be missed
      if (whySkipped(file) === null) all.skipped.push({ file, because: 'a hidden file' });
    }
    const refuse = (code: 'not-found' | 'unreadable-file' | 'garbled-name', reason: string, path: string): void => {
      const file = nameBelow(folder, path) || input;
      all.refusals.push(new PipelineError(code, reason, { file }).refusal);
    };
    for (const path of deadLinks) refuse('not-found', 'The link leads nowhere', path);
    for (const path of garbled) refuse('garbled-name', 'Its name is no valid UTF-8, and so cannot be opened', path);
    for (const path of unreadable) refuse('unreadable-file', 'The folder cannot be read', path);
    return all;
  }
  if (found) throw new PipelineError('unknown-format', `It is ${notAFile}`, { file: input });
  if (!/[*?[\]{}!]/.test(input)) throw cannotRead(fault, input);
  return await listGlob(input, outside);
}

async function refuseRun(folder: string, input: string, { run }: Outside): Promise<void> {
  if (run !== undefined && resolve(run) === folder) return; // documents and their run may share a folder
  if (!(await isRunFolder(folder))) return;
  throw new PipelineError('input-is-run', 'It is a run folder of ikat, not a folder of documents', { file: input });
}

/** What a run wrote is no document, wherever in its folder: its tables, its pictures of pages, its shares. */
async function refuseWritten(path: string, input: string): Promise<void> {
  for (let at = path; at !== dirname(at); at = dirname(at)) {
    if (!runEntries.includes(basename(at)) || !(await isRunFolder(dirname(at)))) continue;
    throw new PipelineError('input-is-run', 'A run of ikat wrote it; it is no document', { file: input });
  }
}

async function listGlob(input: string, outside: Outside): Promise<Inputs> {
  const { folder, pattern } = fixedPart(input);
  await refuseRun(folder, input, outside);
  const options = { cwd: folder, absolute: true, onlyFiles: true, dot: false, expandDirectories: true };
  const matched = (await glob(pattern, options)).map((path) => resolve(path));
  if (matched.length === 0) throw new PipelineError('not-found', 'No file matches this pattern', { file: input });
  const runs = await runsAbove(matched, folder);
  const inRun = (path: string): boolean => runs.some((run) => isBelow(path, run));
  const all = chooseDocuments(
    matched.filter((path) => !isOutside(path, outside) && !inRun(path)),
    folder,
  );
  for (const run of runs) {
    if (!isOutside(run, outside)) all.skipped.push({ file: nameBelow(folder, run), because: 'a run folder of ikat' });
  }
  return all;
}

/** The run folders between `folder` and the matched files. */
async function runsAbove(paths: readonly string[], folder: string): Promise<string[]> {
  const between = new Set<string>();
  for (const path of paths) {
    for (let at = dirname(path); at !== folder && isBelow(at, folder); at = dirname(at)) between.add(at);
  }
  const folders = [...between].sort();
  const marks = await Promise.all(folders.map(isRunFolder));
  return folders.filter((_, index) => marks[index]);
}

/** Splits a glob into the folder before its first wildcard and the rest. */
function fixedPart(input: string): { folder: string; pattern: string } {
  const parts = input.split(sep === '\\' ? /[\\/]/ : '/');
  const wild = parts.findIndex((part) => /[*?[\]{}!]/.test(part));
  const before = parts.slice(0, wild).join('/');
  const folder = isAbsolute(input) ? before || '/' : before || '.';
  return { folder: resolve(folder), pattern: parts.slice(wild).join('/') };
}

function chooseDocuments(paths: readonly string[], folder: string): Inputs {
  const all: Inputs = { documents: [], skipped: [], refusals: [] };
  const named = paths.map((path) => ({ path, file: nameBelow(folder, path) }));
  for (const document of named.sort((a, b) => (a.file < b.file ? -1 : 1))) {
    const because = whySkipped(document.file);
    if (because === null) all.documents.push(document);
    else all.skipped.push({ file: document.file, because });
  }
  return all;
}

function nameBelow(folder: string, path: string): string {
  return relative(folder, path).split(sep).join('/');
}

/** A vocabulary beside the documents is none of them though its files are tables, and neither is what the run writes. */
function isOutside(path: string, { run, vocabulary }: Outside): boolean {
  if (vocabulary && isBelow(path, resolve(vocabulary))) return true;
  if (run === undefined) return false;
  return path === resolve(run) || runEntries.some((entry) => isBelow(path, join(resolve(run), entry)));
}

function isBelow(path: string, folder: string): boolean {
  return path === folder || path.startsWith(join(folder, sep));
}

/** Why a file met below an input is no document; null for one that is, or for an archive. */
export function whySkipped(file: string): string | null {
  const name = basename(file);
  if (aboutTheFolder.test(name)) return 'tells about the folder';
  if (isArchiveName(name)) return null;
  const ending = extname(name).toLowerCase();
  return documentEndings.includes(ending) ? null : `not a document that ikat reads (${ending || 'no ending'})`;
}
