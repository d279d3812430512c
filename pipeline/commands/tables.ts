/** `ikat tables INPUT...`: the recovered tables of any document, before any meaning is given to them. */
import { join } from 'node:path';
import { plainTables, tablesCsv, tablesHtml } from '../../output/tables.ts';
import { tablesOfArchive } from '../run/run.ts';
import { describeProgram } from '../run/program.ts';
import { createProgress, refusalLine } from '../run/progress.ts';
import { prepareFolder } from '../run/open-folder.ts';
import { listAllInputs } from '../origins/all-inputs.ts';
import { removeSpool, spoolName } from '../origins/spool/spool.ts';
import { makeScratch } from '../batch/scratch.ts';
import { settingsOf } from '../run/settings.ts';
import { printJson, type ExitCode, type Terminal } from './terminal.ts';

export type TablesCommand = {
  format: 'json' | 'csv' | 'html';
  cache?: string;
  workers?: number;
  pageTimeout?: number;
  memory?: number;
  ocrData?: string;
  vocabulary?: string;
  json?: boolean;
};

/** Prints the tables; `--json` is the same as `--format json`. */
export async function runTables(inputs: string[], options: TablesCommand, terminal: Terminal): Promise<ExitCode> {
  const { workers, pageTimeout, memory, ocrData, vocabulary } = options;
  const settings = settingsOf({ workers, pageTimeout, memory, ocrData, vocabulary });
  const scratch = options.cache === undefined ? await makeScratch() : null;
  const store = options.cache ?? scratch!.folder;
  const spool = join(store, spoolName);
  const progress = createProgress(terminal.err, terminal.now);
  try {
    const listed = await listAllInputs(inputs, { run: options.cache, vocabulary: settings.vocabulary }, spool);
    if (options.cache !== undefined) await prepareFolder(options.cache);
    const program = await describeProgram(settings);
    const place = {
      program,
      store,
      onEvent: progress.onEvent,
      now: terminal.now,
      signal: terminal.signal,
    };
    const run = await tablesOfArchive(listed, settings, place);
    progress.end();
    const documents = run.documents.flatMap(({ outcome: { input, result } }) =>
      result === null ? [] : [{ file: input.file, tables: result.tables }],
    );
    const format = options.json ? 'json' : options.format;
    if (format === 'json') printJson(terminal, plainTables(documents));
    else terminal.out.write(format === 'csv' ? tablesCsv(documents) : tablesHtml(documents));
    for (const refusal of run.refusals) terminal.err.write(`${refusalLine(refusal)}\n`);
    return run.refusals.length === 0 ? 0 : 2;
  } finally {
    progress.end();
    await removeSpool(spool);
    await scratch?.remove();
  }
}
