/** The large word list: which words people write, and how usual each is, besides those of the trade. */
import { PipelineError } from '../../pipeline/model/errors.ts';

/** `common`: of running text; `rare`: seen in lower case only; `name`: never in lower case; `short`: only in capitals. */
export type WordClass = 'common' | 'rare' | 'name' | 'short';

const classes: Readonly<Record<string, WordClass>> = { c: 'common', r: 'rare', n: 'name', s: 'short' };

/** A heading, then a word and the first letter of its class a line. */
const wholeList = /^[^\n]*(?:\n(?:[a-z]+,[crns])?)*$/;
const oneLine = /^[a-z]+,[crns]$/;

/**
 * Reads `usual-words.csv` (word, first letter of its class), lower case. Forty thousand lines of one shape are cut by
 * hand, in a tenth of the time that a general reader takes. Throws `internal-error` with the line that is broken.
 */
export function readUsualWords(text: string): ReadonlyMap<string, WordClass> {
  if (!wholeList.test(text)) throw brokenLine(text);
  const words = new Map<string, WordClass>();
  let at = text.indexOf('\n') + 1;
  while (at > 0 && at < text.length) {
    const found = text.indexOf('\n', at);
    const end = found < 0 ? text.length : found;
    if (end > at) words.set(text.slice(at, end - 2), classes[text.charAt(end - 1)]!);
    at = end + 1;
  }
  return words;
}

function brokenLine(text: string): PipelineError {
  const line = text.split('\n').findIndex((one, i) => i > 0 && one !== '' && !oneLine.test(one)) + 1;
  return new PipelineError('internal-error', `vocabulary/usual-words.csv:${line}: a word and its class are needed`);
}
