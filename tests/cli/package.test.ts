import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, readdir, readFile, rename, rm, stat, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, relative, sep } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { root, run } from './command.ts';

// The packed files beside the packages that they need, as an installation lays them out; .ci/run really installs them.
let folder = '';
let tarballBytes = 0;
const installed = (): string => join(folder, 'node_modules/ikat');

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'ikat-test-'));
  const packed = await run('npm', ['pack', '--ignore-scripts', '--pack-destination', folder]);
  expect(packed.code, packed.err).toBe(0);
  const tarball = (await readdir(folder)).find((name) => name.endsWith('.tgz'))!;
  tarballBytes = (await stat(join(folder, tarball))).size;
  expect((await run('tar', ['-xzf', tarball], { cwd: folder })).code).toBe(0);
  await mkdir(join(folder, 'node_modules'));
  await rename(join(folder, 'package'), installed());
  await symlink(join(root, 'node_modules'), join(installed(), 'node_modules'));
  await writeFile(join(folder, 'package.json'), '{"type":"module"}');
});
afterAll(async () => {
  await rm(folder, { recursive: true, force: true });
});

/** Paths of all packed files. */
async function packedFiles(): Promise<string[]> {
  const entries = await readdir(installed(), { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
  return files
    .map((path) => relative(installed(), path).split(sep).join('/'))
    .filter((path) => !/^node_modules/.test(path));
}

const largest = 3_000_000; // bytes; 1.2 MB of it is the data of recognition, the rest the vocabulary, the program and its pages

test('what is packed is the program, its data and its pages of help: no makers, no tests, nothing without a source', async () => {
  const files = await packedFiles();
  const rooms = new Set(
    files.map((file) =>
      file
        .split('/')
        .slice(0, file.startsWith('dist/') ? 2 : 1)
        .join('/'),
    ),
  );
  expect([...rooms].sort()).toEqual([
    'CHANGELOG.md',
    'CONTRIBUTING.md',
    'LICENSE',
    'NOTICE',
    'README.md',
    'SECURITY.md',
    'dist/extractors',
    'dist/normalizers',
    'dist/output',
    'dist/pipeline',
    'docs',
    'extractors',
    'fixtures',
    'normalizers',
    'output',
    'package.json',
  ]);
  const kinds = (start: string): string[] =>
    [
      ...new Set(
        files.filter((file) => file.startsWith(start)).map((file) => file.replace(/^.*?(\.d)?\.(\w+)$/, '$1.$2')),
      ),
    ].sort();
  expect(kinds('dist/')).toEqual(['.css', '.d.ts', '.js']);
  expect(kinds('extractors/')).toEqual(['.gz']);
  expect(kinds('normalizers/')).toEqual(['.csv', '.md']);
  expect(kinds('output/')).toEqual(['.json']);
  expect(kinds('fixtures/')).toEqual(['.json', '.pdf']);
  const left = files.filter(
    (file) =>
      /^dist\/(?!output\/browser\/).*\.js$/.test(file) && !existsSync(join(root, file.slice(5).replace(/js$/, 'ts'))),
  );
  expect(left).toEqual([]);
  expect(tarballBytes).toBeLessThan(largest);
});

test('every page that a message or the README points to is packed', async () => {
  const files = await packedFiles();
  const named = await Promise.all(
    files
      .filter((file) => file.startsWith('dist/') && file.endsWith('.js'))
      .map(
        async (file) =>
          (await readFile(join(installed(), file), 'utf8')).match(/\b(?:docs|normalizers)\/[\w/-]+\.md\b/g) ?? [],
      ),
  );
  const linked = (await readFile(join(installed(), 'README.md'), 'utf8')).matchAll(/\]\((?!https?:|#)([^)#]+)/g);
  const wanted = new Set([...named.flat(), ...Array.from(linked, ([, to = '']) => to)]);
  expect(wanted).toContain('docs/concepts.md');
  expect([...wanted].filter((file) => !files.includes(file))).toEqual([]);
});

test('a program in TypeScript gets the types of the library, whole', async () => {
  await writeFile(
    join(folder, 'typed.ts'),
    `import { extractDocuments, type Dataset, type Indicator } from 'ikat';
const { dataset, refusals }: { dataset: Dataset; refusals: { code: string }[] } = await extractDocuments(['scans/']);
export const names: (string | null)[] = dataset.indicators.map((row: Indicator) => row.name);
// @ts-expect-error a year is no text: without the types everything would be any, and this no error
export const year: string = dataset.documents[0]!.year;
export const codes: string[] = refusals.map(({ code }) => code);
`,
  );
  const compilerOptions = {
    skipLibCheck: true,
    noEmit: true,
    strict: true,
    module: 'nodenext',
    target: 'es2022',
    lib: ['es2023', 'dom'],
    types: [],
  };
  await writeFile(join(folder, 'tsconfig.json'), JSON.stringify({ compilerOptions, files: ['typed.ts'] }));
  const compiler = join(root, 'node_modules/typescript/bin/tsc');
  const { code, out } = await run(process.execPath, [compiler], { cwd: folder });
  expect(out).toBe('');
  expect(code).toBe(0);
});

test('the packed command finds everything that it needs', async () => {
  const { code, out } = await run(process.execPath, [join(installed(), 'dist/pipeline/main.js'), 'doctor', '--json'], {
    cwd: folder,
  });
  const { checks } = JSON.parse(out) as { checks: { status: string }[] };
  expect(checks.filter(({ status }) => status === 'failed')).toEqual([]);
  expect(code).toBe(0);
});

test('the packed library extracts and tells what it refuses', async () => {
  const table =
    'No\tSasaran\tIndikator Kinerja Utama\tFormula\tSumber Data\tPenanggung Jawab\n1\tA\tJumlah kapal\tB / C\tD\tE\n';
  await writeFile(join(folder, 'kapal.txt'), `INDIKATOR KINERJA UTAMA\n${table}`);
  await writeFile(join(folder, 'empty.pdf'), '');
  const program = `
    import { canonicalJson, extractDocuments, validateDataset } from 'ikat';
    const { dataset, refusals } = await extractDocuments(['kapal.txt', 'empty.pdf'], { workers: 1 });
    const problems = validateDataset(JSON.parse(canonicalJson(dataset)));
    console.log(JSON.stringify({ names: dataset.indicators.map((row) => row.name), codes: refusals.map((r) => r.code), problems }));`;
  await writeFile(join(folder, 'program.js'), program);
  const { out, err } = await run(process.execPath, ['program.js'], { cwd: folder });
  expect(err).toBe('');
  expect(JSON.parse(out)).toEqual({ names: ['Jumlah kapal'], codes: ['empty-file'], problems: [] });
});
