/** The last line of a program that cannot go on, where no terminal of a command may be there any more. */
import { writeSync } from 'node:fs';

/** What the system refuses to the program itself: said in one line, where standard error still takes one. */
export function endOver({ message }: Error, remedy: string): void {
  try {
    writeSync(2, `${message} -> ${remedy}\n`);
  } catch {
    // standard error is closed too: the exit code alone tells
  }
  process.exit(1);
}

/** Ends over a part of the program that the system does not load, as where no more files may be open; throws the rest. */
export function endOverSystem(error: unknown): void {
  if (!(error instanceof Error && 'syscall' in error)) throw error;
  const remedy = 'See to the limits of the system';
  const reason = /^\w+: ([^,]+)/.exec(error.message)?.[1] ?? error.message;
  const file = 'path' in error ? String(error.path) : '';
  // no more of the program can be loaded: the object is written by hand
  const refusal = { code: 'unreadable-file', kind: 'transient', file, page: null, reason, remedy };
  if (process.argv.includes('--json')) writeSync(1, `${JSON.stringify({ error: refusal }, null, 2)}\n`);
  endOver(error, remedy);
}

/** Ends over wrong arguments, which are told already. */
export async function endOverArguments(error: { message: string; exitCode: number }): Promise<void> {
  process.exitCode = error.exitCode;
  // whoever reads JSON gets JSON, whatever is wrong with the command
  if (error.exitCode === 0 || !process.argv.includes('--json')) return;
  const { PipelineError } = await import('./model/errors.ts');
  const { refusal } = new PipelineError('wrong-option', error.message.replace(/^error: /, ''));
  process.stdout.write(`${JSON.stringify({ error: refusal }, null, 2)}\n`);
}
