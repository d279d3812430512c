/** Settles columns that claim the same role. */
import type { ColumnRole } from '../../pipeline/model/meaning/record.ts';
import { settleBlocks } from './blocks.ts';
import type { ContentProfile } from './cell-content.ts';
import type { ColumnDraft } from './column-draft.ts';
import type { HeadingCell } from './heading-cells.ts';

// several columns may hold these: a year each, or parts that are read together
const shared: readonly ColumnRole[] = [
  'target',
  'achievement',
  'baseline',
  'endTarget',
  'unknown',
  'program',
  'formula',
  'explanation',
];

/** Leaves each role to one column: groups are told apart by content, indicators by the column before them. */
export function settleRivals(
  drafts: ColumnDraft[],
  headings: HeadingCell[][],
  profiles: ContentProfile[],
): ColumnDraft[] {
  const split = namesBesideCodes(splitGroups(drafts, headings, profiles), profiles);
  const told = settleBlocks(tellIndicators(split));
  const strong = dropWeak(told);
  return keepBest(strong, profiles);
}

/** One heading over two columns, a number and a text: the number column is the code or the row number. */
function splitGroups(drafts: ColumnDraft[], headings: HeadingCell[][], profiles: ContentProfile[]): ColumnDraft[] {
  return drafts.map((column, i) => {
    const group = headings[i]?.at(-1);
    const profile = profiles[i];
    if (!group || !profile || group.columns < 2 || profile.count === 0) return column;
    const isNumber =
      profile.ordinal + profile.code >= 0.7 || (profile.length < 5 && profile.ordinal + profile.code >= 0.5);
    if (!isNumber || !['objective', 'indicator', 'goal'].includes(column.role)) return column;
    const role: ColumnRole = column.role === 'indicator' ? 'code' : 'rowNumber';
    const isTaken = drafts.some((other) => other.role === role);
    const because = `the numbers below "${column.heading}"`;
    return { ...column, role: isTaken ? 'unknown' : role, score: 0.8, because };
  });
}

/** Codes (share of the filled cells) below a heading of names, and letters of the texts beside them. */
const [codedShare, leastText] = [0.7, 8];

/** A heading that stands over the codes alone, "IKU 1.1", and none over the names beside them: it is that of the names. */
function namesBesideCodes(drafts: ColumnDraft[], profiles: ContentProfile[]): ColumnDraft[] {
  const isOverCodes = (i: number): boolean => {
    const [own, beside] = [profiles[i], profiles[i + 1]];
    const [column, next] = [drafts[i], drafts[i + 1]];
    if (!own || !beside || column?.role !== 'indicator' || next?.heading !== '' || next.role !== 'unknown')
      return false;
    return own.code >= codedShare && beside.length >= leastText && beside.count >= codedShare * own.count;
  };
  const isTaken = drafts.some(({ role }) => role === 'code');
  return drafts.map((column, i) => {
    if (isOverCodes(i)) {
      const because = `the codes below "${column.heading}"`;
      return { ...column, role: isTaken ? 'unknown' : 'code', score: 0.8, because };
    }
    const over = drafts[i - 1];
    if (!over || !isOverCodes(i - 1)) return column;
    const { role, level, heading } = over;
    return {
      ...column,
      role,
      heading,
      score: over.score * 0.9,
      because: `beside the codes below "${heading}"`,
      ...(level && { level }),
    };
  });
}

/** "INDIKATOR" after a goal is the goal's, after a regional objective the region's. */
function tellIndicators(drafts: ColumnDraft[]): ColumnDraft[] {
  const claims = drafts.filter((column) => column.role === 'indicator' && !column.weak);
  if (claims.length < 2) return drafts;
  const owner: Partial<Record<ColumnRole, ColumnRole>> = {
    goal: 'goalIndicator',
    regionalObjective: 'regionalIndicator',
  };
  return drafts.map((column, i) => {
    if (!claims.includes(column) || column === claims.at(-1)) return column;
    const before = drafts
      .slice(0, i)
      .reverse()
      .find((other) => ['goal', 'regionalObjective', 'objective', 'indicator'].includes(other.role));
    const role = before && owner[before.role];
    if (!role || drafts.some((other) => other.role === role)) return column;
    return { ...column, role, score: column.score * 0.8, because: `an indicator column after "${before.heading}"` };
  });
}

function dropWeak(drafts: ColumnDraft[]): ColumnDraft[] {
  return drafts.map((column) => {
    const isOutdone =
      column.weak && drafts.some((other) => other !== column && other.role === column.role && !other.weak);
    return isOutdone
      ? { ...column, role: 'unknown', score: 0, because: `another column is the ${column.role}` }
      : column;
  });
}

function keepBest(drafts: ColumnDraft[], profiles: ContentProfile[]): ColumnDraft[] {
  const rank = (column: ColumnDraft) => column.score + Math.min(1, (profiles[column.index]?.count ?? 0) / 100) * 0.01;
  return drafts.map((column) => {
    if (shared.includes(column.role)) return column;
    const rivals = drafts.filter((other) => other !== column && other.role === column.role);
    const best = rivals.find(
      (other) => rank(other) > rank(column) || (rank(other) === rank(column) && isBetter(other, column, profiles)),
    );
    return best ? { ...column, role: 'unknown', score: 0, because: `"${best.heading}" is the ${column.role}` } : column;
  });
}

// of two equal headings the one with text in it, then the first
function isBetter(a: ColumnDraft, b: ColumnDraft, profiles: ContentProfile[]): boolean {
  const [left, right] = [profiles[a.index]?.length ?? 0, profiles[b.index]?.length ?? 0];
  return left === right ? a.index < b.index : left > right;
}
