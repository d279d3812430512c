import { appendFile, mkdtemp, readFile, readdir, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { canonicalJson } from '../../../output/dataset/dataset.ts';
import { listInputs } from '../../../pipeline/batch/inputs.ts';
import { recordDocuments } from '../../../pipeline/run/run-record.ts';
import { datasetOf, extractArchive } from '../../../pipeline/run/run.ts';
import { settingsOf } from '../../../pipeline/run/settings.ts';

const module = fileURLToPath(new URL('./fake-worker.mjs', import.meta.url));
const program = {
  ikat: '1.0.0',
  code: { letters: 'l', pages: 'p', meaning: 'm' },
  vocabulary: { reading: 'v', whole: 'v' },
  node: 'v20',
  ocr: { engine: 'e', language: 'ind', sha256: '0' },
};
let folder = '';
let store = '';

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'ikat-test-'));
  store = await mkdtemp(join(tmpdir(), 'ikat-test-'));
});
afterEach(async () => {
  await rm(folder, { recursive: true, force: true });
  await rm(store, { recursive: true, force: true });
});

async function write(documents: Record<string, string[]>): Promise<void> {
  for (const [name, pages] of Object.entries(documents)) await writeFile(join(folder, name), `${pages.join('\n')}\n`);
}

async function run(workers: number, inputs = [folder], pageTimeout = 30) {
  const settings = settingsOf({ workers, pageTimeout });
  const place = { program, store, onEvent: () => undefined, now: () => performance.now(), module };
  return await extractArchive(await listInputs(inputs), settings, place);
}

async function pagesRead(): Promise<string[]> {
  const text = await readFile(join(store, 'log.txt'), 'utf8').catch(() => '');
  return text
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => line.split(' ').slice(0, 2).join(' '));
}

const three = { 'a.pdf': ['a1', 'a2', 'a3'], 'b.pdf': ['b1'], 'c.pdf': ['c1', 'c2'] };

describe('a folder of documents', () => {
  test('gives the same bytes with one worker and with four, in any order of inputs', async () => {
    await write(three);
    const one = canonicalJson(datasetOf(await run(1)));
    await rm(store, { recursive: true });
    const paths = ['c.pdf', 'a.pdf', 'b.pdf'].map((name) => join(folder, name));
    const four = canonicalJson(datasetOf(await run(4, paths)));
    expect(four).toBe(one);
    expect((JSON.parse(one) as { indicators: { name: string }[] }).indicators.map((row) => row.name)).toEqual([
      'a1',
      'a2',
      'a3',
      'b1',
      'c1',
      'c2',
    ]);
  });

  test('reads nothing twice: the second run finds every page', async () => {
    await write(three);
    await run(2);
    expect(await pagesRead()).toHaveLength(6);
    const again = await run(2);
    expect(await pagesRead()).toHaveLength(6);
    expect(again.documents.flatMap(({ outcome }) => outcome.pages).every((page) => page.cached)).toBe(true);
  });

  test('reads a page again when its kept result is damaged', async () => {
    await write({ 'a.pdf': ['a1'] });
    const first = await run(1);
    const key = first.documents[0]!.outcome.pages[0]!.key;
    await appendFile(join(store, key.slice(0, 2), `${key}.json`), 'x');
    const second = await run(1);
    expect(await pagesRead()).toEqual(['a.pdf 1', 'a.pdf 1']);
    expect(second.refusals).toEqual([]);
  });

  test('reads the same bytes under two names once and lists both', async () => {
    await write({ 'a.pdf': ['x1', 'x2'], 'copy.pdf': ['x1', 'x2'] });
    const { documents } = await run(2);
    expect(await pagesRead()).toHaveLength(2);
    expect(documents.map(({ outcome }) => [outcome.input.file, outcome.pages.length])).toEqual([
      ['a.pdf', 2],
      ['copy.pdf', 2],
    ]);
  });
});

describe('trouble with one page', () => {
  test('a page that never ends is killed and refused alone, after a second try in a fresh process', async () => {
    await write({ 'a.pdf': ['a1', 'hang', 'a3'], 'b.pdf': ['b1'] });
    const result = await run(2, [folder], 2);
    expect(result.refusals).toMatchObject([{ code: 'time-out', file: 'a.pdf', page: 2 }]);
    expect((await pagesRead()).filter((line) => line === 'a.pdf 2')).toHaveLength(2);
    expect(datasetOf(result).indicators.map((row) => row.name)).toEqual(['a1', 'a3', 'b1']);
    expect(datasetOf(result).documents.map((document) => document.pages)).toEqual([3, 1]);
  });

  test.each([
    ['die', /SIGABRT/],
    ['exit', /exit code 3/],
  ])('a page on which the process ends (%s) is refused alone', async (trouble, reason) => {
    await write({ 'a.pdf': ['a1', trouble, 'a3'] });
    const result = await run(1);
    expect(result.refusals).toMatchObject([{ code: 'worker-died', file: 'a.pdf', page: 2 }]);
    expect(result.refusals[0]!.reason).toMatch(reason);
    expect(datasetOf(result).issues).toMatchObject([{ code: 'page-refused', page: 2, severity: 'error' }]);
  });

  test.runIf(process.platform === 'linux')(
    'a document whose meaning is computed without end is refused alone, in a time that the user allows pages',
    async () => {
      await write({ 'a.pdf': ['a1', 'ponder'], 'b.pdf': ['b1'] });
      const result = await run(1, [folder], 100);
      expect(result.refusals).toMatchObject([{ code: 'time-out', file: 'a.pdf', page: null }]);
      expect(result.refusals[0]!.reason).toMatch(/after 12 seconds of computing/);
      expect(datasetOf(result).indicators.map((row) => row.name)).toEqual(['b1']);
    },
    120_000, // twelve seconds of computing are many more of time on a busy machine
  );

  test.runIf(process.platform === 'linux')(
    'a page that fills memory as fast as it can is killed before it holds a gigabyte',
    async () => {
      await write({ 'bomb.pdf': ['a1', 'grow'] });
      const { refusals } = await run(1);
      const log = await readFile(join(store, 'log.txt'), 'utf8');
      const held = [...log.matchAll(/^rss (\d+)/gm)].map(([, bytes]) => Number(bytes));
      expect(refusals).toMatchObject([{ code: 'out-of-memory', file: 'bomb.pdf', page: 2 }]);
      expect(Math.max(...held)).toBeGreaterThan(0.7e9);
      expect(Math.max(...held)).toBeLessThan(1e9);
    },
  );
});

describe('refused documents', () => {
  test('an empty file, a document of blank pages and one whose title promises a table are named, the others read', async () => {
    await write({ 'a.pdf': ['a1'], 'blank.pdf': ['blank', 'blank'], 'prose.pdf': ['prose'] });
    await writeFile(join(folder, 'empty.pdf'), '');
    const result = await run(2);
    expect(result.refusals.map(({ file, code, page }) => [file, code, page])).toEqual([
      ['blank.pdf', 'blank-page', null],
      ['empty.pdf', 'empty-file', null],
      ['prose.pdf', 'no-iku-table', null],
    ]);
    expect(datasetOf(result).indicators).toHaveLength(1);
  });

  test('a document that promises no table and holds none is read, not refused', async () => {
    await write({ 'letter.pdf': ['prose'] });
    const result = await run(1);
    expect(result.refusals).toEqual([]);
    expect(recordDocuments(folder, result.documents, new Set())[0]).toMatchObject({ status: 'without-table', rows: 0 });
  });

  test('text under the name of a PDF is refused, the same text under its own name is read', async () => {
    await write({ 'a.txt': ['text', 'a2'], 'download.pdf': ['text', 'a2'], 'other.PNG': ['text'] });
    for (const inputs of [[folder], ['download.pdf', 'a.txt', 'other.PNG'].map((name) => join(folder, name))]) {
      const result = await run(1, inputs);
      expect(result.refusals.filter(({ code }) => code === 'internal-error').map(({ reason }) => reason)).toEqual([]);
      expect(result.refusals.map(({ file, code, page }) => [file, code, page]).sort()).toEqual([
        ['download.pdf', 'unknown-format', null],
        ['other.PNG', 'unknown-format', null],
      ]);
      expect(result.refusals[0]!.reason).toContain('named .pdf but holds text');
      expect(datasetOf(result).documents.map(({ file }) => file)).toEqual(['a.txt']);
    }
  });

  test('the same bytes under names that promise different things are opened once', async () => {
    await write({ 'a.txt': ['text', 'a2'], 'download.pdf': ['text', 'a2'], 'other.PNG': ['text', 'a2'] });
    for (const workers of [1, 4]) {
      const { refusals } = await run(workers);
      expect(refusals.map(({ file, code }) => [file, code]).sort()).toEqual([
        ['download.pdf', 'unknown-format'],
        ['other.PNG', 'unknown-format'],
      ]);
      // whichever name is hashed first opens them
      const opened = await readFile(join(store, 'opened.txt'), 'utf8');
      expect(opened.trimEnd().split('\n')).toHaveLength(1);
      await rm(store, { recursive: true });
    }
  });

  test('a link that leads nowhere is refused by its name, and the run goes on', async () => {
    await write({ 'a.pdf': ['a1'] });
    await symlink(join(folder, 'gone.pdf'), join(folder, 'link.pdf'));
    const result = await run(1);
    expect(result.refusals).toMatchObject([{ code: 'not-found', file: 'link.pdf', reason: 'The link leads nowhere' }]);
    expect(datasetOf(result).indicators).toHaveLength(1);
  });
});

test('an interrupt stops a page that hangs, and leaves no half-written file', async () => {
  await write({ 'a.pdf': ['a1', 'hang'] });
  const stop = new AbortController();
  const place = { program, store, onEvent: () => undefined, now: () => performance.now(), module, signal: stop.signal };
  const run = extractArchive(await listInputs([folder]), settingsOf({ workers: 1 }), place);
  const ended = expect(run).rejects.toBe('SIGINT');
  // whichever page the machine takes first: the one that hangs is under way
  await expect.poll(pagesRead, { timeout: 20_000 }).toContain('a.pdf 2');
  stop.abort('SIGINT');
  await ended;
  const names = await readdir(store, { recursive: true });
  expect(names.filter((name) => name.endsWith('.part'))).toEqual([]);
});
