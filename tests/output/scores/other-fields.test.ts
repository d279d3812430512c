import { describe, expect, it } from 'vitest';
import { judgeOthers, sumOthers } from '../../../output/scores/other-fields.ts';
import type { Indicator } from '../../../pipeline/model/meaning/dataset.ts';
import type { Truth, TruthRow } from '../../../pipeline/model/truth/truth.ts';
import { indicator } from '../sample-dataset.ts';

const evidence = (confidence: number, raw: string) => ({
  ...{ raw, page: 1, box: null, confidence, edits: [], inheritedFrom: null },
});
const row = { indicator: 'a' } as TruthRow;
const truth = (more: object = {}): Truth => ({ key: 'a', rows: [], ...more });
const outcomes = (told: object, found: Partial<Indicator>, more: object = { made: {} }) =>
  Object.fromEntries(
    judgeOthers({ ...row, ...told }, indicator({ id: 'x', ...found }), truth(more)).map(({ field, outcome }) => [
      field,
      outcome,
    ]),
  );
const bare = { goal: null, definition: null, rationale: null, programs: [], targets: [], baseline: null, evidence: {} };

describe('judgeOthers', () => {
  it('tells right from wrong, lost and invented, signs that are units included', () => {
    const told = { goal: 'Terwujudnya A', definition: 'x', unit: '‰', program: null, rationale: null };
    const found = {
      ...bare,
      goal: 'terwujudnya a.',
      programs: [{ text: 'Program B' }],
      evidence: { unit: evidence(0.95, '%') },
    };
    expect(outcomes(told, found)).toEqual({ unit: 'wrong', goal: 'right', definition: 'lost', programs: 'invented' });
  });

  it('wants every target under its own year, in any order', () => {
    const told = {
      targets: [
        { year: 2021, value: '30,5' },
        { year: 2020, value: '28' },
      ],
    };
    const value = (year: number | null, text: string) => ({ year, value: null, text });
    const read = (...targets: ReturnType<typeof value>[]) => outcomes(told, { ...bare, targets })['targets'];
    expect(read(value(2020, '28'), value(2021, '30,5'))).toBe('right');
    expect(read(value(2020, '28'), value(2028, '30,5'))).toBe('wrong');
    expect(read(value(2020, '2%'), value(2021, '30,5'))).toBe('wrong');
    expect(read()).toBe('lost');
  });

  it('does not score what a truth made by hand leaves empty', () => {
    expect(outcomes({ goal: null }, { ...bare, goal: 'b' }, {})).toEqual({});
    expect(outcomes({ goal: null }, { ...bare, goal: 'b' })).toEqual({ goal: 'invented' });
  });
});

describe('sumOthers', () => {
  it('adds up by field, and counts what is wrong though sure', () => {
    const one = { field: 'unit', found: 'x', truth: 'y' };
    const scores = sumOthers([
      { ...one, outcome: 'right', confidence: 0.8 },
      { ...one, outcome: 'wrong', confidence: 0.95 },
      { ...one, outcome: 'wrong', confidence: 0.5 },
      { ...one, outcome: 'lost', confidence: null },
      { ...one, outcome: 'invented', confidence: 0.95 },
    ]);
    expect(scores).toEqual({
      unit: { scored: 4, right: 0.25, wrong: 2, lost: 1, invented: 1, stated: 0.8, surelyWrong: 2 },
    });
  });
});
