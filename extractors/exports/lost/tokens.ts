/** Words of recognised text whose columns are lost, sorted into words, factors and optical noise. */
import type { Word } from '../../../pipeline/model/reading/text.ts';
import type { ExportHints, Openers } from '../lines/hints.ts';
import { exportWord, type SourceLine } from '../lines/source-lines.ts';
import { isFactor, isMisreadHundred } from '../lines/multiplier.ts';
import { editDistance } from '../../../pipeline/model/print/edit-distance.ts';

/** `border`: a drawn column border; `noise`: lone marks, letters and digits; `garbled`: read, but unreadable. */
type TokenKind = 'word' | 'factor' | 'figure' | 'noise' | 'garbled' | 'border';
/** `key` is the folded text; `drop` is what leaving the token out of every cell costs. */
export type Token = { kind: TokenKind; words: Word[]; text: string; key: string; drop: number };
export type TokenLine = { number: number; tokens: Token[] };

/** Lower case, letters, digits and inner hyphens only. */
function foldWord(text: string): string {
  return text
    .toLowerCase()
    .replace(/[^\p{L}\p{N}-]+/gu, '')
    .replace(/^-+|-+$/g, '');
}

/** True when two folded words differ by at most one letter (two from ten letters on); short words must be equal. */
export function alikeWords(a: string, b: string): boolean {
  if (a === b) return true;
  const longest = Math.max(a.length, b.length);
  if (Math.min(a.length, b.length) < 5 || Math.abs(a.length - b.length) > 2) return false;
  return editDistance(a, b) <= (longest >= 10 ? 2 : 1);
}

/** The tokens of the lines of a table body; `figures` tells whether any column holds numbers. */
export function tokenLines(
  lines: readonly SourceLine[],
  openers: Openers,
  figures: boolean,
  isWord: ExportHints['isWord'],
): TokenLine[] {
  const made = lines
    .map((line) => ({ number: line.number, tokens: tokenise(line.text, figures) }))
    .filter((line) => line.tokens.length);
  made.forEach((line, i) => {
    mendFirstLetter(made[i - 1], line, openers);
  });
  keepLetters(made);
  made.forEach((line, i) => {
    mendCutWord(line, made[i + 1]);
  });
  if (isWord) judgeWords(made, openers, isWord);
  made.forEach((line, i) => {
    markShards(line, [made[i - 1], made[i + 1]]);
  });
  return made;
}

const signs = /^(?:[\p{L}×*«»%°’]|[xX×]{2,3})$/u;

function tokenise(text: string, figures: boolean): Token[] {
  const raw = text
    .replace(/([|¦])/g, ' $1 ')
    // the bar of a fraction, read as dashes that touch the words beside it
    .replace(/[—_–~]{2,}|—/g, ' ')
    .split(/\s+/)
    .map((w) => w.replace(/^[“”„"‘«](?=\p{L}{2})/u, ''))
    .filter(Boolean);
  const tokens: Token[] = [];
  for (let i = 0; i < raw.length; i++) {
    const here = raw[i] ?? '';
    const next = raw[i + 1] ?? '';
    // the sign before a factor is often misread, but it is one character that is no digit
    if (signs.test(here) && ((isFactor(next) && next.includes('100')) || isMisreadHundred(next))) {
      const percent = raw[i + 2] === '%' ? 1 : 0;
      tokens.push(token('factor', raw.slice(i, i + 2 + percent), 4));
      i += 1 + percent;
    } else if (/^[x×]?100\s*%$/i.test(here) && !figures) tokens.push(token('factor', [here], 4));
    else tokens.push(token(kindOf(here, raw[i - 1], next, i, figures), [here], 0));
  }
  return tokens.map((t) => ({ ...t, drop: t.drop || dropCost(t) }));
}

function token(kind: TokenKind, texts: string[], drop: number): Token {
  const text = texts.join(' ');
  return {
    kind,
    words: texts.map((t) => exportWord(t, kind === 'garbled' ? 0.2 : 1)),
    text,
    key: foldWord(text),
    drop,
  };
}

function kindOf(text: string, before: string | undefined, after: string, at: number, figures: boolean): TokenKind {
  const isWord = (t: string | undefined) => t !== undefined && /[\p{L}]{2}/u.test(t);
  if (/^[|¦]+$/.test(text)) return 'border';
  if (!/[\p{L}\p{N}%]/u.test(text)) return /^[/&+–-]$/.test(text) && isWord(before) && isWord(after) ? 'word' : 'noise';
  if (/^\p{L}[.,]?$/u.test(text)) return /^\p{Lu}$/u.test(text) && isWord(before) && isWord(after) ? 'word' : 'noise';
  if (/^[<>≤≥±]?\d[\d.,]*%?$/.test(text)) {
    if (at === 0 || figures || text.replace(/\D/g, '').length > 2) return 'figure';
    return isWord(before) && (isWord(after) || /^\(/.test(after)) ? 'word' : 'noise';
  }
  const strange = text.match(/[^\p{L}\p{N}()/.,%&+:"'’–-]/gu)?.length ?? 0;
  if (strange >= 2) return 'garbled';
  return 'word';
}

function dropCost(t: Token): number {
  if (t.kind === 'border') return 0;
  if (t.kind === 'noise') return t.key ? 0.3 : 0.05;
  if (t.kind === 'figure') return t.text.replace(/\D/g, '').length <= 2 ? 0.6 : 2.5;
  if (t.kind === 'garbled') return 2.5;
  return t.key.length <= 2 ? 2 : 3 + 0.1 * t.key.length;
}

/**
 * A first letter that was read on the line above ("P e ." over "ersentase") goes back to its word, when the two make
 * a word that opens names.
 */
function mendFirstLetter(above: TokenLine | undefined, line: TokenLine, openers: Openers): void {
  if (!above) return;
  const words = [...openers.indicator, ...openers.formulaPart, ...openers.objective];
  for (const t of line.tokens) {
    if (t.kind !== 'word' || !/^\p{Ll}/u.test(t.text)) continue;
    const letter = above.tokens.findIndex(
      (a) => a.kind === 'noise' && /^\p{Lu}$/u.test(a.text) && words.includes(a.key + t.key),
    );
    if (letter < 0 || words.includes(t.key)) continue;
    const joined = (above.tokens[letter]?.text ?? '') + t.text;
    Object.assign(t, { text: joined, key: foldWord(joined), words: [exportWord(joined, 0.8)] });
    above.tokens.splice(letter, 1);
    return;
  }
}

/** Pairs of neighbouring words on one line, and how often each stands in the table. */
export function wordPairs(lines: readonly TokenLine[]): Map<string, number> {
  const pairs = new Map<string, number>();
  for (const { tokens } of lines) {
    tokens.forEach((t, i) => {
      const next = tokens[i + 1];
      if (t.kind !== 'word' || next?.kind !== 'word') return;
      const pair = `${t.key} ${next.key}`;
      pairs.set(pair, (pairs.get(pair) ?? 0) + 1);
    });
  }
  return pairs;
}

/** A lone letter is a word where it follows the same word inside another text ("akreditasi A"). */
function keepLetters(lines: readonly TokenLine[]): void {
  const pairs = wordPairs(lines);
  for (const { tokens } of lines) {
    tokens.forEach((t, i) => {
      const before = tokens[i - 1];
      if (t.kind !== 'noise' || !/^\p{Lu}$/u.test(t.text) || before?.kind !== 'word') return;
      if (pairs.has(`${before.key} ${t.key}`)) Object.assign(t, { kind: 'word', drop: 2 });
    });
  }
}

/**
 * A word cut at its last letter beside noise ("yan o") that was read whole on the line below, among noise too
 * (") aktif ( ) yang"): the whole word takes the place of the cut one.
 */
function mendCutWord(line: TokenLine, below: TokenLine | undefined): void {
  if (!below) return;
  line.tokens.forEach((t, i) => {
    const next = line.tokens[i + 1];
    if (t.kind !== 'word' || t.key.length < 3 || next?.kind !== 'noise') return;
    const whole = below.tokens.findIndex(
      (b, k) => b.key.length === t.key.length + 1 && b.key.startsWith(t.key) && below.tokens[k - 1]?.kind === 'noise',
    );
    const found = below.tokens[whole];
    if (!found) return;
    Object.assign(t, { text: found.text, key: found.key, words: [exportWord(found.text, 0.8)] });
    below.tokens.splice(whole, 1);
  });
}

/** A second reading of part of a word on a neighbouring line ("umia" of "Jumlah") is cheap to leave out. */
function markShards(line: TokenLine, near: (TokenLine | undefined)[]): void {
  line.tokens.forEach((t, i) => {
    if (t.kind !== 'word' || t.key.length < 3 || t.key.length > 6 || !/^\p{Ll}+$/u.test(t.text)) return;
    const besideNoise = [line.tokens[i - 1], line.tokens[i + 1]].some((n) => n?.kind === 'noise' && n.key);
    if (!besideNoise) return;
    const shard = near.some((n) => n?.tokens.some((w) => w.key.length >= t.key.length + 2 && holdsAlike(w.key, t.key)));
    if (shard) Object.assign(t, { kind: 'noise', drop: 0.6 });
  });
}

function holdsAlike(word: string, part: string): boolean {
  for (let i = 0; i + part.length <= word.length; i++) {
    if (editDistance(word.slice(i, i + part.length), part) <= 1) return true;
  }
  return false;
}

export function isUpper(token: Token): boolean {
  return /^[("]?\p{Lu}/u.test(token.text);
}

/** How sure words are that no list holds. A capital may begin a name; a capital or digit inside a word is a misreading. */
const doubt = { name: 0.9, lower: 0.7, impossible: 0.7, clipped: 0.6 };
/** A word seen this often is what the author wrote. */
const often = 3;
/** What leaving out a stray of up to three letters costs. */
const strayDrop = 0.6;

/** Marks strays as noise, gives clipped opening words their first letter for the search, and lowers confidences. */
function judgeWords(lines: readonly TokenLine[], openers: Openers, isWord: (word: string) => boolean): void {
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
