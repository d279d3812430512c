/** Lists of words from the vocabulary as code asks for them: sets of folded words, and patterns for what is printed. */
import { foldText } from '../../pipeline/model/print/fold.ts';
import { entriesOf, type Glossary } from './glossary.ts';

/** The aliases of a kind, folded. */
export function wordsOfKind(glossary: Glossary, kind: string): ReadonlySet<string> {
  return new Set(entriesOf(glossary, kind).map(({ alias }) => foldText(alias)));
}

/** The aliases of a kind as printed. */
export function aliasesOfKind(glossary: Glossary, kind: string): string[] {
  return entriesOf(glossary, kind).map(({ alias }) => alias);
}

/**
 * A group for a pattern (flags `iu`) that matches any of the texts, the longest first, with any space between their words;
 * it matches nothing when there are none. What stands before and after is for the pattern to say.
 */
export function anyOf(texts: readonly string[]): string {
  const sorted = [...new Set(texts.map((text) => text.trim()))].filter((text) => text !== '');
  sorted.sort((a, b) => b.length - a.length || (a < b ? -1 : 1));
  const sources = sorted.map((text) => text.split(/\s+/).map(escaped).join('\\s+'));
  return sources.length === 0 ? '(?!)' : `(?:${sources.join('|')})`;
}

function escaped(text: string): string {
  return text.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&');
}
