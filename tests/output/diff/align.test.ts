import { describe, expect, it } from 'vitest';
import { alignRows } from '../../../output/diff/align.ts';
import type { RowAlignment } from '../../../output/diff/align-document.ts';
import { assign } from '../../../output/diff/assign.ts';
import { longestRising } from '../../../output/diff/longest-rising.ts';
import type { Dataset, Indicator } from '../../../pipeline/model/meaning/dataset.ts';
import { evidence, indicator, sampleDataset, scanId } from '../sample-dataset.ts';

const names = [
  'Persentase jalan kabupaten dalam kondisi mantap',
  'Jumlah panti asuhan yang memenuhi standar',
  'Indeks kepuasan masyarakat',
  'Angka harapan hidup',
  'Persentase rumah tangga berakses air minum layak',
];

/** Rows in order; ids carry a prefix, so that no two runs share an id unless a test says so. */
function run(prefix: string, rows: (string | Partial<Indicator>)[], document = scanId): Dataset {
  const all = sampleDataset();
  const indicators = rows.map((row, i) => {
    const given = typeof row === 'string' ? { name: row } : row;
    return indicator({ id: `${prefix}-${i}`, position: i + 1, document, ...given });
  });
  return { ...all, documents: [{ ...all.documents[0]!, id: document }], indicators, issues: [] };
}

const shape = (rows: RowAlignment[]): string[] =>
  rows.map((r) => {
    const side = (list: Indicator[]): string => list.map((x) => x.id).join('+') || '-';
    return `${r.kind}${r.moved ? ' moved' : ''} ${side(r.old)} ${side(r.new)}`;
  });

describe('alignRows', () => {
  it('pairs equal rows although a new row at the top moved every position by one', () => {
    expect(shape(alignRows(run('a', names.slice(0, 3)), run('b', ['Nilai SAKIP', ...names.slice(0, 3)])))).toEqual([
      'added - b-0',
      'paired a-0 b-1',
      'paired a-1 b-2',
      'paired a-2 b-3',
    ]);
  });

  it('pairs rows that read a little differently, and names the removed one', () => {
    const later = [names[0]!.replace('mantap', 'rnantap'), names[2]!.replace('Indeks', 'lndeks')];
    expect(shape(alignRows(run('a', names.slice(0, 3)), run('b', later)))).toEqual([
      'paired a-0 b-0',
      'removed a-1 -',
      'paired a-2 b-1',
    ]);
  });

  it('calls a row moved when it changed places with the others, and only that row', () => {
    const later = [names[3]!, names[0]!, names[1]!, names[2]!];
    expect(shape(alignRows(run('a', names.slice(0, 4)), run('b', later)))).toEqual([
      'paired moved a-3 b-0',
      'paired a-0 b-1',
      'paired a-1 b-2',
      'paired a-2 b-3',
    ]);
  });

  it('does not cross PMKS with PSKS when both rows are there', () => {
    const before = ['Persentase PMKS yang memperoleh bantuan', 'Persentase PSKS yang memperoleh bantuan'];
    const after = ['Persentase PSKS yang memperoleh bantuan', 'Persentase PMKS yang memperoleh bantuan'];
    const pairs = alignRows(run('a', before), run('b', after)).map((r) => [r.old[0]?.name, r.new[0]?.name]);
    expect(pairs.every(([x, y]) => x === y)).toBe(true);
  });

  it('pairs equal names by their formula', () => {
    const row = (n: string): Partial<Indicator> => ({
      name: 'Persentase capaian',
      formula: { text: null, numerator: n, denominator: 'Jumlah', multiplier: 100, form: 'bar' },
    });
    const before = run('a', [row('Jumlah jalan'), row('Jumlah jembatan')]);
    const after = run('b', [row('Jumlah jembatan'), row('Jumlah jalan raya')]);
    expect(shape(alignRows(before, after)).map((s) => s.replace(' moved', ''))).toEqual([
      'paired a-1 b-0',
      'paired a-0 b-1',
    ]);
  });

  it('gives twins their partners in order and does the same when run again', () => {
    const twins = [names[0]!, names[0]!, names[1]!];
    const first = shape(alignRows(run('a', twins), run('b', twins)));
    expect(first).toEqual(['paired a-0 b-0', 'paired a-1 b-1', 'paired a-2 b-2']);
    expect(shape(alignRows(run('a', twins), run('b', twins)))).toEqual(first);
  });

  it('uses the stable id when the name was read quite differently', () => {
    const before = run('a', [{ id: 'same', name: 'Persentase jalan dalam kondisi baik', code: '1' }]);
    const after = run('b', [{ id: 'same', name: 'Persenta5e ja1an kond1si ba1k', code: '1' }]);
    expect(alignRows(before, after)[0]?.because).toBe('the same id');
  });

  it('uses the place on the page of the same document', () => {
    const at = (raw: string): Partial<Indicator> => ({
      name: raw,
      evidence: { name: evidence(raw, [10, 10, 90, 30]) },
    });
    const before = run('a', [at('Persentase jalan mantap')]);
    const after = run('b', [at('Per5en1ase ja|an rnan1ap')]);
    expect(alignRows(before, after)[0]?.because).toBe('the same place on the page');
  });

  it('names a row that became two a split, and two that became one a merge', () => {
    const whole = ['Persentase jalan kabupaten mantap Jumlah jembatan yang layak', names[3]!];
    const parts = ['Persentase jalan kabupaten mantap', 'Jumlah jembatan yang layak', names[3]!];
    expect(shape(alignRows(run('a', whole), run('b', parts)))).toEqual(['split a-0 b-0+b-1', 'paired a-1 b-2']);
    expect(shape(alignRows(run('a', parts), run('b', whole)))).toEqual(['merged a-0+a-1 b-0', 'paired a-2 b-1']);
  });

  it('does not call an ordinary added neighbour a split', () => {
    expect(shape(alignRows(run('a', [names[0]!, names[2]!]), run('b', [names[0]!, names[1]!, names[2]!])))).toEqual([
      'paired a-0 b-0',
      'added - b-1',
      'paired a-1 b-2',
    ]);
  });

  it('pairs a document whose bytes changed by its file name', () => {
    const rows = alignRows(run('a', [names[0]!]), run('b', [names[0]!], `sha256:${'c'.repeat(64)}`));
    expect(shape(rows)).toEqual(['paired a-0 b-0']);
  });
});

describe('assign', () => {
  it('finds the cheapest whole, not the cheapest first pair', () => {
    expect(
      assign(
        [
          [1, 2],
          [2, 9],
        ],
        10,
      ),
    ).toEqual([1, 0]);
  });

  it('leaves a row alone when every partner costs the limit or more', () => {
    expect(
      assign(
        [
          [0.2, 0.9],
          [0.9, 0.9],
        ],
        0.5,
      ),
    ).toEqual([0, -1]);
    expect(assign([[0.1], [0.05]], 0.5)).toEqual([-1, 0]);
    expect(assign([[], []], 1)).toEqual([-1, -1]);
  });
});

it('finds a longest rising run of places', () => {
  expect(longestRising([3, 0, 1, 2])).toEqual([1, 2, 3]);
  expect(longestRising([])).toEqual([]);
});
