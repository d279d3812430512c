import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { sha256 } from '../../output/dataset/checksum.ts';
import { mergeDatasets } from '../../output/dataset/dataset.ts';
import { scoreDataset, type DocumentScore } from '../../output/scores/indicators.ts';
import { letterMemory } from '../../extractors/ocr/memory.ts';
import type { Stages } from '../../pipeline/batch/serve.ts';
import type { Page } from '../../pipeline/model/reading/page.ts';
import { Truth } from '../../pipeline/model/truth/truth.ts';
import { loadStages } from '../../pipeline/stages/stages.ts';

let stages: Stages;
beforeAll(async () => {
  stages = await loadStages({ store: '', ocrData: null, include: [], levels: [], keepOfficials: false });
});

type Read = { pages: Page[]; kind: string; score: DocumentScore };

/** A document from its bytes to its score against the truth. */
async function read(path: string, truthPath: string): Promise<Read> {
  const bytes = readFileSync(path);
  const document = await stages.open(new Uint8Array(bytes));
  const pages: Page[] = [];
  for (let n = 1; n <= document.pageCount; n++) pages.push((await document.readPage(n, letterMemory(null))).page);
  await document.close();
  const described = stages.describe(
    stages.join({ id: sha256(bytes), file: basename(path), kind: document.kind }, pages),
  );
  const { share } = stages.understand(described);
  const truth = Truth.parse(JSON.parse(readFileSync(truthPath, 'utf8')));
  const [score] = scoreDataset(mergeDatasets([share], []), [truth]).documents;
  return { pages, kind: share.document.kind, score: score! };
}
const image = (name: string): Promise<Read> =>
  read(`fixtures/images/${name}`, `fixtures/images/${name.split('.')[0] ?? ''}.truth.json`);

/** Every row is there, none is invented, and agency, region and year are right. */
function expectAllRows({ measures }: DocumentScore): void {
  expect(measures).toMatchObject({ rowRecall: 1, rowPrecision: 1, region: 1, year: 1 });
}

describe('pictures of the table of a health agency', () => {
  it('a clean picture is read whole', async () => {
    const { kind, pages, score } = await image('kesehatan.clean.png');
    expect(kind).toBe('image');
    expect(pages[0]!.quality).toMatchObject({ reading: 'ocr', turned: 0, dpi: 200 });
    expectAllRows(score);
    expect(score.measures.nameCER).toBeLessThanOrEqual(0.02);
    expect(score.measures.formulaClose).toBeGreaterThanOrEqual(0.75);
    expect(score.measures.rowExact).toBeGreaterThanOrEqual(0.5);
  });

  it('a grey scan, half a degree askew, is straightened and read', async () => {
    const { pages, score } = await image('kesehatan.office.jpg');
    expect(pages[0]!.quality.skew).toBeCloseTo(0.5, 1);
    expectAllRows(score);
    expect(score.measures.nameCER).toBeLessThanOrEqual(0.03);
    expect(score.measures.formulaClose).toBeGreaterThanOrEqual(0.5);
  });

  it('a page fed sideways is turned upright', async () => {
    const { pages, score } = await image('kesehatan.sideways.png');
    expect(pages[0]!.quality.turned).toBe(270);
    expect(Math.round(pages[0]!.width)).toBe(842);
    expectAllRows(score);
    expect(score.measures.nameCER).toBeLessThanOrEqual(0.02);
  });

  it('a fax of two pages is one table', async () => {
    const { pages, score } = await image('kesehatan.fax.tif');
    expect(pages).toHaveLength(2);
    expectAllRows(score);
    expect(score.measures.nameCER).toBeLessThanOrEqual(0.05);
  });
});

describe('PDFs of uncommon make', () => {
  it('a digital page and a scanned page make one table', async () => {
    const { kind, pages, score } = await image('pendidikan.mixed.pdf');
    expect(kind).toBe('mixed-pdf');
    expect(pages.map((page) => page.quality.reading)).toEqual(['text-layer', 'ocr']);
    expectAllRows(score);
    expect(score.measures.nameCER).toBeLessThanOrEqual(0.02);
  });

  it('a hidden text layer of garbage is not believed', async () => {
    const { kind, pages, score } = await image('pendidikan.hidden.pdf');
    expect(kind).toBe('scanned-pdf');
    expect(pages[0]!.issues.map(({ code }) => code)).toContain('text-layer-rejected');
    expectAllRows(score);
    expect(score.measures.nameCER).toBeLessThanOrEqual(0.02);
  });

  it('a table with rules across only has its columns by alignment', async () => {
    const { kind, score } = await image('perhubungan.half-ruled.pdf');
    expect(kind).toBe('digital-pdf');
    expectAllRows(score);
    expect(score.measures).toMatchObject({ nameExact: 1, formulaExact: 1, dataSource: 1, rowExact: 1 });
  });

  it('a table without any rule gives all its rows, formula and source apart though they stand close', async () => {
    const { kind, score } = await image('perhubungan.borderless.pdf');
    expect(kind).toBe('digital-pdf');
    expect(score.measures).toMatchObject({ rowRecall: 1, rowPrecision: 1, rowExact: 1, region: 1, year: 1 });
  });
});

describe('office scans', () => {
  it.each([
    ['tapin', 0.6],
    ['bontang', 0.6],
  ])('%s.office.pdf: all rows, and most of them exactly', async (key, leastExact) => {
    const { kind, score } = await read(`fixtures/scans/${key}.office.pdf`, `fixtures/truth/${key}.truth.json`);
    expect(kind).toBe('scanned-pdf');
    expectAllRows(score);
    expect(score.measures.nameCER).toBeLessThanOrEqual(0.02);
    expect(score.measures.rowExact).toBeGreaterThanOrEqual(leastExact);
  });
});

it('what was read before does not change what is read next', async () => {
  const open = (name: string) => stages.open(new Uint8Array(readFileSync(`fixtures/images/${name}`)));
  const document = await open('pendidikan.mixed.pdf');
  const other = await open('kesehatan.fax.tif');
  const alone = JSON.stringify((await document.readPage(2, letterMemory(null))).page);
  await other.readPage(2, letterMemory(null));
  expect(JSON.stringify((await document.readPage(2, letterMemory(null))).page)).toBe(alone);
  await document.close();
  await other.close();
});
