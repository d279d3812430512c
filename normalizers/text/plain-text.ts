/** Words as plain text: keys, and lines joined into one value. */
import { lineText, type TextLine } from '../../pipeline/model/reading/text.ts';
import { foldText } from '../../pipeline/model/print/fold.ts';

/** Lower-case words joined by hyphens, for keys: "Sub Bagian Umum" becomes "sub-bagian-umum". */
export function slug(text: string): string {
  return foldText(text).replace(/ /g, '-');
}

/** The words of letters in a text, lower case. */
export function wordParts(text: string): string[] {
  return text
    .toLowerCase()
    .split(/[^\p{L}]+/u)
    .filter((part) => part.length > 1);
}

/** White space of any kind to single spaces. */
export function squeeze(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}

const brokenWord = /(\p{Ll}{2,})[-\u00ad\u2010]$/u;

/**
 * Lines as one text. A hyphen at a line's end is taken out only when the next line goes on in lower case and
 * `isWord` knows the joined word; "pihak-" before "pihak" (reduplication) and unknown joints keep it.
 */
export function joinText(lines: readonly TextLine[], isWord: (word: string) => boolean): string {
  let text = '';
  for (const line of lines) {
    const next = squeeze(lineText(line));
    if (next === '') continue;
    text = text === '' ? next : joinBreak(text, next, isWord);
  }
  return text;
}

function joinBreak(before: string, next: string, isWord: (word: string) => boolean): string {
  const head = brokenWord.exec(before)?.[1];
  if (!head) return cutAtEdge(before, next, isWord) ? before + next : `${before} ${next}`;
  const tail = /^\p{Ll}+/u.exec(next)?.[0];
  if (!tail) return `${before} ${next}`;
  if (tail.startsWith(head) || isReduplicated(head, tail)) return before + next;
  return isWord(head + tail) ? before.slice(0, -1) + next : `${before}${next}`;
}

/** A word cut at the edge of a narrow cell without a hyphen: its end is no word, the whole is a long one. */
function cutAtEdge(before: string, next: string, isWord: (word: string) => boolean): boolean {
  const head = /\p{L}{2,}$/u.exec(before)?.[0] ?? '';
  const tail = /^\p{Ll}+(?!\p{L})/u.exec(next)?.[0] ?? '';
  const whole = head + tail;
  return tail !== '' && whole.length >= 7 && !isWord(tail) && isWord(whole) && !(isWord(head) && tail.length < 3);
}

function isReduplicated(head: string, tail: string): boolean {
  return (
    head.length > 2 &&
    tail.length > 2 &&
    (tail.includes(head) || head.endsWith(tail) || head.slice(-4) === tail.slice(-4))
  );
}
