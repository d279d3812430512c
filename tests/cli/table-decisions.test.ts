import { appendFile, mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Dataset } from '../../pipeline/model/meaning/dataset.ts';
import type { Decision } from '../../pipeline/model/meaning/decision.ts';
import { RunRecord } from '../../pipeline/run/run-record.ts';
import { openReviewedRun } from '../../pipeline/review/reviewed-run.ts';
import { beginSession } from '../../pipeline/review/session.ts';
import { ikat, root } from './command.ts';

let folder = '';
let run = '';
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'ikat-tables-'));
  run = join(folder, 'catalogue');
  await extracted();
});
afterAll(async () => {
  await rm(folder, { recursive: true });
});

async function extracted(...options: string[]): Promise<Dataset> {
  const { code } = await ikat(['extract', join(root, 'fixtures/digital/tapin.pdf'), '--out', run, ...options]);
  expect([0, 2]).toContain(code);
  return JSON.parse(await readFile(join(run, 'dataset.json'), 'utf8')) as Dataset;
}
const statusOf = async () => RunRecord.parse(JSON.parse(await readFile(join(run, 'run.json'), 'utf8'))).status;
const recorded = async () => RunRecord.parse(JSON.parse(await readFile(join(run, 'run.json'), 'utf8'))).decisions;
const decide = async (decision: Decision): Promise<void> => {
  await appendFile(join(run, 'decisions.jsonl'), `${JSON.stringify(decision)}\n`);
};

test('a table that was dropped stays dropped through every extract, until that is taken back; other evidence makes it stale', async () => {
  const before = await extracted();
  const [document] = before.documents;
  const [table] = document!.tables;
  const seen = { document: document!.id, page: table!.pages[0]!, box: table!.box, read: table!.heading, row: '' };
  await decide({ decided: 'table-dropped', seen, by: 'Rina', on: '2026-03-01' });
  const dropped = await extracted();
  expect(dropped.indicators).toEqual([]);
  expect(dropped.documents[0]!.otherTables).toMatchObject([
    { heading: table!.heading, box: table!.box, rows: table!.rows },
  ]);
  expect(await recorded()).toMatchObject({ held: 1, stale: 0 });
  // the title of the paper says that rows are missing; who dropped them knows better
  expect(await statusOf()).toBe('complete');
  expect((await extracted('--no-cache')).indicators).toEqual([]);

  await decide({ decided: 'withdrawn', about: 'table', seen, by: 'Rina', on: '2026-03-02' });
  const back = await extracted();
  expect(back.indicators).toEqual(before.indicators);

  await decide({ decided: 'table-dropped', seen: { ...seen, read: 'No | Uraian' }, by: 'Budi', on: '2026-03-03' });
  const stale = await extracted();
  expect(stale.indicators).toEqual(before.indicators);
  expect(stale.issues.find(({ code }) => code === 'decision-stale')?.message).toContain(
    'the table there is now headed "No. |',
  );
  expect(await recorded()).toMatchObject({ held: 0, stale: 1 });
});

test('a table is taken and dropped at a terminal, named by its document, its page and its heading', async () => {
  await rm(join(run, 'decisions.jsonl'));
  const before = await extracted();
  const by = ['--by', 'Rina'];
  expect((await ikat(['decide', run, 'tapin.pdf', '--drop-table', '--why', 'a draft', ...by])).code).toBe(0);
  expect((await extracted()).indicators).toEqual([]);
  expect(await recorded()).toMatchObject({ held: 1, stale: 0 });
  // who takes what was dropped finds it by its page and a word of its heading too
  const heading = ['--page', '1', '--heading', 'indikator'];
  expect((await ikat(['decide', run, 'tapin', '--take-table', ...heading, ...by])).code).toBe(0);
  expect((await extracted()).indicators).toEqual(before.indicators);
  const wrong = await ikat(['decide', run, 'tapin', '--take-table', '--page', '7', ...by]);
  expect([wrong.code, wrong.err]).toEqual([1, expect.stringMatching(/No table there begins so; page 1, iku, "No/)]);
  const nowhere = await ikat(['decide', run, 'kukar.pdf', '--drop-table', ...by]);
  expect([nowhere.code, nowhere.err]).toEqual([1, expect.stringContaining('the run has none of that name')]);
  await rm(join(run, 'decisions.jsonl'));
  await extracted();
});

test('what a column holds is decided at a terminal: its text goes to that field, and a column that is not there is told', async () => {
  await rm(join(run, 'decisions.jsonl'), { force: true });
  const before = await extracted();
  const texts = before.indicators.map(({ dataSources }) => dataSources.map(({ text }) => text).join(' '));
  expect(texts.every((text) => text !== '')).toBe(true);
  const of = ['decide', run, 'tapin.pdf', '--by', 'Rina', '--column'];
  const heading = before.documents[0]!.tables[0]!.heading.split(' | ');
  const source = heading.findIndex((one) => /sumber/i.test(one)) + 1;
  expect((await ikat([...of, String(source), '--is', 'remarks'])).code).toBe(0);
  expect((await ikat([...of, '44', '--is', 'unit'])).code).toBe(0);
  const { indicators, issues } = await extracted();
  expect(indicators).toHaveLength(before.indicators.length);
  expect(indicators.flatMap(({ dataSources }) => dataSources)).toEqual([]);
  expect(indicators.map(({ other }) => other.length > 0)).toEqual(indicators.map(() => true));
  expect(issues.filter(({ code }) => code === 'decision-stale').map(({ message }) => message)).toEqual([
    `Column 44 was decided, and the table has ${heading.length}`,
  ]);
  // a fresh reading comes to the same, and who takes it back has the column that was recognised
  expect((await extracted('--no-cache')).indicators).toEqual(indicators);
  const { seen } = JSON.parse((await readFile(join(run, 'decisions.jsonl'), 'utf8')).split('\n')[0]!) as {
    seen: never;
  };
  await decide({ decided: 'withdrawn', about: `column.${source}`, seen, by: 'Rina', on: '2099-03-02' });
  expect((await extracted()).indicators).toEqual(before.indicators);
  const wrong = await ikat([...of, '3', '--is', 'colour']);
  expect([wrong.code, wrong.err]).toEqual([1, expect.stringContaining('"colour" is nothing that a column holds')]);
  await rm(join(run, 'decisions.jsonl'));
  await extracted();
});

test('in a review the rows of a table come and go at once, with what was decided about them', async () => {
  const opened = await openReviewedRun(run, null);
  const nothing = (): Promise<{ text: string; from: 'source' }> => Promise.resolve({ text: '', from: 'source' });
  const session = await beginSession(opened, () => new Date(), nothing);
  const first = await session.run();
  const [row] = first.rows;
  await session.decide({ by: 'Rina', acts: [{ act: 'accept', row: row!.id }] });
  const [{ pages, box, heading, taken }] = first.documents[0]!.tables as [(typeof first.documents)[0]['tables'][0]];
  expect(taken).toBe(true);
  const act = { act: 'table', document: 0, page: pages[0]!, box, heading, take: false } as const;
  const { undo, shape } = await session.decide({ by: 'Rina', acts: [act] });
  expect(shape).toBe(first.shape + 1);
  const without = await session.run();
  expect(without.rows).toEqual([]);
  expect(without.documents[0]!.tables[0]).toMatchObject({
    taken: false,
    opinions: [{ as: 'table-dropped', by: 'Rina' }],
  });
  // another page over the same folder sees the same
  const other = await beginSession(await openReviewedRun(run, null), () => new Date(), nothing);
  expect((await other.run()).rows).toEqual([]);
  await session.decide({ by: 'Rina', acts: undo });
  const again = await session.run();
  expect(again.rows.map(({ id }) => id)).toEqual(first.rows.map(({ id }) => id));
  expect(again.rows.find(({ id }) => id === row!.id)?.state).toBe('done');
  expect((await other.run()).rows).toHaveLength(first.rows.length);
  await session.decide({ by: 'Budi', acts: [act] });
  await session.decide({ by: 'Rina', acts: [{ ...act, take: true }] });
  expect((await session.run()).documents[0]!.tables[0]).toMatchObject({ taken: true, disagreed: true });
});
