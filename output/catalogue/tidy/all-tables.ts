/** Which tables a catalogue has. */
import type { Catalogue } from '../../../pipeline/model/meaning/catalogue-shape.ts';
import { indexed } from './cited.ts';
import { conceptsTable, membersTable } from './comparisons.ts';
import { namesTable, regionsTable } from './lists.ts';
import { agenciesTable, documentsTable, pagesTable } from './origins.ts';
import { editsTable, entryTables, evidenceTable, indicatorsTable } from './printed.ts';
import { decisionsTable, issuesTable } from './remarks.ts';
import type { TidyTable } from './tidy-table.ts';

/**
 * The tables of a catalogue, each with typed columns, made when their rows are asked for. Equal catalogues give equal rows in equal
 * order. `indicators` comes first; the others refer to it, to `documents`, `agencies` and `concepts`.
 */
export function catalogueTables(catalogue: Catalogue): TidyTable[] {
  const all = indexed(catalogue.dataset, catalogue.readings);
  return [
    indicatorsTable(all),
    ...entryTables(all),
    documentsTable(all, catalogue),
    pagesTable(all, catalogue),
    agenciesTable(all),
    regionsTable(all, catalogue),
    conceptsTable(all),
    membersTable(all),
    namesTable(all, catalogue),
    evidenceTable(all),
    editsTable(all),
    issuesTable(all),
    decisionsTable(all, catalogue.decisions),
  ];
}
