/** Files of users, as text and as JSON, within bounds that no file of ikat comes near. */
import { readFile, stat } from 'node:fs/promises';
import { PipelineError } from './errors.ts';
import { cannotRead } from './file-fault.ts';

/**
 * The text of a file. Throws `not-found` or `unreadable-file`; also for pipes and devices, which a program that opens them
 * would wait for.
 */
export async function readText(path: string): Promise<string> {
  const found = await stat(path).catch((error: unknown) => {
    throw cannotRead(error, path);
  });
  if (found.isFIFO() || found.isSocket() || found.isCharacterDevice() || found.isBlockDevice()) {
    throw new PipelineError('not-found', 'It is no file but a pipe, socket or device', { file: path });
  }
  return await readFile(path, 'utf8').catch((error: unknown) => {
    throw cannotRead(error, path);
  });
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
