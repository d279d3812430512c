/** Which words of recognised text are words at all: stray letters go, clipped openers are known, doubt is put in numbers. */
import type { Openers } from '../lines/hints.ts';
import type { Token, TokenLine } from './tokens.ts';

/** How sure words are that no list holds. A capital may begin a name; a capital or digit inside a word is a misreading. */
const doubt = { name: 0.9, lower: 0.7, impossible: 0.7, clipped: 0.6 };
/** A word seen this often is what the author wrote. */
const often = 3;
/** What leaving out a stray of up to three letters costs. */
const strayDrop = 0.6;

/** Marks strays as noise, gives clipped opening words their first letter for the search, and lowers confidences. */
export function judgeWords(lines: readonly TokenLine[], openers: Openers, isWord: (word: string) => boolean): void {
  const counts = new Map<string, number>();
  for (const t of lines.flatMap((l) => l.tokens)) counts.set(t.text, (counts.get(t.text) ?? 0) + 1);
  const opening = [...openers.indicator, ...openers.formulaPart, ...openers.objective, ...openers.unit];
  for (const { tokens } of lines) {
    for (const t of tokens) {
      if (t.kind !== 'word' || isKnown(t.text, isWord) || opening.includes(t.key)) continue;
      if (isStray(t)) Object.assign(t, { kind: 'noise', drop: strayDrop });
      else if (!restoreFirstLetter(t, opening) && (counts.get(t.text) ?? 0) < often) setConfidence(t, doubtOf(t.text));
    }
  }
}

function isKnown(text: string, isWord: (word: string) => boolean): boolean {
  const parts = text.split(/[^\p{L}\p{N}]+/u).filter((p) => p.length > 1);
  if (!parts.length) return /^[\d\W]+$/.test(text) || /^\p{Lu}$/u.test(text);
  return parts.every(
    (p) => isWord(p) || isWord(p.replace(/(?:nya|lah|kah)$/, '')) || /^(?:[\p{Lu}\d]{2,}|\d+)$/u.test(p),
  );
}

/** "Pp", "yA", "ed": short, no word, no abbreviation. */
function isStray(t: Token): boolean {
  return /^\p{L}{1,3}[.,]?$/u.test(t.text);
}

/** "umlah": only the search takes the whole word; the text stays as read, for the mender to log what it makes of it. */
function restoreFirstLetter(t: Token, opening: readonly string[]): boolean {
  if (t.key.length < 4 || !/^\p{Ll}+$/u.test(t.text)) return false;
  const whole = [...new Set(opening)].filter((o) => o.slice(1) === t.key);
  if (whole.length !== 1 || !whole[0]) return false;
  Object.assign(t, { key: whole[0], text: whole[0].replace(/^./, (c) => c.toUpperCase()) });
  setConfidence(t, doubt.clipped);
  return true;
}

function doubtOf(text: string): number {
  if (/\p{Ll}[\p{Lu}\d]|\d\p{Ll}/u.test(text)) return doubt.impossible;
  return /^[(]?\p{Lu}/u.test(text) ? doubt.name : doubt.lower;
}

function setConfidence(t: Token, confidence: number): void {
  t.words = t.words.map((w) => ({ ...w, confidence: Math.min(w.confidence, confidence) }));
}
