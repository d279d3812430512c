/** Where rows begin that no rule parts: several columns begin anew at one height and no column goes on over it. */
import type { Level } from '../levels.ts';

/** Indices of the levels that begin a row, and the columns whose cells are merged over rows. */
export type RowStarts = { starts: number[]; merged: number[] };

/** "1", "2.", "(3)", "1.2", "a.": the number of a row on its own, or in front of its text. */
const numberAlone = /^\W?(\d{1,3}([.,]\d{1,2})*|[a-z]|[ivx]{1,4})\W?$/i;
/** A table has no more merged columns than this share of its columns. */
const mostMerged = 0.5;
/** Share of the filled columns that begin anew with a row, where nothing speaks against it and where a column goes on. */
const beginShare = 1 / 3;
const strongShare = 0.4;

/** Finds the levels that begin rows. The first level always does. */
export function rowStarts(levels: readonly Level[]): RowStarts {
  const columns = levels[0]?.lines.length ?? 0;
  const filled = Array.from({ length: columns }, (_, c) => c).filter((c) => levels.some((l) => l.lines[c]));
  const numbered = numberColumn(levels);
  const merged = mergedColumns(levels, filled, numbered);
  const plain = filled.filter((c) => !merged.includes(c));
  const first = levels.findIndex((level) => plain.some((c) => level.lines[c]));
  const starts = levels.flatMap((level, i) => {
    if (i === 0) return [0];
    // text of merged cells may stand higher than the first row beside it
    if (i <= first) return [];
    const begins = level.begins.filter((c) => plain.includes(c));
    if ([...level.goesOn, ...level.passes].some((c) => plain.includes(c))) return [];
    if (hasNumber(level, numbered) && begins.length >= 2) return [i];
    const least = Math.min(plain.length, Math.max(2, Math.ceil(beginShare * plain.length)));
    return begins.length >= least ? [i] : [];
  });
  return { starts, merged };
}

/** The column that numbers the rows: among the first two, the one whose lines are numbers alone; null when none is. */
function numberColumn(levels: readonly Level[]): number | null {
  for (const column of [0, 1]) {
    const texts = levels.flatMap((l) => (l.lines[column] ? [l.lines[column].text] : []));
    if (texts.length >= 2 && texts.filter((t) => numberAlone.test(t)).length >= 0.8 * texts.length) return column;
  }
  return null;
}

const hasNumber = (level: Level, column: number | null): boolean => column !== null && level.lines[column] !== null;

/** Columns whose text goes on over heights at which most others begin anew. */
function mergedColumns(levels: readonly Level[], filled: readonly number[], numbered: number | null): number[] {
  const against = new Map<number, number>();
  for (const level of levels.slice(1)) {
    const conflicts = [...level.goesOn, ...level.passes];
    if (conflicts.length === 0 || conflicts.length > mostMerged * filled.length) continue;
    const isStrong =
      level.begins.length >= Math.max(2, strongShare * filled.length) ||
      (hasNumber(level, numbered) && level.begins.includes(numbered!) && level.begins.length >= 2);
    if (!isStrong || conflicts.length > level.begins.length) continue;
    for (const c of conflicts) against.set(c, (against.get(c) ?? 0) + 1);
  }
  const ranked = [...against].sort((a, b) => b[1] - a[1]).map(([c]) => c);
  return ranked.slice(0, Math.floor(mostMerged * filled.length)).sort((a, b) => a - b);
}
