import { describe, expect, it } from 'vitest';
import { withoutLetters } from '../../../../extractors/page/rules/bar-ends.ts';
import type { Mask } from '../../../../extractors/raster/bitmap.ts';
import type { TracedRule } from '../../../../extractors/raster/rule-tracing.ts';

const letterHeight = 20;

type Box = [x0: number, y0: number, x1: number, y1: number];

function maskOf(...ink: Box[]): Mask {
  const [width, height] = [500, 100];
  const data = new Uint8Array(width * height);
  for (const [x0, y0, x1, y1] of ink) for (let y = y0; y < y1; y++) data.fill(1, y * width + x0, y * width + x1);
  return { width, height, data };
}

/** A rule traced along y = 50, four pixels thick. */
const traced = (from: number, to: number): TracedRule => ({
  kind: 'horizontal',
  from,
  to,
  points: [
    { t: from, c: 50 },
    { t: to, c: 50 },
  ],
  thickness: 4,
  fill: 1,
  gaps: [],
});
const bar = (from: number, to: number): Box => [from, 48, to, 52];
/** Upright strokes as of "100" on the level of the bar. */
const strokes = (from: number, count: number, apart: number): Box[] =>
  Array.from({ length: count }, (_, i) => [from + i * apart, 40, from + i * apart + 4, 60]);

describe('a bar', () => {
  it('ends before the multiplier that tracing went on through', () => {
    const found = withoutLetters(traced(50, 360), maskOf(bar(50, 250), ...strokes(258, 6, 16)), letterHeight);
    expect(found).toMatchObject({ from: 50, to: 250 });
  });

  it('begins behind the name that stands before it', () => {
    const found = withoutLetters(traced(10, 250), maskOf(bar(90, 250), ...strokes(12, 5, 15)), letterHeight);
    expect(found).toMatchObject({ from: 90, to: 250 });
  });

  it('is one although descenders cross it and worn print leaves gaps', () => {
    const worn = maskOf(bar(50, 120), bar(126, 250), [80, 36, 84, 60], [200, 36, 204, 60]);
    expect(withoutLetters(traced(50, 250), worn, letterHeight)).toMatchObject({ from: 50, to: 250 });
  });

  it('may run close below its letters, as an underline does', () => {
    const underline = maskOf(bar(50, 250), [60, 20, 240, 44]);
    expect(withoutLetters(traced(50, 250), underline, letterHeight)).toMatchObject({ from: 50, to: 250 });
  });
});

describe('no bar', () => {
  it('is a row of serifs, which stems cross', () => {
    const stems = strokes(52, 13, 15);
    const serifs = stems.map(([x]): Box => [x - 4, 48, x + 8, 52]);
    expect(withoutLetters(traced(50, 250), maskOf(...stems, ...serifs), letterHeight)).toBeNull();
  });

  it('is one dash within letters', () => {
    const dash = maskOf(bar(100, 118), ...strokes(52, 3, 15), ...strokes(125, 5, 15));
    expect(withoutLetters(traced(50, 250), dash, letterHeight)).toBeNull();
  });

  it('is a rule that lost most of its ink', () => {
    expect(withoutLetters(traced(50, 250), maskOf(bar(50, 90), bar(210, 250)), letterHeight)).toBeNull();
  });
});
