/** What the program is: its version, its code, and the folder that it is installed in. */
import { readFileSync } from 'node:fs';
import { readFile, readdir } from 'node:fs/promises';
import { dirname, join, relative, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import { z } from 'zod';
import { sha256 } from '../../output/dataset/checksum.ts';

/** Folder of the compiled (or, in tests, the source) code: it holds `extractors`, `normalizers`, `pipeline`. */
const codeRoot = fileURLToPath(new URL('../..', import.meta.url));

const PackageFile = z.object({ name: z.literal('ikat'), version: z.string() });

/** The folder with package.json, vocabulary and fixtures: the code's own folder or the one above `dist`. */
export function packageRoot(): string {
  for (let folder = codeRoot; folder !== dirname(folder); folder = dirname(folder)) {
    if (packageFile(folder)) return folder;
  }
  throw new Error('ikat is not installed completely: its package.json is missing');
}

/** The version in package.json. */
export function packageVersion(): string {
  return packageFile(packageRoot())!.version;
}

function packageFile(folder: string): z.infer<typeof PackageFile> | null {
  try {
    return PackageFile.parse(JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')));
  } catch {
    return null;
  }
}

/** Hash of the code in these folders (below the code's root): results of older code are never taken for new ones. */
export async function codeHash(folders: readonly string[]): Promise<string> {
  const paths: string[] = [];
  for (const folder of folders) {
    const names = await readdir(join(codeRoot, folder), { recursive: true }).catch(() => []);
    paths.push(...names.filter((name) => /(?<!\.d)\.(ts|js)$/.test(name)).map((name) => join(codeRoot, folder, name)));
  }
  const hashes = paths.sort().map(async (path) => {
    const name = relative(codeRoot, path).split(sep).join('/');
    return `${name} ${sha256(await readFile(path))}`;
  });
  return sha256((await Promise.all(hashes)).join('\n'));
}
