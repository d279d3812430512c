/** What a run depends on besides its inputs: recorded in run.json, and part of the key of every kept result. */
import { ocrIdentity } from '../../extractors/ocr/tesseract.ts';
import { readVocabularyTexts } from '../../normalizers/vocabulary/files.ts';
import { vocabularyHash, type VocabularyTexts } from '../../normalizers/vocabulary/vocabulary.ts';
import { codeKey } from './code-key.ts';
import { packageVersion } from './identity.ts';
import type { ProgramRecord } from './run-record.ts';
import type { Settings } from './settings.ts';

/** The files that pages are read with: words that a vote between readings prefers, headings that open a table. */
const readingFiles = ['words.csv', 'headings.csv', 'content.csv'];

/**
 * Where the code of each stage is entered. Letters are what the engine makes of a crop; pages are laid out from them with
 * the headings of tables; everything that a child runs may shape a result.
 */
export const stageEntries = {
  letters: ['extractors/ocr/tesseract.ts'],
  pages: ['extractors/source.ts', 'pipeline/stages/recognition.ts', 'normalizers/columns/headings.ts'],
  meaning: ['pipeline/stages/worker.ts'],
} as const;

function readingTexts(texts: VocabularyTexts): VocabularyTexts {
  return Object.fromEntries(readingFiles.map((name) => [name, texts[name] ?? '']));
}

/**
 * Reads and hashes code, vocabulary and OCR data. Throws PipelineError when a part of the installation is missing, or
 * `vocabulary-file` and `vocabulary-line` when the user's own vocabulary is wrong.
 */
export async function describeProgram({
  ocrData,
  vocabulary: extension,
}: Pick<Settings, 'ocrData' | 'vocabulary'>): Promise<ProgramRecord> {
  const vocabulary = await readVocabularyTexts(extension);
  return {
    ikat: packageVersion(),
    code: {
      letters: codeKey(stageEntries.letters),
      pages: codeKey(stageEntries.pages),
      meaning: codeKey(stageEntries.meaning),
    },
    vocabulary: { reading: vocabularyHash(readingTexts(vocabulary)), whole: vocabularyHash(vocabulary) },
    node: process.version,
    ocr: ocrIdentity(ocrData === null ? {} : { ocrData }),
  };
}
