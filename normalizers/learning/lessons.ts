/** Decisions -> proposals for the vocabulary. Which of them are good is judged by what they would change. */
import type { Indicator } from '../../pipeline/model/meaning/dataset.ts';
import type { Decision } from '../../pipeline/model/meaning/decision.ts';
import { lastDecisions } from '../decided/held.ts';
import type { Vocabulary } from '../vocabulary/vocabulary.ts';
import { withoutRepeats, type Lesson } from './lesson.ts';
import { taughtBy } from './taught.ts';
import { termLessons } from './term-lessons.ts';
import { valueLessons } from './value-lessons.ts';
import { wordLessons } from './word-lessons.ts';

/**
 * Everything that the last decisions teach about words: aliases that were proposed, names that are one thing, units,
 * responsible units and sources that were spelled out twice or more, and words that were misread. `rowsOf` are the rows as
 * they were read, by document.
 */
export function lessonsOf(
  all: readonly Decision[],
  rowsOf: ReadonlyMap<string, readonly Indicator[]>,
  vocabulary: Vocabulary,
): Lesson[] {
  const { decisions } = lastDecisions(all);
  const taught = taughtBy(decisions, rowsOf);
  return withoutRepeats([
    ...termLessons(decisions, vocabulary),
    ...valueLessons(taught, vocabulary),
    ...wordLessons(taught, vocabulary),
  ]);
}
