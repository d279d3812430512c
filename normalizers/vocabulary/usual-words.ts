/** The large word list: which words people write, and how usual each is, besides those of the trade. */
import { PipelineError } from '../../pipeline/model/errors.ts';

/** `common`: of running text; `rare`: seen in lower case only; `name`: never in lower case; `short`: only in capitals. */
export type WordClass = 'common' | 'rare' | 'name' | 'short';

const classes: Readonly<Record<string, WordClass>> = { c: 'common', r: 'rare', n: 'name', s: 'short' };

/**
 * Reads `usual-words.csv` (word, first letter of its class), lower case. Forty thousand lines are cut by hand: a
 * general reader of CSV takes half a second for them. Throws `internal-error` with the line that is broken.
 */
export function readUsualWords(text: string): ReadonlyMap<string, WordClass> {
  const words = new Map<string, WordClass>();
  text.split('\n').forEach((line, i) => {
    if (i === 0 || line === '') return;
    const [word = '', letter = ''] = line.split(',');
    const found = classes[letter];
    if (!/^[a-z]+$/.test(word) || !found) {
      throw new PipelineError('internal-error', `vocabulary/usual-words.csv:${i + 1}: a word and its class are needed`);
    }
    words.set(word, found);
  });
  return words;
}
