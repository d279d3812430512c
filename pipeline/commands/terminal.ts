/** Where a command writes, and how every command ends. */
import { PipelineError } from '../model/errors.ts';
import { fileFault } from '../model/file-fault.ts';
import { refusalLine, type ProgressTarget } from '../run/progress.ts';

/** `out` takes results, `err` progress and complaints. `now` gives milliseconds, `date` the time of day. */
export type Terminal = {
  out: { write: (text: string) => unknown };
  err: ProgressTarget;
  now: () => number;
  date: () => Date;
  /** Aborted by the first SIGINT or SIGTERM, with the signal's name as reason. */
  signal: AbortSignal;
  /** From here on a signal ends the process at once: long computing could not be told of it. */
  letGo: () => void;
  /** From here on the command is told of signals, when it was not from its beginning. */
  listen: () => void;
};

/** 0 complete; 1 the run itself could not start or finish; 2 something is missing or refused; 3 a gate found something. */
export type ExitCode = 0 | 1 | 2 | 3 | 130 | 143;

/** Prints one object as the whole of standard output. */
export function printJson(terminal: Terminal, value: unknown): void {
  terminal.out.write(`${JSON.stringify(value, null, 2)}\n`);
}

/** Prints text for a person. A name or cell may hold signs that command a terminal: each becomes a question mark. */
export function printText(terminal: Terminal, text: string): void {
  terminal.out.write(
    text.replace(/(?![\n\t])[\p{Cc}\p{Zl}\p{Zp}\u061c\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff]/gu, '?'),
  );
}

/**
 * Runs a command. Every failure becomes one line and, with `--json`, one object: exit code 1, or that of the signal when
 * the command was stopped. A fault of ours is printed with the place in the code where it came up.
 */
export async function conclude(
  command: () => Promise<ExitCode>,
  terminal: Terminal,
  { json }: { json?: boolean | undefined },
): Promise<ExitCode> {
  try {
    return await command();
  } catch (error) {
    const known = terminal.signal.aborted ? stoppedBy(terminal.signal) : knownFailure(error);
    const { refusal } = known ?? new PipelineError('internal-error', String(error));
    terminal.err.write(`${refusalLine(refusal)}\n`);
    if (known === null && error instanceof Error) terminal.err.write(`${error.stack ?? ''}\n`);
    if (json) printJson(terminal, { error: refusal });
    if (refusal.code !== 'stopped') return 1;
    return terminal.signal.reason === 'SIGTERM' ? 143 : 130;
  }
}

function knownFailure(error: unknown): PipelineError | null {
  return error instanceof PipelineError ? error : fileFault(error);
}

function stoppedBy({ reason }: AbortSignal): PipelineError {
  return new PipelineError('stopped', `Stopped by ${String(reason)}`);
}
