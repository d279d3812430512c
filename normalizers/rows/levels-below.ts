/** Rows of programmes and activities among those of goals and objectives: they are not the agency's own. */
import type { Column, IndicatorLevel, Row } from '../../pipeline/model/meaning/record.ts';
import { foldText } from '../../pipeline/model/print/fold.ts';
import { lineText } from '../../pipeline/model/reading/text.ts';
import type { HeadingVocabulary } from '../columns/headings.ts';
import { levelOpening, namesAll } from '../columns/levels.ts';

type Told = Pick<Row, 'level' | 'printedLevel'>;

/** "1.05.01", "1.05.01.2.01": a programme, and what lies below it, by their numbers in the nomenclature of budgets. */
const programmeCode = /^(?:\d|X)[.\s](?:\d{2}|XX)[.\s]\d{2}(?:[.\s]|$)/;

/**
 * For each row the level of the programme or activity that stands beside it, null for any other. It is told by its label, its
 * first word or its code, in a column of all levels: one whose heading names them, or whose texts do. What follows such a
 * row is one as well, up to the next that says otherwise or begins as an objective does.
 */
export function levelsBelow(rows: readonly Row[], vocabulary: HeadingVocabulary): (Told | null)[] {
  const labels = labelColumn(rows, vocabulary);
  const coded = rows.map((row) => programmeCode.test(textIn(row, ({ role }) => role === 'code')));
  // where all rows have such codes these are the indicators' own
  const isByCode = coded.some(Boolean) && !coded.every(Boolean);
  let before: Told | null = null;
  return rows.map((row, i) => {
    const text = labels === null ? '' : textIn(row, ({ index }) => index === labels);
    const named = levelNamed(text, vocabulary);
    const isCoded = isByCode && coded[i] === true;
    const goesOn: boolean = before !== null && named === null && !opensStriving(text, vocabulary);
    if (row.level !== undefined || (!isBelow(named) && !isCoded && !goesOn)) return (before = null);
    const printedLevel: string = text.split(/\s*:/)[0] ?? text;
    before = { level: isBelow(named) ? named : 'activity', printedLevel };
    return before;
  });
}

/** The column that names goals or objectives in some rows and programmes or activities in others, or null. */
function labelColumn(rows: readonly Row[], vocabulary: HeadingVocabulary): number | null {
  const columns = new Map(rows.flatMap((row) => row.fields.map(({ column }) => [column.index, column] as const)));
  const isLabel = (column: Column): boolean => {
    if (!['goal', 'objective', 'unknown'].includes(column.role)) return false;
    if (namesAll(column.heading, vocabulary)) return true;
    const named = rows.map((row) =>
      levelNamed(
        textIn(row, ({ index }) => index === column.index),
        vocabulary,
      ),
    );
    const isOwn = rows.some((row) =>
      opensStriving(
        textIn(row, ({ index }) => index === column.index),
        vocabulary,
      ),
    );
    return named.some(isBelow) && (isOwn || named.some((level) => level !== null && !isBelow(level)));
  };
  return [...columns.values()].find(isLabel)?.index ?? null;
}

function isBelow(level: IndicatorLevel | null): level is 'programme' | 'activity' {
  return level === 'programme' || level === 'activity';
}

/** "PROGRAM ...", "Sub Kegiatan : ...", "Sasaran 1: ..." */
function levelNamed(text: string, vocabulary: HeadingVocabulary): IndicatorLevel | null {
  return levelOpening(text.replace(/^\s*sub\s+/i, ''), vocabulary);
}

/** What stands in the row's own cell of a column. */
function textIn(row: Row, is: (column: Column) => boolean): string {
  const field = row.fields.find(({ column }) => is(column));
  return field ? field.text.lines.map(lineText).join(' ').trim() : '';
}

/** Whether a text begins as an objective does: "Meningkatnya ...", "Terwujudnya ...". */
function opensStriving(text: string, { content }: HeadingVocabulary): boolean {
  const first = foldText(text.replace(/^[\d.\s]+/, '')).split(' ')[0] ?? '';
  return (content.get('objective')?.has(first) ?? false) || /.{5}nya$/.test(first);
}
