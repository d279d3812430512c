/** Which words exist: the vocabulary, the areas, and words that the document itself repeats. */
import type { ReadDocument } from '../pipeline/model/source.ts';
import type { Word } from '../pipeline/model/text.ts';
import type { Vocabulary } from './vocabulary.ts';

/** `counts` tells how often a word (lower case) was read with confidence in this document. */
export type Lexicon = {
  isWord: (word: string) => boolean;
  counts: ReadonlyMap<string, number>;
  targets: ReadonlyMap<number, readonly string[]>;
};

/** A word this sure (0 to 1), at two places, is what the author wrote, right or wrong. */
const sure = 0.85;
const places = 2;
const suffix = /^(.{3,})(?:nya|lah|kah|ku|mu)$/;

/** The lexicon of one document. */
export function buildLexicon(read: ReadDocument, vocabulary: Vocabulary): Lexicon {
  const known = knownWords(vocabulary);
  const counts = countWords(read);
  const repeated = [...counts].filter(([, n]) => n >= places).map(([word]) => word);
  const all = new Set([...known, ...repeated]);
  const isWord = (word: string) => {
    const lower = word.toLowerCase();
    if (all.has(lower)) return true;
    const stem = suffix.exec(lower)?.[1];
    return stem !== undefined && all.has(stem);
  };
  const targets = new Map<number, string[]>();
  for (const word of [...all].sort()) {
    if (word.length < 4 || !/^\p{L}+$/u.test(word)) continue;
    targets.set(word.length, [...(targets.get(word.length) ?? []), word]);
  }
  return { isWord, counts, targets };
}

const cache = new WeakMap<Vocabulary, ReadonlySet<string>>();

/** Every word of the vocabulary, lower case: the word list, the aliases, the names of areas. */
export function knownWords(vocabulary: Vocabulary): ReadonlySet<string> {
  const before = cache.get(vocabulary);
  if (before) return before;
  const glossaries = [
    vocabulary.terms,
    vocabulary.divisions,
    vocabulary.sources,
    vocabulary.units,
    vocabulary.agencies,
  ];
  const texts = glossaries.flatMap((glossary) =>
    glossary.entries.flatMap((entry) => [entry.alias, entry.fields['label'] ?? '']),
  );
  const names = [...vocabulary.areas.values()].flat().map((area) => area.name);
  const words = [...texts, ...names]
    .flatMap((text) => text.toLowerCase().split(/[^\p{L}]+/u))
    .filter((word) => word.length > 1);
  const all: ReadonlySet<string> = new Set([...vocabulary.words, ...words]);
  cache.set(vocabulary, all);
  return all;
}

function countWords(read: ReadDocument): Map<string, number> {
  const counts = new Map<string, number>();
  const add = (word: Word) => {
    if (word.confidence < sure) return;
    for (const part of word.text.toLowerCase().split(/[^\p{L}]+/u)) {
      if (part.length > 2) counts.set(part, (counts.get(part) ?? 0) + 1);
    }
  };
  for (const page of read.pages) {
    for (const line of page.lines) line.words.forEach(add);
    for (const grid of page.grids)
      for (const cell of grid.cells) for (const line of cell.lines) line.words.forEach(add);
  }
  return counts;
}
