/** Units, responsible units and data sources that people spelled out: what their printed forms stand for. */
import { foldText } from '../../pipeline/model/print/fold.ts';
import { addTo } from '../../pipeline/model/groups.ts';
import { findDivision, type Division } from '../fields/divisions.ts';
import { findSource } from '../fields/sources.ts';
import { divisionLines, sourceLines, unitLines } from '../harvest/new-lines.ts';
import { csvLine } from '../text/csv.ts';
import { squeeze } from '../text/plain-text.ts';
import { lookUp } from '../vocabulary/glossary.ts';
import { isLanguageWord } from '../vocabulary/known-words.ts';
import type { Vocabulary } from '../vocabulary/vocabulary.ts';
import { aliasColumns, type Lesson } from './lesson.ts';
import { fewestCells, namesOf, type Taught } from './taught.ts';

/** A way to write a value that the vocabulary does not know, and what one decision says that it is. */
type Spelling = { file: string; written: string; lines: string[]; said: string; from: Taught };

/** A spelling is learnt from two cells on, where all who decided about it say the same. */
export function valueLessons(taught: readonly Taught[], vocabulary: Vocabulary): Lesson[] {
  const groups = new Map<string, Spelling[]>();
  for (const one of taught.flatMap((each) => spellingsIn(each, vocabulary))) {
    addTo(groups, `${one.file}\t${foldText(one.written) || one.written}`, one);
  }
  return [...groups.values()].flatMap((group): Lesson[] => {
    const first = group[0]!;
    const isAgreed = group.every(({ said }) => foldText(said) === foldText(first.said) || said === first.said);
    if (group.length < fewestCells || !isAgreed) return [];
    const verb = foldText(first.written) === foldText(first.said) ? 'stands' : `is "${first.said}"`;
    const because = `"${first.written}" ${verb} in ${group.length} cells (${namesOf(group.map(({ from }) => from))})`;
    return [{ file: first.file, columns: aliasColumns, lines: first.lines, because }];
  });
}

function spellingsIn(taught: Taught, vocabulary: Vocabulary): Spelling[] {
  const { decision, read, said } = taught;
  const isWritten = /[\p{L}%]/u.test(read);
  if (decision.field === 'unit' && typeof said === 'string')
    return isWritten ? unitSpelling(taught, said, vocabulary) : [];
  if (decision.field !== 'responsible' && decision.field !== 'dataSources') return [];
  const entries = Array.isArray(said) ? said : said === null ? [] : [said];
  const isUnit = decision.field === 'responsible';
  const fresh = entries.flatMap((entry): Spelling[] => {
    const lines = isUnit ? unknownUnit(entry, vocabulary) : sourceLines(entry, vocabulary);
    const file = isUnit ? 'divisions.csv' : 'sources.csv';
    return lines.length === 0 ? [] : [{ file, written: squeeze(entry), lines, said: entry, from: taught }];
  });
  const [only] = entries;
  const isOne = entries.length === 1 && only !== undefined && isWritten && decision.decided === 'corrected';
  if (!isOne || fresh.length > 0) return fresh;
  return isUnit ? unitAlias(taught, only, vocabulary) : sourceAlias(taught, only, vocabulary);
}

function unitSpelling(taught: Taught, said: string, vocabulary: Vocabulary): Spelling[] {
  const { read } = taught;
  const known = lookUp(vocabulary.units, 'unit', said);
  const spelling = (lines: string[]): Spelling[] => [{ file: 'units.csv', written: read, lines, said, from: taught }];
  if (!known)
    return spelling([...unitLines(said), ...(isSame(read, said) ? [] : [aliasLine('unit', read, said, vocabulary)])]);
  const isKnown = lookUp(vocabulary.units, 'unit', read)?.canonical === known.canonical;
  return isKnown ? [] : spelling([aliasLine('unit', read, known.canonical, vocabulary)]);
}

function unknownUnit(entry: string, vocabulary: Vocabulary): string[] {
  return findDivision(entry, vocabulary)?.known ? [] : divisionLines(entry, vocabulary);
}

/** What was read names no unit, or another: the name after the same opening word is a way to write the known one. */
function unitAlias(taught: Taught, said: string, vocabulary: Vocabulary): Spelling[] {
  const [right, made] = [findDivision(said, vocabulary), findDivision(taught.read, vocabulary)];
  if (!right?.known || (made?.known && made.key === right.key)) return [];
  const name = nameAfter(taught.read, right, vocabulary);
  const canonical = right.match?.entry.canonical ?? nameAfter(said, right, vocabulary);
  if (name === null || canonical === null) return [];
  const lines = [aliasLine(right.rank, name, canonical, vocabulary)];
  return [{ file: 'divisions.csv', written: taught.read, lines, said, from: taught }];
}

/** What stands behind the word that opens a unit of this rank; null where the text begins otherwise. */
function nameAfter(text: string, { rank }: Division, { divisions }: Vocabulary): string | null {
  const words = squeeze(text).split(' ');
  for (let n = Math.min(4, words.length - 1); n > 0; n--) {
    const opening = lookUp(divisions, 'unit', words.slice(0, n).join(' '));
    if (opening?.canonical === rank) return words.slice(n).join(' ');
  }
  return null;
}

function sourceAlias(taught: Taught, said: string, vocabulary: Vocabulary): Spelling[] {
  const key = findSource(said, vocabulary);
  const kind = vocabulary.sources.entries.find(({ canonical }) => canonical === key)?.kind;
  if (key === null || kind === undefined || findSource(taught.read, vocabulary) === key) return [];
  return [
    {
      file: 'sources.csv',
      written: taught.read,
      lines: [aliasLine(kind, taught.read, key, vocabulary)],
      said,
      from: taught,
    },
  ];
}

/** A text of words of the language is another way to say it; any other holds a misreading, or a slip of the author. */
function aliasLine(kind: string, alias: string, canonical: string, vocabulary: Vocabulary): string {
  const words = foldText(alias).split(' ');
  const form = words.every((word) => word.length < 2 || isLanguageWord(word, vocabulary)) ? 'variant' : 'misspelling';
  return csvLine([kind, squeeze(alias), canonical, form]);
}

const isSame = (a: string, b: string): boolean => a === b || (foldText(a) !== '' && foldText(a) === foldText(b));
