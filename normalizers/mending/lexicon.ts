/** Which words exist and how usual each is: the vocabulary, the areas, a large word list, and what the document repeats. */
import type { ReadDocument } from '../../pipeline/model/reading/source.ts';
import type { Word } from '../../pipeline/model/reading/text.ts';
import { isDerived } from '../text/affixes.ts';
import { candidateIndex, type CandidateIndex } from './candidate-words.ts';
import { documentWords, type DocumentWords } from './document-words.ts';
import { knownWords, regionWords } from '../vocabulary/known-words.ts';
import type { Vocabulary } from '../vocabulary/vocabulary.ts';

/** `domain` stands in the vocabulary, `author` is unknown but surely read at several places of the document. */
export type WordKind = 'domain' | 'common' | 'rare' | 'name' | 'short' | 'derived' | 'author';

/** The lexicon of one document. Words are compared in lower case; `counts` tells how often one was surely read. */
export type Lexicon = {
  /** Of the vocabulary, or repeated by the document: "sos" and "sc" of the large list tell nothing about a cut word. */
  isWord: (word: string) => boolean;
  kindOf: (word: string) => WordKind | null;
  counts: ReadonlyMap<string, number>;
  /** Places of the document's words, for what stands in the same row, column or line. */
  document: DocumentWords;
  /** Words that a misreading may be mended to. */
  candidates: readonly CandidateIndex[];
};

/** An unknown word is the author's when it was read at least this surely (0 to 1) at this many places. */
const authorSure = 0.95;
const places = 2;
const suffix = /^(.{3,})(?:nya|lah|kah|ku|mu)$/;

/** Words of the vocabulary at least this sure (0 to 1) tell how often the document uses them; other words must be surer. */
const sure = 0.85;
const commonSure = 0.93;

/** The lexicon of one document. */
export function buildLexicon(read: ReadDocument, vocabulary: Vocabulary): Lexicon {
  const language = vocabulary.derive(knowLanguage);
  const leastSure = (word: string) => {
    const kind = language.kindOf(word);
    return kind === 'domain' ? sure : kind ? commonSure : authorSure;
  };
  const document = documentWords(read, (word: Word, part: string) => word.confidence >= leastSure(part));
  const { counts } = document;
  const own = [...counts].filter(([word, n]) => n >= places && !language.kindOf(word)).map(([word]) => word);
  const ownWords = new Set(own);
  const kindOf = (word: string): WordKind | null => {
    const lower = word.toLowerCase();
    return language.kindOf(lower) ?? (ownWords.has(lower) ? 'author' : null);
  };
  const known = knownWords(vocabulary);
  const isKnown = (lower: string) => known.has(lower) || (counts.get(lower) ?? 0) >= places;
  const isWord = (word: string) => {
    const lower = word.toLowerCase();
    const stem = suffix.exec(lower)?.[1];
    return isKnown(lower) || (stem !== undefined && isKnown(stem));
  };
  let candidates: readonly CandidateIndex[] | null = null;
  return {
    isWord,
    kindOf,
    counts,
    document,
    // a text that is read surely asks for none
    get candidates() {
      return (candidates ??= [vocabulary.derive(languageCandidates), candidateIndex(own)]);
    },
  };
}

type Language = { kindOf: (lower: string) => WordKind | null };

/** What is known before a document is opened. */
function knowLanguage(vocabulary: Vocabulary): Language {
  const domain = knownWords(vocabulary);
  const { usualWords } = vocabulary;
  // another region is as good a name as this one: no mend leans on a region that the document does not repeat
  const regions = new Set(regionWords(vocabulary).filter((word) => !vocabulary.words.has(word)));
  const isRoot = (word: string) => domain.has(word) || usualWords.get(word) === 'common';
  const derived = new Map<string, boolean>();
  const kindOf = (word: string): WordKind | null => {
    if (domain.has(word) && !regions.has(word)) return 'domain';
    const found = usualWords.get(word);
    if (found) return found;
    if (regions.has(word)) return 'name';
    if (!derived.has(word)) derived.set(word, word.length >= 6 && isDerived(word, isRoot));
    return derived.get(word) ? 'derived' : null;
  };
  return { kindOf };
}

function languageCandidates(vocabulary: Vocabulary): CandidateIndex {
  const usual = [...vocabulary.usualWords].filter(([, found]) => found === 'common').map(([word]) => word);
  return candidateIndex([...new Set([...knownWords(vocabulary), ...usual])]);
}
