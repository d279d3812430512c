/** Loads the vocabulary: its CSV files, a user's own over them, and the area tables. */
import { existsSync } from 'node:fs';
import { readFile, readdir } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { PipelineError } from '../../pipeline/model/errors.ts';
import { faultWords } from '../../pipeline/model/file-fault.ts';
import { readBytes } from '../../pipeline/model/read-file.ts';
import { loadAreas } from './areas.ts';
import { readVocabulary, type Vocabulary } from './vocabulary.ts';
import type { VocabularyTexts } from './texts.ts';
import { extendableFiles, extendTexts } from './extension.ts';

/** Bytes of a file of a user; our largest has half a million. */
const mostBytes = 10e6;

/** The folder of our CSV files: this one or, from a build, its twin beside `dist`. */
function vocabularyFolder(): string {
  const here = dirname(fileURLToPath(import.meta.url));
  const folders = [here, join(here, '../../../normalizers/vocabulary')];
  const found = folders.find((folder) => existsSync(join(folder, 'words.csv')));
  if (!found) throw new PipelineError('internal-error', 'The vocabulary files are missing; install again');
  return found;
}

/**
 * The text of every vocabulary file, by file name, with the lines of the user's folder in them when one is given. Throws
 * `vocabulary-file` and `vocabulary-line` for faults of that folder.
 */
export async function readVocabularyTexts(extension: string | null = null): Promise<VocabularyTexts> {
  const folder = vocabularyFolder();
  const names = (await readdir(folder)).filter((name) => name.endsWith('.csv')).sort();
  const texts = await Promise.all(names.map((name) => readFile(join(folder, name), 'utf8')));
  const ours = Object.fromEntries(names.map((name, i) => [name, texts[i] ?? '']));
  return extension === null ? ours : extendTexts(ours, await readExtension(extension), extension);
}

/** The texts of a user's folder. Hidden files and notes (.md) are left aside; any other name is for `extendTexts` to judge. */
async function readExtension(folder: string): Promise<VocabularyTexts> {
  const entries = await readdir(folder, { withFileTypes: true }).catch((error: unknown) => {
    throw new PipelineError('vocabulary-file', `The folder cannot be read: ${faultWords(error)}`, { file: folder });
  });
  const names = entries
    .map((entry) => (entry.isDirectory() ? `${entry.name}/` : entry.name))
    .filter((name) => !name.startsWith('.') && !name.endsWith('.md'));
  if (names.length === 0) {
    const reason = `It holds no vocabulary file; these can be there: ${extendableFiles.join(', ')}`;
    throw new PipelineError('vocabulary-file', reason, { file: folder });
  }
  const texts = await Promise.all(
    names.map(async (name) => (extendableFiles.includes(name) ? await readUtf8(join(folder, name)) : '')),
  );
  return Object.fromEntries(names.map((name, i) => [name, texts[i] ?? '']));
}

async function readUtf8(file: string): Promise<string> {
  const bytes = await readBytes(file, mostBytes).catch((error: unknown) => {
    const reason = error instanceof PipelineError ? error.refusal.reason : `It cannot be read: ${faultWords(error)}`;
    throw new PipelineError('vocabulary-file', reason, { file });
  });
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    throw new PipelineError('vocabulary-file', 'Its letters are not UTF-8; save it as "CSV UTF-8"', { file });
  }
}

/** The whole vocabulary, with a user's folder over ours when given. Throws `internal-error` when a file of ours is broken. */
export async function loadVocabulary(extension: string | null = null): Promise<Vocabulary> {
  const [texts, areas] = await Promise.all([readVocabularyTexts(extension), loadAreas()]);
  return readVocabulary(texts, areas);
}
