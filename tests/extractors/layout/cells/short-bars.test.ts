import { describe, expect, it } from 'vitest';
import { shortBars } from '../../../../extractors/layout/cells/short-bars.ts';
import type { Component } from '../../../../extractors/raster/components.ts';

const height = 20;
const part = (x0: number, y0: number, w: number, h: number): Component => ({
  x0,
  y0,
  x1: x0 + w,
  y1: y0 + h,
  area: w * h,
});

describe('the bar of a short fraction', () => {
  it('is a dash with letters close above and below', () => {
    const dash = part(10, 38, 18, 4);
    const { bars, rest } = shortBars([part(12, 10, 14, 20), dash, part(12, 52, 14, 20), part(40, 30, 16, 20)], height);
    expect(bars).toMatchObject([{ kind: 'horizontal', from: 10, to: 28, at: 40 }]);
    expect(rest).not.toContain(dash);
    expect(rest).toHaveLength(3);
  });

  it('may stand in wide leading, where nothing else is on the lines of its letters', () => {
    const [above, dash, below] = [part(12, 0, 14, 20), part(10, 48, 18, 4), part(12, 68, 14, 20)];
    expect(shortBars([above, dash, below], height).bars).toHaveLength(1);
    expect(shortBars([above, part(40, 0, 14, 20), dash, below], height).bars).toEqual([]);
  });

  it('is neither a minus between two lines of text nor a bullet', () => {
    const apart = [part(12, 0, 14, 20), part(10, 48, 18, 4), part(12, 80, 14, 20)];
    expect(shortBars(apart, height).bars).toEqual([]);
    expect(shortBars([part(10, 48, 18, 4), part(12, 58, 14, 20)], height).bars).toEqual([]);
  });

  it('is no half of an equals sign, no dash between dots, no tall stroke', () => {
    expect(shortBars([part(10, 30, 18, 4), part(10, 40, 18, 4)], height).bars).toEqual([]);
    const division = [part(17, 28, 4, 4), part(10, 36, 18, 4), part(17, 44, 4, 4)];
    expect(shortBars(division, height).bars).toEqual([]);
    expect(shortBars([part(12, 10, 14, 20), part(10, 36, 18, 12), part(12, 54, 14, 20)], height).bars).toEqual([]);
  });
});
