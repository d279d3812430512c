/** Which tables and rows are taken, and what is told of those that are not. */
import type { DocumentTable } from '../../pipeline/model/meaning/dataset.ts';
import type { IndicatorLevel, Row } from '../../pipeline/model/meaning/record.ts';
import type { Table, TableKind } from '../../pipeline/model/reading/table.ts';
import { takenFrom } from './judgement.ts';

/** Kinds of tables and levels of indicators that are taken beside those that always are. */
export type Choice = { include: readonly TableKind[]; levels: readonly IndicatorLevel[] };

/** A table of key indicators of which that is likely enough, or one of a kind that is asked for. */
export function isTaken({ kind, score }: Pick<Table, 'kind' | 'score'>, { include }: Choice): boolean {
  return (kind === 'iku' && score >= takenFrom) || include.includes(kind);
}

/** A row of the agency's own level, or of none that is told, or of one that is asked for. */
export function isOfLevel({ level }: Pick<Row, 'level'>, { levels }: Choice): boolean {
  return level === undefined || level === 'goal' || level === 'objective' || levels.includes(level);
}

/** What is told of a table: `rows` counts those that were read, of one `level` only when that is given. */
export function tableTold(table: Table, rows: number, level: IndicatorLevel | null = null): DocumentTable {
  const { kind, score, pages, because } = table;
  const reasons =
    level === null
      ? because
      : [
          `against: its rows measure ${level === 'activity' ? 'activities' : 'programmes'}, not the agency's objectives`,
        ];
  return { kind, score, pages, rows, level, because: [...reasons] };
}
