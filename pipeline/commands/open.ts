/** `ikat open [FOLDER]`: the page of a catalogue, or the report of a run, in the browser of this machine. */
import { spawn } from 'node:child_process';
import { stat } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { PipelineError } from '../model/errors.ts';
import { printJson, printText, type ExitCode, type Terminal } from './terminal.ts';

/** Pages that a folder of ikat may hold, the first that is there is meant. */
const pages = ['catalogue.html', 'report.html', 'diff.html'];

/** What opens an address, by the system: its program, and what comes before the address. */
const openers: Partial<Record<NodeJS.Platform, readonly [program: string, ...before: string[]]>> = {
  darwin: ['open'],
  // not through cmd, which would run what follows a "&" in the name of a folder
  win32: ['rundll32', 'url.dll,FileProtocolHandler'],
};

/**
 * Opens the page, and prints its address whether a browser could be started or not: over a remote shell there is none. Throws
 * `not-a-catalogue` for a folder without a page.
 */
export async function runOpen(path: string, { json }: { json?: boolean }, terminal: Terminal): Promise<ExitCode> {
  const page = await pageOf(path);
  const address = pathToFileURL(page).href;
  const isOpened = await opened(address);
  if (json) printJson(terminal, { page, address, opened: isOpened });
  else
    printText(
      terminal,
      isOpened ? `${address}\n` : `No browser could be started. Open this address in one:\n\n  ${address}\n`,
    );
  return 0;
}

async function pageOf(path: string): Promise<string> {
  const isFile = async (file: string): Promise<boolean> => (await stat(file).catch(() => null))?.isFile() === true;
  for (const page of [path, ...pages.map((name) => join(path, name))]) {
    if (page.endsWith('.html') && (await isFile(page))) return resolve(page);
  }
  throw new PipelineError('not-a-catalogue', `There is no ${pages.join(', ')} to open`, { file: path });
}

/** How long a program may take to say that it cannot open anything, milliseconds. */
const patience = 1500;

async function opened(address: string): Promise<boolean> {
  const [program, ...before] = openers[process.platform] ?? ['xdg-open'];
  return await new Promise((tell) => {
    const child = spawn(program, [...before, address], { stdio: 'ignore', detached: true });
    child.once('error', () => {
      tell(false);
    });
    child.once('exit', (code) => {
      tell(code === 0);
    });
    // some stay as long as their browser does
    setTimeout(() => {
      child.unref();
      tell(true);
    }, patience).unref();
  });
}
