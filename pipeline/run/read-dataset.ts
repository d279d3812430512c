/** Datasets and truth files as inputs of a command. */
import { readFile, readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { PipelineError } from '../model/errors.ts';
import { Dataset } from '../model/meaning/dataset.ts';
import { Truth } from '../model/truth/truth.ts';
import { picturesOf, RunRecord, type RunPicture } from './run-record.ts';

/** The parsed JSON of a file. Throws PipelineError `not-found` or `not-json`. */
export async function readJson(path: string): Promise<unknown> {
  const text = await readFile(path, 'utf8').catch((error: unknown) => {
    const code = (error as NodeJS.ErrnoException).code ?? 'unknown';
    throw new PipelineError('not-found', `It cannot be read (${code})`, { file: path });
  });
  try {
    return JSON.parse(text) as unknown;
  } catch (error) {
    throw new PipelineError('not-a-dataset', `It holds no JSON (${(error as Error).message})`, { file: path });
  }
}

/** The path of the dataset behind `path`: the file itself, or `dataset.json` in a run folder. */
export async function datasetPath(path: string): Promise<string> {
  const found = await stat(path).catch(() => null);
  return found?.isDirectory() ? join(path, 'dataset.json') : path;
}

/** The dataset of a run folder or file. Throws PipelineError for anything else. */
export async function readDataset(path: string): Promise<Dataset> {
  const file = await datasetPath(path);
  const parsed = Dataset.safeParse(await readJson(file));
  if (parsed.success) return parsed.data;
  const first = parsed.error.issues[0]!;
  const reason = `It is no ikat/dataset/1: ${first.path.join('.')}: ${first.message}`;
  throw new PipelineError('not-a-dataset', reason, { file });
}

/** The truth of one file, or of all JSON files in a folder, in the order of their names. */
export async function readTruths(path: string): Promise<Truth[]> {
  const found = await stat(path).catch(() => null);
  const names = found?.isDirectory() ? (await readdir(path)).filter((name) => name.endsWith('.json')).sort() : null;
  const files = names?.map((name) => join(path, name)) ?? [path];
  return await Promise.all(
    files.map(async (file) => {
      const parsed = Truth.safeParse(await readJson(file));
      if (parsed.success) return parsed.data;
      throw new PipelineError('not-a-dataset', `It is no truth file: ${parsed.error.issues[0]!.message}`, { file });
    }),
  );
}

/** The pictures of a run folder; none for a dataset file on its own or a folder without run.json. */
export async function readPictures(run: string): Promise<RunPicture[]> {
  const record = await readJson(join(run, 'run.json'))
    .then((json) => RunRecord.safeParse(json))
    .catch(() => null);
  return record?.success ? picturesOf(record.data) : [];
}
