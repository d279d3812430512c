/** `ikat merge PART...`: the run folders of all parts -> the run that one machine would have made. */
import { realpath } from 'node:fs/promises';
import { decidedTables } from '../../normalizers/decided/decided-tables.ts';
import { loadConception } from '../decisions/conception.ts';
import { decisionFilesOf, readDecisionFiles } from '../decisions/decision-files.ts';
import { PipelineError } from '../model/errors.ts';
import { groundDifferences } from '../parts/ground.ts';
import { joinParts, readParts, takeOver, type FoundPart } from '../parts/joined.ts';
import { refusalsOf } from '../batch/outcome.ts';
import { openRunFolder } from '../run/open-folder.ts';
import { storeName } from '../run/kept-pages.ts';
import { describeProgram } from '../run/program.ts';
import { printable } from '../run/progress.ts';
import { extractArchive } from '../run/run.ts';
import type { ProgramRecord } from '../run/run-record.ts';
import { settingsOf, type Settings } from '../run/settings.ts';
import { summarise, summaryJson, summaryText } from '../run/summary.ts';
import { begunRecord, writeRunFiles, type RunHead } from '../run/written-files.ts';
import { join } from 'node:path';
import { printJson, printText, type ExitCode, type Terminal } from './terminal.ts';

export type MergeCommand = {
  out: string;
  workers?: number;
  ocrData?: string;
  vocabulary?: string;
  decisions?: string[];
  force?: boolean;
  wait?: number;
  json?: boolean;
};

/** Seconds to wait for another run in the same folder. */
const longestWait = 60 * 60;

/**
 * Joins parts and writes what one run over everything writes, byte for byte, in whatever order they are named. Documents that a
 * manifest names and no part has read are refused by name (code 2); until they are there the rest is a dataset all the same.
 */
export async function runMerge(folders: string[], options: MergeCommand, terminal: Terminal): Promise<ExitCode> {
  const started = terminal.now();
  const { out } = options;
  await refuseItself(folders, out);
  const parts = await readParts(folders);
  const settings = settingsOfParts(parts[0]!, options);
  const program = await describeProgram(settings);
  refuseOthers(parts[0]!, { program, settings }, terminal);
  const decided = await readDecisionFiles(await decisionFilesOf(out, options.decisions ?? []));
  const conception = await loadConception(settings.vocabulary, decided);
  const head: RunHead = {
    startedAt: terminal.date().toISOString(),
    seconds: () => (terminal.now() - started) / 1000,
    settings,
    inputs: folders,
  };
  const folder = await openRunFolder(out, begunRecord(head, program), {
    force: options.force === true,
    wait: options.wait ?? longestWait,
    onWait: (who) => terminal.err.write(`${printable(out)}: another run (${who}) is writing there\n`),
    signal: terminal.signal,
  });
  try {
    const joined = joinParts(parts);
    for (const part of parts) await takeOver(part.folder, out, storeName);
    const store = join(out, storeName);
    const place = { program, store, onEvent: () => undefined, now: terminal.now, signal: terminal.signal };
    const none = { documents: [], skipped: joined.skipped, refusals: [] };
    // decisions about tables change what a document gives: such a one is made anew from its kept pages
    const tables = decidedTables(conception.decided.decisions);
    const run = await extractArchive(none, settings, place, { documents: joined.documents, store }, tables);
    const documents = run.documents.map(({ outcome }) => ({ outcome, earlier: false }));
    const refusals = refusalsOf(documents.map(({ outcome }) => outcome));
    terminal.letGo();
    const whole = { ...run, documents, refusals, replaced: joined.replaced };
    const { dataset, record } = await writeRunFiles(out, whole, [store], head, conception);
    const told = { out, found: summarise(dataset, record), record, unchanged: null };
    if (options.json) printJson(terminal, summaryJson(told));
    else printText(terminal, summaryText(told));
    return refusals.length === 0 ? 0 : 2;
  } finally {
    await folder.close();
  }
}

/** A part that is written over would be lost. */
async function refuseItself(folders: readonly string[], out: string): Promise<void> {
  const own = await realpath(out).catch(() => null);
  for (const folder of folders) {
    if (own === null || (await realpath(folder).catch(() => null)) !== own) continue;
    throw new PipelineError('wrong-option', '--out is one of the parts: give a folder of its own', { file: out });
  }
}

/** What parts were read with; where vocabulary and OCR data lie may be another place on this machine. */
function settingsOfParts({ record }: FoundPart, { workers, ocrData, vocabulary }: MergeCommand): Settings {
  const { include, levels, keepOfficials, ...at } = record.settings;
  return settingsOf({
    workers,
    ocrData: ocrData ?? at.ocrData,
    vocabulary: vocabulary ?? at.vocabulary,
    include,
    levels,
    keepOfficials,
  });
}

function refuseOthers(part: FoundPart, own: { program: ProgramRecord; settings: Settings }, terminal: Terminal): void {
  const others = groundDifferences(part.record, own);
  if (others.length === 0) return;
  if (part.record.settings.vocabulary !== null) {
    terminal.err.write(`The parts were read with --vocabulary ${printable(part.record.settings.vocabulary)}\n`);
  }
  const reason = `It was read otherwise than this program would: not the same are ${others.join('; ')}`;
  throw new PipelineError('parts-differ', reason, { file: part.folder });
}
