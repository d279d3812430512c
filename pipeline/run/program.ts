/** What a run depends on besides its inputs: recorded in run.json, and part of the key of every kept result. */
import { ocrIdentity } from '../../extractors/ocr/data.ts';
import { readVocabularyTexts } from '../../normalizers/vocabulary/files.ts';
import { vocabularyHash, type VocabularyTexts } from '../../normalizers/vocabulary/texts.ts';
import { sha256 } from '../../output/dataset/checksum.ts';
import { codeKey, type Stage } from './code-key.ts';
import { packageVersion } from './identity.ts';
import type { ProgramRecord } from './run-record.ts';
import type { Settings } from './settings.ts';

/** The files that pages are read with: words that a vote between readings prefers, headings that open a table. */
const readingFiles = ['words.csv', 'headings.csv', 'content.csv'];

/**
 * The stages whose results are kept. Letters are what the engine makes of a crop; pages are laid out from letters or
 * characters, with the headings of tables (the engine and the readers of text exports, loaded when needed, have no part in
 * that); everything that a child runs may shape a share of the dataset.
 */
export const stages = {
  letters: { entries: ['extractors/ocr/tesseract.ts'], lazy: true },
  pages: {
    entries: [
      'extractors/source.ts',
      'extractors/page/pdf-source.ts',
      'extractors/page/image-source.ts',
      'pipeline/stages/recognition.ts',
      'pipeline/stages/page-knowledge.ts',
    ],
    lazy: false,
  },
  meaning: { entries: ['pipeline/stages/worker.ts'], lazy: true },
  concepts: { entries: ['pipeline/decisions/conception.ts'], lazy: false },
} as const satisfies Record<string, Stage>;

/** Lines that a difference can still name one by one. */
const mostLines = 500;

/** The lines that only the second has, each with its file: "terms.csv: population,ODHA,odha"; none where there are many. */
function addedLines(before: VocabularyTexts, after: VocabularyTexts): string[] {
  const added = Object.entries(after).flatMap(([name, text]) => {
    const known = new Set((before[name] ?? '').split(/\r?\n/));
    const lines = text.split(/\r?\n/).filter((line) => line !== '' && !known.has(line));
    return lines.map((line) => `${name}: ${line}`);
  });
  return added.length > mostLines ? [] : added;
}

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
  const own = extension === null ? [] : addedLines(await readVocabularyTexts(null), vocabulary);
  return {
    ikat: packageVersion(),
    code: {
      letters: codeKey(stages.letters),
      pages: codeKey(stages.pages),
      meaning: codeKey(stages.meaning),
      concepts: codeKey(stages.concepts),
    },
    vocabulary: {
      reading: vocabularyHash(readingTexts(vocabulary)),
      whole: vocabularyHash(vocabulary),
      files: Object.fromEntries(Object.entries(vocabulary).map(([name, text]) => [name, sha256(text)])),
      ...(own.length === 0 ? {} : { own }),
    },
    node: process.version,
    ocr: ocrIdentity(ocrData === null ? {} : { ocrData }),
  };
}
