/**
 * The flow of one document, stage by stage: open, read each page, join pages to tables, describe the tables, understand
 * the wanted ones. Batches (batch/) run these steps in child processes.
 */
import { openSource, pdfKind } from '../../extractors/source.ts';
import { namesSomebody } from '../../extractors/page/names-in-letters.ts';
import { joinBrokenWords } from '../../extractors/tables/broken-words.ts';
import { joinTables } from '../../extractors/tables/join.ts';
import { withRestRows } from '../../extractors/tables/rest-rows.ts';
import { otherViews } from '../../normalizers/columns/blocks.ts';
import { recogniseColumns } from '../../normalizers/columns/columns.ts';
import { headingScore } from '../../normalizers/columns/headings.ts';
import { normalizeDocument, type TableRows, type ToldTables } from '../../normalizers/document.ts';
import { readRows } from '../../normalizers/rows/rows.ts';
import {
  columnsMissing,
  columnsNow,
  isDecidedTo,
  isOfLevel,
  isTaken,
  tableTold,
  type Choice,
} from '../../normalizers/tables/choice.ts';
import { judgeAsBefore, judgeTable } from '../../normalizers/tables/judgement.ts';
import { isTitledIku, saysIku, titleOf } from '../../normalizers/tables/titles.ts';
import { isWrittenWord } from '../../normalizers/vocabulary/known-words.ts';
import type { DescribedDocument, DescribedTable, Stages } from '../batch/serve.ts';
import type { ChildSettings } from '../batch/tasks.ts';
import { PipelineError } from '../model/errors.ts';
import { indicatorLevels } from '../model/choices.ts';
import type { Column } from '../model/meaning/record.ts';
import type { Page } from '../model/reading/page.ts';
import type { ReadDocument } from '../model/reading/source.ts';
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
        readPage: async (number, memory, onRecognition) => {
          const reader = recognise(memory);
          const ocr: typeof reader = async () => {
            onRecognition?.();
            return await reader();
          };
          const { page, picture, officials } = await source.readPage(number, { ocr });
          if (officials.length > 0) memory.forget((lines) => namesSomebody(lines, officials));
          return { page, picture: picture?.data ?? null };
        },
        close: () => source.close(),
      };
    },
    join: (source, pages) => joinPages(source, pages, knowledge),
    describe: (read) => describeTables(read, knowledge),
    understand: (recognised, decided = []) => {
      const described = withDecidedColumns(recognised, decided, knowledge);
      const { rows, told } = readWanted(described, { ...settings, decided }, knowledge);
      const share = normalizeDocument(described.read, rows, knowledge.vocabulary, { ...settings, told });
      const { pages, tables } = described.read;
      // a person who looked knows better than the title
      const isDropped = () => tables.some((table) => isDecidedTo(false, table, decided));
      const isTitled = () =>
        saysIku(pages, knowledge.headings) || tables.some((table) => isTitledIku(table, pages, knowledge.headings));
      return { share, saysIku: promisesRows(told) || (!isDropped() && isTitled()) };
    },
  };
}

/** Pages to tables that go on over them. */
export function joinPages(
  { id, file, kind }: Parameters<Stages['join']>[0],
  pages: Page[],
  { headings, vocabulary }: Knowledge,
): ReadDocument {
  const whole = withRestRows(pages);
  const { tables, issues } = joinTables(whole, { headingScore: (text) => headingScore(text, headings) });
  const mended = tables.map((table) => joinBrokenWords(table, (word) => isWrittenWord(word, vocabulary)));
  return { source: { id, file, kind: kind ?? pdfKind(pages) }, pages: whole, tables: mended, issues };
}

/** What each column holds and what each table is for; a table without heading may go on with the one before it. */
export function describeTables(read: ReadDocument, { headings }: Knowledge): DescribedDocument {
  let earlier: DescribedTable | null = null;
  const tables = read.tables.map((table): DescribedTable => {
    const { columns, issues, goesOn } = recogniseColumns(table, headings, earlier);
    const title = titleOf(table, read.pages, headings);
    const judged = goesOn && earlier ? judgeAsBefore(earlier.table) : judgeTable(table, columns, title, headings);
    const described = { table: { ...table, ...judged }, columns, issues };
    if (columns.some(({ role }) => role === 'indicator')) earlier = described;
    return described;
  });
  return { read: { ...read, tables: tables.map(({ table }) => table) }, tables };
}

/** The tables with the columns that people decided about; what such a table is for is judged anew. */
export function withDecidedColumns(
  { read, tables }: DescribedDocument,
  decided: NonNullable<Choice['decided']>,
  { headings }: Pick<Knowledge, 'headings'>,
): DescribedDocument {
  const now = tables.map((one): DescribedTable => {
    const { table, issues } = one;
    const columns = columnsNow(table, one.columns, decided);
    if (columns === one.columns) return one;
    const judged = judgeTable(table, columns, titleOf(table, read.pages, headings), headings);
    return { table: { ...table, ...judged }, columns, issues: [...issues, ...columnsMissing(table, decided)] };
  });
  return { read: { ...read, tables: now.map(({ table }) => table) }, tables: now };
}

/** The rows of the tables that are asked for, and what is told of all tables: of those taken and of the others. */
export function readWanted(
  { tables }: DescribedDocument,
  choice: Choice,
  { headings }: Pick<Knowledge, 'headings'>,
): { rows: TableRows[]; told: ToldTables } {
  const rows: TableRows[] = [];
  const told: ToldTables = { taken: [], left: [] };
  for (const { table, columns, issues } of tables) {
    const views = [{ columns, level: null }, ...otherViews(columns)].map((view) => ({
      ...view,
      found: hasIndicators(view.columns) || isTaken(table, choice) ? readRows(table, view.columns, headings) : null,
    }));
    const all = views.flatMap(({ found }) => found?.rows ?? []);
    if (!isTaken(table, choice)) {
      told.left.push(tableTold(table, all.length));
      continue;
    }
    const wanted = all.filter((row) => isOfLevel(row, table, choice));
    for (const { columns: seen, found, level } of views) {
      const own = found?.rows.filter((row) => isOfLevel(row, table, choice)) ?? [];
      if (level !== null && own.length === 0) continue;
      rows.push({
        table,
        columns: seen,
        rows: own,
        issues: [...(level === null ? issues : []), ...(found?.issues ?? [])],
      });
    }
    told.taken.push(tableTold(table, wanted.length));
    for (const level of indicatorLevels) {
      const left = all.filter((row) => row.level === level && !isOfLevel(row, table, choice)).length;
      if (left > 0) told.left.push(tableTold(table, left, level));
    }
  }
  return { rows, told };
}

/** Whether a table was taken that has rows, or should have: one whose rows are all of levels not asked for has none. */
function promisesRows({ taken, left }: ToldTables): boolean {
  const ofOtherLevels = new Set(left.filter(({ level }) => level !== null).map(({ pages }) => pages.join()));
  return taken.some(({ rows, pages }) => rows > 0 || !ofOtherLevels.has(pages.join()));
}

function hasIndicators(columns: readonly Column[]): boolean {
  return columns.some(({ role }) => role === 'indicator');
}
