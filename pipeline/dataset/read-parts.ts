/** The rows of a dataset that lies in parts, a row at a time. */
import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { dirname, join } from 'node:path';
import { PipelineError } from '../model/errors.ts';
import { cannotRead } from '../model/file-fault.ts';
import type { DatasetPart } from '../model/meaning/dataset.ts';
import { isTooDeep, sizeOfFile } from '../model/read-file.ts';

/** A line of a part: its row as JSON, and where it stands, for telling what is wrong with it. */
export type PartLine = { place: string; json: unknown };

/**
 * Every row of the parts of a dataset, in the order of the parts. Throws `not-a-dataset` for a part that is missing, damaged, or not the one
 * that the dataset names, with its path; `unreadable-file` for what the system does not let us read.
 */
export async function* readPartLines(dataset: string, parts: readonly DatasetPart[]): AsyncGenerator<PartLine> {
  for (const part of parts) {
    const file = join(dirname(dataset), part.path);
    // a dataset may come from anywhere, and names files of its own folder only
    if (!/^dataset\/part-[\w.-]+\.ndjson$/.test(part.path)) throw refused(file, 'its name is none of a part');
    let rows = 0;
    for await (const line of linesOf(file, part)) {
      rows++;
      const json = parsed(line);
      if (json === undefined) throw refused(file, `its line ${rows} is no JSON`);
      yield { place: `${part.path}:${rows}`, json };
    }
    if (rows !== part.rows) throw refused(file, `it has ${rows} rows, the dataset names ${part.rows}`);
  }
}

const refused = (file: string, why: string): PipelineError =>
  new PipelineError('not-a-dataset', `A part of the dataset cannot be read: ${why}`, { file });

const otherBytes = (file: string): PipelineError => refused(file, 'its bytes are not those that the dataset names');

/** Undefined, which no JSON says, for what is none. */
function parsed(line: string): unknown {
  if (isTooDeep(line)) return undefined;
  try {
    return JSON.parse(line) as unknown;
  } catch {
    return undefined;
  }
}

async function* linesOf(file: string, { hash, bytes }: DatasetPart): AsyncGenerator<string> {
  const sum = createHash('sha256');
  let left: Buffer[] = [];
  let length = 0;
  try {
    // before a byte is read: one that grew without end, or is no file, would be read for ever
    if ((await sizeOfFile(file)) !== bytes) throw otherBytes(file);
    for await (const read of createReadStream(file, { highWaterMark: 1 << 20 })) {
      const chunk = read as Buffer;
      sum.update(chunk);
      length += chunk.length;
      let from = 0;
      for (let end = chunk.indexOf(0x0a); end >= 0; end = chunk.indexOf(0x0a, from)) {
        yield Buffer.concat([...left, chunk.subarray(from, end)]).toString('utf8');
        left = [];
        from = end + 1;
      }
      if (from < chunk.length) left.push(chunk.subarray(from));
    }
  } catch (error) {
    const isMissing = (error as NodeJS.ErrnoException).code === 'ENOENT';
    throw isMissing ? refused(file, 'it is missing') : cannotRead(error, file);
  }
  const isWhole = left.length === 0 && length === bytes && `sha256:${sum.digest('hex')}` === hash;
  if (!isWhole) throw otherBytes(file);
}
