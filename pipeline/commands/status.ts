/** `ikat status RUN`: what a run folder holds, what is missing and why, and whether a run is writing there. */
import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import { lockedBy } from '../batch/lock.ts';
import { PipelineError } from '../model/errors.ts';
import { recordOf } from '../run/facts.ts';
import { counted, printable } from '../run/progress.ts';
import { commonestReasons } from '../model/reasons.ts';
import type { RunRecord } from '../run/run-record.ts';
import { printJson, printText, type ExitCode, type Terminal } from './terminal.ts';

/**
 * Tells the state of a run folder from its record alone: exit code 0 for a complete run, 2 where something is missing or the first run
 * has not ended. Throws `not-a-dataset` for a folder without a record, or with one that this version cannot read.
 */
export async function runStatus(folder: string, options: { json?: boolean }, terminal: Terminal): Promise<ExitCode> {
  const record = await recordOf(folder);
  if (record === null)
    throw new PipelineError('not-a-dataset', 'It holds no run.json that can be read', { file: folder });
  const writing = await lockedBy(folder);
  const dataset = await stat(join(folder, 'dataset.json')).catch(() => null);
  const told = statusOf(record, writing, dataset?.mtime.toISOString() ?? null);
  if (options.json) printJson(terminal, { schema: 'ikat/status/1', run: folder, ...told });
  else printText(terminal, statusText(folder, told));
  return record.status === 'complete' ? 0 : 2;
}

type Status = ReturnType<typeof statusOf>;

function statusOf(record: RunRecord, writing: string | null, writtenAt: string | null) {
  const { status, startedAt, seconds, documents, refusals, skipped } = record;
  const having = (wanted: RunRecord['documents'][number]['status']): number =>
    documents.filter((document) => document.status === wanted).length;
  return {
    status,
    /** Who writes there now; null when nobody does. */
    writing,
    startedAt,
    seconds,
    writtenAt,
    documents: {
      complete: having('complete'),
      withoutTable: having('without-table'),
      partial: having('partial'),
      refused: having('refused'),
    },
    pages: documents.reduce((sum, { pages }) => sum + pages.length, 0),
    rows: documents.reduce((sum, { rows }) => sum + rows, 0),
    skipped: skipped.length,
    missing: refusals.length,
    reasons: commonestReasons(refusals),
  };
}

function statusText(folder: string, told: Status): string {
  const { status, writing, startedAt, seconds, documents, pages, rows, missing, reasons } = told;
  const { complete, withoutTable, partial, refused } = documents;
  const all = complete + withoutTable + partial + refused;
  const lines = [
    `${folder}: ${status}, started ${startedAt}${status === 'running' ? '' : `, took ${seconds.toFixed(1)} s`}`,
    ...(writing === null ? [] : [`${writing} is writing there now`]),
    ...(status === 'running' && writing === null
      ? ['No run is writing there: it was stopped, and goes on when it is given again']
      : []),
    `${counted(rows, 'indicator')} on ${counted(pages, 'page')} of ${counted(all, 'document')}`,
    `  ${complete} complete, ${withoutTable} without a table of key indicators, ${partial} partial, ${refused} refused`,
    ...(missing === 0 ? [] : [`Missing (${missing}), the commonest reasons first:`]),
    ...reasons.map(({ code, count, remedy, file, page }) => {
      const place = page === null ? file : `${file}, page ${page}`;
      return `  ${String(count).padStart(6)}  ${code} (such as ${place}) -> ${remedy}`;
    }),
    ...(missing === 0 ? [] : ['ikat extract INPUT... --retry-failed reads only these again']),
  ];
  return `${lines.map(printable).join('\n')}\n`;
}
