/** How much a difference weighs: what is meant, how letters were read, or only how it is set. */
import { editDistance } from '../../pipeline/model/print/edit-distance.ts';
import type { ComparedValue } from '../../pipeline/model/meaning/field.ts';
import type { WordRun } from './words.ts';

/** `form`: case, signs, spacing, layout; `reading`: letters of words that are none; `meaning`: everything else. */
export type Weight = 'meaning' | 'reading' | 'form';

/** Words that are known to be words: a difference between two of them is never taken for a misreading. */
export type IsWord = (word: string) => boolean;

/** The text without what is form: case, accents, spaces, signs, and the "x" that multiplies. */
export function withoutForm(text: string): string {
  return text
    .normalize('NFKD')
    .toLowerCase()
    .replace(/(^|[^\p{L}])x(?=[^\p{L}]|$)/gu, '$1')
    .replace(/[^\p{L}\p{N}%<>≤≥]/gu, '');
}

const farthest = 0.34; // of the letters of the longer word: "sosiai" for "sosial", "yanq" for "yang"

/** The weight of a difference between two values that are not the same. */
export function weightOf(
  before: ComparedValue | undefined,
  after: ComparedValue | undefined,
  runs: readonly WordRun[],
  isWord: IsWord,
): Weight {
  const [a, b] = [before?.value ?? null, after?.value ?? null];
  const as = after?.as ?? before?.as ?? 'words';
  if (as === 'layout') return 'form';
  if (as === 'key' || a === null || b === null || typeof a === 'number' || typeof b === 'number' || as === 'number')
    return 'meaning';
  if (withoutForm(a) === withoutForm(b)) return 'form';
  return isMisread(runs, isWord) ? 'reading' : 'meaning';
}

function isMisread(runs: readonly WordRun[], isWord: IsWord): boolean {
  for (let i = 0; i < runs.length; i++) {
    const run = runs[i]!;
    if (run.op === 'same') continue;
    const next = runs[i + 1];
    if (run.op !== 'del' || next?.op !== 'ins' || !isMisreadRun(run.text, next.text, isWord)) return false;
    i++;
  }
  return true;
}

/** Words one by one; or nearly the same letters under other spaces. */
function isMisreadRun(before: string, after: string, isWord: IsWord): boolean {
  const [a, b] = [before.split(' '), after.split(' ')];
  if (a.length !== b.length) return isTorn(before, after, isWord);
  return a.every((word, i) => {
    const [x, y] = [withoutForm(word), withoutForm(b[i]!)];
    if (x === y) return true;
    if (/^\d+$/.test(x) || /^\d+$/.test(y)) return false;
    if (isWord(x) && isWord(y)) return false;
    return editDistance(x, y) <= Math.max(1, Math.floor(farthest * Math.max(x.length, y.length)));
  });
}

const farthestTorn = 0.2; // of the letters of the longer side: "SOS AL" for "SOSIAL", "KINER- A" for "KINERJA"

/** Whether one side is the other with a word torn or joined, and few letters of it lost: pieces that are all words are none. */
function isTorn(before: string, after: string, isWord: IsWord): boolean {
  const [x, y] = [withoutForm(before), withoutForm(after)];
  if (x === y) return true;
  if (/\d/.test(x + y)) return false;
  const [whole, pieces] = [before, after]
    .map((text) => text.split(' ').map(withoutForm))
    .sort((a, b) => a.length - b.length);
  if (pieces!.length !== whole!.length + 1 || pieces!.every(isWord)) return false;
  return editDistance(x, y) <= Math.floor(farthestTorn * Math.max(x.length, y.length));
}
