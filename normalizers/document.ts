/** A whole document: from rows of text to its share of the dataset. */
import type { DocumentDataset, DocumentTable, Indicator } from '../pipeline/model/meaning/dataset.ts';
import type { Issue } from '../pipeline/model/issue.ts';
import type { Column, Row } from '../pipeline/model/meaning/record.ts';
import type { ReadDocument } from '../pipeline/model/reading/source.ts';
import type { Table } from '../pipeline/model/reading/table.ts';
import { readHead } from './head.ts';
import { readOutside } from './heading/printed-lines.ts';
import { joinLines } from '../pipeline/model/reading/text.ts';
import type { CheckedRow } from './checks/check.ts';
import { checkDocument } from './checks/checks.ts';
import { doubtGuessedColumns } from './confidence/guessed-columns.ts';
import { judgeRows, type Judged, type Unjudged } from './confidence/judge.ts';
import { unaccountedIssues } from './confidence/unaccounted.ts';
import { readIndicator, type Draft, type RowTools } from './indicator.ts';
import { buildLexicon } from './mending/lexicon.ts';
import type { Mender } from './mending/mender.ts';
import { isNoValue } from './fields/targets.ts';
import { parentsOf } from './parents.ts';
import { unplacedFields, unplacedLines } from './rows/unplaced.ts';
import { opensName } from './fields/measure.ts';
import type { Vocabulary } from './vocabulary/vocabulary.ts';
import { createHash } from 'node:crypto';
import { foldText } from '../pipeline/model/print/fold.ts';

/** A table with its columns and rows, as the readers of columns and rows hand it over. */
export type TableRows = { table: Table; columns: Column[]; rows: Row[]; issues: Issue[] };

/** What is told of the tables of a document: those that rows were taken from, and those that were left. */
export type ToldTables = { taken: DocumentTable[]; left: DocumentTable[] };

/** `told` where the tables were judged; without it nothing is told of them. */
type DocumentOptions = { keepOfficials: boolean; told?: ToldTables };

/** Gives meaning to the rows of a document. Unknown values are null with an issue; nothing is guessed. */
export function normalizeDocument(
  read: ReadDocument,
  rowsByTable: readonly TableRows[],
  vocabulary: Vocabulary,
  options: DocumentOptions,
): DocumentDataset {
  return normalizeJudged(read, rowsByTable, vocabulary, options).share;
}

/** As `normalizeDocument`, with what the confidence of each indicator was made from, in the same order. */
export function normalizeJudged(
  read: ReadDocument,
  rowsByTable: readonly TableRows[],
  vocabulary: Vocabulary,
  options: DocumentOptions,
): { share: DocumentDataset; judged: Judged[] } {
  const exported = read.pages.every((page) => page.quality.reading === 'export');
  const mender: Mender = { lexicon: buildLexicon(read, vocabulary), confusions: vocabulary.confusions, exported };
  const outside = readOutside(read, rowsByTable, mender);
  const head = readHead(outside, rowsByTable, { read, mender, vocabulary });
  const { agency } = head;
  const tools: RowTools = {
    vocabulary,
    mender,
    keepOfficials: options.keepOfficials,
    document: read.source.id,
    agency: agency?.id ?? null,
    sectors: agency?.sectors ?? [],
  };
  const drafts = readDrafts(rowsByTable, tools);
  const found = [
    ...read.issues,
    ...read.pages.flatMap((page) => page.issues),
    ...rowsByTable.flatMap(({ table, issues: told }) => [...told, ...unplacedLines(table, read.pages)]),
  ];
  const model = vocabulary.confidence;
  const rows = unjudged(drafts);
  const judged = judgeRows(rows, {
    read,
    lexicon: mender.lexicon,
    issues: found,
    model,
    opensName: (text) => opensName(text, vocabulary),
  });
  const sure = drafts.map((draft, i) => ({
    ...draft,
    indicator: doubtGuessedColumns(judged[i]!.indicator, rows[i]!.columns),
  }));
  const indicators = withIds(sure, read.source.id);
  const { year } = head.document;
  const findings = checkDocument(checkedRows(drafts, indicators), { vocabulary, agency, year });
  const issues = [
    ...found,
    ...head.issues,
    ...drafts.flatMap((draft, i) =>
      [...draft.issues, ...judged[i]!.issues].map((one) => ({ ...one, indicator: indicators[i]?.id ?? null })),
    ),
    ...indicators.flatMap(unaccountedIssues),
    ...findings,
  ];
  const share: DocumentDataset = {
    document: {
      id: read.source.id,
      file: read.source.file,
      kind: read.source.kind,
      pages: read.pages.length,
      ...head.document,
      tables: options.told?.taken ?? [],
      otherTables: options.told?.left ?? [],
    },
    agencies: agency ? [agency] : [],
    indicators,
    issues: unique(issues.map((one) => ({ ...one, document: read.source.id }))),
  };
  return { share, judged };
}

function unjudged(drafts: readonly DraftOf[]): Unjudged[] {
  return drafts.map(({ of: { table, columns }, ...draft }) => ({ ...draft, table, columns }));
}

/** The rows with the years of their table (the heading where it tells none) that have a column of targets and no value in it. */
function checkedRows(drafts: readonly DraftOf[], indicators: readonly Indicator[]): CheckedRow[] {
  return drafts.flatMap(({ row: at, of: { columns, rows } }, i) => {
    const printed = rows.find(({ row }) => row === at);
    const filled = new Set(
      printed?.fields.filter(({ text }) => !isNoValue(joinLines(text.lines))).map((f) => f.column.index),
    );
    const emptyTargets = columns.flatMap(({ role, year, heading, index: column }) =>
      role === 'target' && !filled.has(column) ? [year === null ? heading : String(year)] : [],
    );
    const indicator = indicators[i];
    return indicator ? [{ indicator, emptyTargets }] : [];
  });
}

/** A stage may hand on what an earlier one said: each issue once. */
function unique(issues: readonly Issue[]): Issue[] {
  return [...new Map(issues.map((one) => [JSON.stringify(one), one])).values()];
}

/** A draft with the view of a table that its row was read from. */
type DraftOf = Draft & { of: TableRows };

function readDrafts(rowsByTable: readonly TableRows[], tools: RowTools): DraftOf[] {
  const drafts: DraftOf[] = [];
  for (const of of rowsByTable) {
    for (const row of of.rows) {
      const draft = readIndicator({ ...row, table: of.table.index }, drafts.length + 1, tools);
      if (!draft) continue;
      drafts.push({ ...draft, issues: [...draft.issues, ...unplacedFields(row)], of });
    }
  }
  return drafts;
}

/** Ids, and "inherited from" as the id of the indicator whose row holds the value. */
function withIds(drafts: readonly DraftOf[], document: string): Indicator[] {
  const ids = indicatorIds(
    document,
    drafts.map((draft) => draft.indicator.name),
  );
  const idOf = (of: TableRows, row: number) =>
    ids[drafts.findIndex((draft) => draft.of === of && draft.row === row)] ?? null;
  const views = [...new Set(drafts.map(({ of }) => of))];
  const viewOf = ({ of }: DraftOf) => views.filter(({ table }) => table === of.table).indexOf(of);
  const parents = parentsOf(
    drafts.map((draft) => {
      const { code, level } = draft.indicator;
      return { table: draft.table, view: viewOf(draft), row: draft.row, code, level };
    }),
  );
  return drafts.map((draft, i) => {
    const evidence = Object.fromEntries(
      Object.entries(draft.indicator.evidence).map(([key, one]) => {
        const row = draft.inherited.get(key);
        return [key, row === undefined ? one : { ...one, inheritedFrom: idOf(draft.of, row) ?? `row ${row}` }];
      }),
    );
    const parent = parents[i] == null ? null : (ids[parents[i]] ?? null);
    return { ...draft.indicator, id: ids[i] ?? '', parent, evidence };
  });
}

/** An id from the document, the folded name and how often that name came before (0 for the first). */
function indicatorId(document: string, name: string | null, occurrence: number): string {
  const key = [document, foldText(name ?? ''), String(occurrence)].join('\n');
  return `iku-${createHash('sha256').update(key).digest('hex').slice(0, 16)}`;
}

/** Gives each name of a document its id, counting names that repeat. */
export function indicatorIds(document: string, names: readonly (string | null)[]): string[] {
  const seen = new Map<string, number>();
  return names.map((name) => {
    const key = foldText(name ?? '');
    const occurrence = seen.get(key) ?? 0;
    seen.set(key, occurrence + 1);
    return indicatorId(document, name, occurrence);
  });
}
