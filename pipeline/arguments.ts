/** How the values of options are read: numbers within their bounds, lists of choices. */
import { InvalidArgumentError, Option, type Command } from 'commander';
import { mostWorkers } from './model/choices.ts';

/** A whole number from 1 up. */
export function atLeastOne(text: string): number {
  const value = Number(text);
  if (!Number.isSafeInteger(value) || value < 1) throw new InvalidArgumentError('Give a whole number from 1 up.');
  return value;
}

/** A number of processes. */
export function workers(text: string): number {
  const value = atLeastOne(text);
  if (value > mostWorkers) throw new InvalidArgumentError(`Give a whole number from 1 to ${mostWorkers}.`);
  return value;
}

/** Seconds above 0. */
function seconds(text: string): number {
  const value = Number(text);
  if (!(value > 0 && value < Infinity)) throw new InvalidArgumentError('Give a number of seconds above 0.');
  return value;
}

/** Seconds from 0 up. */
export function secondsOrNone(text: string): number {
  const value = Number(text);
  if (text.trim() === '' || !(value >= 0 && value < Infinity))
    throw new InvalidArgumentError('Give a number of seconds from 0 up.');
  return value;
}

/** An option of some choices that may be given several times. */
export function repeated(flags: string, description: string, choices: readonly string[]): Option {
  const option = new Option(flags, `${description} (choices: ${choices.join(', ')})`);
  return option.argParser((value: string, before: string[] | undefined) => {
    if (!choices.includes(value)) throw new InvalidArgumentError(`Give one of ${choices.join(', ')}.`);
    return [...(before ?? []), value];
  });
}

/** An option of any text that may be given several times. */
export function severalTimes(flags: string, description: string): Option {
  return new Option(flags, description).argParser((value: string, before: string[] | undefined) => [
    ...(before ?? []),
    value,
  ]);
}

/** A command whose documents may be read by workers. */
export function queueOptions(command: Command): Command {
  return command
    .option(
      '--queue <address>',
      'have them read by ikat worker through PostgreSQL at postgres://... (docs/clusters.md)',
    )
    .option(
      '--lease <seconds>',
      'with --queue: a worker without a sign of life for so long is dead (default: 30)',
      seconds,
    )
    .option('--job-pages <n>', 'with --queue: most pages that one worker reads at a time (default: 50)', atLeastOne);
}

/** A command that reads documents. */
export function readOptions(reading: Command): Command {
  return reading
    .option('--workers <n>', 'processes that read pages at the same time (default: one a core)', workers)
    .option('--page-timeout <seconds>', 'time for one page before it is refused (default: 300)', seconds)
    .option('--memory <MB>', 'memory for all processes together (default: 1000 for each)', atLeastOne)
    .option('--ocr-data <folder>', 'folder with ind.traineddata (default: the data installed with ikat)')
    .option('--vocabulary <folder>', 'folder with CSV files that extend or override the vocabulary');
}
