/** Datasets and truth files as inputs of a command. */
import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { orderRows } from '../../output/dataset/dataset.ts';
import {
  referenceChecks,
  referenceProblems,
  shapeProblems,
  validateDataset,
  type Problem,
} from '../../output/dataset/validate.ts';
import { PipelineError, type RefusalCode } from '../model/errors.ts';
import { cannotRead, fewOf } from '../model/file-fault.ts';
import { isTooDeep, readText } from '../model/read-file.ts';
import { Dataset, Indicator } from '../model/meaning/dataset.ts';
import { Truth } from '../model/truth/truth.ts';
import type { Picture } from '../../output/report/page-data.ts';
import { readDatasetInPieces, shared, type TextPool } from '../dataset/dataset-pieces.ts';
import { readPartLines } from '../dataset/read-parts.ts';
import { picturesOf } from './run-record.ts';

/** The parsed JSON of a file. Throws `not-found`, `unreadable-file` or, for anything but JSON, the given code. */
export async function readJson(path: string, code: RefusalCode = 'not-a-dataset'): Promise<unknown> {
  const text = await readText(path);
  if (isTooDeep(text))
    throw new PipelineError(code, 'Its JSON lies in brackets deeper than any of ikat', { file: path });
  try {
    return JSON.parse(text.replace(/^\uFEFF/, '')) as unknown;
  } catch (error) {
    throw new PipelineError(code, whyNoJson(text.trim(), (error as Error).message), { file: path });
  }
}

/** In one line, without what the file holds: it may be a picture. */
function whyNoJson(text: string, message: string): string {
  if (text === '') return 'The file is empty';
  if (!/^[{[]/.test(text)) return 'It holds no JSON';
  // the engine does not tell the place of every fault
  const position = Number(/at position (\d+)/.exec(message)?.[1] ?? NaN);
  const isCut = /unexpected end|unterminated/i.test(message) || position >= text.length;
  if (isCut) return 'Its JSON breaks off: a part of the file is missing';
  const line = Number.isNaN(position) ? '' : ` in line ${text.slice(0, position).split('\n').length}`;
  return `Its JSON is damaged${line}`;
}

/** The path of the dataset behind `path`: the file itself, or `dataset.json` in a run folder. */
export async function datasetPath(path: string): Promise<string> {
  const names = await namesIn(path);
  if (names === null) return path;
  if (names.includes('dataset.json')) return join(path, 'dataset.json');
  const reason = names.includes('run.json')
    ? 'Its run has not finished: there is no dataset.json yet'
    : `It holds no dataset.json (found: ${fewOf(names)})`;
  throw new PipelineError('not-a-dataset', reason, { file: path });
}

/** What a folder holds; null for a file, and for nothing at all. */
async function namesIn(path: string): Promise<string[] | null> {
  const found = await stat(path).catch(() => null);
  if (!found?.isDirectory()) return null;
  return await readdir(path).catch((error: unknown) => {
    throw cannotRead(error, path);
  });
}

/**
 * The dataset of a run folder or file, with the rows of its parts if it has any. Equal texts are held once, over all that is read
 * with one pool of `texts`; of rows in parts is held what `keep` gives (null: nothing). Throws
 * PipelineError for anything else, also for a dataset that contradicts itself.
 */
export async function readDataset(
  path: string,
  texts: TextPool = new Map(),
  keep: (row: Indicator) => Indicator | null = (row) => row,
): Promise<Dataset> {
  const file = await datasetPath(path);
  const read = await readDatasetInPieces(file, texts);
  if (read?.parts) return await withParts(read, file, texts, keep);
  if (read) return consistent(read, file);
  // whatever is wrong with it is told by who looks at the whole
  const json = await readJson(file);
  const parsed = Dataset.safeParse(json);
  if (parsed.success) return consistent(parsed.data, file);
  throw notThisDataset(json, file);
}

/** The dataset with the rows of its parts, each checked and then kept as far as it is wanted. */
async function withParts(
  { parts = [], ...rest }: Dataset,
  file: string,
  texts: TextPool,
  keep: (row: Indicator) => Indicator | null,
): Promise<Dataset> {
  const check = referenceChecks(rest);
  const rows: Indicator[] = [];
  for await (const { place, json } of readPartLines(file, parts)) {
    const row = Indicator.safeParse(json);
    if (!row.success) {
      const reason = `Its row ${place} is of another form: ${firstOf(shapeProblems(row.error, json))}`;
      throw new PipelineError('not-a-dataset', reason, { file });
    }
    check.row(row.data, place);
    const kept = keep(row.data);
    if (kept) rows.push(shared(kept, texts));
  }
  const problems = check.end();
  if (problems.length > 0)
    throw new PipelineError('not-a-dataset', `It contradicts itself: ${firstOf(problems)}`, { file });
  return { ...rest, indicators: orderRows(rows, rest.documents) };
}

/** What validate refuses no command takes: numbers over rows that belong to no document would look right. */
function consistent(dataset: Dataset, file: string): Dataset {
  const problems = referenceProblems(dataset);
  if (problems.length === 0) return dataset;
  throw new PipelineError('not-a-dataset', `It contradicts itself: ${firstOf(problems)}`, { file });
}

function firstOf([first, ...more]: readonly Problem[]): string {
  const place = `${first!.path}: expected ${first!.expected}, found ${first!.actual}`;
  return place + (more.length === 0 ? '' : `, and at ${more.length} more places (ikat validate names them)`);
}

const ours = Dataset.shape.schema.value;

function notThisDataset(json: unknown, file: string): PipelineError {
  const schema = schemaOf(json);
  if (schema === null) return new PipelineError('not-a-dataset', 'It is JSON, but no dataset of ikat', { file });
  if (schema !== ours) {
    const code = schema.startsWith('ikat/dataset/') ? 'other-version' : 'not-a-dataset';
    return new PipelineError(code, `It is ${schema}; this version of ikat reads ${ours}`, { file });
  }
  return new PipelineError('other-version', `It is ${ours}, but of another form: ${firstOf(validateDataset(json))}`, {
    file,
  });
}

/** The name by which a file of ikat says what it is. */
function schemaOf(json: unknown): string | null {
  if (typeof json !== 'object' || json === null || !('schema' in json)) return null;
  return typeof json.schema === 'string' && json.schema.startsWith('ikat/') ? json.schema.slice(0, 40) : null;
}

/**
 * The truth of one file, or of all JSON files in a folder (where some are named `.truth.json`, of these), in the order of
 * their names. Throws `not-a-truth` for a folder
 * without any, for a file of another shape, and for a second truth of one document.
 */
export async function readTruths(path: string): Promise<Truth[]> {
  const names = await namesIn(path);
  const found = (names ?? []).filter((name) => name.endsWith('.json')).sort();
  const named = found.filter((name) => name.endsWith('.truth.json'));
  const truths = named.length > 0 ? named : found;
  if (names !== null && truths.length === 0) {
    const reason = `It holds no truth: neither a .json file nor pairs.csv (found: ${fewOf(names)})`;
    throw new PipelineError('not-a-truth', reason, { file: path });
  }
  const files = names === null ? [path] : truths.map((name) => join(path, name));
  const read = await Promise.all(files.map(async (file) => ({ file, truth: await readTruth(file) })));
  const fileOf = new Map<string, string>();
  for (const { file, truth } of read) {
    const before = fileOf.get(truth.key);
    const reason = `The key "${truth.key}" is that of ${before} too; a document has one truth`;
    if (before !== undefined) throw new PipelineError('not-a-truth', reason, { file });
    fileOf.set(truth.key, file);
  }
  return read.map(({ truth }) => truth);
}

async function readTruth(file: string): Promise<Truth> {
  const json = await readJson(file, 'not-a-truth');
  const parsed = Truth.safeParse(json);
  if (parsed.success) return parsed.data;
  const [first] = shapeProblems(parsed.error, json);
  const schema = schemaOf(json);
  const reason =
    schema === null ? `${first!.path}: expected ${first!.expected}, found ${first!.actual}` : `it is ${schema}`;
  throw new PipelineError('not-a-truth', `It is no truth: ${reason}`, { file });
}

/** What pictures need of run.json, whichever version wrote it. */
const PicturesRecord = z.object({
  documents: z.array(
    z.object({
      id: z.string().nullable(),
      pages: z.array(
        z.object({
          page: z.number(),
          picture: z
            .object({ file: z.string(), width: z.number(), height: z.number(), overlay: z.string().optional() })
            .nullable(),
        }),
      ),
    }),
  ),
});

/** The pictures of a run folder; none for a dataset file on its own or a folder without run.json. */
export async function readPictures(run: string): Promise<Picture[]> {
  const record = await readJson(join(run, 'run.json'))
    .then((json) => PicturesRecord.safeParse(json))
    .catch(() => null);
  return record?.success ? picturesOf(record.data) : [];
}

const ReplacedRecord = z.object({ replacedBy: z.record(z.string(), z.string()) });

/** Documents of earlier runs with those that took their place, as run.json tells them; none without one. */
export async function readReplaced(run: string): Promise<[string, string][]> {
  const record = await readJson(join(run, 'run.json'))
    .then((json) => ReplacedRecord.safeParse(json))
    .catch(() => null);
  return record?.success ? Object.entries(record.data.replacedBy) : [];
}
