/** The flow: which stage follows which, for one document. Batches (batch/) run these steps in child processes. */
import { createOcrReader } from '../extractors/ocr/tesseract.ts';
import type { OcrReader } from '../extractors/ocr/engine.ts';
import { openSource, pdfKind } from '../extractors/source.ts';
import { joinTables } from '../extractors/tables/join.ts';
import { recogniseColumns } from '../normalizers/columns/columns.ts';
import { headingScore } from '../normalizers/columns/headings.ts';
import { normalizeDocument, type TableRows } from '../normalizers/document.ts';
import { readRows } from '../normalizers/rows/rows.ts';
import { classifyTable } from '../normalizers/columns/table-kind.ts';
import type { Stages } from './batch/serve.ts';
import type { ChildSettings } from './batch/tasks.ts';
import { PipelineError } from './model/errors.ts';
import { loadKnowledge, type Knowledge } from './knowledge.ts';
import { linesAbove } from '../normalizers/columns/lines-above.ts';
import type { Issue } from './model/issue.ts';
import type { Page } from './model/reading/page.ts';
import type { Column } from './model/meaning/record.ts';
import type { ReadDocument } from './model/reading/source.ts';
import type { Table } from './model/reading/table.ts';

/** The stages with everything that they need to know. The OCR engine starts with the first page that asks for it. */
export async function loadStages(settings: ChildSettings): Promise<Stages> {
  const own = settings.vocabulary ?? null;
  const knowledge = await loadKnowledge(own?.folder);
  if (own !== null && knowledge.vocabulary.hash !== own.hash) {
    throw new PipelineError('vocabulary-changed', 'The vocabulary changed while the run went on');
  }
  const ocr = ocrFor(settings);
  return {
    open: async (bytes) => {
      const source = await openSource(bytes, knowledge.hints);
      const { kind, pageCount } = source;
      const readPage = async (number: number) => {
        const { page, picture } = await source.readPage(number, { ocr: ocr.forPage() });
        return { page, picture: picture?.data ?? null };
      };
      return { kind, pageCount, readPage, close: () => source.close() };
    },
    join: (source, pages) => joinPages(source, pages, knowledge),
    understand: (read) => {
      const rows = readWanted(read, knowledge, settings);
      return { share: normalizeDocument(read, rows, knowledge.vocabulary, settings), tablesUsed: rows.length };
    },
  };
}

/** Pages to tables, and what the tables are. */
export function joinPages(source: Parameters<Stages['join']>[0], pages: Page[], knowledge: Knowledge): ReadDocument {
  const { id, file, kind } = source;
  const joined = joinTables(pages, { headingScore: (text) => headingScore(text, knowledge.headings) });
  const tables = describeTables(joined.tables, pages, knowledge).map(({ table }) => table);
  return { source: { id, file, kind: kind ?? pdfKind(pages) }, pages, tables, issues: joined.issues };
}

/** The rows of the tables that are asked for. */
export function readWanted(read: ReadDocument, knowledge: Knowledge, settings: TableChoice): TableRows[] {
  return describeTables(read.tables, read.pages, knowledge)
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

type DescribedTable = { table: Table; columns: Column[]; issues: Issue[] };

/** What each column holds and what each table is for; a table without heading may go on with the columns before it. */
function describeTables(tables: readonly Table[], pages: readonly Page[], { headings }: Knowledge): DescribedTable[] {
  let earlier: DescribedTable | null = null;
  return tables.map((table) => {
    const { columns, issues } = recogniseColumns(table, headings, earlier);
    const described = { ...table, ...classifyTable(table, columns, linesAbove(table, pages), headings) };
    const all = { table: described, columns, issues };
    if (described.kind !== 'other') earlier = all;
    return all;
  });
}

/** One engine for all pages of a process; each page finds it as new. */
function ocrFor({ ocrData }: ChildSettings): { forPage: () => () => Promise<OcrReader> } {
  let engine: Promise<OcrReader> | null = null;
  const start = async (): Promise<OcrReader> => {
    engine ??= createOcrReader(ocrData === null ? {} : { ocrData });
    const reader = await engine;
    await reader.fresh();
    return reader;
  };
  return {
    forPage: () => {
      let reader: Promise<OcrReader> | null = null;
      return () => (reader ??= start());
    },
  };
}
