/** Columns of years that a scan misread: "2018 | 2019 | 2020 | 2028" are four years in step, and the last one is 2021. */
import { issue, type Issue } from '../../pipeline/model/issue.ts';
import type { ColumnRole } from '../../pipeline/model/meaning/record.ts';
import type { Table } from '../../pipeline/model/reading/table.ts';
import { joinLines } from '../../pipeline/model/reading/text.ts';
import type { ColumnDraft } from './column-draft.ts';

/** Columns side by side that each may hold the value of a year. */
type Run = ColumnDraft[];

const yearly: readonly ColumnRole[] = ['target', 'achievement', 'baseline'];
/** Years in step have to be so many, beside the one that is out of it. */
const leastInStep = 2;
/** A year that is mended is as sure as this share of one that was read so. */
const mendedScore = 0.85;
/** Columns whose year cannot be told are in doubt. */
const doubtedScore = 0.3;
/** The last year of a plan may stand so far behind the years that are followed one by one. */
const longestJump = 5;

/** Digits as scans misread them; letters that stand for one are that digit. */
const digitOf: Readonly<Record<string, string>> = {
  O: '0',
  o: '0',
  Q: '0',
  l: '1',
  I: '1',
  i: '1',
  Z: '2',
  z: '2',
  S: '5',
  s: '5',
  B: '8',
};

/**
 * The columns with their years in step. Of years read by OCR, one that differs in a single digit from the year that its place
 * among the others tells is that year, and an issue says so. One out of order that they do not tell is no year, and one at the
 * end that may be the plan's last is in doubt. What a file itself tells is never changed.
 */
export function yearsInStep(
  columns: readonly ColumnDraft[],
  table: Table,
): { columns: ColumnDraft[]; issues: Issue[] } {
  const settled = [...columns];
  const issues: Issue[] = [];
  for (const run of runsOf(columns)) {
    const first = firstYear(run);
    const isStep = (column: ColumnDraft, i: number): boolean => column.year === (first ?? NaN) + i;
    if (run.every(isStep)) continue;
    run.forEach((column, i) => {
      if (isStep(column, i) || !wasRead(column, table)) return;
      const at = { ...placeOf(column, table), field: 'targets' };
      const told = first !== null && isLike(column, first + i) ? first + i : null;
      const mayEnd = mayEndPlan(run, i);
      if (told !== null && !mayEnd) {
        const because = `"${yearWord(column)}" among ${listed(run, column)} is ${told}`;
        const { role } = run.find(({ year }) => year !== null)!;
        settled[column.index] = { ...column, role, year: told, score: sureness(run) * mendedScore, because };
        issues.push(issue('reading-mended', `Mended: year of a column, ${because}`, at));
      } else if (isOutOfOrder(run, i) || (told !== null && mayEnd)) {
        const because = `"${yearWord(column)}" does not go with the years beside it (${listed(run, column)})`;
        const year = mayEnd ? column.year : null;
        settled[column.index] = { ...column, year, score: column.score * doubtedScore, because };
        issues.push(issue('low-confidence', because, at));
      }
    });
  }
  return { columns: settled, issues };
}

/** Neighbours of one role whose headings are years, with headings of no role between them that look like a year. */
function runsOf(columns: readonly ColumnDraft[]): Run[] {
  const runs: Run[] = [];
  for (const column of columns) {
    const last = runs.at(-1);
    const isYear = yearly.includes(column.role) && yearWord(column) === String(column.year);
    const mayBe = column.role === 'unknown' || yearly.includes(column.role);
    const isMisread = mayBe && column.year === null && yearWord(column) !== '';
    if (!isYear && !isMisread) runs.push([]);
    else if (last?.some(({ role }) => [role, column.role].includes('unknown') || role === column.role))
      last.push(column);
    else runs.push([column]);
  }
  return runs.filter(
    (run) => run.length > leastInStep && run.filter(({ year }) => year !== null).length >= leastInStep,
  );
}

const sureness = (run: Run): number => Math.min(...run.flatMap(({ year, score }) => (year === null ? [] : [score])));

/** Whether a year at the right end lies only so far behind the one before it that it may be the last of the plan. */
function mayEndPlan(run: Run, at: number): boolean {
  const [year, before] = [run[at]?.year ?? null, run[at - 1]?.year ?? null];
  return at === run.length - 1 && year !== null && before !== null && year > before && year - before <= longestJump;
}

/** The year of the first column, if all years that were read, but for one, follow each other from it; null otherwise. */
function firstYear(run: Run): number | null {
  const starts = run.flatMap(({ year }, i) => (year === null ? [] : [year - i]));
  const found = starts.find(
    (start) => starts.filter((other) => other === start).length >= Math.max(leastInStep, starts.length - 1),
  );
  return found ?? null;
}

/** Four signs that may all be digits, two of which are. */
const yearLike = /^(?=(?:\D*\d){2})[\dOoQlIiZzSsB]{4}$/;
/** Words of dirt that may stand behind a year. */
const mostBehind = 1;

/** Whether the heading differs in one digit from the year. */
function isLike(column: ColumnDraft, year: number): boolean {
  const read = Array.from(yearWord(column), (sign) => digitOf[sign] ?? sign);
  const should = Array.from(String(year));
  return read.length === should.length && read.filter((sign, i) => sign !== should[i]).length <= 1;
}

/** Whether a year lies before the one to its left or after the one to its right. */
function isOutOfOrder(run: Run, at: number): boolean {
  const year = run[at]?.year ?? null;
  if (year === null) return false;
  const [before, after] = [run[at - 1]?.year ?? null, run[at + 1]?.year ?? null];
  return (before !== null && year <= before) || (after !== null && year >= after);
}

/** The last word of a heading that may be a year; empty for none. Dirt beside it may have been read as a word more. */
const yearWord = ({ heading }: ColumnDraft): string =>
  heading
    .split(/\s+/)
    .slice(-mostBehind - 1)
    .findLast((word) => yearLike.test(word)) ?? '';

const listed = (run: Run, but: ColumnDraft): string =>
  run.flatMap((column) => (column === but || column.year === null ? [] : [String(column.year)])).join(', ');

/** The lowest heading cell of a column that holds its year. */
function headingCell(column: ColumnDraft, table: Table) {
  return table.cells
    .filter((cell) => cell.header && cell.column === column.index && cell.columnSpan === 1)
    .filter((cell) => joinLines(cell.lines).includes(yearWord(column)))
    .sort((a, b) => b.row - a.row)[0];
}

/** Whether the year was read from a picture. */
function wasRead(column: ColumnDraft, table: Table): boolean {
  const words = headingCell(column, table)?.lines.flatMap((line) => line.words) ?? [];
  return words.some((word) => word.confidence < 1);
}

function placeOf(column: ColumnDraft, table: Table): Pick<Issue, 'page' | 'box'> {
  const cell = headingCell(column, table);
  return { page: cell?.page ?? table.pages[0] ?? null, box: cell?.box ?? null };
}
