/** Terms of the field: which ones a text speaks of, where, and a name with its terms in today's form. */
import { findAliases, indexAliases, isAbbreviation, type AliasIndex, type AliasUse } from './alias-matcher.ts';
import { squeeze } from '../text/plain-text.ts';
import type { Vocabulary } from './vocabulary.ts';
import { firstDay, lastDay, type Entry } from './line.ts';
import { sectorsOf } from './glossary.ts';
import { addTo } from '../../pipeline/model/groups.ts';

/** A term met in a text: letters `[from, to)` as printed, and the alias that was met with its form and validity. */
export type TermUse = { from: number; to: number; text: string; entry: Entry };

type Terms = {
  aliases: AliasIndex;
  spellings: AliasIndex;
  /** Entries by what they mean, in file order. */
  byTerm: ReadonlyMap<string, readonly Entry[]>;
  /** Short forms that mean something else in another sector. */
  ambiguous: ReadonlySet<Entry>;
};

/**
 * Every use of a term in a text, longest first where two overlap, in printed order. An abbreviation counts only in its
 * own capitals. An alias with several meanings means what the long form beside it says ("PPKS (Pusat Pelayanan Keluarga
 * Sejahtera)"), else what it means in one of `sectors` (the agency's), else what it means everywhere; without any of them it is no use of a term.
 */
export function findTermUses(text: string, vocabulary: Vocabulary, sectors: readonly string[] = []): TermUse[] {
  const uses = findAliases(text, termsOf(vocabulary).aliases);
  return uses.flatMap((use, i) => {
    const { from, to, text: printed } = use;
    const beside = [uses[i - 1], uses[i + 1]].filter((other) => other !== undefined && explains(text, use, other));
    const entry = chooseEntry(use.entries, beside as AliasUse[], sectors);
    return entry ? [{ from, to, text: printed, entry }] : [];
  });
}

function chooseEntry(entries: readonly Entry[], beside: readonly AliasUse[], sectors: readonly string[]): Entry | null {
  const told = entries.find((entry) =>
    beside.some((other) => other.entries.length === 1 && other.entries[0]?.canonical === entry.canonical),
  );
  return (
    told ??
    entries.find((entry) => sectorsOf(entry).some((sector) => sectors.includes(sector))) ??
    entries.find((entry) => sectorsOf(entry).length === 0) ??
    null
  );
}

/** One of the two stands in brackets behind the other. */
function explains(text: string, use: AliasUse, other: AliasUse): boolean {
  const [first, second] = use.from < other.from ? [use, other] : [other, use];
  return /^\s*[([]\s*$/.test(text.slice(first.to, second.from));
}

/** Every word of a text in unusual spelling, with the line of `spellings.csv` that tells the standard form. */
export function findSpellings(text: string, vocabulary: Vocabulary): TermUse[] {
  return findAliases(text, termsOf(vocabulary).spellings).flatMap(({ entries, ...use }) =>
    entries[0] ? [{ ...use, entry: entries[0] }] : [],
  );
}

/** The keys of all terms met in the texts, in alphabetical order. */
export function findTerms(
  texts: readonly (string | null)[],
  vocabulary: Vocabulary,
  sectors: readonly string[] = [],
): string[] {
  const uses = texts.flatMap((text) => findTermUses(text ?? '', vocabulary, sectors));
  return [...new Set(uses.map(({ entry }) => entry.canonical))].sort();
}

/** Whether an alias was in use at some day of a year or ISO date; an alias without bounds always was. */
export function isUsedAt({ from, to }: Entry, time: string): boolean {
  return (from === '' || firstDay(from) <= lastDay(time)) && (to === '' || lastDay(to) >= firstDay(time));
}

/**
 * What a term is called: its short form, else its long one; at `time` (a year or ISO date) the form that was in use
 * then, so that PPKS is PMKS in 2016. Null for an unknown term, or when no form was in use.
 */
export function termLabel(term: string, vocabulary: Vocabulary, time: string | null = null): string | null {
  const entries = termsOf(vocabulary).byTerm.get(term) ?? [];
  const forms = time === null ? ['short', 'name'] : ['short', 'old-abbreviation', 'name', 'old-name'];
  for (const form of forms) {
    const found = entries.find((entry) => entry.form === form && (time === null || isUsedAt(entry, time)));
    if (found) return found.alias;
  }
  return null;
}

/**
 * A text with every form of a term as one, for comparing what texts speak of: narrower wordings and synonyms become the
 * term as well. To be shown, a name goes through `canonicalName`, which loses nothing.
 */
export function unifyTerms(name: string, vocabulary: Vocabulary, sectors: readonly string[] = []): string {
  const terms = termsOf(vocabulary);
  const spelled = replaceUses(name, findSpellings(name, vocabulary), (text, { entry }) =>
    likeCapitals(text, entry.canonical),
  );
  const uses = joinForms(spelled, findTermUses(spelled, vocabulary, sectors));
  return squeeze(replaceUses(spelled, uses, (text, use) => todaysForm(text, use, terms)));
}

/** The short form of each term that has one which means nothing else in another sector. */
export function shortForms(vocabulary: Vocabulary): ReadonlyMap<string, string> {
  const { byTerm, ambiguous } = termsOf(vocabulary);
  const shorts = [...byTerm.values()].flat().filter((entry) => entry.form === 'short' && !ambiguous.has(entry));
  return new Map(shorts.map((entry) => [entry.canonical, entry.alias]));
}

function todaysForm(text: string, { text: printed, entry }: TermUse, { byTerm, ambiguous }: Terms): string {
  const entries = byTerm.get(entry.canonical) ?? [];
  const short = entries.find((other) => other.form === 'short' && !ambiguous.has(other));
  if (short) return short.alias;
  const long = entries.find((other) => other.form === 'name');
  if (!long) return text;
  if (entry.form === 'name') return printed;
  return isAbbreviation(entry) ? long.alias : likeCapitals(printed, long.alias);
}

const sideBySide = /^(?:\s+|\s*[([]\s*|\s*[/=–-]\s*|\s+(?:dan|atau)\s+)$/;

/** Forms of one term that stand side by side as one use: "PMKS (Penyandang Masalah ...)", "PMKS/PPKS". */
function joinForms(text: string, uses: readonly TermUse[]): TermUse[] {
  const joined: TermUse[] = [];
  for (const use of uses) {
    const before = joined.at(-1);
    const gap = before ? text.slice(before.to, use.from) : '';
    const closing = /^\s*[)\]]/.exec(text.slice(use.to))?.[0] ?? '';
    const opens = /[([]/.test(gap);
    if (before?.entry.canonical === use.entry.canonical && sideBySide.test(gap) && (!opens || closing !== '')) {
      joined[joined.length - 1] = { ...before, to: use.to + (opens ? closing.length : 0) };
    } else joined.push(use);
  }
  return joined;
}

/** The text with what stands at each use replaced; uses are in printed order and none overlap. */
export function replaceUses<Use extends { from: number; to: number }>(
  text: string,
  uses: readonly Use[],
  replace: (text: string, use: Use) => string,
): string {
  let end = 0;
  const parts = uses.map((use) => {
    const before = text.slice(end, use.from);
    end = use.to;
    return before + replace(text.slice(use.from, use.to), use);
  });
  return parts.join('') + text.slice(end);
}

/** The replacement in capitals where the replaced text was, else with a capital at its beginning only where that had one. */
export function likeCapitals(before: string, after: string): string {
  if (/\p{Lu}.*\p{Lu}/u.test(before) && !/\p{Ll}/u.test(before)) return after.toUpperCase();
  const first = after.charAt(0);
  if (/^\p{Lu}/u.test(before)) return first.toUpperCase() + after.slice(1);
  // "Karang Taruna" is a name and keeps its capitals; "Persentase" is a word
  return /\p{Lu}/u.test(after.slice(1)) ? after : first.toLowerCase() + after.slice(1);
}

function termsOf(vocabulary: Vocabulary): Terms {
  return vocabulary.derive(makeTerms);
}

function makeTerms(vocabulary: Vocabulary): Terms {
  const { entries } = vocabulary.terms;
  const byTerm = new Map<string, Entry[]>();
  for (const entry of entries) addTo(byTerm, entry.canonical, entry);
  const aliases = indexAliases(entries);
  const homonyms = [...aliases.values()].flat().filter((pattern) => pattern.entries.length > 1);
  return {
    aliases,
    spellings: indexAliases(vocabulary.spellings.entries),
    byTerm,
    ambiguous: new Set(homonyms.flatMap((pattern) => pattern.entries).filter((entry) => sectorsOf(entry).length > 0)),
  };
}

/** All names of each key, in the order of the lines: today's short form first. Misspellings are no names. */
export function keyNames({ terms, divisions, sources }: Vocabulary): Map<string, string[]> {
  const names = new Map<string, string[]>();
  for (const { entries } of [terms, divisions, sources]) {
    for (const { canonical, alias, form } of entries) if (form !== 'misspelling') addTo(names, canonical, alias);
  }
  return new Map([...names].map(([key, all]) => [key, [...new Set(all)]]));
}

/** The first name of each key. */
export function firstNames(vocabulary: Vocabulary): Map<string, string> {
  return new Map([...keyNames(vocabulary)].map(([key, all]) => [key, all[0]!]));
}
