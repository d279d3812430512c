/** What the readers of pages may ask of the vocabulary; extractors give words no meaning themselves. */
import type { HeadingScore } from '../layout/grid.ts';
import type { IsWord } from '../ocr/vote.ts';

export type ReadingHints = {
  headingScore: HeadingScore;
  isWord: IsWord;
  /** Whether a word opens a post or a unit ("Kepala", "Bidang"). */
  isPost: (word: string) => boolean;
  /** Whether a word stands before the name of a person in the name of a place ("RSUD", "Jalan"). */
  isNamedAfter: (word: string) => boolean;
};
