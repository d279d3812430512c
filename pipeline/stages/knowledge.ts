/** Everything that is known before a document is opened, and what the extractors may ask of it. */
import type { ExportHints } from '../../extractors/exports/lines/hints.ts';
import type { SourceHints } from '../../extractors/source.ts';
import { readHeadings, type HeadingVocabulary } from '../../normalizers/columns/headings.ts';
import { findDivision } from '../../normalizers/fields/divisions.ts';
import { exportOpeners } from '../../normalizers/columns/openers.ts';
import { loadAreas } from '../../normalizers/vocabulary/areas.ts';
import { readingWay } from '../../normalizers/vocabulary/confusion.ts';
import { readVocabularyTexts } from '../../normalizers/vocabulary/files.ts';
import type { VocabularyTexts } from '../../normalizers/vocabulary/texts.ts';
import { knownWords } from '../../normalizers/vocabulary/known-words.ts';
import { areOpposed } from '../../normalizers/vocabulary/match.ts';
import { readVocabulary, type Vocabulary } from '../../normalizers/vocabulary/vocabulary.ts';
import { madeWhenAsked } from '../model/made-when-asked.ts';
import { foldText } from '../model/print/fold.ts';
import { pageTextsOf, readPageHints } from './page-knowledge.ts';

export type Knowledge = { vocabulary: Vocabulary; headings: HeadingVocabulary; hints: SourceHints };

/**
 * Loads the texts of the vocabulary, with a user's folder over ours when given; each part is read when it is first asked
 * for, so that whoever reads pages of pixels waits for no term. Throws PipelineError `vocabulary-file` or
 * `vocabulary-line` when a file of the user's is broken; a part throws `internal-error` when one of ours is.
 */
export async function loadKnowledge(extension: string | null = null): Promise<Knowledge> {
  return await knowledgeOf(await readVocabularyTexts(extension));
}

/** The same from texts at hand. */
export async function knowledgeOf(texts: VocabularyTexts): Promise<Knowledge> {
  const areas = await loadAreas();
  const pageTexts = pageTextsOf(texts);
  const knowledge: Knowledge = madeWhenAsked({
    vocabulary: () => readVocabulary(texts, areas),
    headings: () =>
      readHeadings(pageTexts, {
        isOpposed: (a, b) => areOpposed(a, b, knowledge.vocabulary),
        misreading: (read, printed, limit) =>
          readingWay(read, printed, knowledge.vocabulary.confusions, limit)?.cost ?? null,
      }),
    hints: () =>
      madeWhenAsked<SourceHints>({
        exports: () => exportHints(knowledge.vocabulary, knowledge.headings, pageTexts.content),
        pages: () => readPageHints(pageTexts),
      }),
  });
  return knowledge;
}

/** What the readers of text exports may ask. */
function exportHints(vocabulary: Vocabulary, headings: HeadingVocabulary, content: string): ExportHints {
  const words = knownWords(vocabulary);
  const sources = new Set(vocabulary.sources.entries.map((entry) => foldText(entry.alias)));
  return {
    headingRole: headings.match,
    isUnitName: (text) => isUnitName(text, vocabulary),
    isSourceName: (text) => sources.has(foldText(text)),
    isWord: (word) => words.has(word.toLowerCase()),
    openers: exportOpeners(content),
  };
}

/** True for a whole name of a unit that the vocabulary knows exactly: "Sekretariat", "Bidang Rehabilitasi Sosial". */
function isUnitName(text: string, vocabulary: Vocabulary): boolean {
  const found = findDivision(text, vocabulary);
  return found !== null && found.known && !found.similar;
}
