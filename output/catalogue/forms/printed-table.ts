/** The table of one document as it stands on paper: its columns from left to right, its rows from top to bottom, merged cells as such. */
import type { Indicator } from '../../../pipeline/model/meaning/dataset.ts';
import { joinedTexts } from '../../../pipeline/model/meaning/field.ts';
import { indicatorFields, labelsOf } from '../../../pipeline/model/meaning/fields.ts';
import { evidenceOf } from '../../dataset/fields.ts';
import { compareNumber } from '../../dataset/order.ts';

/** A cell of the table: `rows` that it spans, 0 where it lies in the one above. */
type PrintedCell = { text: string | null; rows: number };

export type PrintedTable = { headings: string[]; rows: PrintedCell[][] };

type PrintedColumn = { heading: string; key: string; of: (row: Indicator) => string | null };

/**
 * The table that these rows of a document make. Columns stand where the boxes of their cells do, those without boxes after them in the order
 * of the dataset; headings are the usual ones, but for columns that nobody knows. Concluded values are left out: they are not on the paper.
 */
export function printedTable(rows: readonly Indicator[]): PrintedTable {
  const columns = columnsOf(rows).filter(({ of }) => rows.some((row) => of(row) !== null));
  const left = new Map(columns.map(({ key }) => [key, middleLeft(rows, key)]));
  const order = new Map(columns.map((column, i) => [column, i]));
  const sorted = columns.sort(
    (a, b) => compareNumber(left.get(a.key) ?? Infinity, left.get(b.key) ?? Infinity) || order.get(a)! - order.get(b)!,
  );
  return {
    headings: sorted.map(({ heading }) => heading),
    rows: rows.map((row, at) =>
      sorted.map(({ key, of }): PrintedCell => {
        if (at > 0 && isOneCell(rows[at - 1]!, row, key, of)) return { text: of(row), rows: 0 };
        let span = 1;
        while (rows[at + span] && isOneCell(rows[at + span - 1]!, rows[at + span]!, key, of)) span++;
        return { text: of(row), rows: span };
      }),
    ),
  };
}

function columnsOf(rows: readonly Indicator[]): PrintedColumn[] {
  return indicatorFields.flatMap(({ key, roles, printed, shown, decided }): PrintedColumn[] => {
    if (roles.length === 0) return [];
    const heading = labelsOf(key).id;
    if (key === 'other') return othersOf(rows);
    if (decided === 'years') return yearsOf(rows, heading);
    const texts = key === 'formula' || key === 'code' || key === 'baseline' ? shown : printed;
    return [{ heading, key, of: (row) => (key === 'unit' && row.unit?.derived ? null : joined(texts?.(row) ?? [])) }];
  });
}

function othersOf(rows: readonly Indicator[]): PrintedColumn[] {
  const headings = [...new Set(rows.flatMap(({ other }) => other.map(({ heading }) => heading)))];
  return headings.map((heading) => ({
    heading,
    key: 'other',
    of: ({ other }) => joined(other.filter((one) => one.heading === heading).map((one) => one.text)),
  }));
}

function yearsOf(rows: readonly Indicator[], label: string): PrintedColumn[] {
  const nameOf = ({ year, heading }: Indicator['targets'][number]): string =>
    heading ?? (year === null ? label : `${label} ${year}`);
  const headings = [...new Set(rows.flatMap(({ targets }) => targets.map(nameOf)))];
  return headings.map((heading) => ({
    heading,
    key: 'targets',
    of: ({ targets }) => joined(targets.filter((one) => nameOf(one) === heading).map(({ text }) => text)),
  }));
}

const joined = (texts: readonly (string | null)[]): string | null => joinedTexts(texts);

/** Where the cells of a field begin, in points from the left: the middle one of all; the number stands before the name. */
function middleLeft(rows: readonly Indicator[], key: string): number | null {
  const sides = rows
    .flatMap((row) => evidenceOf(row, key === 'code' ? 'name' : key)?.box?.[0] ?? [])
    .sort((a, b) => a - b);
  return sides[Math.floor(sides.length / 2)] ?? null;
}

/** Whether two rows, one below the other, share a merged cell. */
function isOneCell(above: Indicator, row: Indicator, key: string, of: PrintedColumn['of']): boolean {
  const from = evidenceOf(row, key)?.inheritedFrom ?? null;
  if (from === null || of(above) !== of(row)) return false;
  return from === above.id || from === evidenceOf(above, key)?.inheritedFrom;
}
