/**
 * The parts that the rows of a large dataset lie in. A document falls to a part by the hash of its bytes; a part is named by what it
 * holds too, so that one in which nothing has changed is not written again, and those of the dataset before stay until the new one is there.
 */
import { mkdir, readdir, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { rowLine } from '../../output/dataset/dataset.ts';
import { addTo } from '../model/groups.ts';
import type { DatasetPart, Indicator } from '../model/meaning/dataset.ts';
import { measured, writeMeasured } from './measured.ts';

const partFolder = 'dataset';

/** Rows that dataset.json holds by itself: 50,000 of some 4 kB are 200 MB, and no text may be longer than 512. */
export const mostRowsInOne = 50_000;

/** Parts: at a million rows each holds some 4,000, 12 MB. The number is fixed, so that growing moves no document. */
const digitsOfPart = 2; // hexadecimal: 256 parts

/** The part of a document, as the two digits of its name. */
function partOfDocument(id: string): string {
  return id.replace('sha256:', '').slice(0, digitsOfPart);
}

/** Rows by part, in the order of the parts; within one by document, so that no other document changes its bytes. */
function rowsByPart(rows: readonly Indicator[]): Map<string, Indicator[]> {
  const parts = new Map<string, Indicator[]>();
  for (const row of rows) addTo(parts, partOfDocument(row.document), row);
  const compare = (a: Indicator, b: Indicator): number =>
    a.document === b.document ? a.position - b.position || (a.id < b.id ? -1 : 1) : a.document < b.document ? -1 : 1;
  return new Map([...parts].sort(([a], [b]) => (a < b ? -1 : 1)).map(([name, own]) => [name, own.sort(compare)]));
}

/** Writes the parts of these rows below a run folder, those that are there already excepted. Throws what the file system throws. */
export async function writeParts(folder: string, rows: readonly Indicator[]): Promise<DatasetPart[]> {
  await mkdir(join(folder, partFolder), { recursive: true });
  const parts: DatasetPart[] = [];
  for (const [name, own] of rowsByPart(rows)) {
    const { bytes, hash } = measured(linesOf(own));
    const path = `${partFolder}/part-${name}.${hash.replace('sha256:', '').slice(0, 16)}.ndjson`;
    const there = await stat(join(folder, path)).catch(() => null);
    if (there?.size !== bytes) await writeMeasured(join(folder, path), linesOf(own));
    parts.push({ path, rows: own.length, bytes, hash });
  }
  return parts;
}

function* linesOf(rows: readonly Indicator[]): Generator<string> {
  for (const row of rows) yield rowLine(row);
}

/** Removes every part that is none of these, and the folder when none is left. */
export async function removeOldParts(folder: string, parts: readonly DatasetPart[]): Promise<void> {
  const own = new Set(parts.map(({ path }) => path));
  const names = await readdir(join(folder, partFolder)).catch(() => []);
  for (const name of names) {
    const isOld = /^part-[0-9a-f]{2}\.[0-9a-f]{16}\.ndjson$/.test(name) && !own.has(`${partFolder}/${name}`);
    if (isOld) await rm(join(folder, partFolder, name), { force: true });
  }
  if (own.size === 0 && names.length > 0) await rm(join(folder, partFolder), { recursive: true, force: true });
}
