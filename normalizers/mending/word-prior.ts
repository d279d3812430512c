/** How likely a word is at a place before its letters are looked at: by kind, by the document, and by what stands around. */
import type { Word } from '../../pipeline/model/reading/text.ts';
import type { Tally } from './document-words.ts';
import type { Lexicon, WordKind } from './lexicon.ts';

/** The word being judged, the cores (lower case) of the words beside it, and whether its line is all in capitals. */
export type WordPlace = { word: Word; before: string; after: string; capitals: boolean };

/** Shares of a mixture: where the next word of a table is taken from. Rounded from what rows of tables repeat. */
const shares = { document: 0.3, row: 0.2, column: 0.1, before: 0.15, after: 0.1 };

/** Chance of a single word of each kind, besides what the document tells: the share of the kind over its size. */
const kindChance: Readonly<Record<WordKind, number>> = {
  domain: 0.12 / 5000,
  common: 0.03 / 21000,
  rare: 0.005 / 10000,
  name: 0.005 / 10000,
  short: 0.005 / 10000,
  derived: 0.01 / 50000,
  author: 0.003 / 100,
};

/** Chance that a word stands in no list, and of each of its letters: about twelve letters are likely at any place. */
const unknown = { name: 0.02, plain: 0.003, letter: 1 / 12 };

/** Chance of `text` (lower case) at a place, 0 to 1. `own` is how often the judged word itself was counted there. */
export function priorOf(text: string, place: WordPlace, lexicon: Lexicon, own: number): number {
  const { document } = lexicon;
  const from = (tally: Tally, taken: number) =>
    tally.total <= taken ? 0 : Math.max(0, (tally.counts.get(text) ?? 0) - taken) / (tally.total - taken);
  const kind = lexicon.kindOf(text);
  const listed = kind ? kindChance[kind] : 0;
  return (
    listed +
    shares.document * from(document, own) +
    shares.row * from(document.rowOf(place.word), own) +
    shares.column * from(document.columnOf(place.word), own) +
    shares.before * from(document.followers(place.before), own) +
    shares.after * from(document.leaders(place.after), own)
  );
}

/** Chance that a text of no list is what stands there, by its length; names begin with a capital. */
export function unknownChance(text: string): number {
  const share = /^\p{Lu}/u.test(text) ? unknown.name : unknown.plain;
  return share * unknown.letter ** text.length;
}
