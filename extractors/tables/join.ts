/** Tables over pages: one open table, to which fragments are added as long as they go on with it. */
import { PipelineError } from '../../pipeline/model/errors.ts';
import type { Issue } from '../../pipeline/model/issue.ts';
import type { Grid, Page } from '../../pipeline/model/reading/page.ts';
import type { Table } from '../../pipeline/model/reading/table.ts';
import { countWords } from './alike.ts';
import { appendGrid } from './append.ts';
import { gridOfBoth } from './beside.ts';
import { findFurniture, readBetween } from './between.ts';
import { follows } from './follow.ts';
import { findHeading, type HeadingScore } from './heading-rows.ts';
import { recutGrid } from './recut.ts';
import { splitGrid } from './split-grid.ts';
import { yearsAsHeading } from './years-below.ts';
import { closeTable, placeOf, startTable, type OpenTable } from './open-table.ts';
import { addAll } from '../../pipeline/model/groups.ts';

/** What the extractors are told about meaning: how far (0 to 1) a text is a known column heading. */
export type JoinHints = { headingScore: HeadingScore };

/**
 * Joins the fragments of all pages, in reading order, into whole tables. Every fragment ends in exactly one table and
 * every word stays; throws `internal-error` when that fails.
 */
export function joinTables(pages: readonly Page[], hints: JoinHints): { tables: Table[]; issues: Issue[] } {
  const furniture = findFurniture(pages);
  const issues: Issue[] = [];
  // in the order in which they begin
  const started: OpenTable[] = [];
  let open: OpenTable | null = null;
  const grids = pages.flatMap((page) => page.grids.flatMap((grid) => splitGrid(grid, hints.headingScore)));
  for (let i = 0; i < grids.length; i++) {
    const both = open && gridOfBoth(open, grids[i]!, grids[i + 1]);
    if (both) grids.splice(i, 2, both);
    const found = grids[i]!;
    const own = findHeading(found, hints.headingScore);
    const recut = open && isNear(open, found, pages) && own.rows <= 1 ? recutGrid(open, found) : found;
    const between = open && readBetween(pages, open.last, startOf(recut), furniture);
    const recutHeading = recut === found ? own : findHeading(recut, hints.headingScore);
    const joined = open && between && recut !== found ? follows(open, recut, recutHeading, between) : null;
    const [grid, heading] = joined ? [recut, recutHeading] : [found, own];
    const follow =
      joined ?? (open && between && isNear(open, grid, pages) ? follows(open, grid, heading, between) : null);
    if (open && follow) {
      const appended = appendGrid(open, grid, follow.headerRows, follow.placement, {
        because: follow.because,
        score: follow.score,
      });
      started[started.indexOf(open)] = appended.table;
      open = appended.table;
      addAll(issues, appended.issues);
      continue;
    }
    // a block of aligned words without heading stands beside the tables of the document; it does not end one
    const isAside = open !== null && grid.method === 'borderless' && heading.rows === 0;
    const table = startTable(grid, heading.rows);
    started.push(table);
    if (!isAside) open = table;
  }
  const tables = started.map((table, index) => yearsAsHeading(closeTable(table, index)));
  assertNothingLost(pages, tables, grids.length);
  return { tables, issues };
}

function startOf(grid: Grid): OpenTable['last'] {
  const lines = grid.cells.flatMap((cell) =>
    cell.lines.flatMap((line) => (line.line === undefined ? [] : [line.line])),
  );
  return { ...placeOf(grid), line: lines.length > 0 ? Math.min(...lines) : null };
}

// over a page without a table only a blank page may lie between two fragments of one table
function isNear(open: OpenTable, grid: Grid, pages: readonly Page[]): boolean {
  const skipped = pages.filter((page) => page.number > open.last.page && page.number < grid.page);
  return (
    grid.page >= open.last.page && skipped.every((page) => page.quality.reading === 'blank' || page.lines.length <= 2)
  );
}

function assertNothingLost(pages: readonly Page[], tables: readonly Table[], fragmentsIn: number): void {
  const grids = pages.flatMap((page) => page.grids);
  const wordsIn = grids.reduce((sum, grid) => sum + countWords(grid.cells), 0);
  const wordsOut = tables.reduce(
    (sum, table) => sum + countWords(table.cells) + countWords(table.repeatedHeaders ?? []),
    0,
  );
  if (wordsIn !== wordsOut) {
    throw new PipelineError('internal-error', `Joining tables made ${wordsOut} words of ${wordsIn}`);
  }
  const fragments = tables.reduce(
    (sum, table) => sum + 1 + table.joins.filter((join) => !join.because.startsWith('row put together')).length,
    0,
  );
  if (fragments !== fragmentsIn) {
    throw new PipelineError('internal-error', `Joining tables used ${fragments} of ${fragmentsIn} fragments`);
  }
}
