/** Which heights of a band begin a row of a table, told by the lines of its columns. */
import { startsInside } from '../../../pipeline/model/print/flow.ts';
import { isLoneMark } from '../../../pipeline/model/print/ordinal.ts';
import { median } from '../../../pipeline/model/numbers.ts';
import type { Level } from '../levels.ts';
import { centre } from '../lines.ts';

/** Indices of the levels that begin a row, and the columns whose cells are merged over rows. */
type RowStarts = { starts: number[]; merged: number[] };

/** A table has no more merged columns than this share of its columns. */
const mostMerged = 0.5;
/** Share of the filled columns that begin anew with a row, where nothing speaks against it and where a column goes on. */
const beginShare = 1 / 3;
const strongShare = 0.4;
/** How far rows stand apart at least, as a share of the usual distance; lines of a scan are misplaced by less than the rest. */
const leastApart = 0.8;

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
    if (isAllInside(level, begins) && !isAllInside(levels[0]!, levels[0]!.begins)) return [];
    const least = Math.min(plain.length, Math.max(2, Math.ceil(beginShare * plain.length)));
    return begins.length >= least ? [i] : [];
  });
  return { starts: apartAsOthers(starts, levels, plain, numbered), merged };
}

/**
 * The starts without those that stand nearer to the text above than the rows of this table do, and where only columns go on
 * that have a line right above: lines of a scan lie a little higher or lower than they were printed, for all columns alike.
 */
function apartAsOthers(
  starts: readonly number[],
  levels: readonly Level[],
  plain: readonly number[],
  numbered: number | null,
): number[] {
  const filled = (level: Level): number[] => plain.filter((c) => level.lines[c]);
  const middles = (level: Level): number[] => filled(level).map((c) => centre(level.lines[c]!));
  const gapAbove = (i: number): number =>
    Math.min(...middles(levels[i]!)) - Math.max(...levels.slice(0, i).flatMap(middles));
  const mayGoOn = (i: number, k: number): boolean => {
    const [own, above] = [filled(levels[i]!), filled(levels[i - 1]!)];
    const row = levels.slice(starts[k - 1], i).flatMap(filled);
    return !hasNumber(levels[i]!, numbered) && own.every((c) => above.includes(c)) && new Set(row).size > own.length;
  };
  const weak = starts.filter((i, k) => k > 0 && mayGoOn(i, k));
  const usual = median(starts.filter((i, k) => k > 0 && !weak.includes(i)).map(gapAbove));
  if (usual === undefined) return [...starts];
  return starts.filter((i) => !weak.includes(i) || gapAbove(i) >= leastApart * usual);
}

/**
 * Whether all that begins at a height goes on with a sentence: a sheet that slipped under the scanner has a wider blank there
 * in all columns, and rows begin with capitals.
 */
function isAllInside(level: Level, begins: readonly number[]): boolean {
  return begins.length > 0 && begins.every((c) => startsInside(level.lines[c]!.text));
}

/** The column that numbers the rows: among the first two, the one whose lines are numbers alone; null when none is. */
function numberColumn(levels: readonly Level[]): number | null {
  for (const column of [0, 1]) {
    const texts = levels.flatMap((l) => (l.lines[column] ? [l.lines[column].text] : []));
    if (texts.length >= 2 && texts.filter((t) => isLoneMark(t)).length >= 0.8 * texts.length) return column;
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
