/** Which documents the inputs of a command name: files, folders (with everything below) and globs. */
import { stat } from 'node:fs/promises';
import { basename, extname, isAbsolute, join, relative, resolve, sep } from 'node:path';
import { glob } from 'tinyglobby';
import { PipelineError, type Refusal } from '../model/errors.ts';

/** `path` is where the document lies; `file` is its name in the dataset: below the input given, or its base name. */
export type DocumentInput = { path: string; file: string };

/** A file met in a folder that is no document, and why it was left out. */
export type Skipped = { file: string; because: string };

export type Inputs = { documents: DocumentInput[]; skipped: Skipped[]; refusals: Refusal[] };

/** Endings of files that are taken from folders; a file named on its own is opened whatever it is called. */
export const documentEndings = [
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

const aboutTheFolder = /^(readme|licen[cs]e|notice|changelog|contributing)(\.|$)/i;

/**
 * Lists the documents behind `inputs`, sorted by name within each input, each path once. `outside` names folders that
 * are never searched (the run folder may lie inside an input). An input that leads nowhere is a refusal.
 */
export async function listInputs(inputs: readonly string[], outside: readonly string[] = []): Promise<Inputs> {
  const all: Inputs = { documents: [], skipped: [], refusals: [] };
  const seen = new Set<string>();
  for (const input of inputs) {
    const found = await listInput(input, outside);
    for (const document of found.documents) {
      if (!seen.has(document.path)) all.documents.push(document);
      seen.add(document.path);
    }
    all.skipped.push(...found.skipped);
    all.refusals.push(...found.refusals);
  }
  return all;
}

async function listInput(input: string, outside: readonly string[]): Promise<Inputs> {
  const found = await stat(input).catch(() => null);
  if (found?.isFile()) {
    return { documents: [{ path: resolve(input), file: basename(input) }], skipped: [], refusals: [] };
  }
  if (found?.isDirectory()) return chooseDocuments(await below(resolve(input), '**/*'), resolve(input), outside);
  if (!/[*?[\]{}!]/.test(input)) return refused(input, 'There is no such file or folder');
  const { folder, pattern } = fixedPart(input);
  const documents = chooseDocuments(await below(folder, pattern), folder, outside);
  return documents.documents.length + documents.skipped.length > 0
    ? documents
    : refused(input, 'No file matches this pattern');
}

function refused(file: string, reason: string): Inputs {
  return { documents: [], skipped: [], refusals: [new PipelineError('not-found', reason, { file }).refusal] };
}

/** Splits a glob into the folder before its first wildcard and the rest. */
function fixedPart(input: string): { folder: string; pattern: string } {
  const parts = input.split(sep === '\\' ? /[\\/]/ : '/');
  const wild = parts.findIndex((part) => /[*?[\]{}!]/.test(part));
  const before = parts.slice(0, wild).join('/');
  const folder = isAbsolute(input) ? before || '/' : before || '.';
  return { folder: resolve(folder), pattern: parts.slice(wild).join('/') };
}

async function below(folder: string, pattern: string): Promise<string[]> {
  return await glob(pattern, { cwd: folder, absolute: true, onlyFiles: true, dot: false, expandDirectories: true });
}

function chooseDocuments(paths: readonly string[], folder: string, outside: readonly string[]): Inputs {
  const all: Inputs = { documents: [], skipped: [], refusals: [] };
  const named = paths.map((path) => ({ path: resolve(path), file: relative(folder, path).split(sep).join('/') }));
  for (const document of named.sort((a, b) => (a.file < b.file ? -1 : 1))) {
    if (outside.some((other) => isBelow(document.path, resolve(other)))) continue;
    const because = whySkipped(document.file);
    if (because === null) all.documents.push(document);
    else all.skipped.push({ file: document.file, because });
  }
  return all;
}

function isBelow(path: string, folder: string): boolean {
  return path === folder || path.startsWith(join(folder, sep));
}

function whySkipped(file: string): string | null {
  const name = basename(file);
  if (aboutTheFolder.test(name)) return 'tells about the folder';
  const ending = extname(name).toLowerCase();
  return documentEndings.includes(ending) ? null : `not a document that ikat reads (${ending || 'no ending'})`;
}
