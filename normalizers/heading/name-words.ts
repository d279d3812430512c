/** The words that names of agencies are made of, and what a misread one was: names of kinds of bodies are a closed world. */
import type { Edit } from '../../pipeline/model/meaning/dataset.ts';
import { foldText } from '../../pipeline/model/print/fold.ts';
import { readingWay } from '../vocabulary/confusion.ts';
import { aliasesOfKind } from '../vocabulary/word-lists.ts';
import { candidateIndex, candidatesFor, type CandidateIndex } from '../mending/candidate-words.ts';
import { isLanguageWord } from '../vocabulary/known-words.ts';
import { entriesOf, lookUp } from '../vocabulary/glossary.ts';
import { namedKinds } from './body-kinds.ts';
import { readSectors } from './sectors.ts';
import type { Vocabulary } from '../vocabulary/vocabulary.ts';

const longestKind = 5; // words
/** A word of so many letters may have that many misread ones: more, and another word is as likely. */
const misreadIn = [
  { letters: 8, misread: 2 },
  { letters: 4, misread: 1 },
];
/** The next word must cost this much more (-ln of its share) where as many letters were misread. */
const lead = 1;
/** High enough for two misreadings of any kind. */
const anyWay = 16;
/** A region's name has at most so many words after its level word. */
const regionWords = 3;

/** Words (folded) that the names of agencies are made of: of sectors, of whole names behind short ones, of kinds. */
export function agencyWords(vocabulary: Vocabulary): ReadonlySet<string> {
  return vocabulary.derive(collectAgencyWords);
}

function collectAgencyWords({ agencies, cues }: Vocabulary): ReadonlySet<string> {
  const texts = [
    ...aliasesOfKind(agencies, 'sector'),
    ...aliasesOfKind(agencies, 'kind'),
    ...entriesOf(agencies, 'short').flatMap(({ alias, canonical }) => [alias, canonical]),
    ...aliasesOfKind(cues, 'agency-word'),
  ];
  return new Set(texts.flatMap((text) => foldText(text).split(' ')));
}

function targetWords(vocabulary: Vocabulary): CandidateIndex {
  const levels = aliasesOfKind(vocabulary.agencies, 'level').flatMap((alias) => foldText(alias).split(' '));
  const words = new Set([...agencyWords(vocabulary), ...levels]);
  return candidateIndex([...words].filter((word) => /^\p{L}{4,}$/u.test(word)));
}

function commonWords(vocabulary: Vocabulary): CandidateIndex {
  return candidateIndex([...vocabulary.usualWords].flatMap(([word, of]) => (of === 'common' ? [word] : [])));
}

/**
 * Words of a text that may name an agency, those mended that are no words and that one or two misread letters part from
 * a word of names. Words after a level word, and of a place or person after a kind that bears one, stay as they are.
 */
export function mendNameWords(words: readonly string[], vocabulary: Vocabulary): { words: string[]; edits: Edit[] } {
  const edits: Edit[] = [];
  const mended: string[] = [];
  let free = 0;
  let named = false;
  for (const [i, printed] of words.entries()) {
    const word = free > 0 ? printed : mendNameWord(printed, named, vocabulary);
    if (word !== printed) edits.push({ from: printed, to: word, rule: 'agency-word' });
    mended.push(word);
    free = Math.max(0, free - 1);
    if (lookUp(vocabulary.agencies, 'level', word)) [free, named] = [regionWords, false];
    else if (opensNamed([...mended.slice(0, i), ...words.slice(i)], i, vocabulary)) named = true;
  }
  return { words: mended, edits };
}

function opensNamed(words: readonly string[], at: number, { agencies }: Vocabulary): boolean {
  for (let n = Math.min(longestKind, words.length - at); n > 0; n--) {
    const entry = lookUp(agencies, 'kind', words.slice(at, at + n).join(' '));
    if (entry) return namedKinds.has(entry.canonical);
  }
  return false;
}

/** After the name of a place or person only a level word is looked for. */
function mendNameWord(printed: string, levelsOnly: boolean, vocabulary: Vocabulary): string {
  const [, before = '', core = '', after = ''] = /^([^\p{L}\d]*)(.*?)([^\p{L}\d]*)$/u.exec(printed) ?? [];
  const read = core.toLowerCase();
  const most = misreadIn.find(({ letters }) => read.length >= letters)?.misread ?? 0;
  if (most === 0 || !/^[\p{L}\d|!]+$/u.test(core) || /\d{2}/.test(core)) return printed;
  if (agencyWords(vocabulary).has(read) || isLanguageWord(read, vocabulary)) return printed;
  const near = nearestWord(read, most, vocabulary);
  if (near === null) return printed;
  if (levelsOnly && !lookUp(vocabulary.agencies, 'level', near)) return printed;
  return before + likeCase(core, near) + after;
}

/** The one word of names that is nearest by far, null when a word of the language is as near. */
function nearestWord(read: string, most: number, vocabulary: Vocabulary): string | null {
  const waysTo = (index: CandidateIndex) =>
    [...candidatesFor(read, most, index)].flatMap((word) => {
      const way = readingWay(read, word, vocabulary.confusions, anyWay);
      return way && way.misread <= most ? [{ word, ...way }] : [];
    });
  const own = waysTo(vocabulary.derive(targetWords));
  own.sort((a, b) => a.misread - b.misread || a.cost - b.cost);
  const [best] = own;
  if (!best) return null;
  const rivals = [...own.slice(1), ...waysTo(vocabulary.derive(commonWords))].filter(({ word }) => word !== best.word);
  const close = rivals.some(
    ({ misread, cost }) => misread < best.misread || (misread === best.misread && cost < best.cost + lead),
  );
  return close ? null : best.word;
}

/** A word with the capitals of another: all, the first, or none. */
function likeCase(before: string, after: string): string {
  const letters = before.replace(/[^\p{L}]/gu, '');
  if (letters.length > 1 && letters === letters.toUpperCase()) return after.toUpperCase();
  return /^\p{Lu}/u.test(before) ? after.charAt(0).toUpperCase() + after.slice(1) : after;
}

/** A kind that tells its sector needs no words that do. */
function isBare(kind: string, { agencies }: Vocabulary): boolean {
  return entriesOf(agencies, 'kind').some(({ canonical, fields }) => canonical === kind && fields['sector'] !== '');
}

/** How far a name is known: by words of names alone, by other words of the language, or not at all. */
export type NameStanding = { standing: 'known' | 'unlisted' | 'unread'; words: string[] };

/**
 * Looks at the words of a name after its kind. `unlisted` are words of the language that no name in the vocabulary has,
 * and names of places and persons; `unread` words are none of the language.
 */
export function standingOf(rest: string, kind: string, vocabulary: Vocabulary): NameStanding {
  const known = agencyWords(vocabulary);
  const others = foldText(rest)
    .split(' ')
    .filter((word) => word !== '' && !known.has(word));
  if (others.length === 0) {
    // words of names need not be a name together: "Dinas Pertama"
    const isWhole = rest === '' || isBare(kind, vocabulary) || readSectors(rest, vocabulary).length > 0;
    return isWhole ? { standing: 'known', words: [] } : { standing: 'unlisted', words: [rest] };
  }
  const unread = namedKinds.has(kind) ? [] : others.filter((word) => !isLanguageWord(word, vocabulary));
  return unread.length > 0 ? { standing: 'unread', words: unread } : { standing: 'unlisted', words: others };
}
