/** Builds lines of words as a reader would hand them over. */
import type { FractionPart, TextLine } from '../../pipeline/model/reading/text.ts';

/** Lines of a text, one for each line break; every word is sure unless told otherwise. */
export function linesOf(text: string, confidence = 1): TextLine[] {
  return text.split('\n').map((line) => ({
    words: line
      .split(/\s+/)
      .filter((word) => word !== '')
      .map((word) => ({ text: word, box: null, confidence })),
    box: null,
  }));
}

/** Lines with their place in a marked fraction. */
export function partOf(
  part: FractionPart['part'],
  text: string,
  form: FractionPart['form'] = 'bar',
  index = 0,
): TextLine[] {
  return linesOf(text).map((line) => ({ ...line, fraction: { index, part, form } }));
}
