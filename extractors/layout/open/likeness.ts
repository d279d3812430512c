/** What tells a table from what only looks like one: columns of figures behind labels, texts in every column. */
import { columnNumbers } from '../../../pipeline/model/print/column-numbers.ts';
import { mean } from '../../../pipeline/model/numbers.ts';
import type { WordCell } from './stacked-heads.ts';
import { isFront, isNumeric, left, right, type TextRow } from './text-rows.ts';

/** Share of figures and of labels in a table of figures. */
const leastShare = 0.6;
/** Share of the rows of texts that may run over several columns, and of the others that each column fills. */
const mostWide = 0.3;
const leastFilled = 0.4;
/** So many numbers with one step between them are an axis. */
const leastAxis = 4;

/** True when texts fill every column, and few of them run over several. */
export function isTextTable(
  cells: readonly WordCell[],
  [from, to]: readonly [number, number],
  columns: number,
): boolean {
  const body = cells.filter((c) => c.r0 >= from && c.words.length > 0);
  const wide = new Set(body.filter((c) => c.c1 > c.c0).map((c) => c.r0)).size;
  const least = leastFilled * (to - from - wide);
  const isFilled = (c: number): boolean => body.filter((k) => k.c0 === c && k.c1 === c).length >= least;
  return to > from && wide <= mostWide * (to - from) && Array.from({ length: columns }, (_, c) => c).every(isFilled);
}

/** True for a row of column numbers. */
export function isNumbers({ words }: TextRow): boolean {
  const numbers = columnNumbers(words.map((w) => w.text));
  return words.length >= 3 && numbers !== null && numbers.length === words.length && numbers[0]! <= 2;
}

/** True when figures stand in most columns, behind labels. */
export function isFigureTable(rows: readonly TextRow[], xs: readonly number[]): boolean {
  const labelled = rows.filter((row) => row.words.some((w) => right(w) < xs[1]! + 1)).length;
  const figures = xs.slice(2).filter((x, c) => {
    const own = rows.flatMap((row) => row.words.filter((w) => left(w) > xs[c + 1]! - 1 && left(w) < x));
    return own.length > 0 && mean(own.map((w) => Number(isNumeric(w.text) || isFront(w.text)))) >= leastShare;
  }).length;
  return (
    labelled >= leastShare * rows.length &&
    figures >= leastShare * (xs.length - 2) &&
    !isAxis(rows, xs) &&
    !isContents(rows, xs)
  );
}

/** Titles with dots that lead to the numbers of pages, which never fall. */
function isContents(rows: readonly TextRow[], xs: readonly number[]): boolean {
  const led = rows.filter((row) => /\.{3}|(\. ){2}|…/.test(row.words.map((w) => w.text).join(' ')));
  const pages = rows.map((row) => Number(row.words.at(-1)!.text));
  return (
    xs.length === 3 &&
    led.length >= 0.5 * rows.length &&
    pages.every((n, i) => Number.isInteger(n) && n >= (pages[i - 1] ?? 0))
  );
}

/** Numbers that stand beside the axes of charts: in every column each is as much more than the last. */
function isAxis(rows: readonly TextRow[], xs: readonly number[]): boolean {
  const columns = xs.slice(1).map((x, c) =>
    rows.flatMap((row) => {
      const own = row.words.filter((w) => left(w) > xs[c]! - 1 && left(w) < x);
      const value = own.length === 1 ? Number(own[0]!.text.replace(/[%,]/g, '').replace(/[−–]/, '-')) : NaN;
      return Number.isNaN(value) ? [] : [value];
    }),
  );
  if (columns.every((values) => values.length < leastAxis)) return false;
  return columns.every((values) => {
    if (values.length < leastAxis) return values.length === 0;
    const steps = values.slice(1).map((v, i) => v - values[i]!);
    return steps[0] !== 0 && steps.every((s) => Math.abs(s - steps[0]!) < 1e-6);
  });
}
