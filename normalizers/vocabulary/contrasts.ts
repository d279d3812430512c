/** Contrast words: words that tell two things apart however alike their texts are ("kota" and "kabupaten", "PPKS" and "PSKS"). */
import type { Vocabulary } from './vocabulary.ts';
import type { Entry } from './line.ts';
import { foldText } from '../../pipeline/model/print/fold.ts';
import { addTo } from '../../pipeline/model/groups.ts';

/** What a text says in each family of contrasts: family to its values, in alphabetical order. */
export type Contrasts = ReadonlyMap<string, readonly string[]>;

type Phrase = { words: string[]; entries: Entry[] };
type Reader = { phrases: Map<string, Phrase[]>; read: Map<string, Contrasts> };

/** Family of the entries that only keep a word from being read as a contrast: "anak perusahaan", "lingkungan hidup". */
const idle = 'none';
/** Roman numerals to 39; an "X" alone is the sign of multiplication. */
const roman = /^(?!X$)(?=[IVX])X{0,3}(?:IX|IV|V?I{0,3})$/;
const longestArea = 5;

/**
 * The contrasts of a text, longest phrase first, so that "non formal" is no "formal". Besides the families of the
 * vocabulary there are `number` (digits and Roman numerals in order) and `region` (a name of an area after its level
 * word). Abbreviations count in capitals only. Answers are kept for as long as the vocabulary.
 */
export function readContrasts(text: string, vocabulary: Vocabulary): Contrasts {
  const reader = vocabulary.derive(makeReader);
  const known = reader.read.get(text);
  if (known) return known;
  const words = wordsOf(text);
  const values = new Map<string, string[]>();
  const add = (family: string, value: string) => {
    addTo(values, family, value);
  };
  for (let i = 0; i < words.length;) {
    const phrase = phraseAt(words, i, reader);
    for (const entry of phrase?.entries ?? []) if (entry.kind !== idle) add(entry.kind, entry.canonical);
    const level = phrase?.entries.some((entry) => entry.kind === 'level') ?? false;
    i += phrase?.words.length ?? 1;
    const area = level ? areaAt(words, i, vocabulary) : null;
    if (area) {
      add('region', area.name);
      i += area.words;
    } else if (!phrase) {
      const number = numberOf(words[i - 1]!);
      if (number !== null) add('number', number);
    }
  }
  const contrasts = new Map(
    [...values].map(([family, all]) => [family, family === 'number' ? all : [...new Set(all)].sort()] as const),
  );
  reader.read.set(text, contrasts);
  return contrasts;
}

type PrintedWord = { folded: string; printed: string };

function wordsOf(text: string): PrintedWord[] {
  const parts = text
    .normalize('NFKC')
    .replace(/(\d)[.,](?=\d)/g, '$1\u00b7')
    .split(/[^\p{L}\p{N}\u00b7%‰]+/u);
  return parts.filter((part) => part !== '').map((printed) => ({ folded: foldWord(printed), printed }));
}

function foldWord(printed: string): string {
  const folded = foldText(printed) || printed;
  return folded.length > 6 ? folded.replace(/nya$/, '') : folded;
}

function phraseAt(words: readonly PrintedWord[], at: number, reader: Reader): Phrase | null {
  const starting = reader.phrases.get(words[at]!.folded) ?? [];
  return (
    starting.find((phrase) => {
      if (!phrase.words.every((word, k) => words[at + k]?.folded === word)) return false;
      return phrase.entries.every((entry) => entry.form !== 'abbreviation' || isUpper(words[at]!.printed));
    }) ?? null
  );
}

function isUpper(text: string): boolean {
  return text === text.toUpperCase();
}

function areaAt(
  words: readonly PrintedWord[],
  at: number,
  { areas }: Vocabulary,
): { name: string; words: number } | null {
  for (let n = Math.min(longestArea, words.length - at); n > 0; n--) {
    const name = words
      .slice(at, at + n)
      .map((word) => word.folded)
      .join(' ');
    if (areas.has(name)) return { name: name.replace(/ /g, ''), words: n };
  }
  return null;
}

/** "2", "II" and "DP3A" hold a number; "sosia1" holds a misread letter. */
function numberOf({ printed }: PrintedWord): string | null {
  if (/^[\d\u00b7]+[%‰]?$/.test(printed)) return printed.replace(/[%‰]/, '');
  const value = roman.test(printed) ? romanValue(printed) : 0;
  if (value > 0) return String(value);
  const digits = printed.match(/\d+/g) ?? [];
  const isCode = /^\p{Lu}/u.test(printed) && isUpper(printed) && (printed.length <= 5 || digits.length > 1);
  return digits.length > 0 && isCode ? digits.join('·') : null;
}

function romanValue(text: string): number {
  const worth: Record<string, number> = { I: 1, V: 5, X: 10 };
  return Array.from(text).reduce((sum, sign, i) => {
    const value = worth[sign] ?? 0;
    return sum + (value < (worth[text[i + 1] ?? ''] ?? 0) ? -value : value);
  }, 0);
}

/** How people write a value of a family: its abbreviation in capitals where it is one, else the first of its names. */
export function contrastWord(family: string, value: string, vocabulary: Vocabulary): string {
  const own = vocabulary.contrasts.entries.filter(({ kind, canonical }) => kind === family && canonical === value);
  const short = own.find(({ alias, form }) => form === 'abbreviation' && foldText(alias) === foldText(value));
  return (short ?? own[0])?.alias ?? value;
}

function makeReader({ contrasts }: Vocabulary): Reader {
  const byText = new Map<string, Phrase>();
  for (const entry of contrasts.entries) {
    const words = wordsOf(entry.alias).map((word) => word.folded);
    const key = words.join(' ');
    byText.set(key, { words, entries: [...(byText.get(key)?.entries ?? []), entry] });
  }
  const phrases = new Map<string, Phrase[]>();
  for (const phrase of [...byText.values()].sort((a, b) => b.words.length - a.words.length)) {
    const first = phrase.words[0] ?? '';
    addTo(phrases, first, phrase);
  }
  return { phrases, read: new Map<string, Contrasts>() };
}
