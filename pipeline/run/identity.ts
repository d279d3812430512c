/** What the program is: its version, its code, and the folder that it is installed in. */
import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { z } from 'zod';

/** Folder of the compiled (or, in tests, the source) code: it holds `extractors`, `normalizers`, `pipeline`. */
export const codeRoot = fileURLToPath(new URL('../..', import.meta.url));

const PackageFile = z.object({
  name: z.literal('ikat'),
  version: z.string(),
  dependencies: z.record(z.string(), z.string()),
});

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

function packageFile(folder: string): z.infer<typeof PackageFile> | null {
  try {
    return PackageFile.parse(JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')));
  } catch {
    return null;
  }
}
