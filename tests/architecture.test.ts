import { readFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { globSync } from 'tinyglobby';
import { describe, expect, test } from 'vitest';

const root = fileURLToPath(new URL('..', import.meta.url));
const sources = globSync(
  ['pipeline', 'extractors', 'normalizers', 'output'].map((folder) => `${folder}/**/*.ts`),
  {
    cwd: root,
  },
).sort();
const tests = globSync('tests/**/*.ts', { cwd: root }).sort();
const lineLimit = 300;

type Import = { to: string; typeOnly: boolean };

/** Imports as paths below the root or as package names; lazy imports and re-exports count too. */
function importsOf(file: string): Import[] {
  const text = readFileSync(join(root, file), 'utf8');
  const statements = [
    ...text.matchAll(/^(?:import|export)\s+(type\s)?[^'"`;]*?from\s+['"]([^'"]+)['"]/gm),
    ...text.matchAll(/^import\s+()['"]([^'"]+)['"]/gm),
    ...text.matchAll(/\bimport\s*\(()\s*['"]([^'"]+)['"]/g),
    ...text.matchAll(/\brequire(?:\.resolve)?\s*\(()\s*['"]([^'"]+)['"]/g),
  ];
  return statements.map(([, type, to = '']) => ({
    to: to.startsWith('.') ? relative(root, join(root, dirname(file), to)) : packageOf(to),
    typeOnly: type !== undefined && type !== '',
  }));
}

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
  '@tesseract.js-data/ind': /^extractors\/ocr\//,
  commander: /^pipeline\/main\.ts$/,
  'idn-area-data': /^normalizers\/vocabulary\/areas\.ts$/,
  papaparse: /^(normalizers\/text\/csv|extractors\/exports\/separated\/delimited|output\/dataset\/csv)\.ts$/,
  parse5: /^extractors\/exports\/separated\/html\.ts$/,
  'pdfjs-dist': /^extractors\/pdf\/pdfjs\.ts$/,
  'string-similarity': /^normalizers\/text\/similarity\.ts$/,
  'tesseract.js': /^extractors\/ocr\/tesseract\.ts$/,
  tinyglobby: /^pipeline\/batch\/inputs\.ts$/,
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
        .filter(({ to }) => to.endsWith('.ts') && !mayImport[roomOf(file)]!.includes(roomOf(to)))
        .map(({ to }) => `${file} imports ${to}`),
    );
    expect(wrong).toEqual([]);
  });

  test('each package is imported only in its home, and is declared', () => {
    const wrong = sources.flatMap((file) =>
      importsOf(file)
        .filter(({ to }) => !/\.(ts|css)$/.test(to) && !to.startsWith('node:'))
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
    const doors = /^(normalizers\/vocabulary\/(files|areas)|output\/write|output\/html\/browser-code)\.ts$/;
    const wrong = sources.filter(
      (file) =>
        /^(normalizers|output)\//.test(file) &&
        !doors.test(file) &&
        importsOf(file).some(({ to }) => /^node:(fs|fs\/promises|child_process|net|http|https)$/.test(to)),
    );
    expect(wrong).toEqual([]);
  });

  test('nothing opens a network connection', () => {
    const network = /^node:(net|http|https|http2|tls|dgram|dns)$/;
    expect(sources.filter((file) => importsOf(file).some(({ to }) => network.test(to)))).toEqual([]);
  });

  test('there is no import cycle', () => {
    const graph = new Map(sources.map((file) => [file, importsOf(file).filter(({ typeOnly }) => !typeOnly)]));
    const done = new Set<string>();
    const cycles: string[] = [];
    const visit = (file: string, path: string[]): void => {
      if (path.includes(file)) cycles.push([...path.slice(path.indexOf(file)), file].join(' -> '));
      if (done.has(file) || path.includes(file)) return;
      for (const { to } of graph.get(file) ?? []) visit(to, [...path, file]);
      done.add(file);
    };
    for (const file of sources) visit(file, []);
    expect(cycles).toEqual([]);
  });
});

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
