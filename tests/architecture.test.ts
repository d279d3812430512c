import { readFileSync } from 'node:fs';
import { basename, dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { globSync } from 'tinyglobby';
import { describe, expect, test } from 'vitest';
import { checks } from '../normalizers/checks/checks.ts';
import { issueCodes } from '../pipeline/model/issue.ts';

const root = fileURLToPath(new URL('..', import.meta.url));
const sources = globSync(
  ['pipeline', 'extractors', 'normalizers', 'output'].map((folder) => `${folder}/**/*.{ts,tsx}`),
  {
    cwd: root,
  },
).sort();
const tests = globSync('tests/**/*.ts', { cwd: root }).sort();
const lineLimit = 300;
const folderLimit = 20;

/** Imports as paths below the root or as package names; lazy imports, re-exports and imports of types count too. */
function importsOf(file: string): { to: string }[] {
  const text = readFileSync(join(root, file), 'utf8');
  const statements = [
    ...text.matchAll(/^(?:import|export)\s[^'"`;]*?from\s+['"]([^'"]+)['"]/gm),
    ...text.matchAll(/^import\s+['"]([^'"]+)['"]/gm),
    ...text.matchAll(/\bimport\s*\(\s*['"]([^'"]+)['"]/g),
    ...text.matchAll(/\brequire(?:\.resolve)?\s*\(\s*['"]([^'"]+)['"]/g),
  ];
  return statements.map(([, to = '']) => ({
    to: to.startsWith('.') ? relative(root, join(root, dirname(file), to)) : packageOf(to),
  }));
}

const isSource = (path: string): boolean => /\.tsx?$/.test(path);

function packageOf(name: string): string {
  if (name.startsWith('node:')) return name;
  return name
    .split('/')
    .slice(0, name.startsWith('@') ? 2 : 1)
    .join('/');
}

/** The room of a file: the model is open to all. */
function roomOf(file: string): string {
  return file.startsWith('pipeline/model/') ? 'model' : file.split('/')[0]!;
}

const mayImport: Record<string, string[]> = {
  model: ['model'],
  extractors: ['extractors', 'model'],
  normalizers: ['normalizers', 'model'],
  output: ['output', 'model'],
  pipeline: ['pipeline', 'extractors', 'normalizers', 'output', 'model'],
};

/** The only files that may import a package: to replace it is to change them. zod checks shapes at every door. */
const packageHomes: Record<string, RegExp> = {
  '@napi-rs/canvas': /^extractors\/image\/canvas\.ts$/,
  '@tesseract.js-data/ind': /^extractors\/ocr\/data\.ts$/,
  aws4fetch: /^pipeline\/origins\/objects\/s3\.ts$/,
  commander: /^pipeline\/(main|arguments)\.ts$/,
  'hyparquet-writer': /^output\/catalogue\/formats\/parquet\.ts$/,
  'idn-area-data': /^normalizers\/vocabulary\/areas\.ts$/,
  papaparse: /^(normalizers\/text\/csv|extractors\/exports\/separated\/delimited|output\/dataset\/csv)\.ts$/,
  parse5: /^extractors\/exports\/separated\/html\.ts$/,
  'pg-boss': /^pipeline\/queue\/boss\.ts$/,
  preact: /^output\/browser\/kit\/ui\.ts$/,
  'pdfjs-dist': /^extractors\/pdf\/pdfjs\.ts$/,
  'string-similarity': /^normalizers\/text\/similarity\.ts$/,
  'tar-stream': /^pipeline\/origins\/archives\/tar\.ts$/,
  'tesseract.js': /^extractors\/ocr\/tesseract\.ts$/,
  tinyglobby: /^pipeline\/batch\/inputs\.ts$/,
  yauzl: /^pipeline\/origins\/archives\/zip\.ts$/,
  zod: /^(pipeline|normalizers)\//,
};
/** Packages whose home is a folder still have one file in each folder that uses them. */
const oneHomeAFolder = ['papaparse', 'parse5', 'string-similarity'];

const declared = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as {
  dependencies: Record<string, string>;
};

describe('who may import whom', () => {
  test('each room imports only what lies before it in the flow', () => {
    const wrong = sources.flatMap((file) =>
      importsOf(file)
        .filter(({ to }) => isSource(to) && !mayImport[roomOf(file)]!.includes(roomOf(to)))
        .map(({ to }) => `${file} imports ${to}`),
    );
    expect(wrong).toEqual([]);
  });

  test('each package is imported only in its home, and is declared', () => {
    const wrong = sources.flatMap((file) =>
      importsOf(file)
        .filter(({ to }) => !/\.(tsx?|css|json)$/.test(to) && !to.startsWith('node:'))
        .filter(({ to }) => !packageHomes[to]?.test(file) || declared.dependencies[to] === undefined)
        .map(({ to }) => `${file} imports ${to}`),
    );
    expect(wrong).toEqual([]);
  });

  test('a package has one home in each folder', () => {
    const homes = oneHomeAFolder.flatMap((name) => {
      const files = sources.filter((file) => importsOf(file).some(({ to }) => to === name));
      const folders = files.map((file) => file.split('/')[0]);
      return files.filter((_, index) => folders.indexOf(folders[index]) !== index).map((file) => `${file}: ${name}`);
    });
    expect(homes).toEqual([]);
  });

  test('meaning and output touch the disk only in files named for it', () => {
    const doors =
      /^(normalizers\/vocabulary\/(files|areas)|output\/write|output\/html\/browser-code|output\/spoken\/word-files)\.ts$/;
    const wrong = sources.filter(
      (file) =>
        /^(normalizers|output)\//.test(file) &&
        !doors.test(file) &&
        importsOf(file).some(({ to }) => /^node:(fs|fs\/promises|child_process|net|http|https)$/.test(to)),
    );
    expect(wrong).toEqual([]);
  });

  test('nothing opens a network connection, and one file listens: on loopback, for the page of a review', () => {
    const network = /^node:(net|http|https|http2|tls|dgram|dns)$/;
    const open = sources.filter((file) => importsOf(file).some(({ to }) => network.test(to)));
    expect(open).toEqual(['pipeline/review/server.ts']);
    const text = readFileSync(join(root, open[0]!), 'utf8');
    expect(text).toMatch(/listen\(port, '127\.0\.0\.1',/);
    expect(text).not.toMatch(/\b(fetch|request|connect)\(/);
  });

  test('one file asks over HTTP: for objects, where an address of such is given', () => {
    const asking = sources.filter(
      (file) =>
        !file.startsWith('output/browser/') && /(?<!boss\.)\bfetch\(/.test(readFileSync(join(root, file), 'utf8')),
    );
    expect(asking).toEqual(['pipeline/origins/objects/s3.ts']);
  });

  test('no files import each other in a circle', () => {
    const graph = new Map(sources.map((file) => [file, importsOf(file).map(({ to }) => to)]));
    expect(circlesOf(graph)).toEqual([]);
  });

  test('no folders import each other in a circle: the files of a folder lie under its subfolders, or over them', () => {
    const graph = new Map(foldersOf(sources).map(([folder, files]) => [folder, folderImports(folder, files)]));
    expect(circlesOf(graph)).toEqual([]);
  });
});

function folderImports(folder: string, files: readonly string[]): string[] {
  const targets = files.flatMap(importsOf).filter(({ to }) => isSource(to));
  return [...new Set(targets.map(({ to }) => dirname(to)))].filter((target) => target !== folder);
}

/** Each folder that holds files itself, with these files. */
function foldersOf(files: readonly string[]): [folder: string, files: string[]][] {
  const folders = [...new Set(files.map((file) => dirname(file)))];
  return folders.map((folder) => [folder, files.filter((file) => dirname(file) === folder)]);
}

/** Circles of a graph, each as a chain of arrows. */
function circlesOf(graph: ReadonlyMap<string, readonly string[]>): string[] {
  const done = new Set<string>();
  const circles: string[] = [];
  const visit = (node: string, path: readonly string[]): void => {
    if (path.includes(node)) circles.push([...path.slice(path.indexOf(node)), node].join(' -> '));
    if (done.has(node) || path.includes(node)) return;
    for (const next of graph.get(node) ?? []) visit(next, [...path, node]);
    done.add(node);
  };
  for (const node of graph.keys()) visit(node, []);
  return circles;
}

describe('rooms', () => {
  test(`no folder holds more than ${folderLimit} source files`, () => {
    const full = foldersOf(sources).filter(([, files]) => files.length > folderLimit);
    expect(full.map(([folder, files]) => `${folder}: ${files.length} files`)).toEqual([]);
  });

  test('no two files of one top-level folder have one name', () => {
    const name = (file: string): string => `${file.split('/')[0]} ${basename(file).replace(/\.tsx?$/, '')}`;
    const names = sources.map(name);
    expect(sources.filter((file) => names.indexOf(name(file)) !== names.lastIndexOf(name(file)))).toEqual([]);
  });

  test('three files of one folder whose names begin with one word are a folder, unless their names are codes', () => {
    const groups = foldersOf(sources).flatMap(([folder, files]) => {
      const names = files.map((file) => basename(file).replace(/\.tsx?$/, '')).filter((name) => !(name in issueCodes));
      const words = names.map((name) => name.split('-')[0]!);
      return [...new Set(words)]
        .filter((word) => words.filter((other) => other === word).length >= 3)
        .map((word) => `${folder}/${word}`);
    });
    expect(groups).toEqual([]);
  });

  test('each folder stands in docs/architecture.md, with the question that it answers', () => {
    const page = readFileSync(join(root, 'docs/architecture.md'), 'utf8');
    const asked = [...page.matchAll(/^\| `([\w/]+)\/` +\| [^|]*[^|\s] +\|/gm)].map(([, folder]) => folder);
    expect(asked.sort()).toEqual([...new Set(sources.flatMap(foldersAbove))].sort());
  });

  test('each check has a file of its own, named by the code that the report shows', async () => {
    const files = sources.filter((file) => dirname(file) === 'normalizers/checks');
    const found = await Promise.all(
      files.map(async (file) => {
        const exported = Object.values((await import(join(root, file))) as Record<string, unknown>);
        return exported.filter(isCheck).map(({ code }) => [basename(file).replace(/\.tsx?$/, ''), code]);
      }),
    );
    const named = files.map((file) => basename(file).replace(/\.tsx?$/, '')).filter((name) => name in issueCodes);
    expect(found.flat()).toEqual(named.map((name) => [name, name]));
    expect(checks.map(({ code }) => code).sort()).toEqual(named);
  });

  test('a test has the path of the file, or of the folder, that it tests', () => {
    const folders = new Set(sources.flatMap(foldersAbove));
    const stray = tests
      .filter((file) => /^tests\/(pipeline|extractors|normalizers|output)\/.*\.test\.ts$/.test(file))
      .map((file) => file.replace(/^tests\/(.*)\.test\.ts$/, '$1'))
      .filter((path) => !sources.includes(`${path}.ts`) && !sources.includes(`${path}.tsx`) && !folders.has(path));
    expect(stray).toEqual([]);
  });
});

function isCheck(value: unknown): value is { code: string } {
  return typeof value === 'object' && value !== null && 'code' in value && 'find' in value;
}

function foldersAbove(file: string): string[] {
  const parts = file.split('/');
  return parts.slice(1).map((_, i) => parts.slice(0, i + 1).join('/'));
}

describe('files', () => {
  test(`no source file has more than ${lineLimit} lines`, () => {
    const long = sources
      .map((file) => [file, readFileSync(join(root, file), 'utf8').split('\n').length - 1] as const)
      .filter(([, lines]) => lines > lineLimit);
    expect(long).toEqual([]);
  });

  test('no file is named after nothing in particular', () => {
    const vague = /(^|[/.-])(utils?|helpers?|common|misc|shared|manager|index)(?=[/.-])/;
    expect([...sources, ...tests].filter((file) => vague.test(file))).toEqual([]);
  });

  test('there are no default exports, no silenced types, and only one class', () => {
    const matching = (pattern: RegExp): string[] =>
      sources.filter((file) => pattern.test(readFileSync(join(root, file), 'utf8')));
    expect(matching(/^export default/m)).toEqual([]);
    expect(matching(/@ts-(ignore|nocheck|expect-error)|\bas any\b|: any\b/)).toEqual([]);
    expect(matching(/^(export )?(abstract )?class /m)).toEqual(['pipeline/model/errors.ts']);
  });

  test('no test is skipped or run alone', () => {
    const marks = new RegExp(String.raw`\b(it|test|describe)\.(${['only', 'skip', 'todo'].join('|')})\b`);
    expect(tests.filter((file) => marks.test(readFileSync(join(root, file), 'utf8')))).toEqual([]);
  });
});

test('package-lock.json names no address to download from', () => {
  const lock = JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8')) as {
    packages: Record<string, Record<string, unknown>>;
  };
  const withAddress = Object.entries(lock.packages).filter(([, { funding: _, ...entry }]) =>
    /"resolved"|https?:/.test(JSON.stringify(entry)),
  );
  expect(withAddress.map(([name]) => name)).toEqual([]);
});
