/** What the words of a text say, for comparing a name with its formula whatever the wording. */
import { lemmasOf, type Lemmas } from '../phrases/lemmas.ts';
import { foldText } from '../../pipeline/model/print/fold.ts';
import { canonicalName } from '../phrases/canonical-name.ts';
import { unifyTerms } from '../vocabulary/terms.ts';
import type { Vocabulary } from '../vocabulary/vocabulary.ts';
import type { Glossary } from '../vocabulary/glossary.ts';
import { addTo } from '../../pipeline/model/groups.ts';

/**
 * `words` are the roots of the content words in printed order, without words that only count, join or date; `whole`
 * holds the printed words of a whole ("seluruh"), `need` those of who should be reached ("yang seharusnya").
 */
export type WordSense = { text: string; words: string[]; set: ReadonlySet<string>; whole: string[]; need: string[] };

type Reader = {
  cues: ReadonlyMap<string, { kind: string }[]>;
  shorthand: ReadonlyMap<string, string>;
  lemmas: Lemmas;
  senses: Map<string, WordSense>;
};

const longestPhrase = 4;

/** Reads a text; terms count in today's form, words by their root, "dlm 1 th" as "dalam 1 tahun". */
export function readSense(text: string, vocabulary: Vocabulary): WordSense {
  const reader = vocabulary.derive(makeReader);
  const known = reader.senses.get(text);
  if (known) return known;
  const tokens = tokensOf(unifyTerms(text, vocabulary), reader);
  const words: string[] = [];
  const whole: string[] = [];
  const need: string[] = [];
  for (let i = 0; i < tokens.length;) {
    const found = phraseAt(tokens, i, reader);
    if (!found) {
      const { lemma, length } = lemmaAt(tokens, i, reader);
      words.push(...lemma.split(' '));
      i += length;
      continue;
    }
    const phrase = tokens.slice(i, i + found.length).join(' ');
    if (found.kinds.has('whole')) whole.push(phrase);
    if (found.kinds.has('need')) need.push(phrase);
    i += found.length;
  }
  const sense = { text, words, set: new Set(words), whole, need };
  reader.senses.set(text, sense);
  return sense;
}

/** Before it a word of the passive: "tertangani" and "ditangani" say the same. */
const passive = /^(?:di|ter)(?=\p{L}{4})/u;

/**
 * The printed words of a text without those that only count, join or date, verbs of the passive in one form. A set that is
 * listed somewhere ("yang terdaftar") is not the set itself.
 */
export function bareWords(text: string, vocabulary: Vocabulary): string[] {
  const reader = vocabulary.derive(makeReader);
  const tokens = tokensOf(canonicalName(text, vocabulary), reader);
  const words: string[] = [];
  for (let i = 0; i < tokens.length;) {
    const found = phraseAt(tokens, i, reader);
    const phrase = tokens.slice(i, i + (found?.length ?? 1)).join(' ');
    const isNeutral = found !== null && neutralKinds.some((kind) => found.kinds.has(kind)) && !listed.test(phrase);
    if (!isNeutral) words.push(...phrase.split(' ').map((word) => word.replace(passive, '')));
    i += found?.length ?? 1;
  }
  return words;
}

const neutralKinds = ['quantity', 'whole', 'period', 'filler'];
const listed = /^yang ter/;

/** The words that the second text has and the first has not. */
export function wordsBeyond(first: WordSense, second: WordSense): string[] {
  return [...second.set].filter((word) => !first.set.has(word));
}

/** The words that both texts have. */
export function wordsShared(first: WordSense, second: WordSense): string[] {
  return [...second.set].filter((word) => first.set.has(word));
}

/** True when a text is made of signs that a legend explains: "A", "SK", "P 15+". */
export function isSymbolic({ text }: WordSense): boolean {
  return !/\p{L}{4,}/u.test(text);
}

function tokensOf(text: string, { shorthand }: Reader): string[] {
  // "1 (satu)" is one number, and "pihak pihak" one word; "PDRB - PDRB-1" is a difference
  const once = text.replace(/(?<!\p{L})(\p{L}{3,})(?:\s|-)\1(?!\p{L})/giu, '$1');
  const folded = foldText(once).replace(
    /\b(\d+) (?:satu|dua|tiga|empat|lima|enam|tujuh|delapan|sembilan|sepuluh)\b/g,
    '$1',
  );
  const words = folded.split(' ').filter((word) => word !== '');
  return words.map((word) => shorthand.get(word) ?? word);
}

function phraseAt(
  tokens: readonly string[],
  at: number,
  reader: Reader,
): { length: number; kinds: Set<string> } | null {
  for (let n = Math.min(longestPhrase, tokens.length - at); n > 0; n--) {
    const found = reader.cues.get(tokens.slice(at, at + n).join(' '));
    if (found) return { length: n, kinds: new Set(found.map(({ kind }) => kind)) };
  }
  return null;
}

function lemmaAt(tokens: readonly string[], at: number, { lemmas }: Reader): { lemma: string; length: number } {
  return lemmas.familyAt(tokens, at) ?? { lemma: lemmas.lemmaOf(tokens[at]!), length: 1 };
}

const senseKinds = new Set(['quantity', 'whole', 'need', 'stop', 'period', 'filler']);

function makeReader(vocabulary: Vocabulary): Reader {
  const folded = (glossary: Glossary) => glossary.entries.map((entry) => ({ ...entry, alias: foldText(entry.alias) }));
  const cues = new Map<string, { kind: string }[]>();
  for (const entry of folded(vocabulary.cues)) {
    if (senseKinds.has(entry.kind)) addTo(cues, entry.alias, entry);
  }
  return {
    cues,
    shorthand: new Map(
      folded(vocabulary.cues)
        .filter(({ kind }) => kind === 'shorthand')
        .map(({ alias, canonical }) => [alias, canonical]),
    ),
    lemmas: lemmasOf(vocabulary),
    senses: new Map(),
  };
}
