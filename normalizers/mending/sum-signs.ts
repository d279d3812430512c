/** Sums on scans: the engine knows no "∑" and reads the sign as the letter that looks most like it, glued to its word or not. */
import type { Edit } from '../../pipeline/model/meaning/dataset.ts';
import type { TextLine, Word } from '../../pipeline/model/reading/text.ts';

/** What the sign is read as before the word that it sums. */
const glued = /^(\(?)([ZXSJI£])(\p{L}{4,}.*)$/u;
const alone = /^(\(?)[ZX£]$/u;
/** Behind these a term begins. */
const opens = /^[-–−+/=(:÷]$|[(]$/;

const lettersOf = (text: string): string => text.replace(/[^\p{L}]/gu, '').toLowerCase();

/**
 * The words of a line of a formula with "∑" where a scanned term begins with a letter that makes no word of what follows
 * it: "Zkamar terjual". A word that is one with its first letter stays, as does everything that the file itself tells.
 * What was put in its place is added to `edits`.
 */
export function withSumSigns(line: TextLine, isWord: (word: string) => boolean, edits: Edit[]): TextLine {
  const words = line.words.map((word, i) => {
    const before = line.words[i - 1]?.text;
    const text = before === undefined || opens.test(before) ? summed(word, line.words[i + 1], isWord) : null;
    if (text === null) return word;
    edits.push({ from: word.text, to: text, rule: 'sum-sign' });
    return { ...word, text };
  });
  return { ...line, words };
}

/** The word as a sum, or null where it is none. */
function summed(word: Word, next: Word | undefined, isWord: (word: string) => boolean): string | null {
  if (word.confidence >= 1) return null;
  const [, bracket = '', , rest = ''] = glued.exec(word.text) ?? [];
  if (rest !== '' && isWord(lettersOf(rest)) && !isWord(lettersOf(word.text))) return `${bracket}∑${rest}`;
  const [lone, before = ''] = alone.exec(word.text) ?? [];
  const sums =
    lone !== undefined && next !== undefined && /^\p{L}{4,}/u.test(next.text) && isWord(lettersOf(next.text));
  return sums ? `${before}∑` : null;
}
