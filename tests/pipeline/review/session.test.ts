import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { applyDecisions } from '../../../normalizers/decided/decided.ts';
import { readDecisionFiles } from '../../../pipeline/decisions/decision-files.ts';
import type { Indicator } from '../../../pipeline/model/meaning/dataset.ts';
import type { Act } from '../../../pipeline/model/review/requests.ts';
import type { QueueRow } from '../../../pipeline/model/review/answers.ts';
import type { ReviewedRun } from '../../../pipeline/review/reviewed-run.ts';
import { beginSession, type Session } from '../../../pipeline/review/session.ts';
import { evidence, indicator, sampleDataset, scanId } from '../../output/sample-dataset.ts';
import { madeRun } from './made-run.ts';

let folder: string;
let run: ReviewedRun;
let session: Session;

const begin = async (): Promise<Session> =>
  await beginSession(
    run,
    () => new Date(),
    () => Promise.resolve({ text: 'Persentase baru', from: 'source' }),
  );

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'ikat-session-'));
  run = await madeRun(folder, sampleDataset());
  session = await begin();
});

afterEach(async () => {
  await session.close();
  await rm(folder, { recursive: true });
});

const say = async (by: string, ...acts: Act[]) => await session.decide({ by, acts });
const states = async (one: Session = session): Promise<Record<string, QueueRow['state']>> =>
  Object.fromEntries((await one.run()).rows.map(({ id, state }) => [id, state]));

/** The rows as the next extract would have them. */
async function rowsNow(): Promise<Indicator[]> {
  const { decisions } = await readDecisionFiles([join(folder, 'decisions.jsonl')]);
  return applyDecisions(sampleDataset(), decisions, run.vocabulary).dataset.indicators;
}
const nameNow = async (id: string): Promise<string | null | undefined> =>
  (await rowsNow()).find((row) => row.id === id)?.name;

describe('a review', () => {
  test('accepts all fields of a row with one act, and the cell that it shares with its neighbour once', async () => {
    const { written } = await say('Rina', { act: 'accept', row: 'i-1' });
    expect(written).toBe(9);
    expect(await states()).toEqual({ 'i-1': 'done', 'i-2': 'part', 'i-3': 'open' });
    const { fields } = await session.row('i-2');
    expect(fields.filter(({ opinions }) => opinions.length > 0).map(({ key }) => key)).toEqual(['objective']);
    expect((await say('Rina', { act: 'accept', row: 'i-1' })).written).toBe(0);
  });

  test('what it writes is what the next extract applies', async () => {
    await say('Rina', { act: 'type', row: 'i-2', field: 'name', value: 'Persentase anak terlantar' });
    await say('Rina', { act: 'none', row: 'i-3' });
    expect((await rowsNow()).map(({ name }) => name)).toEqual([
      'Persentase PMKS yang memperoleh bantuan sosial',
      'Persentase anak terlantar',
    ]);
  });

  test.each<[string, Act]>([
    ['an accepted row', { act: 'accept', row: 'i-2' }],
    ['a typed text', { act: 'type', row: 'i-2', field: 'name', value: 'Persentase anak' }],
    ['an unreadable field', { act: 'unreadable', row: 'i-2', field: 'formula' }],
    ['a row that is none', { act: 'none', row: 'i-2' }],
    ['a split', { act: 'split', row: 'i-2', into: [{ name: 'Persentase anak' }, { name: 'Persentase lansia' }] }],
    ['a merge', { act: 'merge', row: 'i-1', with: ['i-2'], values: { name: 'Persentase semua' } }],
    [
      'an added row',
      { act: 'add', document: 0, page: 1, box: [40, 400, 700, 430], values: { name: 'Persentase baru' } },
    ],
    ['a whole document', { act: 'accept-document', document: 0 }],
  ])('takes back %s by more lines, and does it again', async (_, act) => {
    const before = await rowsNow().catch(() => sampleDataset().indicators);
    const done = await say('Rina', act);
    const after = await rowsNow();
    expect(after).not.toEqual(before);
    const undone = await say('Rina', ...done.undo);
    expect(await rowsNow()).toEqual(before);
    await say('Rina', ...undone.undo);
    const withoutTimes = (rows: Indicator[]): unknown =>
      JSON.parse(JSON.stringify(rows, (key, value: unknown) => (key === 'on' || key === 'as' ? '' : value)));
    expect(withoutTimes(await rowsNow())).toEqual(withoutTimes(after));
  });

  test('corrects a band for all rows below it, takes that back for all, and leaves rows of no band alone', async () => {
    const dataset = sampleDataset();
    const banded = (bands: string[], ids: string[]): void => {
      for (const row of dataset.indicators) if (ids.includes(row.id)) row.context = bands;
    };
    banded(['A. SASARAN STRATEGLS'], ['i-1', 'i-2']);
    run = await madeRun(folder, dataset);
    session = await begin();
    const { fields } = await session.row('i-2');
    expect(fields.map(({ key, value }) => [key, value])[1]).toEqual(['context', ['A. SASARAN STRATEGLS']]);
    const contexts = async (): Promise<string[][]> => {
      const { decisions } = await readDecisionFiles([join(folder, 'decisions.jsonl')]);
      const { indicators } = applyDecisions(structuredClone(dataset), decisions, run.vocabulary).dataset;
      return indicators.map(({ context }) => context);
    };
    const typed = await say('Rina', {
      act: 'type',
      row: 'i-2',
      field: 'context',
      value: ['A. SASARAN STRATEGIS, SATU'],
    });
    expect(await contexts()).toEqual([['A. SASARAN STRATEGIS, SATU'], ['A. SASARAN STRATEGIS, SATU'], []]);
    await say('Rina', ...typed.undo);
    expect(await contexts()).toEqual([['A. SASARAN STRATEGLS'], ['A. SASARAN STRATEGLS'], []]);
    await say('Rina', { act: 'type', row: 'i-3', field: 'context', value: ['B. PROGRAM'] });
    expect((await contexts())[2]).toEqual(['B. PROGRAM']);
  });

  test('says what the paper says in one row of a cell that was read as that of two, whatever is said of the cell', async () => {
    const texts = async (): Promise<(string | null)[]> => (await rowsNow()).slice(0, 2).map((row) => row.objective);
    const before = sampleDataset()
      .indicators.slice(0, 2)
      .map((row) => row.objective);
    const alone = { act: 'type', row: 'i-2', field: 'objective', value: 'Sasaran kedua', alone: true } as const;
    const { undo } = await say('Rina', alone);
    await say('Budi', { act: 'type', row: 'i-1', field: 'objective', value: 'Sasaran pertama' });
    expect(await texts()).toEqual(['Sasaran pertama', 'Sasaran kedua']);
    const { fields } = await session.row('i-2');
    expect(fields.find(({ key }) => key === 'objective')).toMatchObject({
      disagreed: false,
      opinions: [{ by: 'Rina' }],
    });
    // who goes on with this row goes on with it alone
    await say('Budi', { act: 'accept', row: 'i-2' });
    expect(await texts()).toEqual(['Sasaran pertama', 'Sasaran kedua']);
    await say('Budi', { act: 'withdraw', row: 'i-2', about: 'objective' });
    await say('Rina', ...undo);
    expect(await texts()).toEqual(['Sasaran pertama', 'Sasaran pertama']);
    await say('Budi', { act: 'withdraw', row: 'i-1', about: 'objective' });
    expect(await texts()).toEqual(before);
  });

  test('a formula that is typed whole takes the place of the parts that were read', async () => {
    const value = 'Jumlah anak terlantar yang dibina';
    const { undo } = await say('Rina', { act: 'type', row: 'i-1', field: 'formula', value });
    expect((await session.row('i-1')).fields.flatMap(({ key }) => (key.startsWith('formula') ? [key] : []))).toEqual([
      'formula',
    ]);
    await say('Rina', { act: 'accept', row: 'i-1' });
    expect(await states()).toMatchObject({ 'i-1': 'done' });
    expect((await rowsNow())[0]!.formula).toMatchObject({ text: value, numerator: null, denominator: null });
    await say('Rina', ...undo);
    expect((await session.row('i-1')).fields.map(({ key }) => key)).toContain('formula.numerator');
  });

  test('puts together what one cell of two rows says when they are merged, but for what somebody decided', async () => {
    const dataset = sampleDataset();
    const [one, two] = dataset.indicators as [Indicator, Indicator];
    for (const [row, text] of [
      [one, 'Hasil pemeriksaan'],
      [two, 'tahun sebelumnya'],
    ] as const) {
      row.definition = text;
      row.evidence['definition'] = evidence(text, [300, 150, 400, 250]);
    }
    run = await madeRun(folder, dataset);
    session = await begin();
    const definition = async (): Promise<unknown> => {
      const { decisions } = await readDecisionFiles([join(folder, 'decisions.jsonl')]);
      return applyDecisions(structuredClone(dataset), decisions, run.vocabulary).dataset.indicators[0]!.definition;
    };
    const merge: Act = { act: 'merge', row: 'i-1', with: ['i-2'], values: { name: 'Persentase semua' } };
    const { undo } = await say('Rina', merge);
    expect(await definition()).toBe('Hasil pemeriksaan tahun sebelumnya');
    await say('Rina', ...undo);
    await say('Rina', { act: 'type', row: 'i-1', field: 'definition', value: 'Hasil', alone: true });
    await say('Rina', merge);
    expect(await definition()).toBe('Hasil');
  });

  test('goes on where it ended when its process dies', async () => {
    await say('Rina', { act: 'accept', row: 'i-1' });
    expect(await states(await begin())).toEqual(await states());
  });

  test('reads a drawn box into the columns of the row beside', async () => {
    const boxed = await madeRun(folder, sampleDataset(), { [`${scanId} 1`]: Buffer.from('') });
    const one = await beginSession(
      boxed,
      () => new Date(),
      ({ box: [x0] }) => Promise.resolve({ text: x0 < 200 ? 'Persentase baru' : 'DTKS', from: 'source' }),
    );
    const { values, how } = await one.read({ document: 0, page: 1, box: [150, 300, 700, 340], like: 'i-1' });
    expect(how).toBe('source');
    expect(values).toMatchObject({ name: 'Persentase baru', dataSources: ['DTKS'] });
    await one.close();
  });

  test('completes with what the document and the vocabulary say', () => {
    const { values } = session.completions('i-2', 'responsible');
    expect(values[0]).toBe('Bidang Rehabilitasi Sosial');
    expect(values).toContain('Sekretariat');
  });
});

describe('two reviewers at once', () => {
  test('lose nothing, whoever serves them', async () => {
    const other = await begin();
    const acts = (field: string): { acts: Act[] } => ({ acts: [{ act: 'accept', row: 'i-1', fields: [field] }] });
    await Promise.all(
      ['name', 'objective', 'responsible', 'dataSources'].map((field, i) =>
        (i % 2 === 0 ? session : other).decide({ by: i % 2 === 0 ? 'Rina' : 'Budi', ...acts(field) }),
      ),
    );
    const text = await readFile(join(folder, 'decisions.jsonl'), 'utf8');
    expect(text.trimEnd().split('\n')).toHaveLength(4);
    for (const one of [session, other]) {
      await one.changes(0);
      const { fields } = await one.row('i-1');
      expect(fields.filter(({ opinions }) => opinions.length === 1)).toHaveLength(4);
    }
  });

  test('who disagree are found, until a third decides', async () => {
    const disagreed = async (): Promise<string[]> =>
      (await session.run()).rows.filter(({ marks }) => marks.includes('disagree')).map(({ id }) => id);
    await say('Rina', { act: 'accept', row: 'i-2', fields: ['name'] });
    expect(await disagreed()).toEqual([]);
    await say('Budi', { act: 'type', row: 'i-2', field: 'name', value: 'Persentase anak' });
    expect(await disagreed()).toEqual(['i-2']);
    const { opinions } = (await session.row('i-2')).fields[0]!;
    expect(opinions.map(({ by, value }) => [by, value])).toEqual([
      ['Rina', 'Persentase anak terlantar yang dibina'],
      ['Budi', 'Persentase anak'],
    ]);
    await say('Sari', { act: 'type', row: 'i-2', field: 'name', value: 'Persentase anak terlantar yang dibina' });
    expect(await disagreed()).toEqual([]);
    expect(await nameNow('i-2')).toBe('Persentase anak terlantar yang dibina');
  });

  test('take back only what they said themselves', async () => {
    await say('Rina', { act: 'type', row: 'i-2', field: 'name', value: 'Persentase anak' });
    const { undo } = await say('Budi', { act: 'type', row: 'i-2', field: 'name', value: 'Jumlah anak' });
    expect(await nameNow('i-2')).toBe('Jumlah anak');
    await say('Budi', ...undo);
    expect(await nameNow('i-2')).toBe('Persentase anak');
    expect((await say('Budi', { act: 'withdraw', row: 'i-2', about: 'name' })).written).toBe(0);
  });
});

describe('the queue', () => {
  test('a decision about something that reads otherwise now is a mark on the row at its place', async () => {
    await say('Rina', { act: 'type', row: 'i-2', field: 'name', value: 'Persentase anak' });
    const changed = sampleDataset();
    changed.indicators[1]!.evidence['name'] = evidence('Persentase lansia', [150, 220, 290, 270]);
    run = await madeRun(folder, changed);
    const later = await begin();
    const stale = (await later.run()).rows.filter(({ marks }) => marks.includes('stale'));
    expect(stale.map(({ id }) => id)).toEqual(['i-2']);
    expect((await later.row('i-2')).stale).toMatchObject([
      { by: 'Rina', field: 'name', because: 'the place now reads "Persentase lansia"' },
    ]);
  });

  test('puts first what weighs most and is least sure', async () => {
    const gains = Object.fromEntries((await session.run()).rows.map(({ id, gain }) => [id, gain]));
    expect(gains['i-2']).toBeGreaterThan(gains['i-1']!);
    await say('Rina', { act: 'accept', row: 'i-2', fields: ['name'] });
    const after = (await session.run()).rows.find(({ id }) => id === 'i-2')!;
    expect(after.gain).toBeLessThan(gains['i-2']!);
    expect(after.state).toBe('part');
  });
});

describe('the sample', () => {
  test('is a tenth of the sure rows, and tells how often they are wrong, in the run too', async () => {
    const dataset = sampleDataset();
    dataset.issues = [];
    dataset.indicators = Array.from({ length: 400 }, (_, i) =>
      indicator({
        id: `row-${i}`,
        position: i + 1,
        name: `Persentase ${i}`,
        confidence: i % 2 === 0 ? 0.97 : 0.6,
        evidence: { name: evidence(`Persentase ${i}`, [10, 10 + i, 100, 10.9 + i]) },
      }),
    );
    run = await madeRun(folder, dataset);
    session = await begin();
    const { rows, sample } = await session.run();
    const drawn = rows.filter((row) => row.sample);
    expect(sample).toMatchObject({ sure: 200, drawn: drawn.length, looked: 0, rate: null });
    expect(drawn.length).toBeGreaterThan(10);
    expect(drawn.length).toBeLessThan(35);
    expect(drawn.every(({ sure }) => sure)).toBe(true);
    const [wrong, ...right] = drawn.map(({ id }) => id);
    await say('Rina', { act: 'type', row: wrong!, field: 'name', value: 'Jumlah' });
    await say('Rina', ...right.slice(0, 9).map((row): Act => ({ act: 'accept', row })));
    const told = JSON.parse(await readFile(join(folder, 'review.json'), 'utf8')) as { sample: typeof sample };
    expect(told.sample).toMatchObject({ looked: 10, wrong: 1, rate: 0.1 });
    const [low, high] = told.sample.interval!;
    // Wilson's interval of 1 in 10, as in tables
    expect([low, high].map((share) => Math.round(share * 1000) / 1000)).toEqual([0.018, 0.404]);
  });
});
