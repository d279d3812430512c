/** What a run found, what is missing, and what needs a look: for the console, and the same as one object. */
import { z } from 'zod';
import type { Dataset, Indicator } from '../model/meaning/dataset.ts';
import { issueCodes, type IssueCode } from '../model/issue.ts';
import { whatItHolds } from '../../output/dataset/tables-told.ts';
import { counted, printable, refusalLine } from './progress.ts';
import type { RunRecord } from './run-record.ts';

const rowsShown = 5;
const withoutShown = 10;
const toKeepBoth = 'If both are to stay, give the folder above them';

const Count = z.number().int();

/** What a run holds, counted: kept by the run, so that one in which nothing has changed need not count again. */
export const Summary = z.strictObject({
  /** All documents of the run by how they ended; `earlier` ones of these were not given this time. */
  documents: z.strictObject({ complete: Count, withoutTable: Count, partial: Count, refused: Count, earlier: Count }),
  pages: Count,
  indicators: Count,
  issues: z.array(
    z.strictObject({
      code: z.enum(Object.keys(issueCodes) as [IssueCode, ...IssueCode[]]),
      severity: z.string(),
      count: Count,
    }),
  ),
  leastSure: z.array(
    z.strictObject({
      id: z.string(),
      file: z.string(),
      page: Count.nullable(),
      name: z.string().nullable(),
      confidence: z.number(),
    }),
  ),
  /** The first documents without a table of key indicators, and what they hold. */
  without: z.array(z.strictObject({ file: z.string(), holds: z.string() })),
});
export type Summary = z.infer<typeof Summary>;

/** What is said of a run: when nothing has changed since, `unchanged` has the time of the run that read it. */
export type Told = { out: string; found: Summary; record: RunRecord; unchanged: string | null };

/** The object that `ikat extract --json` prints. */
export function summaryJson({ out, found, record, unchanged }: Told): Record<string, unknown> {
  const { refusals, replaced, skipped, status, seconds, decisions } = record;
  const head = { schema: 'ikat/summary/1', out, status, seconds, ...(unchanged === null ? {} : { unchanged }) };
  return { ...head, ...found, refusals, replaced, skipped, ...(decisions ? { decisions } : {}) };
}

/** The end of `ikat extract` on a console, a few lines for any number of documents. */
export function summaryText({ out, found, record, unchanged }: Told): string {
  const lines = headLines(found, record);
  if (unchanged !== null)
    lines.push(`Nothing has changed since ${unchanged}: nothing was read or written (--verify reads every byte)`);
  if (record.replaced.length > 0) lines.push('', `Replaced, as their bytes have changed (${record.replaced.length}):`);
  for (const { file, before, after } of record.replaced) lines.push(`  ${file}: ${short(before)} by ${short(after)}`);
  const elsewhere = record.replaced.flatMap(({ paths }) => (paths ? [paths] : []));
  if (elsewhere.length > 0)
    lines.push('', `Of these, from another place, seen from the run folder (${elsewhere.length}):`);
  for (const { before, after } of elsewhere) lines.push(`  ${before} gave way to ${after} -> ${toKeepBoth}`);
  if (record.refusals.length > 0) lines.push('', `Missing (${record.refusals.length}):`);
  for (const refusal of record.refusals) lines.push(`  ${refusalLine(refusal)}`);
  const { withoutTable } = found.documents;
  if (withoutTable > 0) lines.push('', `Without a table of key performance indicators (${withoutTable}):`);
  for (const { file, holds } of found.without) lines.push(`  ${file}: ${holds}`);
  if (withoutTable > found.without.length) lines.push(`  and ${withoutTable - found.without.length} more`);
  if (record.decisions) {
    const { held, stale, elsewhere } = record.decisions;
    const rest = [
      stale > 0 ? `${stale} stale (see the report)` : '',
      elsewhere > 0 ? `${elsewhere} about documents that are not here` : '',
    ];
    lines.push('', [`Decided: ${counted(held, 'value')} or rows`, ...rest.filter((part) => part !== '')].join(', '));
  }
  if (record.skipped.length > 0) lines.push('', `Skipped (${record.skipped.length}):`);
  for (const { file, because } of record.skipped) lines.push(`  ${file}: ${because}`);
  const look = found.issues.filter((issue) => issue.severity !== 'info');
  if (look.length > 0) lines.push('', 'Needs a look:');
  for (const { code, count } of look) lines.push(`  ${String(count).padStart(4)}  ${code}: ${issueCodes[code][1]}`);
  if (found.leastSure.length > 0) lines.push('', 'Least sure:');
  for (const row of found.leastSure) {
    const place = row.page === null ? row.file : `${row.file}, page ${row.page}`;
    lines.push(`  ${row.confidence.toFixed(2)}  ${shortened(row.name ?? '(no name)')} (${place})`);
  }
  const report =
    record.noReport === undefined ? `Report: ${out}/report.html` : `No report could be made: ${record.noReport}`;
  return `${[...lines, '', report].map(printable).join('\n')}\n`;
}

function heldBy(file: string, { documents }: Dataset): string {
  const document = documents.find((one) => one.file === file);
  return document ? whatItHolds(document) : 'the same bytes as another document';
}

/** A run that grew says what it was given apart from what it holds. */
function headLines(found: Summary, { documents, seconds }: RunRecord): string[] {
  const { complete, withoutTable, partial, refused, earlier } = found.documents;
  const held =
    `${counted(found.indicators, 'indicator')} on ${counted(found.pages, 'page')} of ` +
    counted(complete + withoutTable + partial + refused, 'document');
  if (earlier === 0) return [`Found ${held} in ${seconds.toFixed(1)} s`];
  return [
    `Read ${counted(documents.length - earlier, 'document')} in ${seconds.toFixed(1)} s`,
    `The run holds ${held}, ${earlier} of them from earlier runs`,
  ];
}

function short(id: string | null): string {
  return id === null ? 'an unreadable version' : id.slice(0, 'sha256:'.length + 12);
}

/** Counts what a run holds. */
export function summarise(dataset: Dataset, record: RunRecord): Summary {
  const having = (status: string): number => record.documents.filter((document) => document.status === status).length;
  const counts = new Map<IssueCode, { severity: string; count: number }>();
  for (const { code, severity } of dataset.issues) {
    counts.set(code, { severity, count: (counts.get(code)?.count ?? 0) + 1 });
  }
  const issues = [...counts].map(([code, rest]) => ({ code, ...rest }));
  const files = new Map(dataset.documents.map((document) => [document.id, document.file]));
  const without = record.documents.filter(({ status }) => status === 'without-table').slice(0, withoutShown);
  const bySureness = [...dataset.indicators].sort((a, b) => a.confidence - b.confidence);
  return {
    documents: {
      complete: having('complete'),
      withoutTable: having('without-table'),
      partial: having('partial'),
      refused: having('refused'),
      earlier: record.documents.filter(({ earlier }) => earlier).length,
    },
    pages: record.documents.reduce((sum, document) => sum + document.pages.length, 0),
    indicators: dataset.indicators.length,
    issues: issues.sort((a, b) => b.count - a.count || (a.code < b.code ? -1 : 1)),
    leastSure: bySureness.slice(0, rowsShown).map((row) => leastSureRow(row, files.get(row.document) ?? row.document)),
    without: without.map(({ file }) => ({ file, holds: heldBy(file, dataset) })),
  };
}

function leastSureRow(row: Indicator, file: string): Summary['leastSure'][number] {
  const page = row.evidence['name']?.page ?? null;
  return { id: row.id, file, page, name: row.name, confidence: row.confidence };
}

function shortened(text: string): string {
  return text.length <= 70 ? text : `${text.slice(0, 69)}…`;
}
