/** Text as it was read, before any meaning. */
import { z } from 'zod';
import { Box } from '../geometry.ts';

/** One step of a recognizer from left to right: the share (0 to 1) of each sign, '' for none; small shares are left out. */
export const LetterStep = z.record(z.string(), z.number());
export type LetterStep = z.infer<typeof LetterStep>;

/**
 * One word. `confidence` is 0 to 1, as the reader gave it (1 for text layers and text exports). `letters` holds, for a
 * doubtful word, what each reading of it saw step by step: evidence for or against other words. `second`: the same of
 * another network, for a doubtful word that it read otherwise.
 */
export const Word = z.object({
  text: z.string(),
  box: Box.nullable(),
  confidence: z.number(),
  letters: z.array(z.array(LetterStep)).optional(),
  second: z.array(LetterStep).optional(),
});
export type Word = z.infer<typeof Word>;

/** How the two parts of a stacked fraction were told apart. */
const FractionForm = z.enum(['bar', 'latex', 'html']);

/**
 * The place of a line in a stacked fraction that the page itself shows (a drawn bar, `\frac`, `<hr>`).
 * `index` counts the fractions of one cell from 0. Fractions that only words reveal are found later.
 */
export const FractionPart = z.object({
  index: z.number().int(),
  part: z.enum(['left', 'numerator', 'denominator', 'right']),
  form: FractionForm,
});
export type FractionPart = z.infer<typeof FractionPart>;

/** One line of text, words in reading order. `line` is the line number (from 1) in a text export. */
export const TextLine = z.object({
  words: z.array(Word),
  box: Box.nullable(),
  line: z.number().int().optional(),
  fraction: FractionPart.optional(),
  /** The line starts a list entry or a paragraph of its own (from markup or indentation). */
  paragraph: z.boolean().optional(),
});
export type TextLine = z.infer<typeof TextLine>;

export function lineText(line: TextLine): string {
  return line.words.map((w) => w.text).join(' ');
}

/** All lines as one text, hyphens at a line's end kept. */
export function joinLines(lines: readonly TextLine[]): string {
  return lines.map(lineText).join(' ').replace(/\s+/g, ' ').trim();
}
