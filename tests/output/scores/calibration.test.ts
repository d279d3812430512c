import { describe, expect, it } from 'vitest';
import { acceptanceOf, calibrate, isRowRight, verdictOf, yieldAt } from '../../../output/scores/calibration.ts';
import { errorBound } from '../../../output/scores/error-bound.ts';
import { reliability, type Claim, type Verdict } from '../../../output/scores/reliability.ts';
import { reliabilityPlot, yieldPlot } from '../../../output/scores/calibration-plot.ts';
import { evidence, indicator } from '../sample-dataset.ts';

const claim = (confidence: number, right: boolean, id = `${confidence}`): Claim => ({ id, confidence, right });

describe('reliability', () => {
  it('compares what was stated with what is right, a tenth of the scale at a time', () => {
    const claims = [claim(0.9, true), claim(1, true), claim(0.92, false), claim(0.25, false)];
    const { ece, bins, count, right } = reliability(claims);
    expect(bins.map((bin) => [bin.from, bin.count])).toEqual([
      [0.2, 1],
      [0.9, 3],
    ]);
    expect(bins[1]!.stated).toBeCloseTo(0.94, 10);
    expect(bins[1]!.right).toBeCloseTo(2 / 3, 10);
    expect(ece).toBeCloseTo((0.25 + 3 * (0.94 - 2 / 3)) / 4, 10);
    expect([count, right]).toEqual([4, 0.5]);
  });

  it('has no share and no error where nothing was stated', () => {
    expect(reliability([])).toEqual({ count: 0, right: null, ece: null, bins: [] });
  });
});

describe('yieldAt', () => {
  const claims = [0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 0.99].map((c) => claim(c, c !== 0.1 && c !== 0.4));

  it('tells the share of the wrong ones among the least sure', () => {
    const { atLeast, ...least } = yieldAt(claims, 0.1);
    expect(least).toEqual({ reviewed: 0.1, found: 0.5, best: 0.5 });
    expect(atLeast).toBeCloseTo(0.095, 3);
    expect(yieldAt(claims, 0.3)).toMatchObject({ found: 0.5, best: 1 });
    expect(yieldAt(claims, 0.4).found).toBe(1);
  });

  it('breaks ties by id, whatever the order given', () => {
    const tied = [claim(0.5, true, 'a'), claim(0.5, false, 'b')];
    expect(yieldAt(tied, 0.5).found).toBe(0);
    expect(yieldAt(tied.toReversed(), 0.5).found).toBe(0);
  });

  it('is no share where nothing is wrong', () => {
    expect(yieldAt([claim(0.2, true)], 0.1)).toEqual({ reviewed: 0.1, found: null, atLeast: null, best: null });
  });
});

describe('acceptanceOf', () => {
  const many = (count: number, confidence: number, wrong = 0): Claim[] =>
    Array.from({ length: count }, (_, i) => claim(confidence, i >= wrong, `${confidence} ${i}`));

  it('takes the surest rows as long as one in two hundred is wrong', () => {
    const accepted = acceptanceOf([...many(150, 0.99), ...many(50, 0.98, 1), ...many(100, 0.7, 30)]);
    expect(accepted).toMatchObject({ count: 200, wrong: 1, from: 0.98 });
    expect(accepted.share).toBeCloseTo(2 / 3, 10);
  });

  it('takes nothing when the surest rows are wrong, and rows of one confidence only together', () => {
    expect(acceptanceOf([...many(50, 0.99, 1), ...many(100, 0.5)])).toMatchObject({ count: 0, share: 0, from: null });
  });

  it('says how little a few right rows prove', () => {
    const few = acceptanceOf(many(10, 0.9));
    expect(few).toMatchObject({ share: 1, wrong: 0 });
    expect(few.atMostWrong).toBeGreaterThan(0.2);
    expect(acceptanceOf(many(1000, 0.9)).atMostWrong).toBeLessThan(0.005);
  });
});

describe('errorBound', () => {
  const rows = (key: string, count: number, right: boolean): Verdict[] =>
    Array.from({ length: count }, (_, i) => ({
      ...claim(0.8, right, `${key} ${i}`),
      key,
      level: 'office',
      fields: {},
    }));

  it('is above the error of the sample, and the same each time', () => {
    const verdicts = ['a', 'b', 'c', 'd', 'e'].flatMap((key) => rows(key, 4, key !== 'a'));
    expect(reliability(verdicts).ece).toBeCloseTo(0, 10);
    expect(errorBound(verdicts)).toBeGreaterThan(0.15);
    expect(errorBound(verdicts)).toBe(errorBound(verdicts));
  });

  it('draws whole documents, so that one large wrong document leaves much open', () => {
    const one = [...rows('a', 20, false), ...['b', 'c', 'd', 'e'].flatMap((key) => rows(key, 20, true))];
    const spread = ['a', 'b', 'c', 'd', 'e'].flatMap((key) => [...rows(key, 4, false), ...rows(key, 16, true)]);
    expect(errorBound(one)!).toBeGreaterThan(errorBound(spread)! + 0.1);
    expect(errorBound([])).toBeNull();
  });
});

describe('calibrate', () => {
  const row = indicator({ id: 'x', confidence: 0.97, evidence: { name: evidence('a', null, { confidence: 0.98 }) } });

  it('counts a row that is wrong and stated above 0.95', () => {
    const verdicts = [
      verdictOf(row, 'tapin', 'office', { name: true, formula: false }),
      verdictOf({ ...row, id: 'y' }, 'tapin', 'office', { name: true }),
    ];
    const { surelyWrong, fields } = calibrate(verdicts);
    expect(surelyWrong).toBe(0.5);
    // without evidence there is no confidence of the formula to judge
    expect(Object.keys(fields)).toEqual(['name']);
    expect(fields['name']).toMatchObject({ count: 2, right: 1 });
  });

  it('takes a row as right without a scored field, and whatever its objective', () => {
    expect(isRowRight({ name: true, objective: false })).toBe(true);
    expect(isRowRight({ name: true, dataSources: false })).toBe(false);
  });
});

describe('the drawings', () => {
  it('say in words what they show', () => {
    const claims = [claim(0.95, true), claim(0.97, true), claim(0.2, false)];
    const plot = reliabilityPlot({ rows: reliability(claims) });
    expect(plot).toContain('role="img" aria-labelledby="title desc"');
    expect(plot).toContain('<title>2 rows stated 96 %, right 100 %</title>');
    expect(plot).toContain('Rows by stated confidence: 1 at 20 %: 0 % right; 2 at 96 %: 100 % right.');
    expect(yieldPlot(claims)).toContain('Wrong rows found by review (1 of 3 rows are wrong)');
    expect(yieldPlot([claim(0.9, true)])).toContain('the least sure 20 % of rows finds - of the wrong ones');
  });

  it('draw the yield from the least sure row on', () => {
    const curve = yieldPlot([claim(0.95, true), claim(0.2, false)]);
    // from nothing, up to all wrong rows at one half, and on to the end
    expect(curve).toContain('<path d="M56 364 L216 44 L376 44"');
  });
});
