/** Whose result an indicator measures: the agency's goal or objective, or that of a programme or an activity. */
import { indicatorLevels } from '../../pipeline/model/choices.ts';
import type { IndicatorLevel } from '../../pipeline/model/meaning/record.ts';
import { foldText } from '../../pipeline/model/print/fold.ts';
import type { HeadingVocabulary } from './headings.ts';

/**
 * The level that a heading or a group line tells: null when it tells none, or goal and objective together, which both
 * are the agency's own. "Sasaran Program" is a programme's: what is named last owns what is named before. Rungs of the
 * ladder (impact, outcome, output) count only where nothing is named, and several of them tell nothing.
 */
export function levelOf(text: string, vocabulary: HeadingVocabulary): IndicatorLevel | null {
  const words = wordsOf(text);
  const named = levelsIn(words, 'level', vocabulary);
  const below = named.find((level) => isBelow(level));
  if (below) return namesAll(text, vocabulary) ? null : below;
  const told = named.length > 0 ? named : levelsIn(words, 'ladder', vocabulary);
  return told.length === 1 ? told[0]! : null;
}

const isBelow = (level: IndicatorLevel): boolean => level === 'programme' || level === 'activity';

/** Signs and the word that part what a heading lists. */
const listed = /[/,;&]|\bdan\b/i;

/** "Tujuan/Sasaran/Program/Kegiatan", "Tujuan, Sasaran, Program dan Kegiatan": the agency's own levels and those below them. */
export function namesAll(text: string, vocabulary: HeadingVocabulary): boolean {
  const parts = text.split(listed).map((part) => levelsIn(wordsOf(part), 'level', vocabulary));
  const isOwn = (levels: readonly IndicatorLevel[]) => levels.length > 0 && !levels.some(isBelow);
  return parts.some(isOwn) && parts.some((levels) => levels.some(isBelow));
}

/** Letters of a group line: it names what follows and says nothing of its own. */
const longestGroup = 90;

/**
 * Whether a text names a group of indicators and nothing else: "INDIKATOR TUJUAN & SASARAN:", "IKU Dinas", "SETINGKAT
 * IMPACT". One word alone may be an answer to anything and names no group.
 */
export function namesGroup(text: string, vocabulary: HeadingVocabulary): boolean {
  const words = wordsOf(text);
  const { content } = vocabulary;
  const kinds = [
    'group-opening',
    'group-filler',
    ...indicatorLevels.flatMap((level) => [`level-${level}`, `ladder-${level}`]),
  ];
  const isGeneric = (word: string) => kinds.some((kind) => content.get(kind)?.has(word));
  const opens = content.get('group-opening')?.has(words[0] ?? '') ?? false;
  return words.length > 1 && text.length <= longestGroup && opens && words.every(isGeneric);
}

/** Whether a text is the name of a level and nothing else, counted or not: "TUJUAN", "Sasaran Strategis 2". */
export function namesLevel(text: string, vocabulary: HeadingVocabulary): boolean {
  const { content } = vocabulary;
  const kinds = ['group-filler', ...indicatorLevels.map((level) => `level-${level}`)];
  const words = wordsOf(text).filter((word) => !/^(?:\d{1,2}|[ivx]{1,4})$/.test(word));
  return words.length > 0 && words.every((word) => kinds.some((kind) => content.get(kind)?.has(word)));
}

/** Whether the text begins as the name of a programme or activity does: "PROGRAM PENGELOLAAN PARKIR". */
export function levelOpening(text: string, vocabulary: HeadingVocabulary): IndicatorLevel | null {
  const [first = '', second = ''] = wordsOf(text);
  const [level = null] = second === '' ? [] : levelsIn([first], 'level', vocabulary);
  return level;
}

function levelsIn(words: readonly string[], by: 'level' | 'ladder', { content }: HeadingVocabulary): IndicatorLevel[] {
  return indicatorLevels.filter((level) => words.some((word) => content.get(`${by}-${level}`)?.has(word)));
}

/** The words of a text without the number that it begins with. */
function wordsOf(text: string): string[] {
  return foldText(text.replace(/^\s*(?:[IVX]{1,4}|\d{1,2}|[A-Za-z])[.)]\s+/, ''))
    .split(' ')
    .filter((word) => word !== '');
}
