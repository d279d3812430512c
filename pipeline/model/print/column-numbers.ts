/** Rows that number the columns of a table, "(1) (2) (3)" or "1 2 5 6", also with some of the numbers misread. */
import { ordinalOf } from './ordinal.ts';

/** "(10)" with a speck beside it; anything longer is text. */
const longest = 5;
/** Tables have fewer columns than this. */
const most = 99;
/** The columns before the first number that was read. */
const latestStart = 3;

/**
 * The numbers among the texts of a row, when all of them are marks and none is a word; else null. How many of the texts
 * must be numbers depends on how well they were read.
 */
export function columnNumbers(texts: readonly string[]): number[] | null {
  const marks = texts.filter((text) => /[\p{L}\p{N}]/u.test(text));
  if (marks.some((text) => text.length > longest || /\p{L}{3}/u.test(text))) return null;
  return marks.map(ordinalOf).filter((n) => n !== null && n <= most) as number[];
}

/** So many numbers that count upwards show it where one between them, or at the end, was misread ("1 2 3 4 5 6 2"). */
const showing = 5;

/** So many numbers one after the other number columns wherever they begin: a table cut out of a wider one keeps its numbers. */
const running = 4;

/**
 * Whether numbers count upwards from one of the first columns; some may be missing, and of many one may be misread. From
 * a later column they count where none is missing.
 */
export function countUp(numbers: readonly number[]): boolean {
  if (numbers.length >= running && numbers.every((n, i) => n === numbers[0]! + i)) return true;
  const isUp = (list: readonly number[]): boolean =>
    (list[0] ?? 0) <= latestStart && list.every((n, i) => i === 0 || n > list[i - 1]!);
  return isUp(numbers) || (numbers.length > showing && numbers.some((_, i) => isUp(numbers.toSpliced(i, 1))));
}
