#!/usr/bin/env node
/** The command line: which commands there are, their options, and their exit codes. */
import { Command, CommanderError, Option } from 'commander';
import { atLeastOne, queueOptions, readOptions, repeated, secondsOrNone, severalTimes, workers } from './arguments.ts';
import type { CatalogueCommand } from './commands/catalogue.ts';
import type { DecideCommand } from './commands/decide.ts';
import type { DiffCommand } from './commands/diff.ts';
import type { DoctorCommand } from './commands/doctor.ts';
import type { ExplainCommand } from './commands/explain.ts';
import type { ExtractCommand } from './commands/extract.ts';
import type { ConceptsCommand } from './commands/concepts.ts';
import type { LearnCommand } from './commands/learn.ts';
import type { MergeCommand } from './commands/merge.ts';
import type { ReviewCommand } from './commands/review.ts';
import type { TablesCommand } from './commands/tables.ts';
import type { ExitCode, Terminal } from './commands/terminal.ts';
import type { QueueStatusCommand } from './commands/queued.ts';
import type { WorkCommand } from './commands/work.ts';
import type { VocabularyCommand } from './commands/vocabulary.ts';
import { endOver, endOverArguments, endOverSystem } from './last-word.ts';
import { decidedRelations, failures, indicatorLevels, tableKinds } from './model/choices.ts';
import { packageVersion } from './run/identity.ts';

const stop = new AbortController();
const handlers: [NodeJS.Signals, () => void][] = [];

const terminal: Terminal = {
  out: process.stdout,
  err: process.stderr,
  now: () => performance.now(),
  date: () => new Date(),
  signal: stop.signal,
  letGo: () => {
    for (const [signal, onSignal] of handlers) process.off(signal, onSignal);
  },
  listen: stopOnSignals,
};

/** Milliseconds that a command has to end by itself, when it was told to. */
const grace = 800;

/** Commands that read documents stop their processes and say so; others end where they are, as they leave nothing half done. */
function stopOnSignals(): void {
  for (const [signal, code] of [
    ['SIGINT', 130],
    ['SIGTERM', 143],
  ] as const) {
    const onSignal = (): void => {
      stop.abort(signal);
      setTimeout(() => process.exit(code), grace).unref();
      // the second time the process ends at once, as anybody would expect
      terminal.letGo();
    };
    handlers.push([signal, onSignal]);
    process.on(signal, onSignal);
  }
}

// Whoever read the output has seen enough ("| head -1"): what the command does is done all the same.
for (const stream of [process.stdout, process.stderr]) {
  stream.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code !== 'EPIPE') endOver(error, 'See to where the output goes');
  });
}

const program = new Command('ikat')
  .description('Turns scanned tables of Indonesian key performance indicators (IKU) into one comparable dataset')
  .version(packageVersion())
  .showHelpAfterError('ikat --help lists the commands')
  .exitOverride();

type Action<Options> = (args: string[], options: Options) => Promise<ExitCode>;

/**
 * A command with `--json`, whose exit code becomes that of the process. Its code is loaded when it runs: to print the
 * help, or a dataset's schema, takes no reader of documents.
 */
function command<Options extends { json?: boolean }>(
  usage: string,
  description: string,
  run: Action<Options>,
): Command {
  const [name = ''] = usage.split(' ');
  return program
    .command(usage)
    .description(description)
    .showHelpAfterError(`ikat ${name} --help lists what it takes`)
    .option('--json', 'print one machine-readable object on standard output')
    .action(async (...all: unknown[]) => {
      const self = all.at(-1) as Command;
      const options: Options = self.opts();
      if (['extract', 'merge', 'tables', 'worker'].includes(name)) stopOnSignals();
      const { conclude } = await import('./commands/terminal.ts');
      process.exitCode = await conclude(async () => await run(self.args, options), terminal, options);
    });
}

queueOptions(
  readOptions(
    command<ExtractCommand>(
      'extract <input...>',
      'read files, folders and globs into a run folder',
      async (args, options) => (await import('./commands/extract.ts')).runExtract(args, options, terminal),
    ),
  ),
)
  .option('--out <folder>', 'the run folder', 'catalogue')
  .addOption(
    repeated('--include <kind>', 'also take tables of this kind (repeatable; iku: those in doubt)', tableKinds),
  )
  .addOption(repeated('--level <level>', 'also take indicators of this level (repeatable)', indicatorLevels))
  .option('--replace', 'start the run folder anew instead of adding to it')
  .option('--force', 'write into a folder that holds something else')
  .option('--wait <seconds>', 'wait that long for another run in the same folder (default: 12 hours)', secondsOrNone)
  .addOption(
    severalTimes(
      '--decisions <file>',
      'what people decided, beside decisions.jsonl in the run folder (repeatable; docs/review.md)',
    ),
  )
  .option('--keep-officials', 'keep names and staff numbers of officials')
  .option(
    '--part <i/n>',
    'read only this part of the documents, such as 3/16; ikat merge joins them (docs/clusters.md)',
  )
  .option(
    '--results <address>',
    'also keep results at s3://bucket/prefix, and take what others kept (docs/clusters.md)',
  )
  .option('--quiet', 'print nothing but what is missing')
  .addOption(new Option('--verbose', 'a line for every page').conflicts('quiet'))
  .option('--retry-failed', 'read only documents of which an earlier run could not read all')
  .option('--limit <n>', 'read at most that many documents that the run does not hold yet', atLeastOne)
  .option('--one-file', 'keep all rows in dataset.json, however many (beyond 50,000 they lie in parts)')
  .option('--verify', 'read every byte of every document again, however unchanged it looks')
  .option('--no-cache', 'read every page again and keep no results for the next run');

readOptions(
  command<WorkCommand>('worker <run>', 'read what a run folder has in its queue', async ([run], options) =>
    (await import('./commands/work.ts')).runWork(run!, options, terminal),
  ),
)
  .requiredOption('--queue <address>', 'the PostgreSQL of the queue: postgres://user:password@host:port/name')
  .option('--stay', 'wait for the next run when this one has ended')
  .option('--wait <seconds>', 'wait that long for a run in the folder (default: 10 minutes)', secondsOrNone);

command<MergeCommand>(
  'merge <part...>',
  'run folders of parts as the one run that they are parts of',
  async (args, options) => (await import('./commands/merge.ts')).runMerge(args, options, terminal),
)
  .option('--out <folder>', 'the run folder', 'catalogue')
  .option('--workers <n>', 'processes for documents that decisions change', workers)
  .option('--ocr-data <folder>', 'folder with ind.traineddata, where it lies elsewhere than the parts say')
  .option('--vocabulary <folder>', 'folder that extends the vocabulary, where it lies elsewhere than the parts say')
  .addOption(severalTimes('--decisions <file>', 'what people decided, beside decisions.jsonl in --out (repeatable)'))
  .option('--force', 'write into a folder that holds something else')
  .option('--wait <seconds>', 'wait that long for another run in the same folder (default: an hour)', secondsOrNone);

command<Partial<QueueStatusCommand>>(
  'status <run>',
  'what a run folder holds, and what is missing and why',
  async ([run], { queue, ...options }) =>
    queue === undefined
      ? (await import('./commands/status.ts')).runStatus(run!, options, terminal)
      : (await import('./commands/queued.ts')).runQueueStatus(run!, { ...options, queue }, terminal),
)
  .option('--queue <address>', 'how far its jobs are in the queue on this PostgreSQL (docs/clusters.md)')
  .option('--redrive', 'with --queue: give what was given up or set aside to the workers again');

readOptions(
  command<TablesCommand>('tables <input...>', 'print the recovered tables of any document', async (args, options) =>
    (await import('./commands/tables.ts')).runTables(args, options, terminal),
  ),
)
  .addOption(new Option('--format <format>', 'json, csv or html').choices(['json', 'csv', 'html']).default('json'))
  .option('--cache <folder>', 'keep results here for the next time');

command<DiffCommand>('diff <old> <new>', 'what changed between two runs', async (args, options) =>
  (await import('./commands/diff.ts')).runDiff([args[0]!, args[1]!], options, terminal),
)
  .option('--out <folder>', 'write diff.html, diff.json and diff.md there')
  .addOption(repeated('--fail-on <kind>', 'end with code 3 when there is a change of this kind (repeatable)', failures))
  .option('--exit-code', 'end with code 3 when a row means or reads something else');

command<ConceptsCommand>('concepts <run>', 'which agencies measure the same, and how', async ([run], options) =>
  (await import('./commands/concepts.ts')).runConcepts(run!, options, terminal),
).addOption(new Option('--format <format>', 'csv, json or html').choices(['csv', 'json', 'html']).default('csv'));

command<CatalogueCommand>(
  'catalogue <run...>',
  'runs and the decisions in them as one catalogue, with its exports',
  async (runs, options) => (await import('./commands/catalogue.ts')).runCatalogue(runs, options, terminal),
)
  .option('--out <folder>', 'the folder of the catalogue', 'catalogue-exports')
  .option('--excel', 'also write CSV files that Excel opens by a double click (semicolons, decimal commas)')
  .option('--no-pictures', 'leave page pictures out: they show whole pages, with names and signatures of officials')
  .option('--licence <name>', 'SPDX name of the licence under which it is published')
  .option('--base <address>', 'what addresses of concepts and indicators begin with', 'urn:ikat:')
  .option('--vocabulary <folder>', 'folder with CSV files that extend or override the vocabulary')
  .addOption(
    severalTimes('--decisions <file>', 'what people decided, beside decisions.jsonl in the runs (repeatable)'),
  );

command('open [folder]', 'open a catalogue, or the report of a run, in the browser', async ([folder], options) =>
  (await import('./commands/open.ts')).runOpen(folder ?? 'catalogue-exports', options, terminal),
);

command<ExplainCommand>(
  'explain <run> <indicator>',
  'from pixels to value, for every field of one row',
  async (args, options) => (await import('./commands/explain.ts')).runExplain([args[0]!, args[1]!], options, terminal),
).addOption(new Option('--language <language>', 'id or en (default: that of the system)').choices(['id', 'en']));

command<DecideCommand>(
  'decide <run> [indicator]',
  'write down what a person decided about a value, a row or a table',
  async ([run, row], options) => (await import('./commands/decide.ts')).runDecide([run!, row], options, terminal),
)
  .option('--by <name>', 'who decides')
  .option('--field <field>', 'the field it is about, such as name, formula.numerator, targets.2024 (default: name)')
  .addOption(severalTimes('--to <text>', 'what the paper says there (a list: once for each entry)'))
  .option('--right', 'the value is right')
  .option('--unreadable', 'nobody can read it')
  .option('--not-an-indicator', 'the row is no indicator')
  .option('--same-as <indicator>', 'both measure the same')
  .addOption(new Option('--relation <relation>', 'what the other is to it').choices(decidedRelations).default('exact'))
  .option('--different-from <indicator>', 'they measure different things')
  .addOption(new Option('--take-table', 'the table of the document named holds indicators').conflicts('dropTable'))
  .option('--drop-table', 'the table holds none')
  .option('--column <n>', 'the column of this number, from the left, of a table', atLeastOne)
  .option('--is <role>', 'what that column holds, such as target, baseline, formula, unknown')
  .option('--year <year>', 'the year that the column is of', atLeastOne)
  .option('--page <n>', 'the page that the table begins on, where a document has several', atLeastOne)
  .option('--heading <text>', 'words of its heading')
  .option('--why <text>', 'the reason')
  .option('--from <file>', 'add the decisions of a file that a page gave');

command<ReviewCommand>(
  'review <run>',
  'check, accept and correct rows in a page on this machine',
  async ([run], options) => (await import('./commands/review.ts')).runReview(run!, options, terminal),
)
  .option('--port <n>', 'the port of the page (default: one that is free)', atLeastOne)
  .option('--vocabulary <folder>', 'folder with CSV files that extend or override the vocabulary')
  .option('--ocr-data <folder>', 'folder with ind.traineddata (default: the data installed with ikat)');

command<LearnCommand>(
  'learn <decisions>',
  'what decisions teach: proposals for the vocabulary, truth files, confidence',
  async ([decisions], options) => (await import('./commands/learn.ts')).runLearn(decisions!, options, terminal),
)
  .addOption(severalTimes('--run <folder>', 'a run that they were made on (repeatable; default: the run they lie in)'))
  .option('--vocabulary <folder>', 'folder that extends the vocabulary (default: that of the run)')
  .option('--write <folder>', 'add the proposals that break no decision to the vocabulary there')
  .addOption(
    new Option('--take <n>', 'write the proposal of this number, whatever it breaks (repeatable)').argParser(
      (value: string, before: number[] | undefined) => [...(before ?? []), atLeastOne(value)],
    ),
  )
  .option('--truth <folder>', 'write a truth file for each document that is decided whole')
  .option('--refit', 'fit confidence to what was decided; --write writes it where it proves better');

command<{ misses?: boolean; totals?: boolean; plots?: string; json?: boolean }>(
  'eval <run> <truth>',
  'score a run against truth files',
  async (args, options) => (await import('./commands/eval.ts')).runEval([args[0]!, args[1]!], options, terminal),
)
  .addOption(new Option('--misses', 'name every row and field that is not right').conflicts('totals'))
  .option('--totals', 'print no line about a single document, so that unread ones stay unread')
  .option('--plots <folder>', 'draw how far confidence can be trusted there (SVG)');

command<VocabularyCommand>('vocabulary [run]', 'the terms that are known, and what a run met', async ([run], options) =>
  (await import('./commands/vocabulary.ts')).runVocabulary(run, options, terminal),
)
  .option('--vocabulary <folder>', 'folder with CSV files that extend or override the vocabulary')
  .option('--kind <kind>', 'only this kind or file, such as terms, unit, abbreviation')
  .option('--search <text>', 'only what holds this text');

command('validate <file>', 'check a dataset', async (args, options) =>
  (await import('./commands/validate.ts')).runValidate(args[0]!, options, terminal),
);

command<{ diff?: boolean; json?: boolean }>('schema', 'print the JSON Schema of a dataset', async (_, { diff }) =>
  (await import('./commands/schema.ts')).runSchema(terminal, diff === true),
).option('--diff', 'that of diff.json');

command<DoctorCommand>('doctor', 'check that this machine has what ikat needs', async (_, options) =>
  (await import('./commands/doctor.ts')).runDoctor(options, terminal),
)
  .option('--out <folder>', 'the folder that runs will write to', 'catalogue')
  .option('--ocr-data <folder>', 'folder with ind.traineddata (default: the data installed with ikat)');

try {
  await program.parseAsync();
} catch (error) {
  if (error instanceof CommanderError) await endOverArguments(error);
  else endOverSystem(error);
}
