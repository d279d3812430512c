/** Whether letters that are kept beside a page still name an official who was taken out of it. */
import { editDistance } from '../../pipeline/model/print/edit-distance.ts';
import { holdsStaffNumber } from '../../pipeline/model/print/official.ts';
import type { OcrLine } from '../ocr/engine.ts';

/** A word of a name shorter than this is a title, a degree or an initial. */
const leastLetters = 4;
/** A staff number begins with the day of birth, however its other digits were read. */
const birthday = /(?<!\d)(?:19|20)\d{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])/;
/** One letter in so many may differ: what lost a vote was read a little otherwise. */
const lettersAnError = 4;

/**
 * Whether lines of a crop hold a staff number or a name, also one that was misread: `names` are lists of words in small
 * letters. Half of the longer words of a name are enough.
 */
export function namesSomebody(lines: readonly OcrLine[], names: readonly (readonly string[])[]): boolean {
  const texts = lines.map(({ words }) => words.map(({ text }) => text));
  if (texts.some((words) => holdsStaffNumber(words.join(' ')) || words.some((word) => birthday.test(word))))
    return true;
  const read = texts.flat().map((text) => text.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, ''));
  return names.some((name) => {
    const long = name.filter((word) => word.length >= leastLetters);
    const found = long.filter((word) =>
      read.some((other) => editDistance(word, other) <= word.length / lettersAnError),
    );
    return long.length > 0 && found.length >= long.length / 2;
  });
}
