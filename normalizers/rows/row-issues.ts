/** What is said of rows that may be none, or that were joined or taken apart. */
import { issue, type Issue } from '../../pipeline/model/issue.ts';
import type { FieldText, Row } from '../../pipeline/model/meaning/record.ts';
import type { TableCell } from '../../pipeline/model/reading/table.ts';
import { textOf } from './slots.ts';

function placeOf(own: readonly TableCell[]) {
  return { page: own[0]?.page ?? null, box: own[0]?.box ?? null };
}

function quote(own: readonly TableCell[]): string {
  const text = own.map(textOf).join(' | ');
  return text.length > 120 ? `${text.slice(0, 117)}...` : text;
}

export function unplacedIssue(own: readonly TableCell[]): Issue {
  return issue('unplaced-text', `A row without an indicator: "${quote(own)}"`, placeOf(own));
}

export function leftIssue(cell: TableCell): Issue {
  return issue('unplaced-text', `Text that belongs to no row: "${quote([cell])}"`, placeOf([cell]));
}

export function unreadIssue(own: readonly TableCell[]): Issue {
  return issue('unreadable-text', 'A line over the whole table could not be read and is left out', placeOf(own));
}

export function restIssue(own: readonly TableCell[]): Issue {
  return issue('row-joined', `Taken as the rest of the row above: "${quote(own)}"`, placeOf(own));
}

export function apartIssue(row: Row, count: number): Issue {
  const at = row.fields.find((field) => field.column.role === 'indicator')?.text.segments[0];
  const says = `One row was taken apart into ${count} indicators: its cells hold the same list`;
  return issue('row-split-uncertain', says, { page: at?.page ?? null, box: at?.box ?? null });
}

export function forAllIssue({ segments }: FieldText, count: number): Issue {
  const says = `The list in this cell has not ${count} entries as the indicators beside it; each of them got the whole of it`;
  return issue('row-split-uncertain', says, { page: segments[0]?.page ?? null, box: segments[0]?.box ?? null });
}

export function severalIssue(row: Row): Issue {
  const name = row.fields.find((field) => field.column.role === 'indicator');
  const at = name?.text.segments[0];
  const says = 'One cell seems to hold several indicators as a list';
  return issue('row-split-uncertain', says, { page: at?.page ?? null, box: at?.box ?? null });
}
