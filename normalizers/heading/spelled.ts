/** Names in an unusual spelling: letters set apart for show, and abbreviations with a sign misread. */
import type { Edit } from '../../pipeline/model/meaning/dataset.ts';
import { foldText } from '../../pipeline/model/print/fold.ts';
import { entriesOf, lookUp } from '../vocabulary/glossary.ts';
import { matchAlias } from '../vocabulary/match.ts';
import { readingWay } from '../vocabulary/confusion.ts';
import { agencyWords } from './name-words.ts';
import { regionWords } from '../vocabulary/known-words.ts';
import { aliasesOfKind } from '../vocabulary/word-lists.ts';
import type { Vocabulary } from '../vocabulary/vocabulary.ts';

type Spelled = { text: string; edits: Edit[] };

/** So many letters alone, one after another, are a word that was set wide. */
const spacedLetters = /(?<!\S)(?:\p{L} ){3,}\p{L}(?!\S)/gu;

/** "D I N A S S O S I A L" is "DINAS SOSIAL": letters set apart, cut into known words in the only shortest way. */
export function joinSpaced(text: string, vocabulary: Vocabulary): Spelled {
  const edits: Edit[] = [];
  const whole = text.replace(spacedLetters, (run) => {
    const words = cut(run.replace(/ /g, ''), vocabulary.derive(cutWords));
    if (!words) return run;
    edits.push({ from: run, to: words, rule: 'letters-apart' });
    return words;
  });
  return { text: whole, edits };
}

function cutWords(vocabulary: Vocabulary): ReadonlySet<string> {
  const { agencies, cues } = vocabulary;
  const levels = [...aliasesOfKind(agencies, 'level'), ...aliasesOfKind(cues, 'agency-end')];
  return new Set(
    [
      ...agencyWords(vocabulary),
      ...regionWords(vocabulary),
      ...levels.flatMap((alias) => foldText(alias).split(' ')),
    ].filter((word) => word.length > 2),
  );
}

/** Letters as the fewest words; null when they cannot be cut, or in two ways of as many. */
function cut(letters: string, words: ReadonlySet<string>): string | null {
  const lower = letters.toLowerCase();
  type Way = { words: string[]; ways: number };
  const best: (Way | null)[] = [{ words: [], ways: 1 }, ...Array.from({ length: lower.length }, () => null)];
  const longest = Math.max(0, ...[...words].map((word) => word.length));
  for (let end = 1; end <= lower.length; end++)
    for (let from = Math.max(0, end - longest); from < end; from++) {
      const before = best[from];
      if (!before || !words.has(lower.slice(from, end))) continue;
      const here = best[end];
      const count = before.words.length + 1;
      if (!here || count < here.words.length)
        best[end] = { words: [...before.words, letters.slice(from, end)], ways: before.ways };
      else if (count === here.words.length) best[end] = { ...here, ways: here.ways + before.ways };
    }
  const whole = best[lower.length];
  return whole?.ways === 1 ? whole.words.join(' ') : null;
}

/** A text that opens with an abbreviation in capitals, mended when one sign parts it from one short name of an agency. */
export function shortName(text: string, vocabulary: Vocabulary): Spelled {
  const [first = ''] = text.split(' ');
  const { agencies } = vocabulary;
  const plain = { text, edits: [] };
  if (!/^(?=.*\p{L})[\p{Lu}\dlo|!]{4,}$/u.test(first) || lookUp(agencies, 'kind', first)) return plain;
  if (entriesOf(agencies, 'short').some(({ alias }) => foldText(alias) === foldText(first))) return plain;
  const { match } = matchAlias(first, ['short'], agencies, vocabulary);
  if (match?.how !== 'abbreviation') return plain;
  const to = match.entry.alias;
  return { text: to + text.slice(first.length), edits: [{ from: first, to, rule: 'agency-word' }] };
}

/** High enough for any one sign taken for another, lost or added (-ln of its share). */
const oneSign = 5.2;

/**
 * Short names of other agencies that one misread sign turns into one of the words: "DSPMD" for "DSPM". Both are names, so
 * that only how sure the reading is can tell them apart.
 */
export function shortRivals(words: readonly string[], vocabulary: Vocabulary): string[] {
  const known = vocabulary.derive(shortMeanings);
  return words.flatMap((word) => {
    const key = foldText(word);
    const meaning = known.get(key);
    if (meaning === undefined) return [];
    return [...known].flatMap(([other, of]) =>
      of !== meaning && readingWay(key, other, vocabulary.confusions, oneSign) !== null ? [other.toUpperCase()] : [],
    );
  });
}

/** Names of one word by what they mean; one that several agencies share means itself. */
function shortMeanings({ agencies }: Vocabulary): ReadonlyMap<string, string> {
  const shorts = entriesOf(agencies, 'short').map(({ alias, canonical }) => [foldText(alias), canonical] as const);
  const kinds = entriesOf(agencies, 'kind')
    .filter(({ form }) => form === 'abbreviation')
    .map(({ alias }) => [foldText(alias), foldText(alias)] as const);
  return new Map([...kinds, ...shorts].filter(([alias]) => /^\p{L}{3,}$/u.test(alias)));
}
