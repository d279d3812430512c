/** `ikat extract INPUT...`: documents in, a run folder out. */
import { join } from 'node:path';
import { decidedTables } from '../../normalizers/decided/decided-tables.ts';
import { identifier, once, type Stamped } from '../batch/stamps.ts';
import { loadConception } from '../decisions/conception.ts';
import { decisionFilesOf, readDecisionFiles } from '../decisions/decision-files.ts';
import { PipelineError } from '../model/errors.ts';
import { readThroughQueue, type QueueOptions } from './queued.ts';
import { listAllInputs } from '../origins/all-inputs.ts';
import { keptResults } from '../origins/objects/kept-results.ts';
import { storedResults } from '../origins/objects/stored-results.ts';
import { choosePart, parsePart, type Part } from '../parts/part.ts';
import { removePartFile, writePartFile } from '../parts/part-file.ts';
import { chooseListed } from '../plan/chosen.ts';
import { recordOf } from '../run/facts.ts';
import { readKeptDocuments } from '../run/kept-documents.ts';
import { removeSpool, spoolName } from '../origins/spool/spool.ts';
import { storeName } from '../run/kept-pages.ts';
import { describeProgram } from '../run/program.ts';
import { counted, createProgress, printable, refusalLine } from '../run/progress.ts';
import { begunRecord, writeRunFiles, type RunHead } from '../run/written-files.ts';
import { openRunFolder } from '../run/open-folder.ts';
import { extractArchive } from '../run/run.ts';
import { makeScratch } from '../batch/scratch.ts';
import { settingsOf } from '../run/settings.ts';
import { groundKey, isUnchanged, knownBy, leaveMark, readMark } from '../unchanged/unchanged.ts';
import { shareFolder } from '../run/share-path.ts';
import { summarise, summaryJson, summaryText, type Told } from '../run/summary.ts';
import type { IndicatorLevel } from '../model/meaning/record.ts';
import type { TableKind } from '../model/reading/table.ts';
import { printJson, printText, type ExitCode, type Terminal } from './terminal.ts';

export type ExtractCommand = {
  out: string;
  /** False: every page is read again and nothing is kept. */
  cache: boolean;
  /** Reads every byte of every document, however it looks to the file system. */
  verify?: boolean;
  /** Starts the run anew; documents of earlier runs go away when this one is complete. */
  replace?: boolean;
  /** Nothing is printed but what is missing. */
  quiet?: boolean;
  /** A line a page. */
  verbose?: boolean;
  /** Reads only documents of which an earlier run could not read all. */
  retryFailed?: boolean;
  /** Reads at most so many documents that no earlier run was given. */
  limit?: number;
  /** Reads only the documents of this part, such as 3/16 (docs/clusters.md). */
  part?: string;
  /** Has the documents read by workers, through the queue on this PostgreSQL (docs/clusters.md). */
  queue?: string;
  /** Seconds without a sign of life after which a worker is dead. */
  lease?: number;
  /** Most pages of a long document that one worker reads at a time. */
  jobPages?: number;
  /** Also keeps results there, s3://bucket/prefix, and takes what others kept (docs/clusters.md). */
  results?: string;
  /** Writes into a folder that is no run. */
  force?: boolean;
  /** Seconds to wait for another run in the same folder. */
  wait?: number;
  workers?: number;
  pageTimeout?: number;
  memory?: number;
  ocrData?: string;
  vocabulary?: string;
  decisions?: string[];
  include?: TableKind[];
  level?: IndicatorLevel[];
  keepOfficials?: boolean;
  oneFile?: boolean;
  json?: boolean;
};

/** Seconds: a run over an archive takes a night, a run that hangs more. */
const longestWait = 12 * 60 * 60;

/** Runs the whole pipeline and writes the run folder. Whatever is wrong with the command is told before a byte is written. */
export async function runExtract(inputs: string[], options: ExtractCommand, terminal: Terminal): Promise<ExitCode> {
  const {
    out,
    cache,
    workers,
    pageTimeout,
    memory,
    ocrData,
    vocabulary,
    include,
    level: levels,
    keepOfficials,
    oneFile,
  } = options;
  const settings = settingsOf({
    workers,
    pageTimeout,
    memory,
    ocrData,
    vocabulary,
    include,
    levels,
    keepOfficials,
    oneFile,
  });
  const started = terminal.now();
  const seconds = (): number => (terminal.now() - started) / 1000;
  const anew = options.verify === true || !cache;
  const head: RunHead = { startedAt: terminal.date().toISOString(), seconds, settings, inputs, anew };
  const part = options.part === undefined ? null : partOfRun(options.part, cache);
  if (options.results !== undefined && !cache) throw notWithoutCache('--results');
  const elsewhere = options.results === undefined ? null : await storedResults(options.results);
  const queue = options.queue === undefined ? null : { ...queueOfRun(options), elsewhere };
  const spool = join(out, storeName, spoolName);
  const everything = await listAllInputs(inputs, { run: out, vocabulary: settings.vocabulary }, spool);
  const mark = cache && !options.verify && !options.retryFailed ? readMark(out) : null;
  const known = mark === null ? new Map<string, Stamped>() : knownBy(mark, out);
  const choosing = identifier(known);
  const own = part === null ? null : await choosePart(everything, part, choosing.identify);
  const before = options.retryFailed || options.limit !== undefined ? await recordOf(out) : null;
  const { chosen: listed, left } = chooseListed(own?.chosen ?? everything, out, before, options);
  if (left > 0)
    terminal.err.write(
      `Left for another run: ${counted(left, 'document')} (${options.retryFailed ? '--retry-failed' : '--limit'})\n`,
    );
  const decided = await readDecisionFiles(await decisionFilesOf(out, options.decisions ?? []));
  const program = await describeProgram(settings);
  const key = groundKey(out, listed, { program, settings, inputs, decisions: decided.hash });
  // the vocabulary of a run that was written under the same key has been read before
  const isExpected = mark?.key === key && !options.replace;
  const loaded = isExpected ? null : await loadConception(settings.vocabulary, decided);
  const { signal, now } = terminal;
  const folder = await openRunFolder(out, begunRecord(head, program), {
    force: options.force === true,
    wait: options.wait ?? longestWait,
    onWait: (who, waited) => {
      const since = waited > 0 ? `, ${waited} s until now` : '';
      terminal.err.write(`${printable(out)}: another run (${who}) is writing there; this one waits for it${since}\n`);
    },
    signal,
  });
  const onRecovered = (count: number): void => {
    const whence = `${count === 1 ? 'one document is' : `${count} documents are`} taken from ${shareFolder}/ alone`;
    terminal.err.write(`${printable(out)}: run.json is missing or damaged; ${whence}\n`);
  };
  const tell = (told: Told): void => {
    if (options.json) printJson(terminal, summaryJson(told));
    else if (options.quiet) for (const one of told.record.refusals) terminal.err.write(`${refusalLine(one)}\n`);
    else printText(terminal, summaryText(told));
  };
  const kept = join(out, storeName);
  const scratch = cache ? null : await makeScratch();
  const store = scratch?.folder ?? kept;
  const progress = createProgress(terminal.err, now, options.quiet ? 'none' : options.verbose ? 'pages' : 'documents');
  const { identify: teller, seen } = identifier(new Map([...known, ...choosing.seen]));
  // jobs are named by ids before their documents are put together
  const identify = queue === null ? teller : once(teller);
  try {
    if (part !== null && own !== null) await writePartFile(out, part, own.listed);
    else await removePartFile(out);
    const same = isExpected && (await isUnchanged(mark, out, listed, identify)) ? await recordOf(out) : null;
    if (mark !== null && same !== null) {
      const record = { ...same, seconds: seconds() };
      tell({ out, found: mark.found, record, unchanged: same.startedAt });
      return mark.exit;
    }
    const conception = loaded ?? (await loadConception(settings.vocabulary, decided));
    const documents = options.replace ? [] : await readKeptDocuments(out, onRecovered);
    const told = queue && (await readThroughQueue(queue, out, listed, { program, settings }, identify, terminal));
    const others = { ...(told ? { told } : {}), ...(elsewhere ? { elsewhere: keptResults(elsewhere) } : {}) };
    const place = { program, store, onEvent: progress.onEvent, identify, now, signal, ...others };
    const tables = decidedTables(conception.decided.decisions);
    const run = await extractArchive(
      listed,
      settings,
      place,
      { documents, store: kept, verify: options.verify === true },
      tables,
    );
    progress.end();
    // what is written is whole at any moment, and a run that is killed here goes on from what is kept
    terminal.letGo();
    const { dataset, record } = await writeRunFiles(out, run, [store, kept], head, conception);
    const found = summarise(dataset, record);
    if (cache) await leaveMark(out, key, { ...run, record }, found, seen);
    tell({ out, found, record, unchanged: null });
    return run.refusals.length === 0 ? 0 : 2;
  } finally {
    progress.end();
    // workers go on with what was unpacked for them
    if (queue === null || !signal.aborted) await removeSpool(spool);
    await scratch?.remove();
    await folder.close();
  }
}

/** Workers leave what they read in the store of the run. */
function queueOfRun({ queue, lease, jobPages, cache, part }: ExtractCommand): Omit<QueueOptions, 'elsewhere'> {
  const own = !cache ? '--no-cache' : part !== undefined ? '--part' : null;
  if (own !== null) throw new PipelineError('wrong-option', `--queue does not go with ${own}: leave one of them out`);
  return { address: queue ?? '', lease, pagesAtOnce: jobPages };
}

/** A part is joined from what it kept. */
function partOfRun(text: string, cache: boolean): Part {
  const part = parsePart(text);
  if (!cache) throw notWithoutCache('--part');
  return part;
}

function notWithoutCache(option: string): PipelineError {
  return new PipelineError('wrong-option', `${option} goes with kept results: leave --no-cache out`);
}
