/** `ikat extract INPUT...`: documents in, a run folder out. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { loadConception } from '../run/conception.ts';
import { extractArchive } from '../run/run.ts';
import { storeName } from '../run/kept-pages.ts';
import { describeProgram } from '../run/program.ts';
import { createProgress } from '../run/progress.ts';
import { prepareRunFolder, writeRunFolder } from '../run/run-folder.ts';
import { settingsOf } from '../run/settings.ts';
import { summaryJson, summaryText } from '../run/summary.ts';
import { printJson, type ExitCode, type Terminal } from './terminal.ts';

export type ExtractCommand = {
  out: string;
  /** False: every page is read again and nothing is kept. */
  cache: boolean;
  workers?: number;
  pageTimeout?: number;
  ocrData?: string;
  vocabulary?: string;
  decisions?: string;
  include?: 'performance-agreement';
  keepOfficials?: boolean;
  json?: boolean;
};

/** Runs the whole pipeline and writes the run folder. */
export async function runExtract(inputs: string[], options: ExtractCommand, terminal: Terminal): Promise<ExitCode> {
  const { out, cache, workers, pageTimeout, ocrData, vocabulary, include, keepOfficials } = options;
  const includePerformanceAgreements = include === 'performance-agreement';
  const settings = settingsOf({
    workers,
    pageTimeout,
    ocrData,
    vocabulary,
    includePerformanceAgreements,
    keepOfficials,
  });
  const startedAt = terminal.date().toISOString();
  const started = terminal.now();
  // a fault in the decisions is told before hours of reading
  const conception = await loadConception({ vocabulary: settings.vocabulary, decisions: options.decisions ?? null });
  await prepareRunFolder(out);
  const store = cache ? join(out, storeName) : await mkdtemp(join(tmpdir(), 'ikat-'));
  const progress = createProgress(terminal.err, terminal.now);
  try {
    const program = await describeProgram(settings);
    const place = {
      program,
      store,
      outside: [out],
      onEvent: progress.onEvent,
      now: terminal.now,
      signal: terminal.signal,
    };
    const run = await extractArchive(inputs, settings, place);
    progress.end();
    const seconds = (): number => (terminal.now() - started) / 1000;
    const head = { startedAt, seconds, settings, inputs, conception };
    const { dataset, record } = await writeRunFolder(out, run, store, head);
    if (options.json) printJson(terminal, summaryJson(out, dataset, record));
    else terminal.out.write(summaryText(out, dataset, record));
    return run.refusals.length === 0 ? 0 : 2;
  } finally {
    progress.end();
    if (!cache) await rm(store, { recursive: true, force: true });
  }
}
