/**
 * The flow of one document, stage by stage: open, read each page, join pages to tables, describe the tables, understand
 * the wanted ones. Batches (batch/) run these steps in child processes.
 */
import { openSource, pdfKind } from '../../extractors/source.ts';
import { joinTables } from '../../extractors/tables/join.ts';
import { recogniseColumns } from '../../normalizers/columns/columns.ts';
import { headingScore } from '../../normalizers/columns/headings.ts';
import { linesAbove } from '../../normalizers/columns/lines-above.ts';
import { classifyTable } from '../../normalizers/columns/table-kind.ts';
import { normalizeDocument, type TableRows } from '../../normalizers/document.ts';
import { readRows } from '../../normalizers/rows/rows.ts';
import type { DescribedDocument, DescribedTable, Stages } from '../batch/serve.ts';
import type { ChildSettings } from '../batch/tasks.ts';
import { PipelineError } from '../model/errors.ts';
import type { Page } from '../model/reading/page.ts';
import type { ReadDocument } from '../model/reading/source.ts';
import type { Table } from '../model/reading/table.ts';
import { loadKnowledge, type Knowledge } from './knowledge.ts';
import { recognition } from './recognition.ts';

/** The stages with everything that they need to know. The OCR engine starts with the first crop that nobody has read. */
export async function loadStages(settings: ChildSettings): Promise<Stages> {
  const own = settings.vocabulary ?? null;
  const knowledge = await loadKnowledge(own?.folder);
  if (own !== null && knowledge.vocabulary.hash !== own.hash) {
    throw new PipelineError('vocabulary-changed', 'The vocabulary changed while the run went on');
  }
  const recognise = recognition(settings);
  return {
    open: async (bytes) => {
      const source = await openSource(bytes, knowledge.hints, settings);
      return {
        kind: source.kind,
        pageCount: source.pageCount,
        readPage: async (number, memory) => {
          const { page, picture } = await source.readPage(number, { ocr: recognise(memory) });
          return { page, picture: picture?.data ?? null };
        },
        close: () => source.close(),
      };
    },
    join: (source, pages) => joinPages(source, pages, knowledge),
    describe: (read) => describeTables(read, knowledge),
    understand: (described) => {
      const rows = readWanted(described, settings);
      const share = normalizeDocument(described.read, rows, knowledge.vocabulary, settings);
      return { share, tablesUsed: rows.length };
    },
  };
}

/** Pages to tables that go on over them. */
export function joinPages(
  { id, file, kind }: Parameters<Stages['join']>[0],
  pages: Page[],
  { headings }: Knowledge,
): ReadDocument {
  const { tables, issues } = joinTables(pages, { headingScore: (text) => headingScore(text, headings) });
  return { source: { id, file, kind: kind ?? pdfKind(pages) }, pages, tables, issues };
}

/** What each column holds and what each table is for; a table without heading may go on with the columns before it. */
export function describeTables(read: ReadDocument, { headings }: Knowledge): DescribedDocument {
  let earlier: DescribedTable | null = null;
  const tables = read.tables.map((table): DescribedTable => {
    const { columns, issues } = recogniseColumns(table, headings, earlier);
    const kind = classifyTable(table, columns, linesAbove(table, read.pages), headings);
    const described = { table: { ...table, ...kind }, columns, issues };
    if (described.table.kind !== 'other') earlier = described;
    return described;
  });
  return { read: { ...read, tables: tables.map(({ table }) => table) }, tables };
}

/** The rows of the tables that are asked for. */
export function readWanted({ tables }: DescribedDocument, settings: TableChoice): TableRows[] {
  return tables
    .filter(({ table }) => isWanted(table, settings))
    .map(({ table, columns, issues }) => {
      const found = readRows(table, columns);
      return { table, columns, rows: found.rows, issues: [...issues, ...found.issues] };
    });
}

type TableChoice = Pick<ChildSettings, 'includePerformanceAgreements'>;

function isWanted({ kind }: Table, { includePerformanceAgreements }: TableChoice): boolean {
  return kind === 'iku' || (kind === 'performance-agreement' && includePerformanceAgreements);
}
