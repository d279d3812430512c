/** Finds aliases of a glossary in running text, word by word: hundreds of aliases cost no more than the words of the text. */
import type { Entry } from './line.ts';
import { addTo } from '../../pipeline/model/groups.ts';

/** An alias as the words of a text must follow each other; `entries` are all that share it (one a sector or kind). */
type Pattern = { words: string[]; gaps: string[]; accepts: (printed: string) => boolean; entries: Entry[] };

/** All aliases by the first of their words, lower case; the longest first. */
export type AliasIndex = ReadonlyMap<string, readonly Pattern[]>;

/** An alias met in a text: letters `[from, to)` of it, as printed, and what it may mean. */
export type AliasUse = { from: number; to: number; text: string; entries: readonly Entry[] };

const word = /[\p{L}\p{N}]+/gu;
const abbreviations = new Set<string>(['short', 'abbreviation', 'old-abbreviation']);
const likeWord = /^\p{Lu}\p{Ll}{4,}$/u; // "Tagana", "Posyandu"; shorter ones may be words of their own

/** Makes the index of the entries. */
export function indexAliases(entries: readonly Entry[]): AliasIndex {
  const patterns = new Map<string, Pattern>();
  for (const entry of entries) {
    const { words, gaps } = split(entry.alias);
    if (words.length === 0) continue;
    const cased = isAbbreviation(entry);
    const key = cased ? entry.alias : `\t${words.join(' ')}\t${gaps.join('')}`;
    const known = patterns.get(key);
    if (known) known.entries.push(entry);
    else patterns.set(key, { words, gaps, accepts: cased ? capitalsOf(entry.alias) : () => true, entries: [entry] });
  }
  const index = new Map<string, Pattern[]>();
  for (const pattern of patterns.values()) {
    const first = pattern.words[0] ?? '';
    addTo(index, first, pattern);
  }
  for (const found of index.values()) found.sort((a, b) => b.words.length - a.words.length);
  return index;
}

/** True for an alias that counts only in its own capitals: "KAT" and "LAK" are words as well. */
export function isAbbreviation({ alias, form }: Entry): boolean {
  return abbreviations.has(form) || !/\p{Ll}/u.test(alias);
}

/** "LKjIP" as written or all in capitals; "Tagana" in lower case too, because no other word is written like it. */
function capitalsOf(alias: string): (printed: string) => boolean {
  const forms = new Set([alias]);
  if (/\p{Ll}/u.test(alias)) forms.add(alias.toUpperCase());
  if (likeWord.test(alias)) forms.add(alias.toLowerCase());
  return (printed) => forms.has(printed);
}

/** The aliases of a text in printed order; where two overlap, the longer one counts, then the one that begins first. */
export function findAliases(text: string, index: AliasIndex): AliasUse[] {
  const words = [...text.matchAll(word)].map((found) => ({
    lower: found[0].toLowerCase(),
    from: found.index,
    to: found.index + found[0].length,
  }));
  const all: AliasUse[] = [];
  words.forEach(({ lower, from }, i) => {
    for (const pattern of index.get(lower) ?? []) {
      const last = words[i + pattern.words.length - 1];
      if (!last) continue;
      const parts = words.slice(i, i + pattern.words.length);
      if (!parts.every((part, n) => part.lower === pattern.words[n])) continue;
      const gaps = parts.slice(1).map((part, n) => text.slice(parts[n]!.to, part.from));
      if (!gaps.every((gap, n) => sameGap(gap, pattern.gaps[n] ?? ''))) continue;
      const printed = text.slice(from, last.to);
      if (pattern.accepts(printed)) all.push({ from, to: last.to, text: printed, entries: pattern.entries });
    }
  });
  all.sort((a, b) => b.to - b.from - (a.to - a.from) || a.from - b.from);
  const kept: AliasUse[] = [];
  for (const use of all) {
    if (kept.every((other) => use.to <= other.from || use.from >= other.to)) kept.push(use);
  }
  return kept.sort((a, b) => a.from - b.from);
}

function split(alias: string): { words: string[]; gaps: string[] } {
  const found = [...alias.matchAll(word)];
  return {
    words: found.map(([text]) => text.toLowerCase()),
    gaps: found.slice(1).map((next, i) => bare(alias.slice(found[i]!.index + found[i]![0].length, next.index))),
  };
}

/** What stands between two words, besides spaces. */
function bare(gap: string): string {
  return gap.replace(/\s+/g, '');
}

/** "Non-Tunai" is "Non Tunai", and "Mikro, Kecil" is "Mikro Kecil"; any other sign keeps words apart. */
function sameGap(printed: string, gap: string): boolean {
  const loose = (sign: string): boolean => sign === '' || sign === '-' || sign === ',';
  const sign = bare(printed);
  return sign === gap || (loose(sign) && loose(gap));
}
