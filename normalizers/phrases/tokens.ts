/** The text of a phrase as tokens: terms of the field, families of several words, and single words with what they do. */
import { readMeasure } from '../measures/measure.ts';
import { foldText } from '../plain-text.ts';
import type { Entry, Vocabulary } from '../vocabulary.ts';
import type { WordRole } from './lemmas.ts';
import { lemmasOf } from './lemmas.ts';

/**
 * One token. `word` is folded, `lemmas` what it stands for: one lemma, or the words of a descriptive term ("lansia":
 * lanjut, usia). `term` is the vocabulary key of a term. `mark` tells a sign before the token; `capital` that it began with one.
 */
export type Token = {
  word: string;
  lemmas: string[];
  role: WordRole;
  term: string | null;
  /** The full name of the term. */
  name: string | null;
  mark: '' | ',' | '/';
  capital: boolean;
};

type Piece = { word: string; raw: string; mark: Token['mark'] };

const pieces = /([,;:/+&•\n-])|\d+(?:[.,]\d+)+|[\p{L}\p{N}]+/gu;
const spelledNumber = /(\d)\s*\([\p{L}\s]+\)/gu;
const glued = /^(di|se)(dalam|luar|bidang|tingkat|seluruh|daerah|kabupaten|kota|provinsi|wilayah|kecamatan)$/;

/** The tokens of a text without brackets, in printed order; a repeated word ("nilai-nilai") is one token. */
export function readTokens(text: string, vocabulary: Vocabulary): Token[] {
  const lemmas = lemmasOf(vocabulary);
  const list = readPieces(text);
  const words = list.map((piece) => piece.word);
  const terms = termsOf(vocabulary);
  const tokens: Token[] = [];
  for (let i = 0; i < list.length;) {
    const { word, raw, mark } = list[i]!;
    const base = { word, mark, capital: /^\p{Lu}/u.test(raw) };
    const term = terms.at(list, i);
    if (term) {
      tokens.push({ ...base, lemmas: term.lemmas, role: 'content', term: term.key, name: term.name });
      i += term.length;
      continue;
    }
    const family = lemmas.familyAt(words, i);
    const role = lemmas.roleAt(words, i);
    const isRole = role !== null && role.length >= (family?.length ?? 0);
    const length = isRole ? role.length : (family?.length ?? 1);
    const lemma =
      family && family.length >= length ? family.lemma : lemmas.lemmaOf(words.slice(i, i + length).join(' '));
    if (tokens.at(-1)?.word !== word || length > 1) {
      tokens.push({ ...base, lemmas: [lemma], role: isRole ? role.role : 'content', term: null, name: null });
    }
    i += length;
  }
  return tokens;
}

function readPieces(text: string): Piece[] {
  const list: Piece[] = [];
  let mark: Token['mark'] = '';
  for (const [raw, sign] of text.normalize('NFKC').matchAll(pieces)) {
    if (sign !== undefined) {
      if (sign !== '-') mark = sign === '/' ? '/' : ',';
      continue;
    }
    const parts = glued.exec(raw.toLowerCase());
    for (const word of parts ? [parts[1]!, parts[2]!] : [foldPiece(raw)]) {
      if (word !== '') list.push({ word, raw, mark });
      mark = '';
    }
  }
  return list;
}

/** "1.000" and "1000" are one number, "0,8" another. */
function foldPiece(raw: string): string {
  return /^\d/.test(raw) ? raw.toLowerCase().replace(/\.(?=\d{3}(?!\d))/g, '') : foldText(raw);
}

/** A text and what stood in brackets: "PPKS (Pemerlu ...) tertangani (%)" leaves "PPKS tertangani" and one aside. */
export function splitBrackets(text: string): { main: string; asides: string[] } {
  const asides: string[] = [];
  const main = text
    .replace(spelledNumber, '$1')
    .replace(/\(([^()]*)\)?/g, (_, inner: string) => {
      if (/\p{L}{2,}/u.test(inner)) asides.push(inner);
      return ' ';
    })
    .replace(/[()]/g, ' ');
  return { main: main.replace(/\s+/g, ' ').trim(), asides };
}

type FoundTerm = { key: string; name: string | null; lemmas: string[]; length: number };
type Terms = { at: (list: readonly Piece[], from: number) => FoundTerm | null };

const cache = new WeakMap<Vocabulary, Terms>();
const abbreviated = new Set(['short', 'abbreviation', 'old-abbreviation']);

/** Finds terms: abbreviations in their own capitals, long forms in any case; the longest wins. */
function termsOf(vocabulary: Vocabulary): Terms {
  const before = cache.get(vocabulary);
  if (before) return before;
  const entries = vocabulary.terms.entries;
  const opaque = new Set(entries.filter((entry) => abbreviated.has(entry.form)).map((entry) => entry.canonical));
  const names = new Map(
    entries.filter((entry) => entry.form === 'name').map((entry) => [entry.canonical, entry.alias]),
  );
  const byFirst = new Map<string, { entry: Entry; words: string[] }[]>();
  for (const entry of entries) {
    const words = foldText(entry.alias).split(' ');
    byFirst.set(words[0]!, [...(byFirst.get(words[0]!) ?? []), { entry, words }]);
  }
  for (const list of byFirst.values()) list.sort((a, b) => b.words.length - a.words.length);
  const spoken = new Map<string, string[]>();
  const lemmasFor = (key: string): string[] => {
    // an abbreviation hides its words, so its key stands for them; "lansia" and "lanjut usia" are words like others
    // and the name of a measure ("Angka Kematian Ibu") says its words like any other indicator
    const name = names.get(key) ?? key;
    const { measure, rest } = readMeasure(name, vocabulary.measures);
    if (opaque.has(key) && measure === null) return [key];
    const known = spoken.get(key) ?? lemmasOfName(measure === null ? name : rest, vocabulary);
    spoken.set(key, known);
    return known;
  };
  const at = (list: readonly Piece[], from: number): FoundTerm | null => {
    for (const { entry, words } of byFirst.get(list[from]!.word) ?? []) {
      const fits = words.every((word, n) => list[from + n]?.word === word && (n === 0 || list[from + n]?.mark === ''));
      if (!fits) continue;
      const isAbbreviation = abbreviated.has(entry.form) && words.length === 1;
      if (isAbbreviation && list[from]!.raw !== entry.alias) continue;
      return {
        key: entry.canonical,
        name: names.get(entry.canonical) ?? null,
        lemmas: lemmasFor(entry.canonical),
        length: words.length,
      };
    }
    return null;
  };
  const terms = { at };
  cache.set(vocabulary, terms);
  return terms;
}

function lemmasOfName(name: string, vocabulary: Vocabulary): string[] {
  const lemmas = lemmasOf(vocabulary);
  const words = foldText(name).split(' ');
  const list: string[] = [];
  for (let i = 0; i < words.length;) {
    const family = lemmas.familyAt(words, i);
    const role = lemmas.roleAt(words, i);
    if (family) list.push(family.lemma);
    else if (role === null || role.role === 'adjective') list.push(lemmas.lemmaOf(words[i]!));
    i += family?.length ?? role?.length ?? 1;
  }
  return list;
}
