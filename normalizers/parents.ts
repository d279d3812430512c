/** The indicator above an indicator: that of the objective above those of its programmes, "1.1" above "1.1.1". */
import { indicatorLevels } from '../pipeline/model/choices.ts';
import type { IndicatorLevel } from '../pipeline/model/meaning/record.ts';

/**
 * What tells where a row stands: its table, the view of the table that it was read from (0 for the agency's own column
 * of indicators), its row there, and the code and level of its indicator.
 */
export type Standing = {
  table: number;
  view: number;
  row: number;
  code: string | null;
  level: IndicatorLevel | null;
};

/** For each row the index of the one above it, or null; where several might be, none is named. */
export function parentsOf(rows: readonly Standing[]): (number | null)[] {
  return rows.map((own) => {
    const near = rows.flatMap((other, i) => (other !== own && other.table === own.table ? [{ other, i }] : []));
    const beside = near.filter(({ other }) => isBeside(other, own));
    return beside.at(-1)?.i ?? only(near.filter(({ other }) => isCodeAbove(other, own))) ?? only(levelAbove(own, near));
  });
}

/** Read from another column of indicators, in the row or before it, and of a higher level. */
function isBeside(other: Standing, own: Standing): boolean {
  if (other.view === own.view || other.row > own.row || own.level === 'goal') return false;
  return other.level === 'goal' ? own.view === 0 : other.view === 0;
}

function only(found: readonly { i: number }[]): number | null {
  return found.length === 1 ? found[0]!.i : null;
}

/** "1.1" and "1.1.1". */
function isCodeAbove({ code: above }: Standing, { code }: Standing): boolean {
  const parts = (text: string | null) => text?.match(/\d+/g) ?? [];
  const own = parts(code);
  return above !== null && own.length >= 2 && parts(above).join('.') === own.slice(0, -1).join('.');
}

/** Rows of the next level above that the table has: a goal is told of the objectives below it when it is the only one. */
function levelAbove(own: Standing, near: readonly { other: Standing; i: number }[]): readonly { i: number }[] {
  if (own.level === null) return [];
  const higher = indicatorLevels.slice(0, indicatorLevels.indexOf(own.level));
  const level = higher.findLast((one) => near.some(({ other }) => other.level === one));
  const found = near.filter(({ other }) => other.level === level);
  return found.every(({ other }) => other.row < own.row) ? found : [];
}
