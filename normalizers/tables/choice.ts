/** Which tables and rows are taken, and what is told of those that are not. */
import type { DocumentTable } from '../../pipeline/model/meaning/dataset.ts';
import type { Column, IndicatorLevel, Row } from '../../pipeline/model/meaning/record.ts';
import type { Table, TableKind } from '../../pipeline/model/reading/table.ts';
import { issue, type Issue } from '../../pipeline/model/issue.ts';
import { unite } from '../../pipeline/model/around.ts';
import type { Box } from '../../pipeline/model/geometry.ts';
import { squeeze } from '../text/plain-text.ts';
import { columnsDecided, tableDecided, type DecidedTable } from '../decided/decided-tables.ts';
import { takenFrom } from './judgement.ts';

/**
 * Kinds of tables and levels of indicators that are taken beside those that always are, and the tables of the document about
 * which people decided.
 */
export type Choice = {
  include: readonly TableKind[];
  levels: readonly IndicatorLevel[];
  decided?: readonly DecidedTable[];
};

/** A table of key indicators of which that is likely enough, one of a kind that is asked for, or as people decided. */
export function isTaken(table: Table, { include, decided = [] }: Choice): boolean {
  const said = decided.length === 0 ? undefined : tableDecided(decided, placeOfTable(table));
  if (said) return said.taken;
  return (table.kind === 'iku' && table.score >= takenFrom) || include.includes(table.kind);
}

/** The columns of a table as people decided them; the same ones where nobody did. */
export function columnsNow(table: Table, columns: Column[], decided: readonly DecidedTable[]): Column[] {
  const said = decided.length === 0 ? [] : columnsDecided(decided, placeOfTable(table));
  if (said.length === 0) return columns;
  return columns.map((column): Column => {
    const own = said.findLast((one) => one.column === column.index);
    if (!own) return column;
    const { index, heading } = column;
    const year = own.year ?? (isOfYears(own.role) ? column.year : null);
    return { index, heading, role: own.role, year, score: 1, because: 'people decided so' };
  });
}

/** Columns that people decided about, and that the table has not. */
export function columnsMissing(table: Table, decided: readonly DecidedTable[]): Issue[] {
  return columnsDecided(decided, placeOfTable(table)).flatMap(({ column }) => {
    const message = `Column ${column + 1} was decided, and the table has ${table.columns}`;
    return column < table.columns ? [] : [issue('decision-stale', message, { page: table.pages[0] ?? null })];
  });
}

const isOfYears = (role: Column['role']): boolean => ['target', 'endTarget', 'achievement', 'baseline'].includes(role);

/** A row of the agency's own level, or of none that is told, or of one that is asked for; all of a table that people took. */
export function isOfLevel({ level }: Pick<Row, 'level'>, table: Table, { levels, decided = [] }: Choice): boolean {
  if (level === undefined || level === 'goal' || level === 'objective' || levels.includes(level)) return true;
  return isDecidedTo(true, table, decided);
}

/** Whether people took, or dropped, the table. */
export function isDecidedTo(taken: boolean, table: Table, decided: readonly DecidedTable[]): boolean {
  return decided.length > 0 && tableDecided(decided, placeOfTable(table))?.taken === taken;
}

/** Where a table begins, and its heading: the cells of its heading rows, of one without any those of its first row. */
function placeOfTable({ pages, cells, headerRows }: Table): Pick<DocumentTable, 'pages' | 'box' | 'heading'> {
  const boxes = cells.flatMap(({ segments }) =>
    segments.flatMap(({ page, box }) => (page === pages[0] && box ? [box] : [])),
  );
  const heading = cells
    .filter(({ row }) => row < Math.max(1, headerRows))
    .sort((a, b) => a.row - b.row || a.column - b.column)
    .map(({ lines }) => squeeze(lines.flatMap(({ words }) => words.map(({ text }) => text)).join(' ')))
    .filter((text) => text !== '');
  return { pages, box: rounded(unite(boxes)), heading: heading.join(' | ') };
}

const rounded = (box: Box | null): Box | null => box && (box.map((v) => Math.round(v * 10) / 10) as Box);

/** What is told of a table: `rows` counts those that were read, of one `level` only when that is given. */
export function tableTold(table: Table, rows: number, level: IndicatorLevel | null = null): DocumentTable {
  const { kind, score, pages, because } = table;
  const reasons =
    level === null
      ? because
      : [
          `against: its rows measure ${level === 'activity' ? 'activities' : 'programmes'}, not the agency's objectives`,
        ];
  const { box, heading } = placeOfTable(table);
  return { kind, score, pages, rows, level, box, heading, because: [...reasons] };
}
