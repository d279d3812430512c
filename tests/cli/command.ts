/** Runs the built command, or a copy of it, as a process. */
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

export const root = fileURLToPath(new URL('../..', import.meta.url));
const main = fileURLToPath(new URL('../../dist/pipeline/main.js', import.meta.url));

export type Ended = { code: number | null; out: string; err: string };

/** The command with these arguments; `cwd` is the project when not given. */
export async function ikat(args: readonly string[], options: { cwd?: string } = {}): Promise<Ended> {
  if (!existsSync(main)) throw new Error('The command is not built: npm run build');
  return await run(process.execPath, [main, ...args], options);
}

/** Any program; never rejects for an exit code. */
export async function run(program: string, args: readonly string[], options: { cwd?: string } = {}): Promise<Ended> {
  return await new Promise((resolve, reject) => {
    const child = spawn(program, args, { cwd: options.cwd ?? root, stdio: ['ignore', 'pipe', 'pipe'] });
    const [out, err]: [string[], string[]] = [[], []];
    child.stdout.setEncoding('utf8').on('data', (text: string) => out.push(text));
    child.stderr.setEncoding('utf8').on('data', (text: string) => err.push(text));
    child.once('error', reject);
    child.once('close', (code) => {
      resolve({ code, out: out.join(''), err: err.join('') });
    });
  });
}
