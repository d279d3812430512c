/** What the program is: its version, its code, and the folder that it is installed in. */
import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** Folder of the compiled (or, in tests, the source) code: it holds `extractors`, `normalizers`, `pipeline`. */
export const codeRoot = fileURLToPath(new URL('../..', import.meta.url));

/** Our own package.json. It is read before anything is printed: a schema would load more than the rest of `--help`. */
type PackageFile = { name: 'ikat'; version: string; dependencies: Record<string, string> };

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

/** The versions of the packages that ikat runs with; package.json names each exactly. */
export function declaredVersions(): Record<string, string> {
  return packageFile(packageRoot())!.dependencies;
}

function packageFile(folder: string): PackageFile | null {
  try {
    const read = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as { name?: unknown };
    return read.name === 'ikat' ? (read as PackageFile) : null;
  } catch {
    return null;
  }
}
