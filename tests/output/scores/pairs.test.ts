import { describe, expect, it } from 'vitest';
import { pairEvaluationText } from '../../../output/scores/pairs-text.ts';
import { scorePairs } from '../../../output/scores/pairs.ts';
import type { Dataset } from '../../../pipeline/model/meaning/dataset.ts';
import type { MarkedPair, PairRelation, PairTruth, RowReference } from '../../../pipeline/model/truth/marked-pair.ts';
import { indicator, sampleDataset } from '../sample-dataset.ts';

type Member = [id: string, relation: Exclude<PairRelation, 'different'>];

/** `a1` is row 1 of document `a`; its name is its id unless given. */
function dataset(ids: readonly string[], concepts: readonly Member[][], names: Record<string, string> = {}): Dataset {
  const sample = sampleDataset();
  const documents = [...new Set(ids.map((id) => id[0]!))].map((key) => ({
    ...sample.documents[1]!,
    id: key,
    file: `lists/${key}.office.txt`,
  }));
  const indicators = ids.map((id) =>
    indicator({ id, document: id[0]!, position: Number(id.slice(1)), name: names[id] ?? `Persentase ${id.repeat(4)}` }),
  );
  return {
    ...sample,
    documents,
    indicators,
    issues: [],
    concepts: concepts.map((members, i) => ({
      id: `c${i}`,
      group: `c${i}`,
      label: '',
      members: members.map(([id, relation]) => ({ indicator: id, relation, because: '' })),
    })),
  };
}

const row = (id: string): RowReference => ({ document: id[0]!, row: Number(id.slice(1)) });
const pair = (first: string, second: string, relation: PairRelation, note = ''): MarkedPair => ({
  first: row(first),
  second: row(second),
  relation,
  note,
});
const truth = (ids: readonly string[], pairs: MarkedPair[]): PairTruth => ({
  rows: ids.map((id) => ({ ...row(id), name: `Persentase ${id.repeat(4)}` })),
  pairs,
});

describe('scorePairs', () => {
  it('counts exact and close members of one concept as found alike, and unmarked pairs as different', () => {
    const ids = ['a1', 'b1', 'c1', 'd1'];
    const run = dataset(ids, [
      [
        ['a1', 'exact'],
        ['b1', 'close'],
        ['c1', 'exact'],
      ],
    ]);
    const marks = [pair('a1', 'b1', 'close'), pair('a1', 'd1', 'exact'), pair('b1', 'c1', 'related')];
    const { alike, exact } = scorePairs(run, truth(ids, marks));
    expect(alike).toEqual({ precision: 1 / 3, recall: 1 / 2, f1: 0.4, found: 3, truth: 2, right: 1 });
    expect(exact).toEqual({ precision: 0, recall: 0, f1: 0, found: 1, truth: 1, right: 0 });
  });

  it('leaves pairs inside one document out of precision and recall, but not out of the table of relations', () => {
    const ids = ['a1', 'a2'];
    const run = dataset(ids, [
      [
        ['a1', 'exact'],
        ['a2', 'exact'],
      ],
    ]);
    const { alike, confusion } = scorePairs(run, truth(ids, [pair('a1', 'a2', 'related')]));
    expect(alike.found).toBe(0);
    expect(confusion.related.exact).toBe(1);
  });

  it('tells narrower from broader in the direction in which the pair was marked', () => {
    const ids = ['a1', 'b1'];
    const run = dataset(ids, [
      [
        ['a1', 'exact'],
        ['b1', 'narrower'],
      ],
    ]);
    expect(scorePairs(run, truth(ids, [pair('a1', 'b1', 'narrower')])).confusion.narrower.narrower).toBe(1);
    expect(scorePairs(run, truth(ids, [pair('b1', 'a1', 'broader')])).confusion.broader.broader).toBe(1);
    expect(scorePairs(run, truth(ids, [pair('b1', 'a1', 'narrower')])).confusion.narrower.broader).toBe(1);
  });

  it('takes B-cubed as the mean over indicators of how much of the two clusters is shared', () => {
    const ids = ['a1', 'b1', 'c1'];
    const run = dataset(ids, [
      [
        ['a1', 'exact'],
        ['b1', 'exact'],
      ],
    ]);
    const marks = [pair('a1', 'b1', 'exact'), pair('a1', 'c1', 'exact'), pair('b1', 'c1', 'exact')];
    const { bCubed } = scorePairs(run, truth(ids, marks));
    expect(bCubed.precision).toBe(1);
    expect(bCubed.recall).toBeCloseTo((2 / 3 + 2 / 3 + 1 / 3) / 3, 10);
  });

  it('counts rows that the run lost as missed, and those of documents that it never saw', () => {
    const marks = [pair('a1', 'b1', 'exact'), pair('a1', 'c1', 'exact')];
    const evaluation = scorePairs(dataset(['a1', 'b2'], [], { b2: 'Zzz' }), truth(['a1', 'b1', 'c1'], marks));
    expect(evaluation.missingDocuments).toEqual(['c']);
    expect(evaluation.lostRows).toEqual(['b#1 Persentase b1b1b1b1']);
    expect(evaluation.marked).toBe(2);
    expect(evaluation.alike).toEqual({ truth: 2, found: 0, right: 0, precision: null, recall: 0, f1: 0 });
    // each of the three rows stands alone in the run, and one of three alike is all that was found
    expect(evaluation.bCubed.recall).toBeCloseTo((1 / 3 + 1 / 2 + 1 / 2) / 3, 10);
    expect(pairEvaluationText(evaluation)).toMatch(/^exact or close +- +0\.000 +0\.000/m);
  });

  it('names missed, wrong and differently related pairs with their notes', () => {
    const ids = ['a1', 'b1', 'c1', 'd1'];
    const run = dataset(ids, [
      [
        ['a1', 'exact'],
        ['b1', 'exact'],
        ['c1', 'exact'],
      ],
    ]);
    const marks = [
      pair('a1', 'b1', 'close', 'other formula'),
      pair('a1', 'c1', 'different', 'other people'),
      pair('b1', 'd1', 'exact'),
    ];
    const evaluation = scorePairs(run, truth(ids, marks));
    expect(evaluation.misses.map((m) => [m.kind, m.first, m.second, m.marked, m.found, m.note])).toEqual([
      ['other relation', 'a#1', 'b#1', 'close', 'exact', 'other formula'],
      ['wrong pair', 'a#1', 'c#1', 'different', 'exact', 'other people'],
      ['wrong pair', 'b#1', 'c#1', null, 'exact', ''],
      ['missed pair', 'b#1', 'd#1', 'exact', 'different', ''],
    ]);
    const text = pairEvaluationText(evaluation, { misses: true });
    expect(text).toContain('wrong pair: different, found exact (other people)\n  a#1 Persentase a1a1a1a1\n  c#1 ');
    expect(pairEvaluationText(evaluation)).not.toContain('wrong pair');
  });

  it('ignores concepts over documents that the truth does not name', () => {
    const run = dataset(
      ['a1', 'z1', 'z2'],
      [
        [
          ['a1', 'exact'],
          ['z1', 'exact'],
        ],
      ],
    );
    expect(scorePairs(run, truth(['a1'], [])).alike).toMatchObject({ found: 0, precision: null, f1: null });
  });
});
