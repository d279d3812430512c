/** Which kind of body an agency is, and which sectors (urusan pemerintahan) a name speaks of. */
import type { Vocabulary } from '../vocabulary/vocabulary.ts';
import type { Entry } from '../vocabulary/line.ts';
import { entriesOf, lookUp } from '../vocabulary/glossary.ts';
import { foldText } from '../../pipeline/model/print/fold.ts';
import { addTo } from '../../pipeline/model/groups.ts';

type Phrase = { words: string[]; entry: Entry };

const longestKind = 5;

/**
 * The sectors that the words of a name tell, in the order printed, longest phrase first: "Dinas Sosial, Pemberdayaan
 * Perempuan dan Perlindungan Anak" has sosial and pemberdayaan-perempuan. Empty when no word tells one.
 */
export function readSectors(name: string, vocabulary: Vocabulary): string[] {
  const words = printedWords(name);
  const byFirst = vocabulary.derive(sectorPhrases);
  const sectors: string[] = [];
  for (let i = 0; i < words.length;) {
    const phrase = byFirst.get(words[i]!.folded)?.find((one) => isAt(one, words, i));
    if (phrase && phrase.entry.canonical !== 'none') sectors.push(...phrase.entry.canonical.split(' '));
    i += phrase?.words.length ?? 1;
  }
  return [...new Set(sectors)];
}

/** The kind of body that a name opens with ("dinas", "rsud"), and the sectors of the name or, failing these, of the kind. */
export function readKind(name: string, vocabulary: Vocabulary): { kind: string | null; sectors: string[] } {
  const words = name.split(' ');
  for (let n = Math.min(longestKind, words.length); n > 0; n--) {
    const entry = lookUp(vocabulary.agencies, 'kind', words.slice(0, n).join(' '));
    if (!entry) continue;
    const own = entry.fields['sector'] ?? '';
    const told = own === '' ? readSectors(name, vocabulary) : own.split(' ');
    return { kind: entry.canonical, sectors: told };
  }
  return { kind: null, sectors: [] };
}

/** Sectors that are often one office with the given one; "*" when its agencies see to every sector, as a Bappeda does. */
export function sectorsBeside(sector: string, vocabulary: Vocabulary): string[] {
  const entry = entriesOf(vocabulary.agencies, 'sector-name').find(({ canonical }) => canonical === sector);
  return (entry?.fields['near'] ?? '').split(' ').filter((one) => one !== '');
}

type PrintedWord = { folded: string; printed: string };

function printedWords(text: string): PrintedWord[] {
  return text
    .split(/[^\p{L}\p{N}]+/u)
    .filter((printed) => printed !== '')
    .map((printed) => ({ folded: foldText(printed), printed }));
}

// "KB" is a sector and "kb" may be anything
function isAt({ words, entry }: Phrase, text: readonly PrintedWord[], at: number): boolean {
  if (entry.form === 'abbreviation' && text[at]!.printed !== text[at]!.printed.toUpperCase()) return false;
  return words.every((word, k) => text[at + k]?.folded === word);
}

function sectorPhrases(vocabulary: Vocabulary): Map<string, Phrase[]> {
  const byFirst = new Map<string, Phrase[]>();
  const all = entriesOf(vocabulary.agencies, 'sector').map((entry) => ({
    words: foldText(entry.alias).split(' '),
    entry,
  }));
  for (const phrase of all.sort((a, b) => b.words.length - a.words.length)) {
    const first = phrase.words[0] ?? '';
    addTo(byFirst, first, phrase);
  }
  return byFirst;
}
