import { describe, expect, it } from 'vitest';
import { components, letters, type Component } from '../../../extractors/raster/components.ts';
import { maskOf } from './paint.ts';

describe('connected parts', () => {
  it('join over corners and come in the order of their first row', () => {
    const mask = maskOf(['#....##', '.#...##', '.......', '..###..']);
    expect(components(mask)).toEqual([
      { x0: 0, y0: 0, x1: 2, y1: 2, area: 2 },
      { x0: 5, y0: 0, x1: 7, y1: 2, area: 4 },
      { x0: 2, y0: 3, x1: 5, y1: 4, area: 3 },
    ]);
  });

  it('a U is one part although its arms begin apart', () => {
    expect(components(maskOf(['#.#', '#.#', '###']))).toEqual([{ x0: 0, y0: 0, x1: 3, y1: 3, area: 7 }]);
  });

  it('three arms that meet one after the other are one part', () => {
    expect(components(maskOf(['#.#.#', '#.###', '###..']))).toEqual([{ x0: 0, y0: 0, x1: 5, y1: 3, area: 10 }]);
  });

  it('a ring and the dot inside it stay two', () => {
    const ring = components(maskOf(['#####', '#...#', '#.#.#', '#...#', '#####']));
    expect(ring.map((p) => p.area)).toEqual([16, 1]);
  });
});

describe('letters', () => {
  const part = (x0: number, width: number, height: number, area = width * height): Component => ({
    x0,
    y0: 0,
    x1: x0 + width,
    y1: height,
    area,
  });

  it('have a size that print can have; rules, dust and frames are left out', () => {
    const print = Array.from({ length: 9 }, (_, i) => part(40 * i, 20, i < 6 ? 30 : 42));
    const rule = part(0, 900, 4);
    const dust = part(0, 2, 2);
    const frame = part(0, 100, 80, 200);
    const found = letters([...print, rule, dust, frame], 300);
    expect(found.height).toBe(30);
    expect(found.letters).toEqual(print);
  });

  it('a blank page has none', () => {
    expect(letters([], 300)).toEqual({ letters: [], height: 0 });
  });
});
