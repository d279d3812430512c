/** Headings of separated tables: which column is which, and headings that an export has broken. */
import { joinLines, type TextLine } from '../../../pipeline/model/reading/text.ts';
import { roleOf, type ExportHints } from '../lines/hints.ts';
import { exportLine } from '../lines/source-lines.ts';
import { isMultiplier } from '../lines/multiplier.ts';
import type { CellRow } from './pieces.ts';

/** The roles of a heading row, null where a heading is not recognised. */
export function headingRoles(row: CellRow, hints: ExportHints): (string | null)[] {
  return row.cells.map((c) => roleOf(hints, joinLines(c)));
}

/** True when at least two cells, and most of the filled ones, are recognised headings. */
export function isHeading(row: CellRow, hints: ExportHints): boolean {
  const filled = row.cells.filter((c) => c.length).length;
  const known = headingRoles(row, hints).filter(Boolean).length;
  return known >= 2 && known * 2 >= filled;
}

/** Fewer cells on one line than these are no heading with a row. */
const leastGlued = 6;
/** So many words in a cell are a text, not a heading. */
const leastText = 4;

/**
 * A heading and the row below it where both stand on one line, since its end was lost: as many cells again, or one fewer
 * where the last heading and the first cell of the row became one. Null where all of the line may be headings.
 */
export function glued(row: CellRow, hints: ExportHints): { head: CellRow; row: CellRow } | null {
  const columns = Math.ceil(row.cells.length / 2);
  if (row.cells.length < leastGlued) return null;
  const rest = row.cells.slice(columns);
  const head = { line: row.line, cells: row.cells.slice(0, columns) };
  const below = { line: row.line, cells: rest.length < columns ? [[], ...rest] : rest };
  const texts = rest.filter((cell) => joinLines(cell).split(' ').length >= leastText);
  const areHeadings = headingRoles(below, hints).filter(Boolean).length > 1;
  return isHeading(head, hints) && !areHeadings && texts.length >= 2 ? { head, row: below } : null;
}

/**
 * A heading whose words slipped over a cell border put right: "N" beside "O TUJUAN" is "NO" beside "TUJUAN". Only
 * done when both results are recognised and the cells as read are not.
 */
export function mendSplitHeading(
  row: CellRow,
  hints: ExportHints,
): { row: CellRow; mends: { from: string; to: string }[] } {
  const cells = row.cells.map((c) => c);
  const mends: { from: string; to: string }[] = [];
  for (let i = 0; i + 1 < cells.length; i++) {
    const left = joinLines(cells[i] ?? []);
    const right = joinLines(cells[i + 1] ?? []);
    if (!left || !right || roleOf(hints, left)) continue;
    const slip = /^(\p{L}{1,3}\.?)\s+(.+)$/u.exec(right);
    if (!slip) continue;
    const [, end = '', rest = ''] = slip;
    if (!roleOf(hints, left + end) || !roleOf(hints, rest)) continue;
    cells[i] = lineOf(left + end, row.line);
    cells[i + 1] = lineOf(rest, row.line);
    mends.push({ from: `${left} | ${right}`, to: `${left}${end} | ${rest}` });
  }
  return { row: { line: row.line, cells }, mends };
}

function lineOf(text: string, line: number): TextLine[] {
  const made = exportLine(text, line);
  return made ? [made] : [];
}

/**
 * Columns that are no columns: the heading is at most two characters of no meaning (the broken-off end of the heading
 * to its left) and every filled cell below holds a factor such as "X 100". Their cells belong to the column on the left.
 */
export function strayColumns(heading: CellRow, body: readonly CellRow[], hints: ExportHints): number[] {
  return heading.cells.flatMap((cell, i) => {
    const text = joinLines(cell);
    if (i === 0 || text.length > 2 || roleOf(hints, text)) return [];
    const below = body.map((r) => joinLines(r.cells[i] ?? [])).filter(Boolean);
    const factors = below.filter(isMultiplier).length;
    // a row that slipped sideways may hold something else here
    return factors > 0 && factors >= below.length * 0.6 ? [i] : [];
  });
}
