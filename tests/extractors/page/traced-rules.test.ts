import { describe, expect, it } from 'vitest';
import type { RuledGrid } from '../../../extractors/layout/grid.ts';
import {
  barInPoints,
  endsOf,
  isBarIn,
  kindOf,
  straightBar,
  straightRule,
} from '../../../extractors/page/traced-rules.ts';
import type { PreparedPage } from '../../../extractors/raster/prepare.ts';
import type { TracedRule } from '../../../extractors/raster/rule-tracing.ts';

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
/** A page of letters 30 pixels high with ink in these rectangles of pixels. */
function pageWith(...ink: [x0: number, y0: number, x1: number, y1: number][]): PreparedPage {
  const [width, height] = [500, 500];
  const data = new Uint8Array(width * height);
  for (const [x0, y0, x1, y1] of ink) for (let y = y0; y < y1; y++) data.fill(1, y * width + x0, y * width + x1);
  return { mask: { width, height, data }, letterHeight: 30 } as PreparedPage;
}
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

describe('what a traced rule is', () => {
  it('is a border on an edge of a grid', () => {
    expect(kindOf(rule('horizontal', [200, 200], 0, 400), [grid], pageWith())).toBe('border');
    expect(kindOf(rule('vertical', [200, 200], 100, 200), [grid], pageWith())).toBe('border');
  });

  it('is no border where it parts no cells: letters below each other stay letters', () => {
    const whole = { ...grid, cells: [cell(0, 1, 0, 96)] };
    expect(kindOf(rule('vertical', [200, 200], 100, 200), [whole], pageWith())).toBe('other');
  });

  it('is a bar where it stands free inside the grid, also with one descender below it', () => {
    const bar = rule('horizontal', [150, 150], 50, 150);
    expect(kindOf(bar, [grid], pageWith())).toBe('bar');
    expect(kindOf(bar, [grid], pageWith([60, 155, 66, 175]))).toBe('bar');
  });

  it('is neither in the middle of letters, nor upright inside a cell', () => {
    expect(kindOf(rule('horizontal', [150, 150], 50, 150), [grid], pageWith([50, 154, 110, 162]))).toBe('other');
    expect(kindOf(rule('vertical', [100, 100], 120, 180), [grid], pageWith())).toBe('other');
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
