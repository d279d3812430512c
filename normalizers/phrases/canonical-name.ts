/** A name with its terms in today's form, and every word that measures, counts or limits where it was. */
import { abbreviates } from '../text/abbreviates.ts';
import { squeeze } from '../text/plain-text.ts';
import { foldText, squash } from '../../pipeline/model/print/fold.ts';
import { findAliases, indexAliases, isAbbreviation, type AliasIndex } from '../vocabulary/alias-matcher.ts';
import { lookUp } from '../vocabulary/glossary.ts';
import type { Entry } from '../vocabulary/line.ts';
import { properNames, type Span } from './proper-names.ts';
import {
  findSpellings,
  findTermUses,
  likeCapitals,
  replaceUses,
  shortForms,
  type TermUse,
} from '../vocabulary/terms.ts';
import type { Vocabulary } from '../vocabulary/vocabulary.ts';
import { wordsOfKind } from '../vocabulary/word-lists.ts';

/** A name settles in two rounds: what a replacement makes may be a term of its own, and hardly ever another one again. */
const mostRounds = 4;
/** Several words have at most this share of the letters of what they shorten ("SDM kesehatan" .46); more is another wording. */
const shortest = 0.55;
const oldForms: ReadonlySet<string> = new Set(['old-name', 'old-abbreviation', 'misspelling']);

/**
 * A name with its terms in today's form and words in standard spelling: "Prosentase Penyandang Masalah Kesejahteraan
 * Sosial (PMKS) tertangani" becomes "Persentase PPKS tertangani". A term is written in its short form where it has one,
 * else in its long one. Only what says the same is replaced: names of the past, abbreviations of the long form, and the
 * long form in other letters; a synonym, a wider or a narrower name stays as it is printed. So do names of places and
 * persons, and a long form whose last word may belong to what follows ("rehabilitasi hutan dan lahan kritis").
 */
export function canonicalName(name: string, vocabulary: Vocabulary, sectors: readonly string[] = []): string {
  let text = squeeze(name);
  for (let round = 0; round < mostRounds; round++) {
    const next = rewritten(text, vocabulary, sectors);
    if (next === text) break;
    text = next;
  }
  return text;
}

function rewritten(name: string, vocabulary: Vocabulary, sectors: readonly string[]): string {
  const named = properNames(name, vocabulary);
  const spellings = findSpellings(name, vocabulary).filter((use) => !isInside(use, named));
  const spelled = replaceUses(name, spellings, (text, { entry }) => likeCapitals(text, entry.canonical));
  const kept = properNames(spelled, vocabulary);
  const uses = findTermUses(spelled, vocabulary, sectors).filter((use) => !isInside(use, kept));
  const joined = joinForms(spelled, uses, vocabulary);
  return squeeze(replaceUses(spelled, joined, (text, use) => todaysForm(text, use, spelled, vocabulary)));
}

function isInside({ from, to }: Span, spans: readonly Span[]): boolean {
  return spans.some((span) => from >= span.from && to <= span.to);
}

/** What an alias becomes; `same` when it is another form of exactly this, as an abbreviation is of its long form. */
type Rewrites = { byEntry: ReadonlyMap<Entry, string>; old: AliasIndex; isJoint: (word: string) => boolean };

function rewritesOf(vocabulary: Vocabulary): Rewrites {
  const { entries } = vocabulary.terms;
  const joints = wordsOfKind(vocabulary.cues, 'joint');
  const isJoint = (word: string): boolean => joints.has(word);
  const shorts = shortForms(vocabulary);
  const longs = new Map(entries.filter(({ form }) => form === 'name').map((entry) => [entry.canonical, entry.alias]));
  const byEntry = new Map<Entry, string>();
  for (const entry of entries) {
    const long = longs.get(entry.canonical);
    const today = shorts.get(entry.canonical) ?? long;
    if (today === undefined || !saysSame(entry, long ?? today, isJoint)) continue;
    byEntry.set(entry, today);
  }
  return { byEntry, old: indexAliases(entries.filter(({ form }) => form === 'old-abbreviation')), isJoint };
}

/** Whether an alias is the long form, made of its letters or words, or what the thing was called before. */
function saysSame(entry: Entry, long: string, isJoint: (word: string) => boolean): boolean {
  if (entry.form === 'name' || entry.form === 'short' || oldForms.has(entry.form)) return true;
  const isShorter = !/\s/.test(entry.alias) || squash(entry.alias).length <= shortest * squash(long).length;
  return (
    (isShorter && abbreviates(entry.alias, long, isJoint)) || wording(entry.alias, isJoint) === wording(long, isJoint)
  );
}

/** The words of a text without those that only join; what joins otherwise than "dan" ("/", "atau") is kept. */
function wording(text: string, isJoint: (word: string) => boolean): string {
  const parts = text.toLowerCase().match(/[\p{L}\p{N}]+|\//gu) ?? [];
  const words = parts.filter((part) => part === 'atau' || !isJoint(part));
  return words.filter((word, i) => word !== words[i - 1]).join('');
}

/** A joined use covers several forms of one term, so that nothing behind it can belong to its last word. */
type JoinedUse = TermUse & { joined?: boolean };

function todaysForm(text: string, use: JoinedUse, whole: string, vocabulary: Vocabulary): string {
  const { byEntry, old } = vocabulary.derive(rewritesOf);
  const today = byEntry.get(use.entry);
  if (today === undefined) return withoutOld(text, old, byEntry);
  if (foldText(today) === foldText(text)) return use.joined ? today : text;
  if (!use.joined && goesOn(use.entry) && !endsThere(whole.slice(use.to), vocabulary)) return text;
  const isShort = /\p{Lu}.*\p{Lu}/u.test(today) || isAbbreviation(use.entry);
  return isShort ? today : likeCapitals(text, today);
}

/** What stands behind an alias may belong to its last word, unless it has but one or ends with an abbreviation. */
function goesOn({ alias }: Entry): boolean {
  return /\s/.test(alias) && !/\s\p{Lu}{2,}$/u.test(alias);
}

/** Abbreviations of the past inside a wording that stays as it is: "TKI bermasalah". */
function withoutOld(text: string, old: AliasIndex, byEntry: ReadonlyMap<Entry, string>): string {
  const uses = findAliases(text, old).flatMap(({ entries, ...use }) =>
    entries[0] && entries.length === 1 ? [{ ...use, entry: entries[0] }] : [],
  );
  return replaceUses(text, uses, (printed, { entry }) => byEntry.get(entry) ?? printed);
}

/**
 * Whether a phrase is over before this text: at its end, a sign, a word that joins or opens something else, or a verb of
 * what was done to the whole. Any other word may belong to the last word of the phrase alone ("angka kematian ibu hamil").
 */
function endsThere(rest: string, vocabulary: Vocabulary): boolean {
  const next = /^\s*(?:([\p{L}\p{N}]+)|(\S))/u.exec(rest);
  if (!next) return true;
  const [, word, sign] = next;
  if (sign !== undefined) return !/[/&-]/.test(sign);
  const folded = (word ?? '').toLowerCase();
  if (vocabulary.derive(endings).has(folded) || /^\d/.test(folded)) return true;
  return /^(?:di|ter)\p{L}{4,}$/u.test(folded) && lookUp(vocabulary.lemmas, 'verb', folded) !== null;
}

function endings({ cues, agencies }: Vocabulary): ReadonlySet<string> {
  return new Set([...wordsOfKind(cues, 'term-end'), ...wordsOfKind(agencies, 'level')]);
}

const inBracket = /^\s*[([]\s*$/;
const beside = /^(?:\s*[/=–-]\s*|\s+(?:dan|atau)\s+)$/;

/**
 * Forms of one term that stand side by side as one use: "PMKS (Penyandang Masalah ...)", "PMKS/PPKS". What stands in the
 * bracket may also be the author's own writing-out of an abbreviation. Two of the same form are two things that differ
 * by what follows: "APBD/APBD Perubahan".
 */
function joinForms(text: string, uses: readonly TermUse[], vocabulary: Vocabulary): JoinedUse[] {
  const { byEntry, isJoint } = vocabulary.derive(rewritesOf);
  const joined: JoinedUse[] = [];
  for (const use of uses) {
    const before = joined.at(-1);
    if (before && use.from < before.to) continue;
    const gap = before ? text.slice(before.to, use.from) : '';
    const closing = /^\s*[)\]]/.exec(text.slice(use.to))?.[0] ?? '';
    const isOne =
      before?.entry.canonical === use.entry.canonical &&
      foldText(before.text) !== foldText(use.text) &&
      byEntry.has(before.entry) &&
      byEntry.has(use.entry);
    const bracketed = inBracket.test(gap) && closing !== '';
    const renamed = isOne && oldForms.has(before.entry.form) !== oldForms.has(use.entry.form);
    if (isOne && bracketed) {
      joined[joined.length - 1] = { ...before, to: use.to + closing.length, joined: true };
    } else if (isOne && renamed && beside.test(gap) && endsThere(text.slice(use.to), vocabulary)) {
      joined[joined.length - 1] = { ...before, to: use.to, joined: true };
    } else if (!standsForOther(text, use)) joined.push(writtenOut(text, use, isJoint));
  }
  return joined;
}

/** An abbreviation with the bracket behind it that writes it out, in whatever words. */
function writtenOut(text: string, use: TermUse, isJoint: (word: string) => boolean): JoinedUse {
  const bracket = /^\s*\(([^()]+)\)/.exec(text.slice(use.to));
  if (!bracket?.[1] || !isAbbreviation(use.entry) || !abbreviates(use.text, bracket[1], isJoint)) return use;
  return { ...use, to: use.to + bracket[0].length, joined: true };
}

/** An abbreviation alone in a bracket shortens what its author wrote in front, in words of his own: "pembuangan sampah (TPS)". */
function standsForOther(text: string, { from, to, entry }: TermUse): boolean {
  return entry.form === 'abbreviation' && /\(\s*$/.test(text.slice(0, from)) && /^\s*\)/.test(text.slice(to));
}
