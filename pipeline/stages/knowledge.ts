/** Everything that is known before a document is opened, and what the extractors may ask of it. */
import type { ExportHints } from '../../extractors/exports/lines/hints.ts';
import type { ReadingHints } from '../../extractors/page/reading-hints.ts';
import type { SourceHints } from '../../extractors/source.ts';
import { loadAreas } from '../../normalizers/vocabulary/areas.ts';
import { findDivision } from '../../normalizers/fields/divisions.ts';
import {
  headingScore,
  matchHeading,
  readHeadings,
  type HeadingVocabulary,
} from '../../normalizers/columns/headings.ts';
import { knownWords } from '../../normalizers/mending/lexicon.ts';
import { foldText } from '../model/print/fold.ts';
import { readVocabularyTexts } from '../../normalizers/vocabulary/files.ts';
import { readVocabulary, type Vocabulary } from '../../normalizers/vocabulary/vocabulary.ts';

export type Knowledge = { vocabulary: Vocabulary; headings: HeadingVocabulary; hints: SourceHints };

/**
 * Loads vocabulary and headings, with a user's folder over ours when given. Throws PipelineError `internal-error` when
 * a file of ours is broken, `vocabulary-file` or `vocabulary-line` when one of the user's is.
 */
export async function loadKnowledge(extension: string | null = null): Promise<Knowledge> {
  const [texts, areas] = await Promise.all([readVocabularyTexts(extension), loadAreas()]);
  const vocabulary = readVocabulary(texts, areas);
  const headingTexts = { headings: texts['headings.csv'] ?? '', content: texts['content.csv'] ?? '' };
  const headings = readHeadings(headingTexts, vocabulary);
  const words = knownWords(vocabulary);
  const sources = new Set(vocabulary.sources.entries.map((entry) => foldText(entry.alias)));
  const exports: ExportHints = {
    headingRole: (text) => matchHeading(text, headings),
    isUnitName: (text) => isUnitName(text, vocabulary),
    isSourceName: (text) => sources.has(foldText(text)),
    isWord: (word) => words.has(word.toLowerCase()),
  };
  // pages are kept under the hash of these few files alone, so that a new term or unit makes no page be read again
  const pageHeadings = readHeadings(headingTexts);
  const pages: ReadingHints = {
    headingScore: (text) => headingScore(text, pageHeadings),
    isWord: (word) => vocabulary.words.has(word.toLowerCase()),
  };
  return { vocabulary, headings, hints: { exports, pages } };
}

/** True for a whole name of a unit that the vocabulary knows exactly: "Sekretariat", "Bidang Rehabilitasi Sosial". */
function isUnitName(text: string, vocabulary: Vocabulary): boolean {
  const found = findDivision(text, vocabulary);
  return found !== null && found.known && !found.similar;
}
