/** What the cells of a grid say, and whether a row of them is one of headings. */
import type { Box } from '../../../pipeline/model/geometry.ts';
import type { Word } from '../../../pipeline/model/reading/text.ts';
import { wordsWithin, type GridCell, type HeadingScore } from '../grid.ts';
import { columnLines } from '../levels.ts';

/** A text with this heading score is a heading, and a heading row has so many of them. */
const knownHeading = 0.6;
const leastHeadings = 2;

/** Words as one text, line by line. */
export function textOf(words: readonly Word[]): string {
  return columnLines(words)
    .map(({ text }) => text)
    .join(' ');
}

/** What stands in a box. */
export const textWithin = (words: readonly Word[], box: Box): string => textOf(wordsWithin(words, box));

export const isKnownHeading = (text: string, headingScore: HeadingScore): boolean => headingScore(text) >= knownHeading;

/** Whether these cells, of one row, hold known headings. */
export function isHeadingRow(cells: readonly GridCell[], words: readonly Word[], headingScore: HeadingScore): boolean {
  const known = cells.filter(({ box }) => isKnownHeading(textWithin(words, box), headingScore));
  return known.length >= leastHeadings;
}
