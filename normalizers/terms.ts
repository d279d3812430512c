/** Terms of the field: which ones a row speaks of, and its name with terms in today's form. */
import type { Entry, Vocabulary } from './vocabulary.ts';

const cache = new WeakMap<Vocabulary, Matcher>();

type Matcher = {
  pattern: RegExp;
  entries: Entry[];
  short: Map<string, string>;
  long: Map<string, string>;
  spellings: RegExp;
};

/** The keys of all terms met in the texts, in alphabetical order. */
export function findTerms(texts: readonly (string | null)[], vocabulary: Vocabulary): string[] {
  const { pattern, entries } = matcherOf(vocabulary);
  const keys = new Set<string>();
  for (const text of texts) {
    for (const found of (text ?? '').matchAll(pattern)) {
      const entry = entryOf(found[0], entries);
      if (entry) keys.add(entry.canonical);
    }
  }
  return [...keys].sort();
}

/**
 * A name with its terms in today's form and words in standard spelling: "Prosentase Penyandang Masalah Kesejahteraan
 * Sosial (PMKS) tertangani" becomes "Persentase PPKS tertangani". A long form with its own short form beside it, or
 * alone, becomes the short form when the term has one.
 */
export function canonicalName(name: string, vocabulary: Vocabulary): string {
  const matcher = matcherOf(vocabulary);
  const spelled = name.replace(matcher.spellings, (word) => keepCapital(word, spellingOf(word, vocabulary)));
  const replaced = spelled.replace(matcher.pattern, (text) => {
    const entry = entryOf(text, matcher.entries);
    if (!entry) return text;
    const today = matcher.short.get(entry.canonical);
    if (today) return today;
    const long = matcher.long.get(entry.canonical);
    return long && entry.form !== 'name' ? keepCapital(text, long) : text;
  });
  // "PPKS (PPKS)": the long form and its abbreviation have become one
  return replaced
    .replace(/(\p{Lu}[\p{L}\p{N}-]+) \(\1\)/gu, '$1')
    .replace(/\s+/g, ' ')
    .trim();
}

function spellingOf(word: string, vocabulary: Vocabulary): string {
  return vocabulary.spellings.byAlias.get(`word\t${word.toLowerCase()}`)?.canonical ?? word;
}

/** The replacement with a capital only where the replaced text had one. */
function keepCapital(before: string, after: string): string {
  const capital = /^\p{Lu}/u.test(before);
  return (capital ? after.charAt(0).toUpperCase() : after.charAt(0).toLowerCase()) + after.slice(1);
}

function entryOf(text: string, entries: readonly Entry[]): Entry | null {
  return (
    entries.find((entry) => entry.alias === text) ??
    entries.find((entry) => isLong(entry) && entry.alias.toLowerCase() === text.toLowerCase().replace(/\s+/g, ' ')) ??
    null
  );
}

function matcherOf(vocabulary: Vocabulary): Matcher {
  const known = cache.get(vocabulary);
  if (known) return known;
  const entries = [...vocabulary.terms.entries].sort(
    (a, b) => b.alias.length - a.alias.length || (a.alias < b.alias ? -1 : 1),
  );
  const words = [...vocabulary.spellings.entries]
    .map((entry) => escape(entry.alias))
    .sort((a, b) => b.length - a.length);
  const of = (form: string) => new Map(entries.filter((e) => e.form === form).map((e) => [e.canonical, e.alias]));
  const matcher: Matcher = {
    // abbreviations only in their own capitals: "kat" and "lak" are words as well
    pattern: new RegExp(
      `(?<![\\p{L}\\p{N}])(?:${entries.map((e) => (isLong(e) ? anyCase(e.alias) : escape(e.alias))).join('|')})(?![\\p{L}\\p{N}])`,
      'gu',
    ),
    entries,
    short: of('short'),
    long: of('name'),
    spellings: new RegExp(`(?<![\\p{L}\\p{N}])(?:${words.join('|')})(?![\\p{L}\\p{N}])`, 'giu'),
  };
  cache.set(vocabulary, matcher);
  return matcher;
}

const longForms = new Set(['name', 'variant', 'old-name', 'misspelling']);

function isLong(entry: Entry): boolean {
  return longForms.has(entry.form);
}

function escape(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\/]/g, '\\$&');
}

function anyCase(text: string): string {
  return escape(text).replace(/\p{L}/gu, (c) => `[${c.toLowerCase()}${c.toUpperCase()}]`);
}
