/** Which words are known as words: those of the vocabulary, of the names of regions, of the language. */
import { wordParts } from '../text/plain-text.ts';
import type { Vocabulary } from './vocabulary.ts';

/** Every word of the vocabulary, lower case: the word list, the aliases, the names of areas. */
export function knownWords(vocabulary: Vocabulary): ReadonlySet<string> {
  return vocabulary.derive(collectWords);
}

function collectWords(vocabulary: Vocabulary): ReadonlySet<string> {
  const { terms, divisions, sources, units, agencies } = vocabulary;
  const texts = [terms, divisions, sources, units, agencies].flatMap(({ entries }) =>
    // what authors misspell is an alias, but no word that a misreading may pass for
    entries.flatMap((entry) => (entry.form === 'misspelling' ? [] : [entry.alias, entry.fields['label'] ?? ''])),
  );
  return new Set([...vocabulary.words, ...wordParts(texts.join(' ')), ...regionWords(vocabulary)]);
}

/** Names of regions, short ones too: "Tala" is no likelier than "tali". */
export function regionWords({ agencies, areas }: Vocabulary): string[] {
  const short = agencies.entries.filter(({ kind }) => kind === 'region').map(({ alias }) => alias);
  const names = [...areas.values()].flat().map(({ name }) => name);
  return wordParts([...names, ...short].join(' '));
}

/** True for a folded word that is written in its own right, whatever it stands beside: no misreading of another. */
export function isLanguageWord(folded: string, vocabulary: Vocabulary): boolean {
  const usual = vocabulary.usualWords.get(folded);
  return usual === 'common' || usual === 'short' || knownWords(vocabulary).has(folded);
}

const suffix = /^(\p{L}{3,})(?:nya|lah|kah)$/u;

/** As `isLanguageWord`, and true for such a word with a suffix that any word may take: "meningkatnya". */
export function isWrittenWord(folded: string, vocabulary: Vocabulary): boolean {
  const stem = suffix.exec(folded)?.[1];
  return isLanguageWord(folded, vocabulary) || (stem !== undefined && isLanguageWord(stem, vocabulary));
}
