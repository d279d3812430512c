/** The text of a phrase as tokens: terms of the field, families of several words, and single words with what they do. */
import { readMeasure } from '../fields/measure.ts';
import type { Vocabulary } from '../vocabulary/vocabulary.ts';
import type { Entry } from '../vocabulary/line.ts';
import { sectorsOf } from '../vocabulary/glossary.ts';
import { foldText } from '../../pipeline/model/print/fold.ts';
import { lemmasOf, type Lemmas, type WordRole } from './lemmas.ts';
import { addTo } from '../../pipeline/model/groups.ts';

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
  const terms = vocabulary.derive(makeTerms);
  const list = terms.inTodaysWords(readPieces(text).flatMap((piece) => apart(piece, lemmas)));
  const words = list.map((piece) => piece.word);
  const tokens: Token[] = [];
  for (let i = 0; i < list.length;) {
    const { word, raw, mark } = list[i]!;
    const base = { word, mark, capital: /^\p{Lu}/u.test(raw) };
    const family = lemmas.familyAt(words, i);
    const role = lemmas.roleAt(words, i);
    const term = role?.role === 'agency' ? null : terms.at(list, i);
    if (term && term.length > (family?.length ?? 0)) {
      tokens.push({ ...base, lemmas: term.lemmas, role: 'content', term: term.key, name: term.name });
      i += term.length;
      continue;
    }
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

/** "pascatambang", "antarumat": two words in one where nobody knows the whole. */
function apart(piece: Piece, lemmas: Lemmas): Piece[] {
  const first = lemmas.joined.find((word) => piece.word.startsWith(word));
  const second = piece.word.slice(first?.length ?? 0);
  if (first === undefined || second.length < 4) return [piece];
  if (lemmas.isKnown(piece.word) || !lemmas.isKnown(second)) return [piece];
  return [
    { ...piece, word: first },
    { ...piece, word: second, mark: '' },
  ];
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
type Known = { entry: Entry; words: string[] };
type Terms = {
  /** A term that its abbreviation stands for, from a place on. */
  at: (list: readonly Piece[], from: number) => FoundTerm | null;
  /** Other words for a descriptive term ("lansia", "penyandang cacat") become its name ("lanjut usia"). */
  inTodaysWords: (list: readonly Piece[]) => Piece[];
};

const abbreviated = new Set(['short', 'abbreviation', 'old-abbreviation']);

/** Finds terms: abbreviations in their own capitals, long forms in any case; the longest wins. */
function makeTerms(vocabulary: Vocabulary): Terms {
  // what is limited to a sector would be a guess here
  const entries = vocabulary.terms.entries.filter((entry) => sectorsOf(entry).length === 0);
  const short = new Set(entries.filter((entry) => abbreviated.has(entry.form)).map((entry) => entry.canonical));
  const names = new Map(
    entries.filter((entry) => entry.form === 'name').map((entry) => [entry.canonical, entry.alias]),
  );
  // the name of a measure ("Angka Kematian Ibu") says its words like any other indicator
  const measured = new Map(
    [...names]
      .map(([key, name]) => [key, readMeasure(name, vocabulary.measures)] as const)
      .filter(([, m]) => m.measure),
  );
  const opaque = new Map<string, Known[]>();
  const descriptive = new Map<string, Known[]>();
  for (const entry of entries) {
    const words = foldText(entry.alias).split(' ');
    const map = short.has(entry.canonical) ? opaque : descriptive;
    if (map === descriptive && entry.form === 'name') continue;
    addTo(map, words[0]!, { entry, words });
  }
  for (const list of [...opaque.values(), ...descriptive.values()])
    list.sort((a, b) => b.words.length - a.words.length);
  const find = (known: readonly Known[] | undefined, list: readonly Piece[], from: number): Known | null =>
    known?.find(({ entry, words }) => {
      const fits = words.every((word, n) => list[from + n]?.word === word && (n === 0 || list[from + n]?.mark === ''));
      return fits && (!abbreviated.has(entry.form) || words.length > 1 || list[from]!.raw === entry.alias);
    }) ?? null;
  const at = (list: readonly Piece[], from: number): FoundTerm | null => {
    const found = find(opaque.get(list[from]!.word), list, from);
    if (!found) return null;
    const key = found.entry.canonical;
    const rest = measured.get(key)?.rest;
    const lemmas = rest === undefined ? [key] : lemmasOfName(rest, vocabulary);
    return { key, name: names.get(key) ?? null, lemmas, length: found.words.length };
  };
  const inTodaysWords = (list: readonly Piece[]): Piece[] => {
    const out: Piece[] = [];
    for (let i = 0; i < list.length;) {
      const piece = list[i]!;
      const found = find(descriptive.get(piece.word), list, i);
      const name = found && names.get(found.entry.canonical);
      if (name) out.push(...readPieces(name).map((one, n) => (n === 0 ? { ...one, mark: piece.mark } : one)));
      else out.push(piece);
      i += name ? found.words.length : 1;
    }
    return out;
  };
  return { at, inTodaysWords };
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
