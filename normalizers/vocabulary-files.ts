/** Loads the vocabulary: its CSV files and the area tables. The only file of the normalizers that reads from disk. */
import { existsSync } from 'node:fs';
import { readFile, readdir } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { PipelineError } from '../pipeline/errors.ts';
import { loadAreas } from './areas.ts';
import type { Vocabulary, VocabularyTexts } from './vocabulary.ts';
import { readVocabulary } from './vocabulary.ts';

/** The folder of the CSV files, beside the source or, from a build, beside `dist`. */
export function vocabularyFolder(): string {
  const here = dirname(fileURLToPath(import.meta.url));
  const folders = [join(here, 'vocabulary'), join(here, '../../normalizers/vocabulary')];
  const found = folders.find((folder) => existsSync(join(folder, 'words.csv')));
  if (!found) throw new PipelineError('internal-error', 'The vocabulary files are missing; install again');
  return found;
}

/** The text of every CSV file of a vocabulary folder, by file name. */
export async function readVocabularyTexts(folder: string = vocabularyFolder()): Promise<VocabularyTexts> {
  const names = (await readdir(folder)).filter((name) => name.endsWith('.csv')).sort();
  const texts = await Promise.all(names.map((name) => readFile(join(folder, name), 'utf8')));
  return Object.fromEntries(names.map((name, i) => [name, texts[i] ?? '']));
}

/** The whole vocabulary, ready for `normalizeDocument`. Throws `internal-error` when a file is broken. */
export async function loadVocabulary(folder: string = vocabularyFolder()): Promise<Vocabulary> {
  const [texts, areas] = await Promise.all([readVocabularyTexts(folder), loadAreas()]);
  return readVocabulary(texts, areas);
}
