/** Everything below a folder: its files, the run folders that are not entered, and what cannot be followed or read. */
import { lstat, readdir, realpath, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { isRunFolder } from './run-mark.ts';

/**
 * `garbled`: their names are no UTF-8, so that no path leads to them. `hidden`: files whose names begin with a dot. `others`: pipes,
 * sockets and devices, which are never opened.
 */
export type Walked = Record<'files' | 'runs' | 'deadLinks' | 'unreadable' | 'garbled' | 'hidden' | 'others', string[]>;

/**
 * Walks `folder` (absolute). Hidden folders are passed over, links are followed, each folder is entered once. `leaveOut` is
 * asked before anything is entered or listed.
 */
export async function walk(folder: string, leaveOut: (path: string) => boolean): Promise<Walked> {
  const found: Walked = { files: [], runs: [], deadLinks: [], unreadable: [], garbled: [], hidden: [], others: [] };
  const entered = new Set<string>();
  const enter = async (at: string, isStart: boolean): Promise<void> => {
    const real = await realpath(at);
    if (entered.has(real)) return;
    entered.add(real);
    if (!isStart && (await isRunFolder(at))) {
      found.runs.push(at);
      return;
    }
    const entries = await readdir(at, { withFileTypes: true }).catch(() => null);
    if (entries === null) found.unreadable.push(at);
    for (const entry of (entries ?? []).sort((a, b) => (a.name < b.name ? -1 : 1))) {
      const path = join(at, entry.name);
      if (leaveOut(path)) continue;
      if (entry.name.startsWith('.')) {
        if (entry.isFile()) found.hidden.push(path);
        continue;
      }
      if (await isGarbled(path)) {
        found.garbled.push(path);
        continue;
      }
      const target = entry.isSymbolicLink() ? await stat(path).catch(() => null) : entry;
      if (target === null) found.deadLinks.push(path);
      else if (target.isDirectory()) await enter(path, false);
      else if (target.isFile()) found.files.push(path);
      else found.others.push(path);
    }
  };
  await enter(folder, true);
  return found;
}

/** A name in the letters of another system, as old archives unpack it, reads as U+FFFD and is then not found. */
async function isGarbled(path: string): Promise<boolean> {
  return path.includes('\ufffd') && (await lstat(path).catch(() => null)) === null;
}
