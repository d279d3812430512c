/** Which table a person means by a file, a page and a part of its heading, and what they decided about it. */
import { seenOfTable } from '../../normalizers/decided/decided-tables.ts';
import { documentsNamed } from '../../output/explain.ts';
import { PipelineError } from '../model/errors.ts';
import type { Dataset, DatasetDocument, DocumentTable } from '../model/meaning/dataset.ts';
import type { ColumnRole } from '../model/meaning/record.ts';
import type { TableDecision } from '../model/meaning/decision.ts';

/** `page`: the page that it begins on; `heading`: words of its heading. Both may be left out where one table fits. */
export type TableNamed = { file: string; page: number | undefined; heading: string | undefined; take: boolean };

/** What a column, by its number from 1, holds. */
export type ColumnNamed = { column: number; role: ColumnRole; year: number | undefined };

type Listed = { document: DatasetDocument; table: DocumentTable };

/** The decision about a column of the table. Throws as `tableDecision` does. */
export function columnDecision(
  dataset: Dataset,
  { column, role, year, ...named }: Omit<TableNamed, 'take'> & ColumnNamed,
  stamp: Pick<TableDecision, 'by' | 'on' | 'why'>,
): TableDecision {
  const { seen } = tableDecision(dataset, { ...named, take: true }, stamp);
  return { decided: 'column-is', seen, column, role, ...(year === undefined ? {} : { year }), ...stamp };
}

/** The decision that takes or drops the table. Throws `wrong-option` where no table fits, or several do. */
export function tableDecision(
  dataset: Dataset,
  { file, page, heading, take }: TableNamed,
  stamp: Pick<TableDecision, 'by' | 'on' | 'why'>,
): TableDecision {
  const documents = documentsNamed(dataset, file);
  if (documents.length === 0) {
    throw new PipelineError('wrong-option', 'Tables are named by their document, and the run has none of that name', {
      file,
    });
  }
  const all = documents.flatMap((document): Listed[] =>
    [...document.tables, ...document.otherTables].map((table) => ({ document, table })),
  );
  const words = heading?.toLowerCase() ?? '';
  const fitting = all.filter(
    ({ table }) => (page === undefined || table.pages[0] === page) && table.heading.toLowerCase().includes(words),
  );
  // levels of one table are decided together
  const seen = new Map(fitting.map(({ document, table }) => [keyOf(document, table), { document, table }]));
  const [found] = seen.values();
  if (found && seen.size === 1) {
    const { document, table } = found;
    return { decided: take ? 'table-taken' : 'table-dropped', seen: seenOfTable(document.id, table), ...stamp };
  }
  const listed = (found ? [...seen.values()] : all).slice(0, mostListed).map(told).join('; ');
  const reason = found ? `${seen.size} tables fit: give --page or --heading` : 'No table there begins so';
  throw new PipelineError('wrong-option', listed === '' ? `${reason}; the document has none` : `${reason}; ${listed}`, {
    file,
  });
}

const mostListed = 8;

const keyOf = (document: DatasetDocument, table: DocumentTable): string =>
  JSON.stringify(seenOfTable(document.id, table));

const told = ({ table: { pages, heading, kind } }: Listed): string => `page ${pages[0] ?? '?'}, ${kind}, "${heading}"`;
