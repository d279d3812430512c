/** Sums on scans: the engine knows no "∑" and reads the sign as the letter that looks most like it, glued to its word or not. */
import type { TextLine, Word } from '../../pipeline/model/reading/text.ts';

/** What the sign is read as before the word that it sums. */
const glued = /^(\(?)([ZXSJI£])(\p{L}{4,}.*)$/u;
const alone = /^(\(?)[ZX£]$/u;
/** Behind these a term begins. */
const opens = /^[-–−+/=(:÷]$|[(]$/;

const lettersOf = (text: string): string => text.replace(/[^\p{L}]/gu, '').toLowerCase();

/**
 * The lines of a formula with "∑" where a scanned term begins with a letter that makes no word of what follows it: "Zkamar
 * terjual". A word that is one with its first letter stays, as does everything that the file itself tells.
 */
export function withSumSigns(lines: readonly TextLine[], isWord: (word: string) => boolean): readonly TextLine[] {
  const mended = lines.map((line) => {
    const words = line.words.map((word, i) => {
      const before = line.words[i - 1]?.text;
      return before === undefined || opens.test(before) ? summed(word, line.words[i + 1], isWord) : word;
    });
    return words.some((word, i) => word !== line.words[i]) ? { ...line, words } : line;
  });
  return mended.some((line, i) => line !== lines[i]) ? mended : lines;
}

function summed(word: Word, next: Word | undefined, isWord: (word: string) => boolean): Word {
  if (word.confidence >= 1) return word;
  const [, bracket = '', , rest = ''] = glued.exec(word.text) ?? [];
  if (rest !== '' && isWord(lettersOf(rest)) && !isWord(lettersOf(word.text)))
    return { ...word, text: `${bracket}∑${rest}` };
  const [lone, before = ''] = alone.exec(word.text) ?? [];
  const sums =
    lone !== undefined && next !== undefined && /^\p{L}{4,}/u.test(next.text) && isWord(lettersOf(next.text));
  return sums ? { ...word, text: `${before}∑` } : word;
}
