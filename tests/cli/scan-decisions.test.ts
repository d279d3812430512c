/*
 * Decisions about a scan, with real recognition: what holds, what is stale and what is misapplied when the same paper is read
 * again otherwise. Each run is made twice, with and without the decisions: they may differ by what was decided, and by nothing else.
 */
import { cp, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createCanvas, loadImage } from '@napi-rs/canvas';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Dataset, Indicator } from '../../pipeline/model/meaning/dataset.ts';
import { decisionLine, type Decision } from '../../pipeline/model/meaning/decision.ts';
import { seenOf, valueOf } from '../../pipeline/model/meaning/seen.ts';
import type { RunRecord } from '../../pipeline/run/run-record.ts';
import { ikat, root } from './command.ts';

let folder = '';
const at = (...path: string[]): string => join(folder, ...path);
const good = (): string => at('good', 'kesehatan.png');
const worse = (): string => at('worse', 'kesehatan.png');
const text = join(root, 'fixtures/text/tapin.txt');
const file = (): string => at('decisions.jsonl');

type Counts = NonNullable<RunRecord['decisions']>;

const json = async <T>(path: string): Promise<T> => JSON.parse(await readFile(path, 'utf8')) as T;

/** The run without and the run with the decisions. Both are read anew where `fresh` is not a run to go on from. */
async function both(
  name: string,
  args: readonly string[],
  from: string | null = 'read',
): Promise<{ plain: Dataset; decided: Dataset; counts: Counts }> {
  const sides = { plain: [], decided: ['--decisions', file()] };
  for (const [side, more] of Object.entries(sides)) {
    if (from !== null) await cp(at(from), at(name, side), { recursive: true });
    const { code, err } = await ikat(['extract', ...args, '--out', at(name, side), ...more]);
    expect(code, err).toBe(0);
  }
  const [plain, decided] = await Promise.all(
    ['plain', 'decided'].map((side) => json<Dataset>(at(name, side, 'dataset.json'))),
  );
  const { decisions } = await json<RunRecord>(at(name, 'decided', 'run.json'));
  return { plain: plain!, decided: decided!, counts: decisions! };
}

/** What each row of a file says, by the field; rows that were decided about into being stand where they lie. */
function said(dataset: Dataset, path: string): Record<string, unknown>[] {
  const own = dataset.documents.find((document) => document.file === path)?.id;
  return dataset.indicators
    .filter(({ document }) => document === own)
    .map(({ name, formula, unit, responsible, dataSources, objective, targets }) => ({
      name,
      formula: [formula.text, formula.numerator, formula.denominator, formula.multiplier],
      unit: unit?.symbol ?? null,
      responsible: responsible.map((one) => one.text),
      dataSources: dataSources.map((one) => one.text),
      objective,
      targets,
    }));
}

const staleOf = ({ issues }: Dataset): string[] =>
  issues.filter(({ code }) => code === 'decision-stale').map(({ message }) => message);

/** A row of the text export. */
const elsewhere = 'Persentase Penyandang Masalah Kesejahteraan Sosial (PMKS) yang memperoleh rehabilitasi sosial';

const stamp = { by: 'Rina', on: '2026-03-01T08:00:00Z' };

/** One decision of each kind about the four rows of the scan, and one about two phrases. */
function decisionsOn([first, second, third, fourth]: readonly Indicator[]): Decision[] {
  const seen = (row: Indicator | undefined, field: string) => seenOf(row!, field)!;
  const below = seen(fourth, 'name');
  const [left, , right, bottom] = below.box!;
  return [
    { decided: 'corrected', field: 'responsible', seen: seen(first, 'responsible'), value: ['Sekretariat'], ...stamp },
    {
      decided: 'right',
      field: 'formula.numerator',
      seen: seen(first, 'formula.numerator'),
      value: valueOf(first!, 'formula.numerator'),
      ...stamp,
    },
    {
      decided: 'split',
      seen: seen(second, 'name'),
      into: [{ name: 'Prevalensi balita pendek' }, { name: 'Prevalensi stunting' }],
      ...stamp,
    },
    { decided: 'unreadable', field: 'dataSources', seen: seen(third, 'dataSources'), ...stamp },
    { decided: 'not-an-indicator', seen: below, ...stamp },
    {
      decided: 'missing-row',
      seen: { ...below, box: [left, bottom + 20, right, bottom + 40], read: '', row: '' },
      values: { name: 'Angka kematian bayi', responsible: ['Bidang Kesehatan Masyarakat'] },
      ...stamp,
    },
    {
      decided: 'concept',
      first: first!.name!,
      second: elsewhere,
      relation: 'exact',
      ...stamp,
    },
  ];
}
const aboutRows = 6;

/** The scan is as decided, and everything else as without decisions. */
function expectHeld({ plain, decided, counts }: Awaited<ReturnType<typeof both>>, path = 'kesehatan.png'): void {
  const [first, second, third] = said(plain, path);
  expect(said(plain, path)).toHaveLength(4);
  const now = said(decided, path);
  expect(now.map(({ name }) => name)).toEqual([
    first!['name'],
    'Prevalensi balita pendek',
    'Prevalensi stunting',
    third!['name'],
    'Angka kematian bayi',
  ]);
  expect(now[0]).toEqual({ ...first, responsible: ['Sekretariat'] });
  for (const part of now.slice(1, 3)) expect(part['objective']).toBe(second!['objective']);
  expect(now[3]).toEqual({ ...third, dataSources: [] });
  expect(now[4]!['responsible']).toEqual(['Bidang Kesehatan Masyarakat']);
  for (const document of plain.documents.filter((one) => one.file !== path)) {
    expect(said(decided, document.file), document.file).toEqual(said(plain, document.file));
  }
  expect(staleOf(decided)).toEqual([]);
  expect(counts).toMatchObject({ held: aboutRows, stale: 0, elsewhere: 0 });
}

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'ikat-scan-decisions-'));
  const scan = await loadImage(join(root, 'fixtures/images/kesehatan.clean.png'));
  await mkdir(at('good'));
  await cp(join(root, 'fixtures/images/kesehatan.clean.png'), good());
  // the same page under a scanner of less than half the resolution
  const small = createCanvas(Math.round(scan.width * 0.45), Math.round(scan.height * 0.45));
  small.getContext('2d').drawImage(scan, 0, 0, small.width, small.height);
  const large = createCanvas(scan.width, scan.height);
  large.getContext('2d').drawImage(small, 0, 0, scan.width, scan.height);
  await mkdir(at('worse'));
  await writeFile(worse(), large.toBuffer('image/png'));
  expect((await ikat(['extract', good(), '--out', at('read'), '--workers', '1'])).code).toBe(0);
  const { indicators } = await json<Dataset>(at('read', 'dataset.json'));
  await writeFile(
    file(),
    decisionsOn(indicators)
      .map((one) => `${decisionLine(one)}\n`)
      .join(''),
  );
});
afterAll(async () => {
  await rm(folder, { recursive: true, force: true });
});

describe('decisions about a scan', () => {
  test('hold when it is extracted again, and change what was decided alone', async () => {
    expectHeld(await both('again', [good()]));
  });

  test('hold when other workers read it anew beside more documents, in another order', async () => {
    const more = [text, join(root, 'fixtures/text/bontang.txt'), good()];
    const result = await both('more', [...more, '--workers', '2'], null);
    expectHeld(result);
    const conceptOf = ({ indicators }: Dataset, phrase: unknown): string | null =>
      indicators.find(({ name }) => name === phrase)!.concept;
    const [first] = said(result.plain, 'kesehatan.png');
    expect(conceptOf(result.plain, elsewhere)).not.toBe(conceptOf(result.plain, first!['name']));
    expect(conceptOf(result.decided, elsewhere)).toBe(conceptOf(result.decided, first!['name']));
    const reversed = await both('reversed', [...more.reverse(), '--workers', '1'], 'more/plain');
    expect(reversed.decided).toEqual(result.decided);
  });

  test('hold under a line of the vocabulary that makes another value of the same letters', async () => {
    await mkdir(at('ours'));
    await writeFile(at('ours', 'sources.csv'), 'kind,alias,canonical\nreport,Laporan KIA Puskesmas,kia\n');
    const result = await both('line', [good(), '--vocabulary', at('ours')]);
    expect(result.decided.indicators[0]!.dataSources[0]!.key).toBe('kia');
    expectHeld(result);
  });

  test('are stale, one by one, where a line of the vocabulary takes the letters for something else', async () => {
    await mkdir(at('other'));
    await writeFile(at('other', 'headings.csv'), 'heading,role\nPenanggung Jawab,rationale\n');
    const { plain, decided, counts } = await both('heading', [good(), '--vocabulary', at('other')]);
    expect(plain.indicators[0]!.responsible).toEqual([]);
    expect(decided.indicators[0]!.responsible).toEqual([]);
    expect(decided.indicators[0]!.rationale).toBe(plain.indicators[0]!.rationale);
    expect(staleOf(decided)).toEqual([expect.stringContaining('about responsible')]);
    expect(counts).toMatchObject({ held: aboutRows - 1, stale: 1 });
  });

  test('are all stale on a worse scan of the same page, and nothing of it is decided', async () => {
    const { plain, decided, counts } = await both('worse-scan', [worse()]);
    expect(said(decided, 'kesehatan.png').length).toBeGreaterThan(0);
    expect(said(decided, 'kesehatan.png')).toEqual(said(plain, 'kesehatan.png'));
    expect(decided.indicators.flatMap(({ evidence }) => Object.values(evidence)).filter((one) => one.decided)).toEqual(
      [],
    );
    expect(staleOf(decided)).toHaveLength(aboutRows);
    expect(staleOf(decided).every((message) => message.includes('kesehatan.png has other bytes now'))).toBe(true);
    expect(counts.stale).toBe(aboutRows);
    // and the good scan given again brings them back
    const back = await both('back', [good()], 'worse-scan/plain');
    expectHeld(back);
  });

  test('hold for their own scan where the worse one lies beside it', async () => {
    await mkdir(at('pair'));
    await cp(good(), at('pair', 'kesehatan.png'));
    await cp(worse(), at('pair', 'copy.png'));
    const result = await both('beside', [at('pair')]);
    expectHeld(result);
    expect(said(result.plain, 'copy.png').length).toBeGreaterThan(0);
  });
});
