/** The built command as a process that can be killed. */
import { spawn, type ChildProcess } from 'node:child_process';
import { join } from 'node:path';
import { root, type Ended } from './command.ts';

export type Process = { child: ChildProcess; ended: Promise<Ended> };

/** Starts it with these arguments, and these variables beside those of the test. */
export function start(args: readonly string[], variables: Record<string, string> = {}): Process {
  const child = spawn(process.execPath, [join(root, 'dist/pipeline/main.js'), ...args], {
    env: { ...process.env, ...variables },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const texts = { out: '', err: '' };
  child.stdout.setEncoding('utf8').on('data', (text: string) => (texts.out += text));
  child.stderr.setEncoding('utf8').on('data', (text: string) => (texts.err += text));
  const ended = new Promise<Ended>((resolve) => {
    child.once('close', (code) => {
      resolve({ code, ...texts });
    });
  });
  return { child, ended };
}

/** Waits until something holds, which is looked at again and again; throws after two minutes. */
export async function until(what: string, holds: () => Promise<boolean>): Promise<void> {
  const since = Date.now();
  while (!(await holds().catch(() => false))) {
    if (Date.now() - since > 120_000) throw new Error(`In vain: ${what}`);
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}
