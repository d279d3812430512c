/** Several columns of indicators side by side: which columns belong to which, and which is the agency's own. */
import type { Column, ColumnRole, IndicatorLevel } from '../../pipeline/model/meaning/record.ts';
import type { ColumnDraft } from './column-draft.ts';

/** Columns of indicators, of the agency's and of others. */
const indicators: readonly ColumnRole[] = ['indicator', 'goalIndicator', 'regionalIndicator'];
/** What stands behind a column of indicators and tells of them alone; units that answer may answer for all. */
const telling: readonly ColumnRole[] = [
  'unit',
  'baseline',
  'target',
  'endTarget',
  'achievement',
  'formula',
  'explanation',
  'definition',
  'rationale',
  'multiplier',
  'dataSource',
];

/** Which of several columns of indicators is the agency's own: the higher the surer. */
const rank: Record<IndicatorLevel, number> = { objective: 4, goal: 2, programme: 1, activity: 0 };
const untold = 3;

/**
 * Gives the columns behind each column of indicators to it, when there are indicators of several levels. The columns of
 * all but the agency's own are hidden: `owned` says by which column, and what they are in the rows of that one.
 */
export function settleBlocks(drafts: readonly ColumnDraft[]): ColumnDraft[] {
  const claims = drafts.filter(({ role, weak }) => role === 'indicator' && !weak);
  const ranks = claims.map(({ level }) => (level === undefined ? untold : rank[level]));
  const main = claims[ranks.indexOf(Math.max(...ranks))];
  const beside = claims.filter((claim, i) => claim !== main && ranks[i] !== Math.max(...ranks));
  const others = drafts.filter(({ role }) => role !== 'indicator' && indicators.includes(role));
  if (!main || beside.length + others.length === 0) return [...drafts];
  const hides = (column: ColumnDraft | null) => column !== null && (beside.includes(column) || others.includes(column));
  let owner: ColumnDraft | null = null;
  return drafts.map((column) => {
    if (indicators.includes(column.role)) owner = column;
    if (beside.includes(column)) return hidden(column, column);
    return owner && hides(owner) && telling.includes(column.role) && column !== owner ? hidden(column, owner) : column;
  });
}

function hidden(column: ColumnDraft, owner: ColumnDraft): ColumnDraft {
  const because = `it belongs to "${owner.heading}"`;
  return { ...column, role: 'unknown', because, owned: { by: owner.index, role: column.role } };
}

/**
 * The columns as the rows of each other column of indicators see them, with the level of those rows: hidden ones, and
 * those of goals that have targets or formulas of their own.
 */
export function otherViews(columns: readonly Column[]): { level: IndicatorLevel; columns: Column[] }[] {
  return columns.flatMap((own) => {
    const level = levelShown(own, columns);
    if (level === null) return [];
    const seen = columns.map((column): Column => {
      if (column === own) return { ...shown(column), role: 'indicator', level };
      if (column.owned) return column.owned.by === own.index ? shown(column) : column;
      const isBelow = level === 'goal' && column.role === 'objective';
      const isMain = column.role === 'indicator' || telling.includes(column.role) || isBelow;
      return isMain ? { ...column, role: 'unknown', owned: { by: mainOf(columns), role: column.role } } : column;
    });
    return [{ level, columns: seen }];
  });
}

/** The level of the rows that a column of indicators beside the agency's own would give, or null. */
function levelShown({ owned, index, role, level }: Column, columns: readonly Column[]): IndicatorLevel | null {
  if (owned?.by === index && owned.role === 'indicator') return level ?? null;
  const owns = columns.some((column) => column.owned?.by === index);
  return role === 'goalIndicator' && owns ? 'goal' : null;
}

function shown({ owned, ...column }: Column): Column {
  return owned ? { ...column, role: owned.role } : column;
}

function mainOf(columns: readonly Column[]): number {
  return columns.find(({ role }) => role === 'indicator')?.index ?? -1;
}
