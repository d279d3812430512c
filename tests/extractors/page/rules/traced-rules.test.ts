import { describe, expect, it } from 'vitest';
import type { RuledGrid } from '../../../../extractors/layout/grid.ts';
import {
  barInPoints,
  endsOf,
  isBarIn,
  isGridRule,
  straightBar,
  straightRule,
} from '../../../../extractors/page/rules/traced-rules.ts';
import type { TracedRule } from '../../../../extractors/raster/rule-tracing.ts';

/** A rule in pixels of 300 dpi: 100 pixels are 24 points. */
const rule = (kind: TracedRule['kind'], across: number[], from: number, to: number): TracedRule => ({
  kind,
  from,
  to,
  points: across.map((c, i) => ({ t: from + ((to - from) * i) / (across.length - 1), c })),
  thickness: 4,
  fill: 1,
  gaps: [],
});
const cell = (c0: number, c1: number, x0: number, x1: number): RuledGrid['cells'][number] => {
  return { r0: 0, r1: 0, c0, c1, box: [x0, 24, x1, 48], openTop: false, openBottom: false };
};
const grid: RuledGrid = { xs: [0, 48, 96], ys: [24, 48], cells: [cell(0, 0, 0, 48), cell(1, 1, 48, 96)], agreement: 1 };

describe('a traced rule', () => {
  it('is straight at the middle of the heights that it wanders through', () => {
    const straight = straightRule(rule('horizontal', [100, 101, 180, 100, 99], 0, 400));
    expect(straight).toMatchObject({ kind: 'horizontal', at: 24, from: 0, to: 96 });
  });

  it('keeps its place when it is taken to pixels and back to points', () => {
    const bar = rule('horizontal', [200, 200], 100, 300);
    expect(straightBar(bar)).toMatchObject({ at: 200, from: 100, to: 300 });
    expect(barInPoints(straightBar(bar))).toMatchObject({ at: 48, from: 24, to: 72 });
  });

  it('ends where its first and last points lie on the page', () => {
    expect(endsOf(rule('vertical', [50, 60], 100, 300), (box) => box)).toEqual([50, 100, 60, 300]);
  });
});

describe('a border of a grid', () => {
  it('lies on one of its edges', () => {
    expect(isGridRule(straightRule(rule('horizontal', [200, 200], 0, 400)), [grid])).toBe(true);
    expect(isGridRule(straightRule(rule('vertical', [200, 200], 100, 200)), [grid])).toBe(true);
    expect(isGridRule(straightRule(rule('horizontal', [150, 150], 50, 150)), [grid])).toBe(false);
  });

  it('is none where it parts no cells: letters below each other stay letters', () => {
    const whole = { ...grid, cells: [cell(0, 1, 0, 96)] };
    expect(isGridRule(straightRule(rule('vertical', [200, 200], 100, 200)), [whole])).toBe(false);
  });
});

describe('the cell of a bar', () => {
  it('holds the middle of the bar, clear of its upper edge', () => {
    const bar = straightBar(rule('horizontal', [150, 150], 50, 150));
    expect(isBarIn(bar, [0, 24, 48, 48])).toBe(true);
    expect(isBarIn(bar, [48, 24, 96, 48])).toBe(false);
    expect(isBarIn(bar, [0, 35, 48, 60])).toBe(false);
  });
});
