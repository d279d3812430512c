/** Which file imports which, read from the text of sources, for tests of the plan of the house. */
import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** What a file imports: paths of files as they are below the root, names of packages, `node:` modules; types count too. */
export function importsOf(root: string, file: string): string[] {
  const text = readFileSync(join(root, file), 'utf8');
  const statements = [
    ...text.matchAll(/^(?:import|export)\s[^'"`;]*?from\s+['"]([^'"]+)['"]/gm),
    ...text.matchAll(/^import\s+['"]([^'"]+)['"]/gm),
    ...text.matchAll(/\b(?:import|require(?:\.resolve)?)\s*\(\s*['"]([^'"]+)['"]/g),
  ];
  return statements.map(([, to = '']) => (to.startsWith('.') ? join(dirname(file), to) : packageOf(to)));
}

function packageOf(name: string): string {
  const parts = name.split('/');
  return name.startsWith('node:') ? name : parts.slice(0, name.startsWith('@') ? 2 : 1).join('/');
}

/** Every circle that is met, as `a -> b -> a`; none when each name can be placed after all that it leads to. */
export function circlesIn(graph: ReadonlyMap<string, Iterable<string>>): string[] {
  const done = new Set<string>();
  const circles: string[] = [];
  const visit = (name: string, path: readonly string[]): void => {
    if (path.includes(name)) circles.push([...path.slice(path.indexOf(name)), name].join(' -> '));
    if (done.has(name) || path.includes(name)) return;
    for (const to of graph.get(name) ?? []) visit(to, [...path, name]);
    done.add(name);
  };
  for (const name of graph.keys()) visit(name, []);
  return circles;
}

/** The same graph with folders in the place of files; what stays within a folder is left out. */
export function foldersOf(graph: ReadonlyMap<string, Iterable<string>>): Map<string, Set<string>> {
  const folders = new Map<string, Set<string>>();
  for (const [file, targets] of graph) {
    const from = dirname(file);
    const known = folders.get(from) ?? new Set();
    for (const to of targets) if (graph.has(to) && dirname(to) !== from) known.add(dirname(to));
    folders.set(from, known);
  }
  return folders;
}
