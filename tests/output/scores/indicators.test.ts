import { describe, expect, it } from 'vitest';
import { evaluationText } from '../../../output/scores/indicators-text.ts';
import { scoreDataset } from '../../../output/scores/indicators.ts';
import type { Dataset, Indicator } from '../../../pipeline/model/meaning/dataset.ts';
import type { Truth, TruthRow } from '../../../pipeline/model/truth/truth.ts';
import { indicator, sampleDataset, scanId } from '../sample-dataset.ts';

const truth = (rows: TruthRow[], more: Partial<Truth> = {}): Truth => ({
  key: 'tapin',
  agency: 'Dinas Sosial Kabupaten Tapin',
  region: '63.05',
  year: 2024,
  rows,
  ...more,
});

function dataset(rows: Partial<Indicator>[]): Dataset {
  const all = sampleDataset();
  const indicators = rows.map((r, i) => indicator({ id: `x-${i}`, position: i + 1, ...r }));
  return { ...all, documents: all.documents.filter((d) => d.id === scanId), indicators, issues: [] };
}

const ratio = { numerator: 'Jumlah a', denominator: 'Jumlah b', multiplier: 100 };

describe('scoreDataset', () => {
  it('counts a row as exact when name, formula, responsible and source are all right, case aside', () => {
    const row = {
      name: 'PERSENTASE anak, terlantar',
      formula: { text: null, ...ratio, form: 'bar' as const },
      responsible: [
        { text: 'Bidang A', key: null, name: null },
        { text: 'Bidang B', key: null, name: null },
      ],
      dataSources: [{ text: 'DTKS', key: null }],
    };
    const rows = [
      { indicator: 'Persentase anak terlantar', ratio, responsible: '1. Bidang A dan Bidang B', dataSource: 'dtks' },
    ];
    expect(scoreDataset(dataset([row]), [truth(rows)]).groups['all']).toEqual({
      documents: 1,
      rowRecall: 1,
      rowPrecision: 1,
      nameExact: 1,
      nameCER: 0,
      formulaExact: 1,
      formulaClose: 1,
      responsible: 1,
      dataSource: 1,
      objective: null,
      rowExact: 1,
      region: 1,
      agencyName: 1,
      year: 1,
    });
  });

  it('counts lost and invented rows, and wrong letters of names', () => {
    const rows = [{ indicator: 'abcdefghij' }, { indicator: 'Jumlah panti' }];
    const { groups, documents } = scoreDataset(dataset([{ name: 'abcdefghix' }, { name: 'Zzz' }]), [truth(rows)]);
    expect(groups['all']).toMatchObject({ rowRecall: 0.5, rowPrecision: 0.5, nameExact: 0, nameCER: 13 / 22 });
    expect(documents[0]?.misses).toEqual([
      { kind: 'name', found: 'abcdefghix', truth: 'abcdefghij' },
      { kind: 'lost row', found: null, truth: 'Jumlah panti' },
      { kind: 'invented row', found: 'Zzz', truth: null },
    ]);
  });

  it('takes a missing multiplier for 1, and tells close from exact formulas', () => {
    const close = {
      text: null,
      numerator: 'Jumlah anak terlantar yang dibinx',
      denominator: 'b',
      multiplier: null,
      form: 'bar' as const,
    };
    const rows = [
      { indicator: 'a', ratio: { numerator: 'Jumlah anak terlantar yang dibina', denominator: 'b', multiplier: 1 } },
    ];
    const found = scoreDataset(dataset([{ name: 'a', formula: close }]), [truth(rows)]);
    expect(found.groups['all']).toMatchObject({ formulaExact: 0, formulaClose: 1, rowExact: 0 });
  });

  it('breaks the tie of equal names by the formula', () => {
    const formula = (n: string): Indicator['formula'] => ({
      text: null,
      numerator: n,
      denominator: 'z',
      multiplier: 1,
      form: 'bar',
    });
    const rows = ['p', 'q'].map((n) => ({
      indicator: 'Same',
      ratio: { numerator: n, denominator: 'z', multiplier: 1 },
    }));
    const found = dataset([
      { name: 'Same', formula: formula('q') },
      { name: 'Same', formula: formula('p') },
    ]);
    expect(scoreDataset(found, [truth(rows)]).groups['all']?.rowExact).toBe(1);
  });

  it('does not count an optional row, found or not', () => {
    const rows = [{ indicator: 'Persentase jalan' }, { indicator: 'Tidak terbaca sama sekali', optional: true }];
    const found = scoreDataset(dataset([{ name: 'Persentase jalan' }, { name: 'Tidak terbaca sama' }]), [truth(rows)]);
    expect(found.groups['all']).toMatchObject({ rowRecall: 1, rowPrecision: 1 });
    expect(scoreDataset(dataset([{ name: 'Persentase jalan' }]), [truth(rows)]).groups['all']).toMatchObject({
      rowPrecision: 1,
    });
  });

  it('does not score an objective that is a number only', () => {
    const rows = [{ indicator: 'a', objective: '1.2' }];
    expect(scoreDataset(dataset([{ name: 'a', objective: null }]), [truth(rows)]).groups['all']?.objective).toBeNull();
  });

  it('does not score what truth does not tell of the document', () => {
    const [score] = scoreDataset(dataset([]), [{ key: 'tapin', year: 2024, rows: [] }]).documents;
    expect(score?.measures).toMatchObject({ region: null, agencyName: null, year: 1 });
  });

  it('counts a truth whose document is not in the run with all its rows as lost, and names it', () => {
    const lost = truth([{ indicator: 'abc', findings: [{ code: 'unit-unknown' }] }], { key: 'kukar', agency: null });
    const evaluation = scoreDataset(dataset([{ name: 'a' }]), [truth([{ indicator: 'a' }]), lost]);
    expect(evaluation.groups['all']).toMatchObject({ documents: 2, rowRecall: 0.5, rowPrecision: 1, nameCER: 3 / 4 });
    expect(evaluation.groups['lost']).toMatchObject({ rowRecall: 0, rowPrecision: null, region: 0, agencyName: 0 });
    expect(evaluation.findings?.['all']).toMatchObject({ fn: 1, recall: 0, precision: null });
    expect(evaluation.missingDocuments).toEqual(['kukar']);
    expect(evaluationText(evaluation)).toContain('not in the run: kukar\n');
  });

  it('tells nothing of a single document where only totals are wanted', () => {
    const rows = [{ indicator: 'abcdefghij' }, { indicator: 'Jumlah panti' }];
    const evaluation = scoreDataset(dataset([{ name: 'abcdefghix' }]), [truth(rows)]);
    expect(evaluationText(evaluation, { misses: true })).toMatch(/^tapin\.office .*\n(?:.*\n)*.*abcdefghix/m);
    const totals = evaluationText(evaluation, { misses: true, totals: true });
    expect(totals).toMatch(/^all +1 +0\.500/m);
    expect(totals).not.toMatch(/tapin|abcdefghi|panti/);
  });

  it('groups by the level that the file name tells, and unseen documents once more', () => {
    const found = scoreDataset(dataset([]), [truth([], { unseen: true })]);
    expect(Object.keys(found.groups)).toEqual(['all', 'office', 'unseen']);
    const all = sampleDataset();
    expect(scoreDataset(all, [truth([], { key: 'bontang', level: 'scan' })]).documents[0]?.level).toBe('text');
    expect(scoreDataset(all, []).withoutTruth).toEqual(['tapin.office.pdf', 'texts/bontang.txt']);
  });
});

it('prints a table with aligned columns, what confidence is worth, and the misses below', () => {
  const text = evaluationText(scoreDataset(dataset([{ name: 'a' }]), [truth([{ indicator: 'b' }])]), { misses: true });
  const [head, all, , document, ...rest] = text.split('\n');
  expect(head).toMatch(/^ +documents {2}rowRecall {2}rowPrecision/);
  expect(all).toMatch(/^all +1 +0\.000/);
  expect(document).toMatch(/^tapin\.office +1/);
  // the invented row was stated with 0.9 and is wrong
  expect(rest.slice(0, 6)).toEqual([
    'calibration error: row 0.900 (at most 0.900)',
    'accepted unseen at 0.5 % wrong: 0 % of rows',
    'wrong rows found by review: 100 % in the least sure 10 %, 100 % in the least sure 20 %, 100 % in the least sure 30 %',
    'wrong although surer than 0.95: 0.0 % of rows',
    'row confidence  rows  stated  right',
    '  0.9-1.0            1   0.900  0.000',
  ]);
  expect(rest.slice(6, 8)).toEqual(['tapin.office  lost row: b', 'tapin.office  invented row: a']);
});

it('tells what confidence is worth on each level, where there are several', () => {
  const all = dataset([{ name: 'a', confidence: 0.9 }]);
  const office = all.documents[0]!;
  const digital = { ...office, id: 'sha256:digital', file: 'tapin.pdf' };
  const both: Dataset = {
    ...all,
    documents: [office, digital],
    indicators: [
      ...all.indicators,
      { ...all.indicators[0]!, id: 'y', document: digital.id, name: 'b', confidence: 0.8 },
    ],
  };
  const evaluation = scoreDataset(both, [truth([{ indicator: 'b' }])]);
  expect(evaluation.calibrations['office']?.rows.ece).toBeCloseTo(0.9, 10);
  expect(evaluation.calibrations['digital']?.rows.ece).toBeCloseTo(0.2, 10);
  expect(evaluationText(evaluation)).toMatch(/^office +1 +0\.900 +0\.900 +0 % +100 %$/m);
});
