import { mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { env } from 'node:process';
import { beforeAll, describe, expect, it } from 'vitest';
import { sha256 } from '../../output/dataset/checksum.ts';
import { letterMemory } from '../../extractors/ocr/memory.ts';
import type { Stages } from '../../pipeline/batch/serve.ts';
import { DocumentDataset } from '../../pipeline/model/meaning/dataset.ts';
import { Page } from '../../pipeline/model/reading/page.ts';
import { ReadDocument, type DocumentKind } from '../../pipeline/model/reading/source.ts';
import { loadStages } from '../../pipeline/stages/stages.ts';
import { compactJson } from './compact-json.ts';
import { firstDifference } from './first-difference.ts';

/*
 * What each stage made of a few documents, recorded: the pages as read, the tables joined from them, and the share of
 * the dataset. Each stage runs again from the recorded result of the stage before, so that a difference names the stage
 * that made it. Pages that OCR read are not read again here. A change that is meant is recorded anew with
 * IKAT_UPDATE_GOLDEN=1 npx vitest run --project unit tests/golden
 */
const updating = (env['IKAT_UPDATE_GOLDEN'] ?? '') !== '';
const onServer = (env['CI'] ?? '') !== '';
const folder = 'fixtures/golden';

const documents = [
  { path: 'fixtures/digital/tapin.pdf', ocr: false },
  { path: 'fixtures/scans/bontang.office.pdf', ocr: true },
  { path: 'fixtures/images/kesehatan.clean.png', ocr: true },
  { path: 'fixtures/images/perhubungan.half-ruled.pdf', ocr: false },
  { path: 'fixtures/text/jatim.txt', ocr: false },
  { path: 'fixtures/text/bontang.txt', ocr: false },
] as const;

/** The tables and what was said about the document as a whole: all of a read document besides its pages. */
const Tables = ReadDocument.omit({ pages: true });

let stages: Stages;
beforeAll(async () => {
  stages = await loadStages({ store: '', ocrData: null, include: [], levels: [], keepOfficials: false });
});

const plain = (value: unknown): unknown => JSON.parse(JSON.stringify(value));
const recorded = (file: string, name: string): unknown =>
  JSON.parse(readFileSync(join(folder, file, name), 'utf8')) as unknown;
const recordedPages = (file: string): Page[] =>
  readdirSync(join(folder, file))
    .filter((name) => name.startsWith('page-'))
    .sort((a, b) => parseInt(a.slice(5), 10) - parseInt(b.slice(5), 10))
    .map((name) => Page.parse(recorded(file, name)));

async function readPages(bytes: Uint8Array): Promise<{ pages: Page[]; kind: DocumentKind | null }> {
  const document = await stages.open(bytes);
  const pages: Page[] = [];
  for (let n = 1; n <= document.pageCount; n++) pages.push((await document.readPage(n, letterMemory(null))).page);
  await document.close();
  return { pages, kind: document.kind };
}

/** Null for a PDF: its pages tell. */
const kindOf = (tables: ReadDocument['source']['kind']): DocumentKind | null =>
  tables.endsWith('-pdf') ? null : tables;

async function record(path: string): Promise<void> {
  const file = basename(path);
  const bytes = readFileSync(path);
  const { pages, kind } = await readPages(new Uint8Array(bytes));
  const described = stages.describe(stages.join({ id: sha256(bytes), file, kind }, pages));
  const { share } = stages.understand(described);
  rmSync(join(folder, file), { recursive: true, force: true });
  mkdirSync(join(folder, file), { recursive: true });
  const put = (name: string, value: unknown): void => {
    writeFileSync(join(folder, file, name), compactJson(plain(value)));
  };
  for (const page of pages) put(`page-${page.number}.json`, page);
  put('tables.json', Tables.parse(described.read));
  put('share.json', share);
}

it('nothing is recorded anew on a server, where nobody looks at the change', () => {
  expect(updating && onServer).toBe(false);
});

describe('what each stage makes of', () => {
  it.each(documents)(
    '$path is what is recorded',
    async ({ path, ocr }) => {
      if (updating && !onServer) await record(path);
      const file = basename(path);
      const bytes = readFileSync(path);
      const check = (stage: string, name: string, actual: unknown): void => {
        const difference = firstDifference(recorded(file, name), plain(actual));
        expect(difference === null ? null : `${stage} of ${file}: ${difference}`).toBeNull();
      };

      const pages = recordedPages(file);
      if (!ocr) {
        const now = await readPages(new Uint8Array(bytes));
        expect(now.pages).toHaveLength(pages.length);
        for (const page of now.pages) check('reading', `page-${page.number}.json`, page);
      }

      const tables = Tables.parse(recorded(file, 'tables.json'));
      expect(tables.source.id).toBe(sha256(bytes));
      const joined = stages.join({ ...tables.source, kind: kindOf(tables.source.kind) }, pages);
      check('joining', 'tables.json', Tables.parse(stages.describe(joined).read));

      const { share } = stages.understand(stages.describe({ ...tables, pages }));
      check('meaning', 'share.json', share);
      expect(DocumentDataset.parse(share).indicators.length).toBeGreaterThan(0);
    },
    updating ? 600_000 : 60_000,
  );

  it('no other document is recorded, and all of it is small', () => {
    expect(readdirSync(folder).sort()).toEqual(documents.map(({ path }) => basename(path)).sort());
    const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
    const bytes = files.reduce((sum, entry) => sum + statSync(join(entry.parentPath, entry.name)).size, 0);
    expect(bytes).toBeLessThan(1_500_000);
  });
});

describe('the first difference', () => {
  it('is named by its path and both sides', () => {
    const before = { cells: [{ text: 'a' }, { text: 'sosial' }], rows: 2 };
    expect(firstDifference(before, { cells: [{ text: 'a' }, { text: 'sosiai' }], rows: 3 })).toBe(
      '$.cells[1].text: recorded "sosial", now "sosiai"',
    );
    expect(firstDifference(before, plain(before))).toBeNull();
  });

  it('may be a key or an entry that one side lacks, or another kind of value', () => {
    expect(firstDifference({ a: 1 }, { a: 1, b: null })).toBe('$.b: recorded nothing, now null');
    expect(firstDifference([1, 2], [1])).toBe('$[1]: recorded 2, now nothing');
    expect(firstDifference([], {})).toBe('$: recorded [], now {}');
    expect(firstDifference({ a: null }, { a: 0 })).toBe('$.a: recorded null, now 0');
  });
});

it('recorded files have a word on a line', () => {
  const words = Array.from({ length: 8 }, (_, i) => ({ text: `kata${i}`, box: [1, 2, 3, 4], confidence: 0.9 }));
  const text = compactJson({ words, box: null });
  expect(text.split('\n')[2]).toBe('  {"text":"kata0","box":[1,2,3,4],"confidence":0.9},');
  expect(JSON.parse(text)).toEqual({ words, box: null });
});
