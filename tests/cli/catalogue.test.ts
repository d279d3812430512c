import { appendFileSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import type { Dataset } from '../../pipeline/model/meaning/dataset.ts';
import { ikat } from './command.ts';

const folder = mkdtempSync(join(tmpdir(), 'ikat-catalogue-'));
const at = (name: string): string => join(folder, name);

beforeAll(async () => {
  const both = ['fixtures/text/tapin.txt', 'fixtures/text/bontang.txt'];
  for (const [out, inputs] of [
    ['first', both],
    ['second', both.slice(0, 1)],
  ] as const) {
    const { code, err } = await ikat(['extract', ...inputs, '--out', at(out), '--workers', '1']);
    expect([code, err]).toEqual([0, expect.any(String)]);
  }
});

const datasetOf = (run: string): Dataset => JSON.parse(readFileSync(join(at(run), 'dataset.json'), 'utf8')) as Dataset;

describe('ikat catalogue', () => {
  test('makes one catalogue of runs, with rows and concepts as a run over all documents has them', async () => {
    const { code, out } = await ikat(['catalogue', at('first'), at('second'), '--out', at('made'), '--json']);
    const told = JSON.parse(out) as Record<string, unknown>;
    const { indicators, concepts } = datasetOf('first');
    expect([code, told['counts'], told['versions']]).toEqual([
      0,
      expect.objectContaining({ documents: 2, indicators: indicators.length, concepts: concepts.length }),
      [],
    ]);
    const csv = readFileSync(join(at('made'), 'csv/members.csv'), 'utf8')
      .trim()
      .split('\r\n');
    expect(csv.length - 1).toBe(concepts.reduce((sum, { members }) => sum + members.length, 0));
  });

  test('takes decisions that lie in a run and were made after it ended, and names what another run read otherwise', async () => {
    const [row] = datasetOf('second').indicators;
    const { raw, page, box, line } = row!.evidence['name']!;
    const seen = { document: row!.document, page, box, ...(line === undefined ? {} : { line }), read: raw, row: raw };
    const decision = {
      decided: 'corrected',
      field: 'name',
      seen,
      value: 'Indikator yang dibetulkan',
      by: 'Rina',
      on: '2026-03-01',
    };
    appendFileSync(join(at('second'), 'decisions.jsonl'), `${JSON.stringify(decision)}\n`);
    const loose = datasetOf('second');
    loose.indicators[1]!.name = 'Bacaan lain';
    writeFileSync(at('loose.json'), JSON.stringify(loose));
    const { code, out } = await ikat(['catalogue', at('loose.json'), at('second'), '--out', at('decided')]);
    expect(code).toBe(0);
    expect(out).toContain('Run second and run loose.json read tapin.txt differently (1 of');
    const indicators = readFileSync(join(at('decided'), 'csv/indicators.csv'), 'utf8');
    expect(indicators).toContain('Indikator yang dibetulkan');
    expect(indicators).not.toContain('Bacaan lain');
    expect(readFileSync(join(at('decided'), 'csv/decisions.csv'), 'utf8')).toContain('1,corrected,held,');
  });

  test.each([
    ['a folder that is no run', [tmpdir()], 'holds no dataset.json'],
    [
      'a folder of something else to write to',
      [at('first'), '--out', at('second')],
      'The folder is no catalogue of ikat',
    ],
    ['an address that is none', [at('first'), '--out', at('other'), '--base', 'no address'], 'is no address'],
  ])('refuses %s', async (_, args, reason) => {
    const { code, err } = await ikat(['catalogue', ...args]);
    expect([code, err]).toEqual([1, expect.stringContaining(reason)]);
  });
});
