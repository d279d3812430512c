/** Files of users, as text and as JSON, within bounds that no file of ikat comes near. */
import { open, readFile, stat, type FileHandle } from 'node:fs/promises';
import { PipelineError } from './errors.ts';
import { cannotRead } from './file-fault.ts';

/**
 * The text of a file. Throws `not-found` or `unreadable-file`; also for pipes and devices, which a program that opens them
 * would wait for.
 */
export async function readText(path: string): Promise<string> {
  const bytes = await readBytes(path).catch((error: unknown) => {
    throw cannotRead(error, path);
  });
  try {
    return bytes.toString('utf8');
  } catch (error) {
    throw cannotRead(error, path);
  }
}

/**
 * The bytes of a file, also of one that ikat wrote: another may lie in its place by now. Throws what the file system throws, and
 * `not-found` for pipes and devices.
 */
export async function readBytes(path: string): Promise<Buffer> {
  await sizeOfFile(path);
  return await readFile(path);
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
  for (const [sign] of json.matchAll(/"(?:[^"\\]|\\.)*"|[[\]{}]/g)) {
    if (sign === '[' || sign === '{') depth++;
    else if (sign === ']' || sign === '}') depth--;
    if (depth > deepestBrackets) return true;
  }
  return false;
}
