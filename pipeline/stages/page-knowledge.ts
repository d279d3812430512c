/**
 * What pages are read with: three files of the vocabulary and no other. Pages are kept under the hash of these alone, so
 * that a new term or unit makes no page be read again; no reader of another file may be imported here.
 */
import type { ReadingHints } from '../../extractors/page/reading-hints.ts';
import { headingScore, readHeadings } from '../../normalizers/columns/headings.ts';
import type { VocabularyTexts } from '../../normalizers/vocabulary/texts.ts';
import { readWords } from '../../normalizers/vocabulary/words.ts';

/** Words that a vote between readings prefers; headings that open a table; words that tell what a cell holds. */
export type PageTexts = { words: string; headings: string; content: string };

/** The texts of those files. */
export function pageTextsOf(texts: VocabularyTexts): PageTexts {
  return {
    words: texts['words.csv'] ?? 'word',
    headings: texts['headings.csv'] ?? '',
    content: texts['content.csv'] ?? '',
  };
}

/** What the readers of pages may ask. Throws `internal-error` when a file of ours is broken. */
export function readPageHints(texts: PageTexts): ReadingHints {
  const headings = readHeadings(texts);
  const words = readWords(texts.words);
  const isOf = (word: string, ...kinds: string[]) =>
    kinds.some((kind) => headings.content.get(kind)?.has(word.toLowerCase()) === true);
  return {
    headingScore: (text) => headingScore(text, headings),
    isWord: (word) => words.has(word.toLowerCase()),
    isPost: (word) => isOf(word, 'post', 'unit-of-organisation', 'head-of-region'),
    isNamedAfter: (word) => isOf(word, 'named-after'),
  };
}
