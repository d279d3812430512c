/** A dataset as the files of a run folder: whole in one, or its rows in parts beside it; the same as CSV, and both described. */
import { copyFile, rename, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { csvPieces } from '../../output/dataset/csv.ts';
import { dataPackage } from '../../output/dataset/datapackage.ts';
import { canonicalPieces, orderDataset } from '../../output/dataset/dataset.ts';
import { writeFileAtomic } from '../../output/write.ts';
import type { Dataset, DatasetPart } from '../model/meaning/dataset.ts';
import { mostRowsInOne, removeOldParts, writeParts } from './part-files.ts';
import { writeMeasured } from './measured.ts';

const name = 'dataset.json';
const previousName = 'dataset.previous.json';

/**
 * Writes dataset.json, its parts beyond `most` rows, indicators.csv and datapackage.json. `decisions` is the hash of what people
 * decided. What was there before stays beside it until `dropPrevious`. Throws what the file system throws.
 */
export async function writeDatasetFiles(
  folder: string,
  dataset: Dataset,
  decisions: string | null,
  most: number = mostRowsInOne,
): Promise<DatasetPart[]> {
  await keepPrevious(folder);
  const ordered = orderDataset(dataset);
  const parts = ordered.indicators.length > most ? await writeParts(folder, ordered.indicators) : [];
  const rest: Dataset = parts.length === 0 ? ordered : { ...ordered, indicators: [], parts };
  const whole = await writeMeasured(join(folder, name), canonicalPieces(rest));
  const csv = await writeMeasured(join(folder, 'indicators.csv'), csvPieces(ordered));
  const files = { dataset: { path: name, ...whole }, csv: { path: 'indicators.csv', ...csv }, parts };
  await writeFileAtomic(join(folder, 'datapackage.json'), dataPackage(dataset, files, decisions));
  return parts;
}

/** Removes the dataset of before, when all files of the new one are there. */
export async function dropPrevious(folder: string, parts: readonly DatasetPart[]): Promise<void> {
  await rm(join(folder, previousName), { force: true });
  await removeOldParts(folder, parts);
}

/** Keeps the dataset of before; one that is kept already is that of the last run that ended. */
async function keepPrevious(folder: string): Promise<void> {
  const [from, to] = [join(folder, name), join(folder, previousName)];
  const [dataset, kept] = await Promise.all([from, to].map((path) => stat(path).catch(() => null)));
  if (!dataset || kept) return;
  const unfinished = join(folder, `.${previousName}.${process.pid}.part`);
  await copyFile(from, unfinished);
  await rename(unfinished, to);
}
