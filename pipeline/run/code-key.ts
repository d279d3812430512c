/**
 * What a result is made by: the code that its stage imports, directly or not, and the packages that this code reaches.
 * Followed file by file, so that no list has to be kept true by hand (docs/decisions.md).
 */
import { existsSync, readFileSync } from 'node:fs';
import { dirname, join, relative, sep } from 'node:path';
import { sha256 } from '../../output/dataset/checksum.ts';
import { codeRoot, declaredVersions } from './identity.ts';

const always = [
  /^\s*(?:import|export)\s(?!type\s)[^'"`;]*?\sfrom\s+['"]([^'"]+)['"]/gm,
  /^\s*import\s+['"]([^'"]+)['"]/gm,
  // packages that are looked up on the disk: createRequire(...).resolve('name/package.json'), createRequire(...)('name')
  /\bcreateRequire\(import\.meta\.url\)(?:\.resolve)?\(\s*['"]([^'"]+)['"]/g,
];
const whenNeeded = /\bimport\s*\(\s*['"]([^'"]+)['"]/g;

/** Where a stage is entered, and whether what it loads when needed is a part of it. */
export type Stage = { entries: readonly string[]; lazy: boolean };

/** Files (as paths below the code's root) and packages that a stage reaches; imports of types do not count. */
export function reachOf({ entries, lazy }: Stage): { files: string[]; packages: string[] } {
  const files = new Set<string>();
  const packages = new Set<string>();
  const open = entries.map((entry) => join(codeRoot, onDisk(entry)));
  for (let path = open.pop(); path !== undefined; path = open.pop()) {
    if (files.has(path)) continue;
    files.add(path);
    for (const target of importsOf(readFileSync(path, 'utf8'), lazy)) {
      if (target.startsWith('.')) open.push(join(dirname(path), target));
      else if (!target.startsWith('node:')) packages.add(packageOf(target));
    }
  }
  const names = [...files].map((path) => relative(codeRoot, path).split(sep).join('/'));
  return { files: names.sort(), packages: [...packages].sort() };
}

/** Hash of everything that a stage reaches: bytes of files, versions of packages. */
export function codeKey(stage: Stage): string {
  const { files, packages } = reachOf(stage);
  const versions = declaredVersions();
  const parts = [
    ...files.map((file) => `${file} ${sha256(readFileSync(join(codeRoot, file)))}`),
    ...packages.map((name) => `${name} ${versions[name] ?? 'unknown'}`),
  ];
  return sha256(parts.join('\n'));
}

function importsOf(text: string, lazy: boolean): string[] {
  return (lazy ? [...always, whenNeeded] : always).flatMap((statement) =>
    [...text.matchAll(statement)].map(([, target]) => target!),
  );
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
