/** "TUJUAN : ...", "SASARAN : ..." inside the cells of one column: the label says which of them a cell holds. */
import type { IndicatorLevel, Row } from '../../pipeline/model/meaning/record.ts';
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
  const [first, ...more] = field?.text.lines ?? [];
  const label = first ? /^\s*([^:]{4,40}?)\s*:/.exec(lineText(first))?.[1] : undefined;
  if (!field || !first || label === undefined || !namesLevel(label, vocabulary)) return null;
  const level = levelOf(label, vocabulary);
  if (level !== 'goal' && level !== 'objective') return null;
  const lines = [...behindColon(first), ...more];
  return lines.length === 0 ? null : { field, level, label, text: { ...field.text, lines } };
}

/** The rest of a line behind its first colon, or nothing. */
function behindColon(line: TextLine): TextLine[] {
  const at = line.words.findIndex(({ text }) => text.includes(':'));
  const last = line.words[at]!;
  const rest = last.text.slice(last.text.indexOf(':') + 1);
  const words = [...(rest === '' ? [] : [{ ...last, text: rest }]), ...line.words.slice(at + 1)];
  return words.length === 0 ? [] : [{ ...line, words }];
}
