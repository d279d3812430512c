/** Which part of a preamble a line opens or ends: "2. Tugas : ...", "FUNGSI", "4. Indikator Kinerja Utama". */
import { foldText } from '../../pipeline/model/print/fold.ts';
import { entriesOf } from '../vocabulary/glossary.ts';
import { aliasesOfKind, anyOf } from '../vocabulary/word-lists.ts';
import type { Vocabulary } from '../vocabulary/vocabulary.ts';
import { bodyWords } from '../heading/bodies.ts';

/** `duty-functions` holds both, told apart by the marks of a list. */
export type PartName = 'duty' | 'functions' | 'vision' | 'missions' | 'goals' | 'duty-functions';

/** A line that opens a part: its number if it has one, and the text behind the label, '' for none. */
export type Opening = { part: PartName | 'owner' | 'end'; number: number | null; rest: string };

type Patterns = {
  labels: ReadonlyMap<string, PartName | 'owner' | 'end'>;
  /** Number, label, sign, rest. */
  labelled: RegExp;
  turn: RegExp;
  turnEnds: RegExp;
  duty: RegExp;
};

const partNames: ReadonlySet<string> = new Set(['duty', 'functions', 'vision', 'missions', 'goals', 'duty-functions']);
const numbering = '(?:(\\d{1,2}|[A-Z]|[IVX]{1,4})\\s*[.)]?\\s+|(\\d{1,2})\\s*[.)]\\s*)?';

function patternsOf(vocabulary: Vocabulary): Patterns {
  const { cues } = vocabulary;
  const labels = new Map<string, PartName | 'owner' | 'end'>();
  for (const { alias } of entriesOf(cues, 'profile-end')) labels.set(foldText(alias), 'end');
  for (const { alias } of entriesOf(cues, 'owner-label')) {
    labels.set(foldText(alias), 'owner');
    labels.set(`nama ${foldText(alias)}`, 'owner');
  }
  for (const { alias, canonical } of entriesOf(cues, 'profile-label'))
    if (partNames.has(canonical)) labels.set(foldText(alias), canonical as PartName);
  return {
    labels,
    labelled: new RegExp(
      `^${numbering}(${anyOf([...labels.keys()])})(?![\\p{L}\\d])\\s*([:;=.–—-]+|$)?\\s*(.*)$`,
      'iu',
    ),
    turn: new RegExp(`^(?:[a-z\\d]{1,2}\\s*[.)]\\s*)?${anyOf(aliasesOfKind(cues, 'profile-turn'))}(?!\\p{L})`, 'iu'),
    turnEnds: /fungsi(?:-fungsi)?(?:nya)?\s*(?:sebagai\s+berikut|antara\s+lain|yaitu|meliputi)?\s*[:;.]*\s*$/iu,
    duty: new RegExp(
      `^(?:[a-z\\d]{1,2}\\s*[.)]\\s*)?(${bodyWords(vocabulary)}(?!\\p{L})[^.;:]*?)\\s${anyOf(aliasesOfKind(cues, 'profile-duty'))}(?!\\p{L})\\s*(?:untuk\\s+)?[:,]?\\s*(.*)$`,
      'iu',
    ),
  };
}

/** A line of a table of contents: "Tujuan ........ 3". */
const leads = /\.{4,}|…{2,}|\s\.\s\.\s\./;

/**
 * What a line opens. `label` is the text of the cells before it where a block parts them; `expected` the number that the
 * next label has. A label without a sign behind it counts alone, before the first entry of a list, or with its number.
 */
export function readOpening(
  text: string,
  label: string | null,
  expected: number | null,
  vocabulary: Vocabulary,
): Opening | null {
  const { labels, labelled } = vocabulary.derive(patternsOf);
  if (label !== null) {
    const found = labelled.exec(label.replace(/[:;.\-–\s]+$/, ''));
    const part = found && (found[5] ?? '') === '' ? labels.get(foldText(found[3] ?? '')) : undefined;
    return found && part ? { part, number: numberOf(found), rest: text.replace(/^[:;=]\s*/, '') } : null;
  }
  const found = labelled.exec(text);
  const part = labels.get(foldText(found?.[3] ?? ''));
  if (!found || !part) return null;
  const sign = found[4] ?? '';
  // the dash before the first entry of a list is its mark
  const isMark = /^[-–—]$/.test(sign) && part !== 'duty' && part !== 'vision' && part !== 'owner';
  const rest = isMark ? `${sign} ${found[5] ?? ''}` : (found[5] ?? '');
  const number = numberOf(found);
  // "b. kebijakan;" is an entry of a list, "b. Misi :" a label
  const isEntry = /^\p{Ll}$/u.test(found[1] ?? '') && (part === 'end' || !/[:=]/.test(sign));
  const isWord = /^\p{Ll}/u.test(found[3] ?? '') && number === null;
  // "Tugas-tugas" is a word
  const isDoubled = /^-\p{L}/u.test(text.slice(text.indexOf(found[3] ?? '') + (found[3] ?? '').length));
  if (isEntry || isWord || isDoubled || /[;,]/.test(sign)) return null;
  if (leads.test(text)) return null;
  if (rest === '') return { part, number, rest };
  const isSigned = /[:=]/.test(sign) || (sign !== '' && (number !== null || /^\p{Lu}/u.test(rest)));
  const opensList = /^(?:\(?(?:a|1)\s*[.)]|[-–—•●▪■*]\s)/i.test(rest);
  const isNext = number !== null && number === expected && /^\p{Lu}/u.test(rest);
  return isSigned || opensList || isNext ? { part, number, rest } : null;
}

function numberOf(found: RegExpExecArray): number | null {
  const text = found[1] ?? found[2];
  return text !== undefined && /^\d+$/.test(text) ? Number(text) : null;
}

/** Whether a text begins the sentence between the duty and the functions. */
export function beginsTurn(text: string, vocabulary: Vocabulary): boolean {
  return vocabulary.derive(patternsOf).turn.test(text);
}

/** Whether a text ends it: "... menyelenggarakan fungsi :". */
export function endsTurn(text: string, vocabulary: Vocabulary): boolean {
  return vocabulary.derive(patternsOf).turnEnds.test(text);
}

/** A duty told in a sentence ("Dinas ... mempunyai tugas ..."): of whom, and what is said of it up to the end of the line. */
export function dutyIn(text: string, vocabulary: Vocabulary): { of: string; rest: string } | null {
  const found = vocabulary.derive(patternsOf).duty.exec(text);
  return found ? { of: found[1] ?? '', rest: found[2] ?? '' } : null;
}
