/** Where a command writes, and how every command ends. */
import { PipelineError } from '../model/errors.ts';
import { refusalLine, type ProgressTarget } from '../run/progress.ts';

/** `out` takes results, `err` progress and complaints. `now` gives milliseconds, `date` the time of day. */
export type Terminal = {
  out: { write: (text: string) => unknown };
  err: ProgressTarget;
  now: () => number;
  date: () => Date;
  /** Aborted by the first SIGINT or SIGTERM, with the signal's name as reason. */
  signal: AbortSignal;
};

/** 0 complete; 1 the run itself could not start or finish; 2 something is missing or refused. */
export type ExitCode = 0 | 1 | 2 | 130 | 143;

/** Prints one object as the whole of standard output. */
export function printJson(terminal: Terminal, value: unknown): void {
  terminal.out.write(`${JSON.stringify(value, null, 2)}\n`);
}

/** Runs a command; known reasons for failure become one line (or one object) and exit code 1. */
export async function conclude(
  command: () => Promise<ExitCode>,
  terminal: Terminal,
  { json }: { json?: boolean | undefined },
): Promise<ExitCode> {
  try {
    return await command();
  } catch (error) {
    if (terminal.signal.aborted) {
      terminal.err.write('Stopped. The same command goes on from here.\n');
      return terminal.signal.reason === 'SIGTERM' ? 143 : 130;
    }
    if (!(error instanceof PipelineError)) throw error;
    terminal.err.write(`${refusalLine(error.refusal)}\n`);
    if (json) printJson(terminal, { error: error.refusal });
    return 1;
  }
}
