/** What the readers of pages may ask of the vocabulary; extractors give words no meaning themselves. */
import type { HeadingScore } from '../layout/grid.ts';
import type { IsWord } from '../ocr/vote.ts';

export type ReadingHints = { headingScore: HeadingScore; isWord: IsWord };
