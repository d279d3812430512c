/** Whether a cell was read at all: what is mostly no words is no value. */
import type { TextLine } from '../../pipeline/model/reading/text.ts';
import type { Mender } from '../mending/mender.ts';

/** More than this share of the letters in words that nobody knows, and nothing was read. */
const mostUnknown = 0.5;
/** A single unknown word may be a name, a term of trade, a foreign word. */
const fewest = 2;

/**
 * True for lines of which most letters stand in no known word. A text layer holds what its author typed, whatever that is:
 * there only what recognition or an export gave is judged.
 */
export function isUnreadable(lines: readonly TextLine[], { lexicon, exported }: Mender): boolean {
  const words = lines.flatMap((line) => line.words);
  if (!exported && words.every(({ confidence }) => confidence === 1)) return false;
  const parts = words.flatMap(({ text }) => text.split(/[^\p{L}\p{N}]+/u)).filter((part) => /\p{L}{2}/u.test(part));
  const small = parts.some((part) => /\p{Ll}{2}/u.test(part));
  const unknown = parts.filter(
    (part) => !(small && isAbbreviation(part)) && !lexicon.isWord(part) && lexicon.kindOf(part) === null,
  );
  const letters = (some: readonly string[]) => some.reduce((sum, part) => sum + part.length, 0);
  return unknown.length >= fewest && letters(unknown) > mostUnknown * letters(parts);
}

/** Among words in small letters capitals alone are an abbreviation. */
function isAbbreviation(part: string): boolean {
  return /^[\p{Lu}\d]{2,8}$/u.test(part);
}
