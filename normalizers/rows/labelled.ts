/** "TUJUAN : ...", "SASARAN : ..." inside the cells of one column, or in a band: the label says which of them it is. */
import type { Column, FieldText, IndicatorLevel, Row } from '../../pipeline/model/meaning/record.ts';
import { lineText, type TextLine } from '../../pipeline/model/reading/text.ts';
import type { HeadingVocabulary } from '../columns/headings.ts';
import { levelsBelow } from './levels-below.ts';
import { levelOf, namesLevel } from '../columns/levels.ts';

/** Roles of columns in which goals and objectives may stand below each other. */
const striving: readonly string[] = ['goal', 'objective'];

type Field = Row['fields'][number];

/**
 * Rows whose goal or objective is labelled: the label leaves the text, gives it its role and, where nothing else does,
 * the row its level. A labelled goal holds for the objectives below it, up to the next.
 */
export function readLabels(rows: readonly Row[], vocabulary: HeadingVocabulary): Row[] {
  let goal: Field | null = null;
  const below = levelsBelow(rows, vocabulary);
  return rows.map((row, i) => {
    const own = below[i];
    if (own) return { ...row, ...own };
    const told = labelledIn(row, vocabulary);
    if (!told) return row;
    const field: Field = { column: { ...told.field.column, role: told.level }, text: told.text };
    const isGoal = told.level === 'goal';
    if (isGoal) goal = { ...field, text: { ...field.text, inheritedFrom: row.row } };
    const fields = row.fields.map((one) => (one === told.field ? field : one));
    const above = !isGoal && goal && !fields.some(({ column }) => column.role === 'goal') ? [goal] : [];
    const level = row.level === undefined ? { level: told.level, printedLevel: told.label } : {};
    return { ...row, ...level, fields: [...above, ...fields] };
  });
}

type Labelled = { field: Field; level: IndicatorLevel & ('goal' | 'objective'); label: string; text: Field['text'] };

function labelledIn(row: Row, vocabulary: HeadingVocabulary): Labelled | null {
  const field = row.fields.find(({ column }) => striving.includes(column.role));
  const told = field && labelOf(field.text, vocabulary);
  if (!told || (told.level !== 'goal' && told.level !== 'objective')) return null;
  return { field, level: told.level, label: told.label, text: told.text };
}

/** The level that a text is labelled with, and the text without its label; null where it has none or nothing else. */
function labelOf(
  text: FieldText,
  vocabulary: HeadingVocabulary,
): { level: IndicatorLevel; label: string; text: FieldText } | null {
  const [first, ...more] = text.lines;
  const label = first ? /^\s*([^:]{4,40}?)\s*:/.exec(lineText(first))?.[1] : undefined;
  if (!first || label === undefined || !namesLevel(label, vocabulary)) return null;
  const level = levelOf(label, vocabulary);
  const lines = [...behindColon(first), ...more];
  return level === null || lines.length === 0 ? null : { level, label, text: { ...text, lines } };
}

/** "MISI KEDUA : ...", "Misi 2: ...". */
const mission = /^\W*misi\b[^:]{0,20}:/i;

const roleOf: Partial<Record<IndicatorLevel, Column['role']>> = {
  goal: 'goal',
  objective: 'objective',
  programme: 'program',
};

/**
 * What a band over the rows below it says of each: "TUJUAN 1 : Meningkatnya ..." is their goal, as if it stood in a
 * column of goals. Lists of whole governments have a mission there ("MISI PERTAMA : ..."), which keeps its label, so that
 * nobody takes it for a goal. Null for a band that is none of these.
 */
export function saidByBand(text: FieldText, column: Column, vocabulary: HeadingVocabulary): Field | null {
  const told = labelOf(text, vocabulary);
  const [first] = text.lines;
  if (!told && first && mission.test(lineText(first)))
    return { column: { ...column, role: 'goal', heading: '', because: 'the mission above the rows' }, text };
  const role = told ? roleOf[told.level] : undefined;
  if (!told || role === undefined) return null;
  const because = `the band above the rows is labelled "${told.label}"`;
  return { column: { ...column, role, heading: told.label, because }, text: told.text };
}

/** The rest of a line behind its first colon, or nothing. */
function behindColon(line: TextLine): TextLine[] {
  const at = line.words.findIndex(({ text }) => text.includes(':'));
  const last = line.words[at]!;
  const rest = last.text.slice(last.text.indexOf(':') + 1);
  const words = [...(rest === '' ? [] : [{ ...last, text: rest }]), ...line.words.slice(at + 1)];
  return words.length === 0 ? [] : [{ ...line, words }];
}
