/** The text above a table: titles that say what it is for. */
import type { Page } from '../../pipeline/model/reading/page.ts';
import type { Table } from '../../pipeline/model/reading/table.ts';
import { lineText, type TextLine } from '../../pipeline/model/reading/text.ts';

/** Points by which a line may reach into the table's first row and still stand above it. */
const slack = 4;

/**
 * The lines above the first row of a table, top to bottom: those of its first page, and those of the page before when
 * that page has no table of its own.
 */
export function linesAbove(table: Table, pages: readonly Page[]): string[] {
  const at = pages.findIndex((page) => page.number === table.pages[0]);
  const page = pages[at];
  if (!page) return [];
  const own = page.lines.filter((line) => isAbove(line, table, page.number));
  const before = pages[at - 1];
  return [...(before && before.grids.length === 0 ? before.lines : []), ...own].map(lineText);
}

function isAbove(line: TextLine, table: Table, page: number): boolean {
  const cells = table.cells.filter((cell) => cell.page === page);
  if (line.box) {
    const top = Math.min(...cells.flatMap((cell) => (cell.box ? [cell.box[1]] : [])));
    return line.box[3] <= top + slack;
  }
  const first = Math.min(...cells.flatMap((cell) => cell.lines.flatMap((own) => own.line ?? [])));
  return (line.line ?? 0) < first;
}
