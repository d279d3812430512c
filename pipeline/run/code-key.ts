/**
 * What a result is made by: the code that its stage imports, directly or not, and the packages that this code reaches.
 * Followed file by file, so that no list has to be kept true by hand (docs/decisions.md).
 */
import { existsSync, readFileSync } from 'node:fs';
import { dirname, join, relative, sep } from 'node:path';
import { sha256 } from '../../output/dataset/checksum.ts';
import { codeRoot, declaredVersions } from './identity.ts';

const statements = [
  /^\s*(?:import|export)\s[^'"`;]*?\sfrom\s+['"]([^'"]+)['"]/gm,
  /^\s*import\s+['"]([^'"]+)['"]/gm,
  /\bimport\s*\(\s*['"]([^'"]+)['"]/g,
  // packages whose files are looked up on the disk: createRequire(...).resolve('name/package.json')
  /['"]((?:@[\w-]+\/)?[a-z][\w.-]*)\/package\.json['"]/g,
];

/** Files (as paths below the code's root) and packages that the entries reach; lazy imports count, types do not. */
export function reachOf(entries: readonly string[]): { files: string[]; packages: string[] } {
  const files = new Set<string>();
  const packages = new Set<string>();
  const open = entries.map((entry) => join(codeRoot, onDisk(entry)));
  for (let path = open.pop(); path !== undefined; path = open.pop()) {
    if (files.has(path)) continue;
    files.add(path);
    for (const target of importsOf(readFileSync(path, 'utf8'))) {
      if (target.startsWith('.')) open.push(join(dirname(path), target));
      else if (!target.startsWith('node:')) packages.add(packageOf(target));
    }
  }
  const names = [...files].map((path) => relative(codeRoot, path).split(sep).join('/'));
  return { files: names.sort(), packages: [...packages].sort() };
}

/** Hash of everything that the entries reach: bytes of files, versions of packages. */
export function codeKey(entries: readonly string[]): string {
  const { files, packages } = reachOf(entries);
  const versions = declaredVersions();
  const parts = [
    ...files.map((file) => `${file} ${sha256(readFileSync(join(codeRoot, file)))}`),
    ...packages.map((name) => `${name} ${versions[name] ?? 'unknown'}`),
  ];
  return sha256(parts.join('\n'));
}

function importsOf(text: string): string[] {
  return statements.flatMap((statement) => [...text.matchAll(statement)].map(([, target]) => target!));
}

function packageOf(target: string): string {
  return target
    .split('/')
    .slice(0, target.startsWith('@') ? 2 : 1)
    .join('/');
}

/** An entry is named by its source; in a build it ends in .js. */
function onDisk(entry: string): string {
  return existsSync(join(codeRoot, entry)) ? entry : entry.replace(/\.ts$/, '.js');
}
