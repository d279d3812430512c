/** What the headings of a table say it is for. */
import type { Column, ColumnRole, IndicatorLevel } from '../../pipeline/model/meaning/record.ts';
import type { Table, TableKind } from '../../pipeline/model/reading/table.ts';
import { foldText } from '../../pipeline/model/print/fold.ts';
import { readHeadingCells } from '../columns/heading-cells.ts';
import type { HeadingVocabulary } from '../columns/headings.ts';
import { levelOf } from '../columns/levels.ts';
import { holdsAny } from '../text/whole-words.ts';
import type { Vote } from './votes.ts';

/** Roles that tell how an indicator is measured, and what each is worth to a table of key indicators. */
const telling: readonly (readonly [ColumnRole, number])[] = [
  ['formula', 4],
  ['explanation', 3.5],
  ['definition', 3],
  ['rationale', 3],
  ['multiplier', 2],
  ['dataSource', 2.5],
  ['responsible', 1.5],
];
/** Further columns of the same sort say less. */
const further = 0.5;
const striving: readonly ColumnRole[] = ['objective', 'goal', 'regionalObjective'];
const measured: readonly ColumnRole[] = ['target', 'achievement', 'endTarget', 'baseline'];
/** A column of a lower score (0 to 1) may be any other. */
const known = 0.3;

/** Words in headings (a kind of `content.csv`) that speak for a kind of table; `least` columns must hold one. */
type Spoken = {
  words: string;
  /** Roles whose columns speak for the kind as well, whatever their heading says. */
  roles?: readonly ColumnRole[];
  kind: TableKind;
  least: number;
  weight: number;
  /** For each column beyond the least, up to three. */
  more: number;
  says: string;
};
const spoken: readonly Spoken[] = [
  { words: 'budget', kind: 'work-plan', least: 1, weight: 3.5, more: 1, says: 'columns of money, funds or places' },
  { words: 'column-quarter', kind: 'quarterly', least: 1, weight: 3.5, more: 0.5, says: 'columns of quarters' },
  { words: 'column-month', kind: 'action-plan', least: 3, weight: 4, more: 0, says: 'columns of months' },
  { words: 'column-action', kind: 'action-plan', least: 1, weight: 3.5, more: 0.5, says: 'columns of actions to do' },
  {
    words: 'column-achieved',
    roles: ['achievement'],
    kind: 'achievement',
    least: 1,
    weight: 3,
    more: 1,
    says: 'columns of what was achieved',
  },
  { words: 'column-rating', kind: 'achievement', least: 1, weight: 1.5, more: 0.5, says: 'columns that rate results' },
  { words: 'column-form', kind: 'form', least: 2, weight: 3.5, more: 1, says: 'columns of a form to fill in' },
  { words: 'column-person', kind: 'other', least: 2, weight: 4, more: 1, says: 'columns about persons' },
  { words: 'column-risk', kind: 'other', least: 1, weight: 4, more: 1, says: 'columns about risks' },
  { words: 'column-law', kind: 'other', least: 1, weight: 4, more: 1, says: 'columns about rules or services' },
];

/** The votes of the headings. `columns` are those of the table, told and settled. */
export function headingVotes(table: Table, columns: readonly Column[], vocabulary: HeadingVocabulary): Vote[] {
  const cells = headingTexts(table);
  const told = toldColumns(columns, table);
  return [
    ...indicatorVotes(columns, cells, vocabulary),
    ...tellingVotes(told),
    ...spokenVotes(cells, columns, vocabulary),
    ...pairVotes(cells),
    ...agreementVotes(columns, told, cells, vocabulary),
    ...subjectVotes(columns),
  ];
}

/** The texts above each column, from the top down. */
export function headingTexts(table: Table): string[][] {
  return readHeadingCells(table).map((above) => above.map(({ text }) => text));
}

/** The columns that tell how an indicator is measured; a "Kriteria" of one or two words a cell is a rating. */
export function toldColumns(columns: readonly Column[], table: Table): Column[] {
  const roles = telling.map(([role]) => role);
  return columns.filter(
    (column) =>
      roles.includes(column.role) &&
      column.score >= known &&
      saysSomething(column, table) &&
      !isRating(column, columns, table),
  );
}

/** A column that was left empty tells nothing, whatever its heading promises; of a table without a body nobody knows. */
function saysSomething(column: Column, table: Table): boolean {
  const body = table.cells.filter((cell) => !cell.header);
  const covers = (cell: Table['cells'][number]) =>
    cell.column <= column.index && cell.column + cell.columnSpan > column.index;
  return body.length === 0 || body.some((cell) => covers(cell) && cell.lines.length > 0);
}

/** Letters; a definition in a cell is longer, "Sangat Tinggi" or "Baik" is not. */
const longestRating = 20;

function isRating(column: Column, columns: readonly Column[], table: Table): boolean {
  if (column.role !== 'definition' || columns.every(({ role }) => role !== 'achievement')) return false;
  const cells = table.cells.filter((cell) => !cell.header && cell.column === column.index);
  return cells.every(
    (cell) =>
      cell.lines
        .flatMap((line) => line.words)
        .map((w) => w.text)
        .join(' ').length <= longestRating,
  );
}

function indicatorVotes(columns: readonly Column[], cells: string[][], vocabulary: HeadingVocabulary): Vote[] {
  const column = columns.find(({ role, score }) => role === 'indicator' && score >= known);
  if (!column) return [];
  const isKey = holdsAny(column.heading, vocabulary.content.get('title-iku'));
  const because = 'the heading of its indicators says that they are key ones';
  const weight = plansKeyIndicators(columns, cells, vocabulary) ? 3 : 1;
  return [...(isKey ? [{ kind: 'iku', weight, because } as const] : []), ...levelVotes(cells, vocabulary)];
}

/** Columns headed by a year from which on a table is no agreement for one year. */
const severalYears = 3;

/** Whether the headings say key indicators and several years: agreements of one year call theirs key ones as well. */
export function plansKeyIndicators(
  columns: readonly Column[],
  cells: string[][],
  vocabulary: HeadingVocabulary,
): boolean {
  const isKey = columns.some(
    ({ role, heading }) => role === 'indicator' && holdsAny(heading, vocabulary.content.get('title-iku')),
  );
  const years = cells.filter((texts) => /^\s*(19|20)\d{2}\s*$/.test(texts.at(-1) ?? ''));
  return isKey && years.length >= severalYears;
}

/** Columns of indicators of programmes and activities make no table of the agency's indicators; beside those a cascade. */
function levelVotes(cells: string[][], vocabulary: HeadingVocabulary): Vote[] {
  const levels = indicatorLevelsOf(cells, vocabulary);
  const below = levels.filter((level) => level === 'programme' || level === 'activity').length;
  if (below === 0) return [];
  if (below === levels.length) {
    const because = 'its indicators are those of programmes and activities';
    return [{ kind: 'work-plan', weight: 3.5, because }];
  }
  const because = 'indicators of objectives stand beside those of programmes and activities';
  return [{ kind: 'cascading', weight: levels.length >= 3 ? 3 : 2, because }];
}

/** The levels of the columns whose heading names indicators, each heading once. */
function indicatorLevelsOf(cells: string[][], vocabulary: HeadingVocabulary): (IndicatorLevel | null)[] {
  const headings = cells.map((texts) => texts.at(-1) ?? '');
  return headings
    .filter((text, i) => headings.indexOf(text) === i)
    .filter((text) => ['indicator', 'goalIndicator'].includes(vocabulary.match(text)?.role ?? ''))
    .map((text) => levelOf(text, vocabulary));
}

function tellingVotes(told: readonly Column[]): Vote[] {
  const roles = [...new Set(told.map(({ role }) => role))];
  const worth = (role: ColumnRole) => telling.find(([known]) => known === role)?.[1] ?? 0;
  return roles
    .sort((a, b) => worth(b) - worth(a))
    .map((role, i) => {
      const { heading } = told.find((column) => column.role === role)!;
      const name = heading === '' ? 'a column' : `"${heading}"`;
      return { kind: 'iku', weight: worth(role) * (i === 0 ? 1 : further), because: `${name} holds the ${role}` };
    });
}

function spokenVotes(cells: string[][], columns: readonly Column[], vocabulary: HeadingVocabulary): Vote[] {
  return spoken.flatMap(({ words, roles, kind, least, weight, more, says }): Vote[] => {
    const holds = (text: string) => holdsAny(text, vocabulary.content.get(words));
    const speaks = cells.map(
      (texts, i) => texts.some(holds) || roles?.includes(columns[i]?.role ?? 'unknown') === true,
    );
    const count = speaks.filter(Boolean).length;
    if (count < least) return [];
    const found = [...new Set(cells.flatMap((texts, i) => (speaks[i] ? texts.slice(-1) : [])))].slice(0, 3);
    const quoted = found.map((text) => `"${text}"`).join(', ');
    return [{ kind, weight: weight + more * Math.min(count - least, 3), because: `it has ${says}: ${quoted}` }];
  });
}

/** "K" and "Rp" side by side, several times: performance and money of each quarter or year. */
function pairVotes(cells: string[][]): Vote[] {
  const leaves = cells.map((texts) => foldText(texts.at(-1) ?? ''));
  const pairs = leaves.filter((leaf, i) => leaf === 'k' && leaves[i + 1] === 'rp').length;
  return pairs === 0 ? [] : [{ kind: 'work-plan', weight: 2, because: 'it has pairs of columns "K" and "Rp"' }];
}

function agreementVotes(
  columns: readonly Column[],
  told: readonly Column[],
  cells: string[][],
  vocabulary: HeadingVocabulary,
): Vote[] {
  const has = (roles: readonly ColumnRole[]) =>
    columns.some(({ role, score }) => roles.includes(role) && score >= known);
  if (told.length > 0 || !has(['indicator']) || !has(striving) || !has(measured)) return [];
  if (plansKeyIndicators(columns, cells, vocabulary)) return [];
  return [{ kind: 'performance-agreement', weight: 3.5, because: 'it holds objective, indicator and target only' }];
}

/** Programmes before the indicators and no objectives: what is planned are the programmes. */
function subjectVotes(columns: readonly Column[]): Vote[] {
  const indicator = columns.find(({ role }) => role === 'indicator');
  const program = columns.find(({ role }) => role === 'program');
  if (!indicator || !program || program.index > indicator.index) return [];
  if (columns.some(({ role }) => striving.includes(role))) return [];
  return [{ kind: 'work-plan', weight: 2, because: 'its indicators are those of programmes, not of objectives' }];
}
