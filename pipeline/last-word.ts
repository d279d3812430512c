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
