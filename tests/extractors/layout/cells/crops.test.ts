import { describe, expect, it } from 'vitest';
import { drawCrop, planCrops, withoutSpecks } from '../../../../extractors/layout/cells/crops.ts';
import type { Rule } from '../../../../extractors/layout/rules.ts';
import type { Component } from '../../../../extractors/raster/components.ts';
import { grayOfPoints } from '../../raster/paint.ts';

/** A letter of 20 x 24 pixels. */
const letter = (x0: number, y0: number): Component => ({ x0, y0, x1: x0 + 20, y1: y0 + 24, area: 200 });
/** A line of letters from `x0` to about `x1`. */
const line = (x0: number, x1: number, y0: number): Component[] =>
  Array.from({ length: Math.floor((x1 - x0) / 26) }, (_, i) => letter(x0 + 26 * i, y0));
const bar = (from: number, to: number, at: number): Rule => ({ kind: 'horizontal', from, to, at, thickness: 3 });
const height = 24;
const plansOf = (parts: Component[], bars: Rule[] = [], open = false) =>
  planCrops(parts, bars, height, open).map(({ place, parts: own, lines }) => [
    place ? `${place.index} ${place.part}` : 'text',
    own.length,
    lines,
  ]);

describe('the crops of a cell', () => {
  it('ordinary text is one crop, whatever its lines', () => {
    expect(plansOf([...line(0, 260, 0), ...line(0, 260, 40), ...line(0, 130, 80)])).toEqual([['text', 25, 3]]);
  });

  it('an empty cell has none', () => {
    expect(plansOf([])).toEqual([]);
  });

  it('text before and after a fraction and its parts are read apart, in reading order', () => {
    const parts = [
      ...line(0, 520, 0),
      ...line(60, 260, 100),
      ...line(60, 260, 150),
      ...line(330, 410, 125),
      ...line(0, 520, 240),
    ];
    expect(plansOf(parts, [bar(50, 270, 137)])).toEqual([
      ['text', 20, 1],
      ['0 numerator', 7, 1],
      ['0 denominator', 7, 1],
      ['0 right', 3, 1],
      ['text', 20, 1],
    ]);
  });

  it('a multiplier between the heights of two lines shows a fraction without a bar', () => {
    const parts = [...line(0, 390, 0), ...line(80, 290, 44), ...line(410, 540, 22)];
    expect(plansOf(parts)).toEqual([
      ['0 numerator', 15, 1],
      ['0 denominator', 8, 1],
      ['0 right', 5, 1],
    ]);
  });

  it('words at the end of a line, and text beside one line, show none', () => {
    expect(plansOf([...line(0, 260, 0), ...line(280, 410, 0), ...line(0, 260, 44)])).toEqual([['text', 25, 2]]);
  });

  it('an underline cuts nothing', () => {
    expect(plansOf([...line(0, 260, 0), ...line(300, 560, 0)], [bar(0, 250, 30)])).toEqual([['text', 20, 1]]);
  });
});

describe('specks', () => {
  const word = line(0, 260, 100);
  const speck = (x0: number, y0: number, size = 5): Component => ({
    x0,
    y0,
    x1: x0 + size,
    y1: y0 + size,
    area: size * size,
  });

  it('far from every letter are dust', () => {
    expect(withoutSpecks([...word, speck(400, 20), speck(100, 300)], height)).toEqual(word);
  });

  it('near a letter are full stops and dots of an i', () => {
    const stop = speck(264, 119);
    const dot = speck(30, 90);
    expect(withoutSpecks([...word, stop, dot], height)).toEqual([...word, stop, dot]);
  });

  it('that stand above each other between two words are a colon', () => {
    const next = line(320, 580, 100);
    const colon = [speck(288, 102), speck(288, 118)];
    expect(withoutSpecks([...word, ...colon, ...next], height)).toEqual([...word, ...colon, ...next]);
    expect(withoutSpecks([...word, colon[0]!, ...next], height)).toEqual([...word, ...next]);
  });

  it('of a pixel or two are dust anywhere', () => {
    expect(withoutSpecks([...word, { ...speck(264, 119, 2), area: 3 }], height)).toEqual(word);
  });
});

describe('drawing a crop', () => {
  // ink everywhere: what is drawn beside the own ink would show
  const page = grayOfPoints(300, 200, (x) => (x >= 100 && x < 120 ? 0 : 90));
  const crop = drawCrop(page, { place: null, parts: [letter(100, 50), letter(160, 80)], lines: 2 }, 255);

  it('has white borders and knows its place on the page', () => {
    const border = 100 - crop.x;
    expect(border).toBeGreaterThanOrEqual(8);
    expect(50 - crop.y).toBe(border);
    expect(crop.picture.width).toBe(80 + 2 * border);
    expect(crop.picture.height).toBe(54 + 2 * border);
    expect(crop.picture.data[0]).toBe(255);
  });

  it('holds its own ink with a narrow rim and nothing of its neighbours', () => {
    const at = (x: number, y: number): number => crop.picture.data[(y - crop.y) * crop.picture.width + x - crop.x]!;
    expect([at(110, 60), at(121, 60), at(170, 90)]).toEqual([0, 90, 90]);
    expect([at(140, 60), at(110, 95), at(170, 60)]).toEqual([255, 255, 255]);
  });
});
