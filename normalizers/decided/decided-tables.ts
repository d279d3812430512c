/** Tables that people took or dropped: keyed by the place and the heading that they saw. */
import type { DatasetDocument, DocumentTable } from '../../pipeline/model/meaning/dataset.ts';
import {
  isAboutTable,
  isOfTable,
  type Decision,
  type Seen,
  type TableDecision,
} from '../../pipeline/model/meaning/decision.ts';
import type { ColumnRole } from '../../pipeline/model/meaning/record.ts';
import { isSamePlace } from '../../pipeline/model/meaning/seen.ts';
import { addTo } from '../../pipeline/model/groups.ts';
import { lastDecisions } from './held.ts';
import { squeeze } from '../text/plain-text.ts';

/** What was seen of a table, and whether it holds indicators, or what a column of it (its index) holds. */
export type DecidedTable = Pick<Seen, 'page' | 'box' | 'read'> &
  ({ taken: boolean } | { column: number; role: ColumnRole; year: number | null });

type Place = Pick<DocumentTable, 'pages' | 'box' | 'heading'>;

/** The last word on each table, by document. */
export function decidedTables(all: readonly Decision[]): Map<string, DecidedTable[]> {
  const byDocument = new Map<string, DecidedTable[]>();
  for (const decision of lastDecisions(all.filter(isOfTables)).decisions) {
    if (!isOfTable(decision)) continue;
    const { document, page, box, read } = decision.seen;
    const place = { page, box, read };
    if (decision.decided === 'column-is') {
      const { column, role, year = null } = decision;
      addTo(byDocument, document, { ...place, column: column - 1, role, year });
    } else addTo(byDocument, document, { ...place, taken: decision.decided === 'table-taken' });
  }
  return byDocument;
}

const isOfTables = (one: Decision): boolean =>
  isOfTable(one) || (one.decided === 'withdrawn' && isAboutTable(one.about));

/** What people decided about the table at a place; the last word where several were said of what reads alike. */
export function tableDecided(decided: readonly DecidedTable[], table: Place): { taken: boolean } | undefined {
  return decided.filter((one) => 'taken' in one).findLast((one) => isSeen(one, table));
}

/** What people decided about the columns of the table at a place. */
export function columnsDecided(
  decided: readonly DecidedTable[],
  table: Place,
): Extract<DecidedTable, { column: number }>[] {
  return decided.filter((one) => 'column' in one).filter((one) => isSeen(one, table));
}

/** Of what a person sees of a table. A table without a page was never on paper. */
export function seenOfTable(document: string, { pages, box, heading }: Place): Seen {
  return { document, page: pages[0] ?? 1, box, read: heading, row: '' };
}

/** Whether a decision about a table finds what it saw among the tables of its document; why not. */
export function tableSeen(
  { seen }: TableDecision,
  { tables, otherTables }: Pick<DatasetDocument, 'tables' | 'otherTables'>,
): { because: string } | null {
  const all = [...tables, ...otherTables];
  if (all.some((table) => isSeen(seen, table))) return null;
  const there = all.find(({ pages, box }) => isSamePlace(seen, { page: pages[0] ?? 0, box }));
  return {
    because: there ? `the table there is now headed "${there.heading}"` : 'no table begins at that place any more',
  };
}

function isSeen({ page, box, read }: Pick<Seen, 'page' | 'box' | 'read'>, table: Place): boolean {
  const isThere = isSamePlace({ page, box }, { page: table.pages[0] ?? 0, box: table.box });
  return isThere && squeeze(read) === squeeze(table.heading);
}
