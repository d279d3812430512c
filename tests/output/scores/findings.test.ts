import { describe, expect, it } from 'vitest';
import { readdirSync, readFileSync } from 'node:fs';
import { evaluationText } from '../../../output/scores/indicators-text.ts';
import { findingCodes, scoreFindings, sumFindings } from '../../../output/scores/findings.ts';
import { scoreDataset } from '../../../output/scores/indicators.ts';
import type { Dataset } from '../../../pipeline/model/meaning/dataset.ts';
import type { Issue, IssueCode } from '../../../pipeline/model/issue.ts';
import { issue } from '../../../pipeline/model/issue.ts';
import { Truth, type TruthRow } from '../../../pipeline/model/truth/truth.ts';
import { indicator, sampleDataset, scanId } from '../sample-dataset.ts';

const equal = 'formula-numerator-equals-denominator';
const names = ['Persentase jalan baik', 'Jumlah panti sosial', 'Indeks mutu air'];
const found = names.map((name, i) => indicator({ id: `i-${i}`, name, position: i + 1 }));
const rows = (...findings: TruthRow['findings'][]): TruthRow[] =>
  names.map((name, i) => ({ indicator: name, ...(findings[i] ? { findings: findings[i] } : {}) }));
const on = (row: number | null, code: IssueCode, message = 'says'): Issue =>
  issue(code, message, { document: scanId, indicator: row === null ? null : `i-${row}` });

function score(truth: Partial<Truth>, issues: Issue[], pairs: [number, number][] = [0, 1, 2].map((i) => [i, i])) {
  return scoreFindings({ truth: { key: 'tapin', rows: [], ...truth }, found, pairs: new Map(pairs), issues });
}

describe('scoreFindings', () => {
  it('counts right, false and missed findings by code, and says what is wrong', () => {
    const marked = rows(
      [{ code: equal, field: 'formula', because: 'both say roads' }],
      [{ code: 'unit-unknown', because: 'no such unit' }],
      [],
    );
    const made = [on(0, equal), on(2, 'formula-without-multiplier', 'nothing multiplies "x"')];
    const scored = score({ rows: marked }, made);
    expect(scored?.counts).toEqual({
      [equal]: { tp: 1, fp: 0, fn: 0 },
      'unit-unknown': { tp: 0, fp: 0, fn: 1 },
      'formula-without-multiplier': { tp: 0, fp: 1, fn: 0 },
    });
    expect(scored?.misses).toEqual([
      { kind: 'missed finding', code: 'unit-unknown', field: null, row: 'Jumlah panti sosial', says: 'no such unit' },
      {
        kind: 'false finding',
        code: 'formula-without-multiplier',
        field: null,
        row: 'Indeks mutu air',
        says: 'nothing multiplies "x"',
      },
    ]);
  });

  it('counts an optional finding neither way, made or not', () => {
    const marked = rows([{ code: equal, optional: true }], [{ code: equal, optional: true }], []);
    expect(score({ rows: marked }, [on(0, equal)])?.counts).toEqual({ [equal]: { tp: 0, fp: 0, fn: 0 } });
  });

  it('counts a code once a row, and issues about reading not at all', () => {
    const made = [on(0, equal), on(0, equal, 'again'), on(0, 'low-confidence'), on(1, 'formula-unparsed')];
    expect(score({ rows: rows([{ code: equal }], [], []) }, made)?.counts).toEqual({
      [equal]: { tp: 1, fp: 0, fn: 0 },
    });
  });

  it('leaves out rows that nobody marked and optional rows, and takes findings on invented rows for false', () => {
    const [first, second] = rows(undefined, [{ code: equal }]);
    const truth = { rows: [first!, { ...second!, optional: true }] };
    const pairs: [number, number][] = [
      [0, 0],
      [1, 1],
    ];
    expect(score(truth, [on(0, equal), on(1, equal), on(2, equal)], pairs)?.counts).toEqual({
      [equal]: { tp: 0, fp: 1, fn: 0 },
    });
  });

  it('misses the findings of a row that was not read', () => {
    expect(score({ rows: rows([{ code: equal }]) }, [], [])?.counts).toEqual({ [equal]: { tp: 0, fp: 0, fn: 1 } });
  });

  it('counts gaps in the numbering against the document, whichever row names them', () => {
    const gap = { code: 'missing-row' };
    const made = [on(null, 'missing-row'), on(1, 'missing-row'), on(2, 'missing-row')];
    expect(score({ rows: rows([], [], []), findings: [gap, gap] }, made)?.counts).toEqual({
      'missing-row': { tp: 2, fp: 1, fn: 0 },
    });
    const mayBe = { ...gap, optional: true };
    expect(score({ findings: [mayBe] }, made, [])?.counts).toEqual({ 'missing-row': { tp: 0, fp: 0, fn: 0 } });
  });

  it('is null for truth without marks, so that unmarked documents are not called sound', () => {
    expect(score({ rows: rows() }, [on(0, equal)])).toBeNull();
  });
});

it('adds up documents: all first, then codes in their order, shares of nothing being none', () => {
  const one = { 'unit-unknown': { tp: 3, fp: 1, fn: 0 }, [equal]: { tp: 0, fp: 0, fn: 2 } };
  const sum = sumFindings([one, { 'unit-unknown': { tp: 0, fp: 0, fn: 1 } }]);
  expect(Object.keys(sum)).toEqual(['all', equal, 'unit-unknown']);
  expect(sum['all']).toEqual({ tp: 3, fp: 1, fn: 3, precision: 0.75, recall: 0.5 });
  expect(sum[equal]).toEqual({ tp: 0, fp: 0, fn: 2, precision: null, recall: 0 });
});

it('prints a table of findings, and with misses each one that is false or missed', () => {
  const dataset: Dataset = {
    ...sampleDataset(),
    documents: sampleDataset().documents.filter((one) => one.id === scanId),
    indicators: found,
    issues: [on(0, equal, 'both say "jalan"')],
  };
  const marked = rows([], [{ code: 'unit-unknown', field: 'unit', because: 'no such unit' }], []);
  const text = evaluationText(scoreDataset(dataset, [{ key: 'tapin', rows: marked, findings: [] }]), { misses: true });
  const lines = text.split('\n');
  const head = lines.findIndex((line) => line.startsWith('findings'));
  expect(lines.slice(head, head + 4)).toEqual([
    'findings                              tp  fp  fn  precision  recall',
    'all                                    0   1   1      0.000   0.000',
    'formula-numerator-equals-denominator   0   1   0      0.000       -',
    'unit-unknown                           0   0   1          -   0.000',
  ]);
  expect(lines).toContain(
    'tapin.office  false finding formula-numerator-equals-denominator: Persentase jalan baik  --  both say "jalan"',
  );
  expect(lines).toContain('tapin.office  missed finding unit-unknown (unit): Jumlah panti sosial  --  no such unit');
});

it('finds only agreed codes in the marked truth, each with its reason, and every row marked', () => {
  const agreed: readonly string[] = findingCodes;
  for (const folder of ['fixtures/truth', 'fixtures/truth-text']) {
    for (const name of readdirSync(folder)) {
      const truth = Truth.parse(JSON.parse(readFileSync(`${folder}/${name}`, 'utf8')));
      const marks = [truth.findings, ...truth.rows.map((row) => row.findings)];
      expect(marks.every((list) => list !== undefined)).toBe(true);
      for (const { code, because } of marks.flatMap((list) => list ?? [])) {
        expect(agreed).toContain(code);
        expect(because).toMatch(/\w/);
      }
    }
  }
});
