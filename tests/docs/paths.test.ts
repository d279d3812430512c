import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { globSync } from 'tinyglobby';
import { describe, expect, test } from 'vitest';
import { root } from './read-yaml.ts';

const pages = globSync(['*.md', 'docs/*.md', '.github/**/*.yml'], { cwd: root, dot: true }).sort();
const textOf = (page: string): string => readFileSync(join(root, page), 'utf8');

const folders = [
  'pipeline',
  'extractors',
  'normalizers',
  'output',
  'fixtures',
  'tests',
  'docs',
  'dist',
  'scripts',
  '.ci',
  '.github',
];
const path = new RegExp(
  String.raw`(?<![\w/.-])(?:${folders.map((f) => f.replace('.', '\\.')).join('|')})/[\w./*-]*`,
  'g',
);

/** Paths below the top-level folders that a text names; built files stand for their sources, NAME for any name. */
function pathsIn(text: string): string[] {
  const named = [...text.matchAll(path)].map(([found]) => found.replace(/[./]+$/, ''));
  return named.map((found) => (found.startsWith('dist/') ? found.slice(5).replace(/\.js$/, '.ts') : found));
}

function exists(named: string): boolean {
  const pattern = named.replace(/(?<=[/.-])[A-Z]{2,}(?=[/.-]|$)/g, '*');
  if (!pattern.includes('*')) return existsSync(join(root, named));
  return globSync(pattern, { cwd: root, onlyFiles: false, expandDirectories: false, dot: true }).length > 0;
}

/** The anchors that headings of a page have. */
function anchorsIn(text: string): string[] {
  return [...text.matchAll(/^#+ (.+)$/gm)].map(([, heading = '']) =>
    heading
      .toLowerCase()
      .replace(/[^\p{L}\p{N} _-]/gu, '')
      .replaceAll(' ', '-'),
  );
}

describe('what documents point to is there', () => {
  test.each(pages)('every path in %s', (page) => {
    expect(pathsIn(textOf(page)).filter((named) => !exists(named))).toEqual([]);
  });

  test.each(pages)('every link in %s', (page) => {
    const links = [...textOf(page).matchAll(/\]\(([^)\s]+)\)/g)].map(([, to = '']) => to);
    const dead = links
      .filter((to) => !/^[a-z]+:/.test(to))
      .filter((to) => {
        const [file = '', anchor] = to.split('#');
        const target = file === '' ? page : join(dirname(page), file);
        if (!existsSync(join(root, target))) return true;
        return anchor !== undefined && !anchorsIn(textOf(target)).includes(anchor);
      });
    expect(dead).toEqual([]);
  });
});

test('a path is found in prose, code and commands, and one that is not there is told', () => {
  const text =
    'See `pipeline/absent.ts`, docs/architecture.md. Run node dist/fixtures/make/documents.js, fixtures/golden/NAME/share.json';
  const found = pathsIn(text);
  expect(found).toEqual([
    'pipeline/absent.ts',
    'docs/architecture.md',
    'fixtures/make/documents.ts',
    'fixtures/golden/NAME/share.json',
  ]);
  expect(found.filter((named) => !exists(named))).toEqual(['pipeline/absent.ts']);
  expect(anchorsIn('# A\n## What people decide\n')).toEqual(['a', 'what-people-decide']);
});
