/** Files of users, as text and as JSON, within bounds that no file of ikat comes near. */
import { isUtf8 } from 'node:buffer';
import { lstat, open, readFile, stat, type FileHandle } from 'node:fs/promises';
import { PipelineError } from './errors.ts';
import { cannotRead } from './file-fault.ts';

/**
 * The text of a file. Throws `not-found` or `unreadable-file`; also for pipes and devices, which a program that opens them
 * would wait for; and `not-utf8`, as letters that were guessed would be other letters; `too-much-text` for more than `most` bytes.
 */
export async function readText(path: string, most = Infinity): Promise<string> {
  const bytes = await readBytes(path, most).catch((error: unknown) => {
    throw cannotRead(error, path);
  });
  if (!isUtf8(bytes)) throw new PipelineError('not-utf8', 'Its letters are not UTF-8', { file: path });
  try {
    return bytes.toString('utf8');
  } catch (error) {
    throw cannotRead(error, path);
  }
}

/**
 * The bytes of a file, also of one that ikat wrote: another may lie in its place by now. Throws what the file system throws, and
 * `not-found` for pipes and devices; `too-much-text` for more than `most` bytes.
 */
export async function readBytes(path: string, most = Infinity): Promise<Buffer> {
  if ((await sizeOfFile(path)) > most)
    throw new PipelineError('too-much-text', `It holds more than ${most / 1e6} MB`, { file: path });
  return await readFile(path);
}

/** Whether anything lies at a path: also a link that leads nowhere, a folder, and what may not be looked at. */
export async function isAnythingAt(path: string): Promise<boolean> {
  return await lstat(path).then(
    () => true,
    (error: unknown) => !['ENOENT', 'ENOTDIR'].includes((error as NodeJS.ErrnoException).code ?? ''),
  );
}

/** Opens a file for reading; throws as `readBytes` does. */
export async function openForReading(path: string): Promise<FileHandle> {
  await sizeOfFile(path);
  return await open(path);
}

/** Bytes of a file (of a folder whatever the system says); throws as `readBytes` does. */
export async function sizeOfFile(path: string): Promise<number> {
  const found = await stat(path);
  if (found.isFIFO() || found.isSocket() || found.isCharacterDevice() || found.isBlockDevice()) {
    throw new PipelineError('not-found', 'It is no file but a pipe, socket or device', { file: path });
  }
  return found.size;
}

/** Brackets in brackets: a dataset has ten. */
export const deepestBrackets = 200;

/** Whether the brackets of a JSON text lie in each other deeper than anything that ikat writes. */
export function isTooDeep(json: string): boolean {
  let depth = 0;
  // sign by sign: an expression over a text of millions of letters needs more stack than there is
  for (let i = 0; i < json.length; i++) {
    const sign = json[i]!;
    if (sign === '"') i = endOfText(json, i);
    else if (sign === '[' || sign === '{') depth++;
    else if (sign === ']' || sign === '}') depth--;
    if (depth > deepestBrackets) return true;
  }
  return false;
}

/** Where the text that begins with the quote at `from` ends; after everything when it does not. */
function endOfText(json: string, from: number): number {
  let end = json.indexOf('"', from + 1);
  while (end >= 0 && isEscaped(json, end)) end = json.indexOf('"', end + 1);
  return end < 0 ? json.length : end;
}

function isEscaped(json: string, at: number): boolean {
  let strokes = 0;
  while (json[at - 1 - strokes] === '\\') strokes++;
  return strokes % 2 === 1;
}
